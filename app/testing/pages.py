"""Page objects of the wizard: one class a page, its verbs and what can be read on it, in the house's names.

A verb first sees to it that its page is really in front, and ends when the core has answered.
"""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTextEdit

from ..ui.widgets.look_bar import LookBar
from ..ui.widgets.qr_view import QrView
from .page_object import AfterPassword, PageObject


class CreateAccount(PageObject):
    """First run."""

    NAME = "create_account"

    def create(self, username: str, email: str, password: str, repeat: str | None = None) -> None:
        """Fill the four fields and create the account."""
        self._fill("Username", username)
        self._fill("Email address", email)
        self._fill("Password", password)
        self._fill("Repeat password", password if repeat is None else repeat)
        self._click("Create account")

    def rate(self, password: str) -> None:
        """Type a password and read the hint under it."""
        self._rate("Password", password)


class UsageNotice(PageObject):
    """A site's terms of use."""

    NAME = "usage_notice"

    @property
    def text(self) -> str:
        """The terms, as they are shown."""
        box = self.look().find("Terms of use", QTextEdit)
        return box.toPlainText() if isinstance(box, QTextEdit) else ""

    def accept(self) -> None:
        """Go on."""
        self._click("Continue")


class SignIn(PageObject):
    """Name and password."""

    NAME = "sign_in"

    def sign_in(self, password: str, name: str | None = None) -> None:
        """Enter the password, and the name if it is not the one that is there."""
        if name is not None:
            self._fill("Username or email address", name)
        self._fill("Password", password)
        self._click("Continue")

    def send(self, password: str) -> None:
        """Enter the password, and wait for no answer."""
        self._fill("Password", password)
        self.desktop.send("Continue")

    def forgot_password(self) -> None:
        """Say that the password is forgotten."""
        self._click("Forgot your password?")

    def open_menu(self, which: Literal["languages", "appearances"]) -> None:
        """Open the choices of language or appearance by the keyboard."""
        bar = self.look().sheet.findChild(LookBar)
        if not isinstance(bar, LookBar):
            raise TypeError
        (bar.language if which == "languages" else bar.appearance).setFocus()
        self.desktop.press(Qt.Key.Key_Return)

    def need_help(self) -> None:
        """Ask for the deployer's help."""
        self._click("Need help?")

    @property
    def name(self) -> str:
        """The name in its field."""
        return self._field("Username or email address").text()

    @property
    def password_is_empty(self) -> bool:
        """Whether the password was cleared."""
        return not self._field("Password").text()


class ScanQr(AfterPassword):
    """The QR code."""

    NAME = "scan_qr"

    def code(self) -> QImage:
        """Return what a phone's camera sees: a picture of the whole window, scrolled to the code."""
        self.look().settle()
        for qr in self.desktop.sheet.findChildren(QrView):
            self.desktop.bring_into_sight(qr)
        return self.desktop.picture()

    def go_on(self) -> QImage:
        """Hold the phone up to the page and go on to the code; returns what the phone's camera saw."""
        seen = self.code()
        self._click("Continue")
        return seen

    def trouble_scanning(self) -> None:
        """Ask for the key to type."""
        self._click("Trouble Scanning?")

    def later(self) -> None:
        """Put it off."""
        self._click("I'll do this later")


class ManualKey(AfterPassword):
    """The key to type."""

    NAME = "manual_key"

    def key(self) -> str:
        """Read the enrollment code, in its groups."""
        return self._boxed("Enrollment code")

    def copy(self) -> None:
        """Copy it."""
        self._click("Copy")

    def back(self) -> None:
        """Go back to the QR code."""
        self._click("Back")

    def go_on(self) -> None:
        """Go on to the code."""
        self._click("Continue")


class EnterCode(AfterPassword):
    """The one-time code."""

    NAME = "enter_code"

    def enter(self, code: str) -> None:
        """Type a code and continue."""
        self._fill("One-time code", code)
        self._click("Continue")

    def back(self) -> None:
        """Go back to the QR code, while enrolling."""
        self._click("Back")

    def use_recovery_code(self) -> None:
        """Ask for the field for the recovery code."""
        self._click("Use your recovery code")


class RecoverySignIn(AfterPassword):
    """The recovery code instead of a one-time code."""

    NAME = "recovery_sign_in"

    def enter(self, code: str) -> None:
        """Type a recovery code and continue."""
        self._fill("Recovery code", code)
        self._click("Continue")

    def back(self) -> None:
        """Go back to the field for the one-time code."""
        self._click("Back")


class ForgotPassword(PageObject):
    """Proof by both other factors."""

    NAME = "forgot_password"

    def enter(self, recovery_code: str, code: str, name: str | None = None) -> None:
        """Type both codes, and the name if it is not the one that is there, and continue."""
        if name is not None:
            self._fill("Username or email address", name)
        self._fill("Recovery code", recovery_code)
        self._fill("One-time code", code)
        self._click("Continue")

    def back(self) -> None:
        """Go back to the sign-in page."""
        self._click("Back")


class NewPassword(AfterPassword):
    """A password of one's own."""

    NAME = "new_password"

    def choose(self, password: str, repeat: str | None = None) -> None:
        """Type it twice and continue."""
        self._fill("New password", password)
        self._fill("Repeat new password", password if repeat is None else repeat)
        self._click("Continue")

    def rate(self, password: str) -> None:
        """Type a password and read the hint under it."""
        self._rate("New password", password)


class Activation(AfterPassword):
    """The code of an administrator."""

    NAME = "activation"

    def enter(self, code: str) -> None:
        """Type it and continue."""
        self._fill("Activation code", code)
        self._click("Continue")


class Locked(AfterPassword):
    """An open account that was left alone."""

    NAME = "locked"

    def unlock_with_code(self, code: str) -> None:
        """Type a one-time code, where MFA is on."""
        self._fill("One-time code", code)
        self._click("Unlock")

    def unlock_with_password(self, password: str) -> None:
        """Type the password, where MFA is off."""
        self._fill("Password", password)
        self._click("Unlock")

    def log_out(self) -> None:
        """Leave."""
        self._click("Log out")


class PhoneLost(AfterPassword):
    """Whether the phone is lost, after a recovery sign-in."""

    NAME = "phone_lost"

    def set_up_new(self) -> None:
        """Enroll another authenticator."""
        self._click("Set up a new authenticator")

    def keep(self) -> None:
        """Keep the one there is."""
        self._click("Keep my authenticator")
