"""A forgotten password: recovery code and one-time code together prove who it is."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...core.api.screens import ForgotPasswordScreen, Screen
from ...spoken import QT_TRANSLATE_NOOP, translate
from ..widgets.buttons import SecondaryButton
from ..widgets.line_edit import CodeEdit, NameEdit
from .page import Page

if TYPE_CHECKING:
    from ...core.api.commands import RecoverPassword
    from ...core.api.notices import Notice

TEXT = QT_TRANSLATE_NOOP(
    "ui",
    "Enter your recovery code and a one-time code from your authenticator app; then choose a new "
    "password. If you lack one of the two, or have no multi-factor authentication, ask your administrator"
    " for a one-time password.",
)


class ForgotPasswordPage(Page):
    """Three fields; whatever is wrong, the answer is the same."""

    NAME = "forgot_password"
    HELP = True

    def __init__(self) -> None:
        """Build the page."""
        super().__init__(translate("ui", "Forgot your password?"), translate("ui", TEXT), identified=False)
        self.name = NameEdit()
        self.recovery = CodeEdit(digits=False)
        self.code = CodeEdit()
        self.back = SecondaryButton(translate("ui", "Back"))
        self.add_field("name", translate("ui", "Username or email address"), self.name, "gap_header")
        self.add_field("recovery_code", translate("ui", "Recovery code"), self.recovery)
        self.add_field("code", translate("ui", "One-time code"), self.code)
        self.stack.add(self.action, "gap_actions")
        self.stack.add(self.back, "gap_button")
        self.back.clicked.connect(self.back_asked)
        self.name.textEdited.connect(self.other_name)

    def fill(self, screen: Screen) -> None:
        """Fill the name in where it is known."""
        if isinstance(screen, ForgotPasswordScreen):
            self.name.setText(screen.name)

    def command(self) -> "RecoverPassword":
        """Ask to have both judged."""
        from ...core.api.commands import RecoverPassword

        return RecoverPassword(self.name.text(), self.recovery.text(), self.code.text())

    def first_focus(self) -> QWidget:
        """Return the field that is wrong, else the first that is empty."""
        for field in self.fields.values():
            if field.error:
                return field.editor
        return next((edit for edit in (self.name, self.recovery) if not edit.text()), self.code)

    def show_notice(self, notice: "Notice") -> None:
        """Refuse; the long code stays to be corrected, the short one is another one by now."""
        super().show_notice(notice)
        if notice.FIELD is None:
            self.code.wipe()

    def escape(self) -> None:
        """Go back to the sign-in page."""
        self.back_asked.emit()
