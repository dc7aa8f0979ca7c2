"""After a recovery sign-in: whether the phone is lost, and what follows."""

from ...core.api.commands import KeepAuthenticator, SetUpNewAuthenticator
from ...core.api.screens import PhoneLostScreen
from ...spoken import QT_TRANSLATE_NOOP, translate
from ..widgets.buttons import SecondaryButton
from .page import Page

TEXT = QT_TRANSLATE_NOOP(
    "ui",
    "If it is, set up a new authenticator now; the old one stops working as soon as the new one is "
    "confirmed. If you only could not reach your phone, keep what you have.",
)


class PhoneLostPage(Page):
    """Two ways on, neither of which loses anything."""

    NAME = "phone_lost"

    def __init__(self) -> None:
        """Build the page."""
        super().__init__(
            translate("ui", "Is your phone lost?"),
            translate("ui", TEXT),
            action=translate("ui", "Set up a new authenticator"),
        )
        self.keep = SecondaryButton(translate("ui", "Keep my authenticator"))
        self.keep.clicked.connect(self._on_keep)
        self.stack.add(self.action, "gap_header")
        self.stack.add(self.keep, "gap_button")

    def command(self) -> SetUpNewAuthenticator | None:
        """Ask for another enrollment."""
        return SetUpNewAuthenticator(self.shown.attempt) if isinstance(self.shown, PhoneLostScreen) else None

    def escape(self) -> None:
        """Start over, as at every later sign-in."""
        self.start_over_asked.emit()

    def _on_keep(self) -> None:
        if isinstance(self.shown, PhoneLostScreen):
            self.acted.emit(KeepAuthenticator(self.shown.attempt))
