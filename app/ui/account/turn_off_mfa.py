"""The pop-up before MFA is turned off: what that means, password and code."""

from PySide6.QtWidgets import QWidget

from ...core.api.commands import TurnOffMfa
from ...spoken import QT_TRANSLATE_NOOP, translate
from ..widgets.line_edit import CodeEdit, PasswordEdit
from .dialog import AskDialog

TEXT = QT_TRANSLATE_NOOP(
    "ui",
    "Signing in will need your password only. The entry in your authenticator app and your recovery code "
    "stop working; you can delete both.",
)


class TurnOffMfaDialog(AskDialog):
    """Asks for both factors; nothing changes until both are right."""

    def __init__(self, parent: QWidget) -> None:
        """Build the dialog."""
        super().__init__(
            parent,
            "turn_off_mfa",
            translate("ui", "Turn off MFA"),
            translate("ui", TEXT),
            translate("ui", "Turn off MFA"),
        )
        self.password = PasswordEdit()
        self.code = CodeEdit()
        self.add_field("current_password", translate("ui", "Current password"), self.password)
        self.add_field("code", translate("ui", "One-time code"), self.code)
        self.finish()

    def command(self) -> TurnOffMfa:
        """Ask to turn it off."""
        return TurnOffMfa(self.password.text(), self.code.text())
