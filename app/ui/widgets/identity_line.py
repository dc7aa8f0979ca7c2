"""Who is signing in, and the way back for somebody else."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ...spoken import translate
from ..theme import current
from .buttons import QuietButton
from .texts import Elided


class IdentityLine(QWidget):
    """The typed name and "Not you? Start over" in one muted line; in two where there is no room for both."""

    start_over = Signal()

    def __init__(self) -> None:
        """Begin without a name."""
        super().__init__()
        sizes = current().sizes
        self._name = Elided(role="muted")
        self._button = QuietButton(translate("ui", "Not you? Start over"))
        self._button.setProperty("role", "inline")
        self._button.setMinimumHeight(sizes.gap_header)
        self._button.clicked.connect(self.start_over)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(sizes.gap_button)
        self._row.addWidget(self._name, 1)
        self._row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)

    def set_name(self, name: str) -> None:
        """Show who is signing in, as it was typed."""
        self._name.set_name(name)

    def hasHeightForWidth(self) -> bool:
        """Say yes: it may need a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of one line or of both."""
        name, button = self._name.sizeHint().height(), self._button.heightForWidth(width)
        return name + button if self._stacked(width) else max(name, self._button.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return nothing: it makes do with what there is."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button beside the name or under it."""
        stacked = self._stacked(self.width())
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        self._row.setSpacing(0 if stacked else current().sizes.gap_button)
        self._row.activate()
        super().resizeEvent(event)

    def _stacked(self, width: int) -> bool:
        sizes = current().sizes
        return width < self._button.sizeHint().width() + sizes.gap_button + sizes.name_least
