"""Buttons: the one filled action of a page, bordered ones beside it, quiet ones below it."""

from PySide6.QtCore import QPoint, QRectF, QSize, QTimer
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from .. import assets
from ..theme import SPINNER_MS, current

SPINNER_STEP = 24
SPINNER_LENGTH = 270
CHECKING = "Checking…"


class PrimaryButton(QPushButton):
    """The page's default action; while busy it says so without changing its name or its place."""

    def __init__(self, text: str) -> None:
        """Take the text, which stays the accessible name."""
        super().__init__(text)
        self._angle = 0
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(SPINNER_MS)
        self._timer.timeout.connect(self._turn)
        self.setProperty("role", "primary")
        self.setFont(current().font("primary"))
        self.setFixedHeight(current().sizes.control)
        self.setAccessibleName(text)

    @property
    def busy(self) -> bool:
        """Whether it shows that something is being checked."""
        return self._busy

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 a state like Qt's own setters
        """Show or end the spinner; a busy button keeps its colour and does nothing when pressed."""
        if busy == self._busy:
            return
        self._busy = busy
        self.setProperty("busy", "true" if busy else "false")
        self.setAccessibleDescription(CHECKING if busy else "")
        self.style().unpolish(self)
        self.style().polish(self)
        if busy:
            self._timer.start()
        else:
            self._timer.stop()
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
        """Paint the button, and over its hidden text the spinner and what is going on."""
        super().paintEvent(event)
        if not self._busy:
            return
        from PySide6.QtCore import Qt

        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        icon, gap = theme.sizes.icon_small, theme.sizes.gap_icon
        wide = self.fontMetrics().horizontalAdvance(CHECKING)
        left = (self.width() - icon - gap - wide) / 2
        pen = QPen(theme.color("on_accent"), theme.sizes.ring)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        circle = QRectF(left, (self.height() - icon) / 2, icon, icon)
        inner = circle.adjusted(1, 1, -1, -1)
        painter.drawArc(inner, -self._angle * 16, SPINNER_LENGTH * 16)
        text = QRectF(left + icon + gap, 0, wide + gap, self.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, CHECKING)

    def _turn(self) -> None:
        self._angle = (self._angle + SPINNER_STEP) % 360
        self.update()


class _IconButton(QPushButton):
    """A button that may have an icon, in the colour of a token."""

    def _dress(self, icon: str, token: str) -> None:
        self._icon, self._token = icon, token
        if not icon:
            return
        sizes = current().sizes
        self.setIconSize(QSize(sizes.icon + sizes.gap_icon // 2, sizes.icon))
        # A method, not a closure: the connection must end with the button.
        current().changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        theme = current()
        color, size, gap = getattr(theme.tokens, self._token), theme.sizes.icon, theme.sizes.gap_icon // 2
        self.setIcon(assets.icon(self._icon, color, size, gap))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter like the space bar: with the focus here it does not press the page's main action."""
        from PySide6.QtCore import Qt

        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            event.accept()
            return
        super().keyPressEvent(event)


class SecondaryButton(_IconButton):
    """A bordered action beside the main one."""

    def __init__(self, text: str, icon: str = "") -> None:
        """Take text and, if wanted, the name of an icon."""
        super().__init__(text)
        self.setProperty("role", "secondary")
        self.setFont(current().font("button"))
        self.setFixedHeight(current().sizes.control)
        self.setAutoDefault(False)
        self._dress(icon, "text")


class QuietButton(_IconButton):
    """An action that does not ask for attention; a link to the eye, a button to the keyboard."""

    def __init__(self, text: str, icon: str = "") -> None:
        """Take text and, if wanted, the name of an icon."""
        super().__init__(text)
        self.setProperty("role", "quiet")
        self.setFont(current().font("button"))
        self.setFixedHeight(current().sizes.control)
        self.setAutoDefault(False)
        self._dress(icon, "link")

    def enterEvent(self, event: QEnterEvent) -> None:
        """Have the pointer be a hand; named when it comes, which the first paint need not wait for."""
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)
