"""Two actions in one row, the main one wider; below each other where they do not both fit on it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from ..theme import current


class ButtonRow(QWidget):
    """The way back, then the main action; Tab goes the same way in both shapes."""

    def __init__(self, back: QPushButton, action: QPushButton) -> None:
        """Take both."""
        super().__init__()
        self._back, self._action = back, action
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current().sizes.gap_button)
        self._row.addWidget(back)
        self._row.addWidget(action, 1)

    def hasHeightForWidth(self) -> bool:
        """Say yes: they may need a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of both at a width."""
        back, action = self._back.heightForWidth(width), self._action.heightForWidth(width)
        if self._stacked(width):
            return back + current().sizes.gap_button + action
        return max(self._back.minimumHeight(), self._action.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return nothing: it makes do with what there is."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put them beside or below each other."""
        down = self._stacked(self.width())
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)
        self._row.activate()
        super().resizeEvent(event)

    def _stacked(self, width: int) -> bool:
        gap = current().sizes.gap_button
        return self._back.sizeHint().width() + gap + self._action.sizeHint().width() > width
