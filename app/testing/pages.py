"""Page objects: one class a page, its verbs and what can be read on it, in the house's names.

A verb first sees to it that its page is really in front, and ends when the core has answered.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QTextEdit

from ..ui.widgets.banner import Banner
from ..ui.widgets.field import Field
from .desktop import Desktop, NotOnScreenError


class PageObject:
    """What every page has in common."""

    NAME = ""

    def __init__(self, desktop: Desktop) -> None:
        """Take the eyes and hands."""
        self.desktop = desktop

    def look(self) -> Desktop:
        """Wait until this page is in front, and return the eyes and hands."""
        self.desktop.look_for(self.NAME)
        return self.desktop

    @property
    def says(self) -> list[str]:
        """Every text to be read on the page."""
        return self.look().says

    @property
    def focus(self) -> str:
        """The name of what has the keyboard."""
        return self.look().focus

    @property
    def notice(self) -> str:
        """The sentence above the page's content, or ""."""
        self.look()
        return next((one.text for one in self.desktop.sheet.findChildren(Banner) if one.isVisible()), "")

    @property
    def error(self) -> str:
        """The sentence under a field, or ""."""
        self.look()
        fields = [one for one in self.desktop.sheet.findChildren(Field) if one.isVisible()]
        return next((one.error for one in fields if one.error), "")

    def can(self, action: str) -> bool:
        """Tell whether a button can be seen and pressed."""
        desktop = self.look()
        return desktop.shows(action) and desktop.find(action).isEnabled()

    def escape(self) -> None:
        """Press Esc."""
        self.look().press(Qt.Key.Key_Escape)

    def enter_key(self) -> None:
        """Press Enter, wherever the keyboard is."""
        self.look().press(Qt.Key.Key_Return)

    def _click(self, name: str) -> None:
        self.look().click(name)

    def _fill(self, name: str, text: str) -> None:
        self.look().type_into(name, text)

    def _field(self, name: str) -> QLineEdit:
        field = self.look().find(name, QLineEdit)
        if not isinstance(field, QLineEdit):
            raise TypeError
        return field

    def _boxed(self, name: str) -> str:
        box = self.look().find(name, QTextEdit)
        return " ".join(box.toPlainText().split()) if isinstance(box, QTextEdit) else ""


class _AfterPassword(PageObject):
    """A page that names who is signing in."""

    def start_over(self) -> None:
        """Say that one is somebody else."""
        self._click("Not you? Start over")


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


class SignIn(PageObject):
    """Name and password."""

    NAME = "sign_in"

    def sign_in(self, password: str, name: str | None = None) -> None:
        """Enter the password, and the name if it is not the one that is there."""
        if name is not None:
            self._fill("Username or email address", name)
        self._fill("Password", password)
        self._click("Continue")

    @property
    def name(self) -> str:
        """The name in its field."""
        return self._field("Username or email address").text()

    @property
    def password_is_empty(self) -> bool:
        """Whether the password was cleared."""
        return not self._field("Password").text()


class ScanQr(_AfterPassword):
    """The QR code."""

    NAME = "scan_qr"

    def code(self) -> QImage:
        """Return what a phone's camera sees: a picture of the whole window."""
        self.look()
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

    def show_again(self) -> None:
        """Bring the code back after the page was hidden."""
        self._click("Show again")
        self.desktop.wait_for("the code to come back", lambda: not self.desktop.shows("Show again"))


class ManualKey(_AfterPassword):
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


class EnterCode(_AfterPassword):
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


class RecoverySignIn(_AfterPassword):
    """The recovery code instead of a one-time code."""

    NAME = "recovery_sign_in"

    def enter(self, code: str) -> None:
        """Type a recovery code and continue."""
        self._fill("Recovery code", code)
        self._click("Continue")

    def back(self) -> None:
        """Go back to the field for the one-time code."""
        self._click("Back")


class RecoveryCode(_AfterPassword):
    """A fresh recovery code."""

    NAME = "recovery_code"
    TICK = "I have safely recorded this code"

    def code(self) -> str:
        """Read the recovery code, in its groups."""
        return self._boxed("Recovery code")

    def copy(self) -> None:
        """Copy it."""
        self._click("Copy")

    def tick(self) -> None:
        """Say that it is recorded, or take that back."""
        self._click(self.TICK)

    @property
    def ticked(self) -> bool:
        """Whether it is said to be recorded."""
        box = self.look().find(self.TICK, QAbstractButton)
        return isinstance(box, QCheckBox) and box.isChecked()

    def record(self) -> str:
        """Write the code down, tick, continue; return the code."""
        code = self.code()
        self.tick()
        self._click("Continue")
        return code


class PhoneLost(_AfterPassword):
    """Whether the phone is lost, after a recovery sign-in."""

    NAME = "phone_lost"

    def set_up_new(self) -> None:
        """Enroll another authenticator."""
        self._click("Set up a new authenticator")

    def keep(self) -> None:
        """Keep the one there is."""
        self._click("Keep my authenticator")


class Profile(PageObject):
    """The signed-in window."""

    NAME = "account"

    @property
    def mfa(self) -> str:
        """The line about multi-factor authentication, without its beginning."""
        start = "Multi-factor authentication: "
        for text in self.says:
            if text.startswith(start):
                return text.removeprefix(start)
        raise NotOnScreenError(f"nothing about {start!r}; {self.desktop.describe()}")

    def enable_mfa(self) -> None:
        """Ask for MFA; the pop-up opens."""
        self._click("Enable MFA")

    def log_out(self) -> None:
        """Log out."""
        self._click("Log out")


class EnableMfa(PageObject):
    """The pop-up before enrollment."""

    NAME = "enable_mfa"

    def log_out(self, password: str) -> None:
        """Enter the current password and log out, to enroll at the next sign-in."""
        self._fill("Current password", password)
        self._click("Log out")

    def cancel(self) -> None:
        """Think better of it."""
        self._click("Cancel")
