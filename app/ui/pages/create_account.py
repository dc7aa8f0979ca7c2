"""First run: the first account, an administrator."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...spoken import translate
from ..widgets.line_edit import NameEdit, PasswordEdit
from .page import Page

if TYPE_CHECKING:
    from ...core.api.commands import CreateFirstAccount, RatePassword


class CreateAccountPage(Page):
    """Four fields and one action."""

    NAME = "create_account"

    def __init__(self) -> None:
        """Build the page."""
        super().__init__(
            translate("ui", "Create your account"), action=translate("ui", "Create account"), identified=False
        )
        self.username = NameEdit()
        self.email = NameEdit()
        self.password = PasswordEdit()
        self.repeat = PasswordEdit()
        self.add_field("username", translate("ui", "Username"), self.username, "gap_header")
        self.add_field("email", translate("ui", "Email address"), self.email)
        field = self.add_field("password", translate("ui", "Password"), self.password)
        self.add_field("repeat", translate("ui", "Repeat password"), self.repeat)
        self.stack.add(self.action, "gap_actions")
        self.add_look_bar()
        self.rate(field, self._question)

    def command(self) -> "CreateFirstAccount":
        """Ask for the account."""
        from ...core.api.commands import CreateFirstAccount

        return CreateFirstAccount(
            self.username.text(), self.email.text(), self.password.text(), self.repeat.text()
        )

    def _question(self) -> "RatePassword":
        from ...core.api.commands import RatePassword

        return RatePassword(self.password.text(), self.username.text(), self.email.text())

    def untouched(self) -> bool:
        """Whether nothing was typed yet."""
        edits = (self.username, self.email, self.password, self.repeat)
        return not any(edit.text() for edit in edits)

    def first_focus(self) -> QWidget:
        """Return the field with an error, else the first."""
        for field in self.fields.values():
            if field.error:
                return field.editor
        return self.username
