"""The pop-up to change the own password: the current one, a code where MFA is on, and the new one twice."""

from PySide6.QtWidgets import QWidget

from ...core.api.commands import ChangePassword, RatePassword
from ...spoken import QT_TRANSLATE_NOOP, translate
from ..widgets.line_edit import CodeEdit, PasswordEdit
from .dialog import AskDialog

TEXT = QT_TRANSLATE_NOOP("ui", "Other windows in which you are signed in will be signed out.")


class ChangePasswordDialog(AskDialog):
    """Asks for the current factors first; nothing changes until they are right."""

    def __init__(self, parent: QWidget, *, enrolled: bool) -> None:
        """Build the dialog; ``enrolled`` asks for a code as well."""
        super().__init__(
            parent,
            "change_password",
            translate("ui", "Change password"),
            translate("ui", TEXT),
            translate("ui", "Change password"),
        )
        self.current = PasswordEdit()
        self.code = CodeEdit()
        self.password = PasswordEdit()
        self.repeat = PasswordEdit()
        self.add_field("current_password", translate("ui", "Current password"), self.current)
        if enrolled:
            self.add_field("code", translate("ui", "One-time code"), self.code)
        field = self.add_field("password", translate("ui", "New password"), self.password)
        self.add_field("repeat", translate("ui", "Repeat new password"), self.repeat)
        self.rate(field, lambda: RatePassword(self.password.text()))
        self.finish()

    def command(self) -> ChangePassword:
        """Ask for the change."""
        return ChangePassword(self.current.text(), self.code.text(), self.password.text(), self.repeat.text())
