"""Sign in with username or email address and password."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...core.api.first_screens import SignInScreen
from ...spoken import translate
from ..widgets.buttons import QuietButton
from ..widgets.line_edit import NameEdit, PasswordEdit
from .page import Page

if TYPE_CHECKING:
    from ...core.api.commands import SubmitPassword
    from ...core.api.notices import Notice
    from ...core.api.screens import Screen


class SignInPage(Page):
    """The typed name stays after a refusal, the password does not."""

    NAME = "sign_in"
    HELP = True

    def __init__(self) -> None:
        """Build the page."""
        super().__init__(translate("ui", "Sign in"), identified=False)
        self.name = NameEdit()
        self.password = PasswordEdit()
        self.add_field("name", translate("ui", "Username or email address"), self.name, "gap_header")
        self.add_field("password", translate("ui", "Password"), self.password)
        self.stack.add(self.action, "gap_actions")
        self.forgot = QuietButton(translate("ui", "Forgot your password?"))
        self.stack.add(self.forgot, "gap_text", "center")
        self.add_look_bar()
        self.forgot.clicked.connect(self._on_forgot)
        self.name.textEdited.connect(self.other_name)
        self.expected = ""

    def expect(self, reason: str, name: str) -> None:
        """Say what signing in opens, and fill in who is expected; the core alone decides who passes."""
        self.expected = name
        self.heading.set_text(reason)
        self.name.setText(name)

    def fill(self, screen: "Screen") -> None:
        """Fill the name in where it is known."""
        if isinstance(screen, SignInScreen):
            self.name.setText(screen.name or self.expected)

    def command(self) -> "SubmitPassword":
        """Ask to be let in."""
        from ...core.api.commands import SubmitPassword

        return SubmitPassword(self.name.text(), self.password.text())

    def untouched(self) -> bool:
        """Whether nothing was typed yet."""
        known = self.shown.name if isinstance(self.shown, SignInScreen) else ""
        return self.name.text() in {"", self.expected, known} and not self.password.text()

    def first_focus(self) -> QWidget:
        """Return the password where the name is there, else the name."""
        return self.password if self.name.text() else self.name

    def show_notice(self, notice: "Notice") -> None:
        """Refuse without keeping the password."""
        self.password.wipe()
        super().show_notice(notice)

    def _on_forgot(self) -> None:
        from ...core.api.screens import ForgotPasswordScreen

        self.moved.emit(ForgotPasswordScreen(self.name.text()))
