"""Who is signing in, and the way back for somebody else."""

from PySide6.QtCore import Signal

from ...spoken import translate
from ..theme import current
from .beside import Beside
from .buttons import QuietButton
from .texts import Elided


class IdentityLine(Beside):
    """The typed name and "Not you? Start over" in one muted line; in two where there is no room for both."""

    start_over = Signal()

    def __init__(self) -> None:
        """Begin without a name."""
        sizes = current().sizes
        self._name = Elided(role="muted")
        button = QuietButton(translate("ui", "Not you? Start over"))
        button.setProperty("role", "inline")
        button.setMinimumHeight(sizes.gap_header)
        super().__init__(self._name, button, sizes.name_least)
        button.clicked.connect(self.start_over)

    def set_name(self, name: str) -> None:
        """Show who is signing in, as it was typed."""
        self._name.set_name(name)
