"""Who is signing in, and the way back for somebody else."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ..theme import current
from .buttons import QuietButton
from .texts import Elided


class IdentityLine(QWidget):
    """The typed name and "Not you? Start over" in one muted line."""

    start_over = Signal()

    def __init__(self) -> None:
        """Begin without a name."""
        super().__init__()
        self._name = Elided(role="muted")
        self._button = QuietButton("Not you? Start over")
        self._button.setProperty("role", "inline")
        self._button.setFixedHeight(current().sizes.gap_header)
        self._button.clicked.connect(self.start_over)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().sizes.gap_button)
        layout.addWidget(self._name, 1)
        layout.addWidget(self._button)

    def set_name(self, name: str) -> None:
        """Show who is signing in, as it was typed."""
        self._name.set_name(name)
