"""Equal buttons side by side; one under the other where one of them would be cut off."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ..theme import current


class EqualButtons(QWidget):
    """Lays out what is shown of its buttons, in their order; with none shown it takes no room."""

    def __init__(self, buttons: list[QAbstractButton]) -> None:
        """Take the buttons."""
        super().__init__()
        self._buttons = buttons
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for button in buttons:
            button.setParent(self)

    def hasHeightForWidth(self) -> bool:
        """Say yes: in a narrow window they stand one under the other."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that they need."""
        return self._walk(width, place=False)

    def sizeHint(self) -> QSize:
        """Return the room for all of them side by side."""
        shown = self._shown()
        gap = current().sizes.gap_button
        width = sum(one.sizeHint().width() for one in shown) + gap * max(0, len(shown) - 1)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Return nothing: the column scrolls where there is no room."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay them out anew."""
        super().resizeEvent(event)
        self._walk(self.width(), place=True)

    def event(self, event: QEvent) -> bool:
        """Take up a button that came, went or has other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            if not self._shown():
                # Without a button there is no row, and no gap above it.
                self.hide()
            self._walk(self.width(), place=True)
            self.updateGeometry()
        return super().event(event)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 Qt's own signature
        """Show the row, unless there is nothing in it."""
        super().setVisible(visible and bool(self._shown()))

    def _shown(self) -> list[QAbstractButton]:
        return [one for one in self._buttons if not one.isHidden()]

    def _walk(self, width: int, *, place: bool) -> int:
        shown = self._shown()
        if not shown:
            return 0
        gap = current().sizes.gap_button
        wide = (width - gap * (len(shown) - 1)) // len(shown)
        stacked = any(one.sizeHint().width() > wide for one in shown)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = top = 0
        for at, button in enumerate(shown):
            # The last one ends at the edge, whatever the division left over.
            room = width if stacked else width - left if at == len(shown) - 1 else wide
            high = button.heightForWidth(room) if stacked else button.minimumHeight()
            if place:
                button.setGeometry(QRect(width - left - room if mirrored else left, top, room, high))
            if stacked:
                top += high + gap
            else:
                left += wide + gap
        return top - gap if stacked else shown[0].minimumHeight()
