"""One ring a window, drawn two pixels clear of whatever has the focus; a field has its border for it.

It is drawn on whole pixels of the screen. At a scale of 1.5 most things begin at half a pixel, and a line of
three pixels would be two and two pale ones: there it is drawn over the border of a field as well.
"""

import math

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
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

# Room for what reaches out to a whole pixel.
SPARE = 1
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


def _bordered(widget: QWidget) -> bool:
    """Tell a field whose border shows the focus: one that is not red, where not all borders are thick."""
    wrong = widget.property("error") == "true"
    return isinstance(widget, QLineEdit) and not wrong and not current().tokens.strong


class FocusRing(QWidget):
    """An overlay that lets clicks through."""

    def __init__(self, window: QWidget) -> None:
        """Take the window whose focus it shows."""
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._clear = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._place)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target as it moves."""
        if event.type() in MOVES:
            self._later.start(0)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Be a picture and nothing else; said when it is first seen, which is not at the first paint."""
        from PySide6.QtCore import Qt

        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        super().showEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        if self._target is None or not isValid(self._target):
            return
        theme = current()
        sizes = theme.sizes
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        to_screen = painter.deviceTransform()
        ratio = to_screen.m11()
        wide = math.ceil(sizes.ring * ratio)
        outer = to_screen.mapRect(QRectF(self.rect()).adjusted(SPARE, SPARE, -SPARE, -SPARE))
        edge = QRectF(outer.toRect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        inset = sizes.radius_inset if _inset(self._target) else sizes.radius
        radius = inset + self._clear - wide / ratio / 2
        token = "error" if self._target.property("error") == "true" else "ring"
        painter.setPen(QPen(theme.color(token), wide / ratio))
        painter.drawRoundedRect(to_screen.inverted()[0].mapRect(edge), radius, radius)

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
        if target is None or not self._wanted(target) or not target.isVisible():
            self.hide()
            return
        sizes = current().sizes
        around = self._clear = 0 if _bordered(target) else sizes.ring + sizes.ring_clear
        box = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        if isinstance(target, QCheckBox):
            wide = min(box.width(), target.sizeHint().width())
            if target.isRightToLeft():
                box.setLeft(box.right() + 1 - wide)
            else:
                box.setWidth(wide)
            box.adjust(-around, around, around, -around)
        around += SPARE
        box.adjust(-around, -around, around, around)
        seen = self._viewport(target)
        self.setGeometry(box)
        self.setVisible(seen is None or seen.intersects(box))
        self.raise_()
        self.update()

    def _wanted(self, target: QWidget) -> bool:
        if _bordered(target):
            # Otherwise the style's own border is on whole pixels.
            return not self.devicePixelRatioF().is_integer()
        return isinstance(target, QAbstractButton | QLineEdit) or _inset(target)

    def _viewport(self, target: QWidget) -> QRect | None:
        one: QWidget | None = target.parentWidget()
        while one is not None:
            if isinstance(one, QScrollArea):
                return QRect(one.mapTo(self._window, QPoint(0, 0)), one.size())
            one = one.parentWidget()
        return None
