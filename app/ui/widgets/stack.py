"""Rows under each other with named gaps; hidden rows take their gap with them."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..theme import current

Align = Literal["fill", "center", "start"]


@dataclass(frozen=True, slots=True)
class _Row:
    widget: QWidget
    gap: str
    align: Align


class Stack(QWidget):
    """A column of widgets, laid out by hand so that every gap is the guide's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._compact = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(
        self, widget: QWidget, gap: str = "", align: Align = "fill", *, above: QWidget | None = None
    ) -> None:
        """Append a row, ``gap`` pixels of the guide below the one before; or put it ``above`` another."""
        widget.setParent(self)
        at = len(self._rows)
        if above is not None:
            at = [row.widget for row in self._rows].index(above)
            # Screen readers go by the order of the children.
            widget.stackUnder(above)
        self._rows.insert(at, _Row(widget, gap, align))
        self.updateGeometry()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 a state like Qt's own setters
        """Use the smaller gaps of a low window, here and in every stack inside."""
        if compact != self._compact:
            self._compact = compact
            for row in self._rows:
                if hasattr(row.widget, "set_compact"):
                    row.widget.set_compact(compact)
            self.updateGeometry()
            self._place()

    def hasHeightForWidth(self) -> bool:
        """Say yes: wrapped text makes the height depend on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that all shown rows need."""
        return self._walk(width, place=False)

    def sizeHint(self) -> QSize:
        """Return the width of the widest row and the height at it."""
        shown = [row.widget for row in self._rows if not row.widget.isHidden()]
        width = max((widget.sizeHint().width() for widget in shown), default=0)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Return nothing: the column scrolls where there is no room."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out anew."""
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the rows out anew: what changed while nobody saw it asked for no layout."""
        super().showEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Take up a row's new height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)

    def _place(self) -> None:
        self._walk(self.width(), place=True)

    def _walk(self, width: int, *, place: bool) -> int:
        top = 0
        for row in self._rows:
            if row.widget.isHidden():
                continue
            if top and row.gap:
                top += current().gap(row.gap, compact=self._compact)
            wide = width if row.align == "fill" else min(width, row.widget.sizeHint().width())
            high = _height(row.widget, wide)
            if place:
                left = (width - wide) // 2 if row.align == "center" else 0
                if row.align == "start" and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                    left = width - wide
                row.widget.setGeometry(QRect(left, top, wide, high))
            top += high
        return top


def _height(widget: QWidget, width: int) -> int:
    if widget.minimumHeight() == widget.maximumHeight():
        return widget.minimumHeight()
    if widget.hasHeightForWidth():
        return max(widget.minimumHeight(), widget.heightForWidth(width))
    return max(widget.minimumHeight(), widget.sizeHint().height())
