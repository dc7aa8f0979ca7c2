"""A thing with a quiet action at the end of its line; under it where there is no room for both."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from ..theme import current


class Beside(QWidget):
    """Tab goes the same way in both shapes."""

    def __init__(self, lead: QWidget, action: QPushButton, least: int = 0) -> None:
        """Take both; beside the action the lead may shrink to ``least``, or not at all."""
        super().__init__()
        self._lead, self._action, self._least = lead, action, least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current().sizes.gap_button)
        self._row.addWidget(lead, 1)
        self._row.addWidget(action, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def hasHeightForWidth(self) -> bool:
        """Say yes: it may need a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of one line or of both."""
        action = self._action.heightForWidth(width)
        if self._stacked(width):
            return self._lead_height(width) + current().sizes.gap_text + action
        left = width - current().sizes.gap_button - self._action.sizeHint().width()
        return max(self._lead_height(left), self._action.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return nothing: it makes do with what there is."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the action beside the lead or under it."""
        stacked = self._stacked(self.width())
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        sizes = current().sizes
        self._row.setSpacing(sizes.gap_text if stacked else sizes.gap_button)
        self._row.activate()
        super().resizeEvent(event)

    def _lead_height(self, width: int) -> int:
        high = self._lead.heightForWidth(width) if self._lead.hasHeightForWidth() else 0
        return max(high, self._lead.sizeHint().height())

    def _stacked(self, width: int) -> bool:
        least = self._least or self._lead.sizeHint().width()
        return width < self._action.sizeHint().width() + current().sizes.gap_button + least
