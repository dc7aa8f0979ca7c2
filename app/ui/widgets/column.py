"""The page's one column: on a card where there is room, on the window itself where there is not."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QScrollArea, QWidget
from shiboken6 import isValid

from ..theme import BLOCK_AT, NARROW_PADDING, current
from .named import put
from .stack import Stack


class _Body(QWidget):
    """What scrolls: holds the content in its place, and paints a card under it where there is room."""

    def __init__(self, content: Stack) -> None:
        super().__init__()
        self.content = content
        content.setParent(self)
        self.card = QRect()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.card.isNull():
            # fillRect() and a colour would do, but wake up gradients and namespace Qt before the first paint.
            painter.setBackground(QApplication.palette().window())
            painter.eraseRect(self.rect())
            return
        theme = current()
        painter.fillRect(self.rect(), theme.color("bg"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border"), theme.border))
        painter.setBrush(QColor(theme.color("card")))
        half = theme.border / 2
        edge = QRectF(self.card).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(edge, theme.sizes.radius_card, theme.sizes.radius_card)


class Column(QScrollArea):
    """Centres a stack; its top stays where it is while rows appear and go, so that nothing jumps."""

    def __init__(self, content: Stack, parent: QWidget | None = None) -> None:
        """Take the content."""
        super().__init__(parent)
        self._body = _Body(content)
        self._content = content
        self._settled_height: int | None = None
        self._arranged: tuple[QSize, int] | None = None
        self._wanted: list[QWidget] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._on_later)
        self.setFrameShape(QFrame.Shape.NoFrame)
        put(self, focusPolicy="NoFocus", horizontalScrollBarPolicy="ScrollBarAlwaysOff")
        self.setWidget(self._body)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._body.installEventFilter(self)
        current().changed.connect(self._body.update)

    def settle(self) -> None:
        """Centre the content as it is now; called when a page is shown."""
        self._settled_height = None
        self._arrange()

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a part of the content as soon as it has its place; what is asked for last wins."""
        self._wanted.append(widget)
        self._later.start(0)

    def minimumSizeHint(self) -> QSize:
        """Return nothing: it scrolls."""
        return QSize(0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top, wherever it was left."""
        super().showEvent(event)
        if not event.spontaneous():
            self.verticalScrollBar().setValue(0)
            self._on_focus_changed(None, QApplication.focusWidget())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre anew in another size of window."""
        super().resizeEvent(event)
        self.settle()
        # What has the keyboard stays in sight.
        self._on_focus_changed(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take up the content's new height, once all its parts have it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._later.start(0)
        return super().eventFilter(watched, event)

    def _on_later(self) -> None:
        # Measuring at both densities asks for a layout by itself: without a change that would never end.
        now = (self.maximumViewportSize(), self._content.heightForWidth(self._content.width()))
        if now != self._arranged:
            self._arrange()
        self._scroll()

    def _arrange(self) -> None:
        theme = current()
        sizes = theme.sizes
        room = self.maximumViewportSize()
        compact = room.height() < sizes.card_from_height
        wide, high = self._measured(room.width(), compact=compact)
        card = 2 * sizes.gap_header if room.width() >= sizes.card_from_width else 0
        if not compact and high + 2 * sizes.padding + card > room.height():
            # Rather smaller gaps than a page that scrolls.
            compact = True
            wide, high = self._measured(room.width(), compact=compact)
        padding = sizes.padding_compact if compact else sizes.padding
        carded = room.height() >= sizes.card_from_height and room.width() >= sizes.card_from_width
        if high + 2 * padding > room.height():
            room = QSize(room.width() - self.verticalScrollBar().sizeHint().width(), room.height())
            wide = min(wide, room.width() - 2 * beside(room.width()))
            high = self._content.heightForWidth(wide)
        if self._settled_height is None:
            self._settled_height = high
        free = room.height() - self._settled_height - 2 * padding
        top = padding + max(0, round(free * BLOCK_AT))
        top = max(padding, min(top, room.height() - padding - high))
        left = (room.width() - wide) // 2
        self._body.resize(room.width(), max(room.height(), top + high + padding))
        self._content.setGeometry(left, top, wide, high)
        around_it = (min(sizes.card_width, room.width()) - wide) // 2
        around = QRect(left - around_it, top - padding, wide + 2 * around_it, high + 2 * padding)
        self._body.card = around if carded else QRect()
        self._arranged = (self.maximumViewportSize(), high)
        self._body.update()

    def _scroll(self) -> None:
        wanted, self._wanted = self._wanted, []
        for one in wanted:
            if isValid(one) and self._content.isAncestorOf(one):
                self._scroll_to(one)

    def _scroll_to(self, one: QWidget) -> None:
        gap = current().sizes.gap_group
        if not one.inherits("QTextEdit"):
            self.ensureWidgetVisible(one, 0, gap)
            return
        # Qt would scroll to its cursor only; what is read must be seen as a whole.
        box = QRect(one.mapTo(self._body, QPoint(0, 0)), one.size())
        gap = max(0, min(gap, (self.viewport().height() - box.height()) // 2))
        self.ensureVisible(0, box.bottom(), 0, gap)
        self.ensureVisible(0, box.top(), 0, gap)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # Tab scrolls by itself; what gets the focus otherwise must be seen too, a field with its sentence.
        if new is not None and self.isVisible() and self._content.isAncestorOf(new):
            field = new.parentWidget() if isinstance(new, QLineEdit) else None
            self._wanted += [field, new] if field is not None else [new]
            self._later.start(0)

    def _measured(self, room: int, *, compact: bool) -> tuple[int, int]:
        """Return width and height of the content; the left edge is the same on every page."""
        wide = min(current().sizes.card_width, room) - 2 * beside(room)
        self._content.set_compact(compact)
        return wide, self._content.heightForWidth(wide)


def beside(room: int) -> int:
    """Return the padding at either side of the content."""
    sizes = current().sizes
    if room >= sizes.window_width:
        return sizes.padding
    return min(sizes.padding_compact, round(room * NARROW_PADDING))


def reveal(widget: QWidget) -> None:
    """Have the column a widget stands in, if any, scroll to it."""
    one = widget.parentWidget()
    while one is not None:
        if isinstance(one, Column):
            one.reveal(widget)
        one = one.parentWidget()
