"""Buttons: the one filled action of a page, bordered ones beside it, quiet ones below it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QTimer
from PySide6.QtGui import (
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ...spoken import QT_TRANSLATE_NOOP, translate
from .. import assets
from ..theme import SPINNER_MS, current
from .announce import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QAbstractButton, QStyleOptionButton

SPINNER_STEP = 24
SHOWN_AFTER_MS = 200
SPINNER_LENGTH = 270
CHECKING = QT_TRANSLATE_NOOP("ui", "Checking…")
# A screen reader is told of what lasts, not of every blink.
SPOKEN_AFTER_MS = 1000


class _Button(QPushButton):
    """A button as high as the guide has it, and higher where its text needs a second line."""

    def __init__(self, text: str, kind: str) -> None:
        super().__init__(text)
        self._unbroken = False
        self._measured: tuple[str, int] | None = None
        self.setFont(current().font(kind))
        self.setMinimumHeight(current().sizes.control)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Say yes: the text wraps where it must."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of one line, or of as many as the width asks for."""
        lines = len(self._in_lines(width))
        if lines == 1:
            return self.minimumHeight()
        return max(self.minimumHeight(), lines * self.fontMetrics().lineSpacing() + current().sizes.gap_field)

    def sizeHint(self) -> QSize:
        """Return the room for the text on one line."""
        return QSize(self._wide(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return the room for the longest word."""
        metrics = self.fontMetrics()
        word = max((metrics.horizontalAdvance(one) for one in self.text().split()), default=0)
        return QSize(word + self._beside_text(), self.minimumHeight())

    def initStyleOption(self, option: "QStyleOptionButton") -> None:
        """Have the style draw the text in lines."""
        super().initStyleOption(option)
        if not self._unbroken:
            option.text = "\n".join(self._in_lines(self.width()))

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font or style."""
        super().changeEvent(event)
        self._measured = None

    def setIcon(self, icon: "QIcon | QPixmap") -> None:
        """Take an icon, which takes room."""
        super().setIcon(icon)
        self._measured = None

    def _wide(self) -> int:
        """Return the width of the text on one line, measured once: a layout asks many times."""
        if self._measured is None or self._measured[0] != self.text():
            self._unbroken = True
            self._measured = self.text(), super().sizeHint().width()
            self._unbroken = False
        return self._measured[1]

    def _beside_text(self) -> int:
        """Return what border, padding and icon take."""
        return self._wide() - self.fontMetrics().horizontalAdvance(self.text())

    def _in_lines(self, width: int) -> list[str]:
        if width >= self._wide():
            return [self.text()]
        room = width - self._beside_text()
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, room))
            lines.append(self.text()[line.textStart() : line.textStart() + line.textLength()].strip())
        layout.endLayout()
        return lines


class PrimaryButton(_Button):
    """The page's default action; while busy it says so without changing its name or its place."""

    def __init__(self, text: str) -> None:
        """Take the text, which stays the accessible name."""
        super().__init__(text, "primary")
        self._angle = 0
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(SPINNER_MS)
        self._timer.timeout.connect(self._turn)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHOWN_AFTER_MS)
        self._wait.timeout.connect(self._show_busy)
        self._lasting = QTimer(self)
        self._lasting.setSingleShot(True)
        self._lasting.setInterval(SPOKEN_AFTER_MS)
        self._lasting.timeout.connect(self._on_lasting)
        self.setProperty("role", "primary")
        self.setAccessibleName(text)

    @property
    def busy(self) -> bool:
        """Whether it shows that something is being checked."""
        return self._busy

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 a state like Qt's own setters
        """Take no press while busy, and after a moment show a spinner; the colour stays."""
        if busy == self._busy:
            return
        self._busy = busy
        for timer in (self._wait, self._lasting):
            if busy:
                timer.start()
            else:
                timer.stop()
        if not busy and self._timer.isActive():
            self._timer.stop()
            self.setAccessibleDescription("")
            self.update()

    def _show_busy(self) -> None:
        """Show what takes longer; what is answered at once would only flicker."""
        self._timer.start()
        self.setAccessibleDescription(translate("ui", CHECKING))
        self.update()

    def hitButton(self, at: QPoint) -> bool:
        """Take no click while busy."""
        return not self._busy and super().hitButton(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take no key while busy; Tab and Esc go on to the window."""
        if self._busy:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button; while busy, in its plain colour, a spinner and what is going on for its text."""
        if not self._timer.isActive():
            super().paintEvent(event)
            return
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QStyle, QStyleOptionButton

        theme = current()
        # Painted here: to have the style sheet do it costs two matchings of all its rules an answer.
        plain = QStyleOptionButton()
        self.initStyleOption(plain)
        plain.text = ""
        plain.state &= ~(QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, plain, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        text = translate("ui", CHECKING)
        icon, gap = theme.sizes.icon_small, theme.sizes.gap_icon
        wide = self.fontMetrics().horizontalAdvance(text)
        left = (self.width() - icon - gap - wide) / 2
        pen = QPen(theme.color("on_accent"), theme.sizes.ring)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        circle = QRectF(left, (self.height() - icon) / 2, icon, icon)
        inner = circle.adjusted(1, 1, -1, -1)
        painter.drawArc(inner, -self._angle * 16, SPINNER_LENGTH * 16)
        room = QRectF(left + icon + gap, 0, wide + gap, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _on_lasting(self) -> None:
        announce(self, translate("ui", CHECKING))

    def _turn(self) -> None:
        self._angle = (self._angle + SPINNER_STEP) % 360
        self.update()


def took_enter(button: "QAbstractButton", event: QKeyEvent) -> bool:
    """Press a button that has the focus by Enter: left to itself it would press the page's main action."""
    from PySide6.QtCore import Qt

    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.isAutoRepeat():
        return False
    button.click()
    event.accept()
    return True


class _IconButton(_Button):
    """A button that may have an icon, in the colour of a token; it draws it itself, which spares a QIcon."""

    _icon = ""
    _picture: QPixmap | None = None

    def changeEvent(self, event: QEvent) -> None:
        """Let the icon fade with the words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self._icon:
            self._tint()

    def _dress(self, icon: str, token: str) -> None:
        self._icon, self._token = icon, token
        if not icon:
            return
        # The style sheet leaves it room.
        self.setProperty("picture", True)
        self._measured = None
        # A method, not a closure: the connection must end with the button.
        current().changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        theme = current()
        token = self._token if self.isEnabled() else "disabled_text"
        self._picture = assets.pixmap(self._icon, getattr(theme.tokens, token), theme.sizes.icon)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and the icon where its text begins."""
        super().paintEvent(event)
        if self._picture is None:
            return
        sizes, metrics = current().sizes, self.fontMetrics()
        wide = max(metrics.horizontalAdvance(line) for line in self._in_lines(self.width()))
        left = sizes.pad_field + (self.width() - sizes.pad_picture - sizes.pad_behind - wide) // 2
        if self.isRightToLeft():
            left = self.width() - left - sizes.icon
        QPainter(self).drawPixmap(QPointF(left, (self.height() - sizes.icon) // 2), self._picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter like the space bar."""
        if not took_enter(self, event):
            super().keyPressEvent(event)


class SecondaryButton(_IconButton):
    """A bordered action beside the main one."""

    def __init__(self, text: str, icon: str = "") -> None:
        """Take text and, if wanted, the name of an icon."""
        super().__init__(text, "button")
        self.setProperty("role", "secondary")
        self.setAutoDefault(False)
        self._dress(icon, "text")


class QuietButton(_IconButton):
    """An action that does not ask for attention; a link to the eye, a button to the keyboard."""

    def __init__(self, text: str, icon: str = "", *, muted: bool = False) -> None:
        """Take text and, if wanted, the name of an icon; ``muted`` where it stands apart from the page."""
        super().__init__(text, "button")
        self.setProperty("role", "quiet")
        self.setProperty("muted", muted)
        self.setAutoDefault(False)
        self._dress(icon, "muted" if muted else "link")

    def enterEvent(self, event: QEnterEvent) -> None:
        """Have the pointer be a hand; named when it comes, which the first paint need not wait for."""
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)
