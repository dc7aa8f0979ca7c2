"""The pop-up before enrollment: what comes next, and the current password."""

from PySide6.QtWidgets import QWidget

from ...core.api.commands import EnableMfa
from ...spoken import QT_TRANSLATE_NOOP, translate
from ..widgets.line_edit import PasswordEdit
from .dialog import AskDialog

TEXT = QT_TRANSLATE_NOOP(
    "ui",
    "You will be logged out. At the next sign-in you set up an authenticator app on your phone: scan a QR"
    " code, enter the code it shows, and record a recovery code. Have your phone at hand.",
)


class EnableMfaDialog(AskDialog):
    """Asks for the current password; nothing changes until it is right."""

    def __init__(self, parent: QWidget) -> None:
        """Build the dialog."""
        super().__init__(
            parent,
            "enable_mfa",
            translate("ui", "Enable MFA"),
            translate("ui", TEXT),
            translate("ui", "Log out"),
        )
        self.password = PasswordEdit()
        self.add_field("current_password", translate("ui", "Current password"), self.password)
        self.finish()

    def command(self) -> EnableMfa:
        """Ask to be marked for enrollment."""
        return EnableMfa(self.password.text())
