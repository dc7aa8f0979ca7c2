"""One ring a window, drawn around whatever has the focus, two pixels clear of it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from ..theme import current

MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.DynamicPropertyChange,
    }
)


def _inset(widget: QWidget | None) -> bool:
    """Tell a QTextEdit, without loading it before one is there."""
    return widget is not None and widget.inherits("QTextEdit")


class FocusRing(QWidget):
    """An overlay that lets clicks through. Editors of one line have a border of their own for it."""

    def __init__(self, window: QWidget) -> None:
        """Take the window whose focus it shows."""
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._place)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target as it moves."""
        if event.type() in MOVES:
            self._later.start(0)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        if self._target is None or not isValid(self._target):
            return
        theme = current()
        sizes = theme.sizes
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "error" if self._target.property("error") == "true" else "ring"
        painter.setPen(QPen(theme.color(token), sizes.ring))
        half = sizes.ring / 2
        inset = sizes.radius_inset if _inset(self._target) else sizes.radius
        radius = inset + sizes.ring_clear + half
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for watched in self._watched():
            watched.removeEventFilter(self)
        # What had the focus may be gone with its window.
        self._target = new if new is not None and self._window.isAncestorOf(new) else None
        for watched in self._watched():
            watched.installEventFilter(self)
        self._later.start(0)

    def _watched(self) -> list[QWidget]:
        """Return the target and all it stands in, up to the window: any of them may move it."""
        found: list[QWidget] = []
        one = self._target if self._target is not None and isValid(self._target) else None
        while one is not None and one is not self._window:
            found.append(one)
            one = one.parentWidget()
        return found

    def _place(self) -> None:
        target = self._target if self._target is not None and isValid(self._target) else None
        wrong = target is not None and target.property("error") == "true"
        wanted = isinstance(target, QAbstractButton) or _inset(target)
        # Where all borders are thick, one of another colour is not seen.
        thick = current().tokens.strong
        wanted = wanted or (isinstance(target, QLineEdit) and (wrong or thick))
        if target is None or not wanted or not target.isVisible():
            self.hide()
            return
        around = current().sizes.ring + current().sizes.ring_clear
        box = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        if isinstance(target, QCheckBox):
            wide = min(box.width(), target.sizeHint().width())
            if target.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                box.setLeft(box.right() + 1 - wide)
            else:
                box.setWidth(wide)
            box.adjust(-around, around, around, -around)
        box.adjust(-around, -around, around, around)
        seen = self._viewport(target)
        self.setGeometry(box)
        self.setVisible(seen is None or seen.intersects(box))
        self.raise_()
        self.update()

    def _viewport(self, target: QWidget) -> QRect | None:
        one: QWidget | None = target.parentWidget()
        while one is not None:
            if isinstance(one, QScrollArea):
                return QRect(one.mapTo(self._window, QPoint(0, 0)), one.size())
            one = one.parentWidget()
        return None
