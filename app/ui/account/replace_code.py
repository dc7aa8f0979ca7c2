"""The pop-up before a new recovery code is shown: what becomes of the old one, password and code."""

from PySide6.QtWidgets import QWidget

from ...core.api.commands import ReplaceRecoveryCode
from ...spoken import QT_TRANSLATE_NOOP, translate
from ..widgets.line_edit import CodeEdit, PasswordEdit
from .dialog import AskDialog

TEXT = QT_TRANSLATE_NOOP(
    "ui",
    "You get a new recovery code to record. The one you have stays valid until you confirm that the new "
    "one is recorded.",
)


class ReplaceCodeDialog(AskDialog):
    """Asks for both factors; the new code is shown once both are right."""

    def __init__(self, parent: QWidget) -> None:
        """Build the dialog."""
        super().__init__(
            parent,
            "replace_code",
            translate("ui", "Replace recovery code"),
            translate("ui", TEXT),
            translate("ui", "Show new code"),
        )
        self.password = PasswordEdit()
        self.code = CodeEdit()
        self.add_field("current_password", translate("ui", "Current password"), self.password)
        self.add_field("code", translate("ui", "One-time code"), self.code)
        self.finish()

    def command(self) -> ReplaceRecoveryCode:
        """Ask for a new code."""
        return ReplaceRecoveryCode(self.password.text(), self.code.text())
