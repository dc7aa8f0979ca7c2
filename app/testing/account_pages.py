"""Page objects of the account window and of its pop-ups."""

from ..ui.account.history import NewsBox
from .desktop import NotOnScreenError
from .page_object import PageObject


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

    @property
    def enrolled(self) -> bool:
        """Whether MFA is on: then it can be turned off."""
        return self.can("Turn off MFA")

    @property
    def tells_news(self) -> bool:
        """Whether the account tells what happened since the last sign-in."""
        self.look()
        return any(one.isVisible() for one in self.desktop.sheet.findChildren(NewsBox))

    def enable_mfa(self) -> None:
        """Ask for MFA; the pop-up opens."""
        self._click("Enable MFA")

    def turn_off_mfa(self) -> None:
        """Ask for the end of MFA; the pop-up opens."""
        self._click("Turn off MFA")

    def replace_recovery_code(self) -> None:
        """Ask for a new recovery code; the pop-up opens."""
        self._click("Replace recovery code")

    def change_password(self) -> None:
        """Ask for another password; the pop-up opens."""
        self._click("Change password")

    def log_out(self) -> None:
        """Log out."""
        self._click("Log out")


class PopUp(PageObject):
    """A pop-up of the account window."""

    def cancel(self) -> None:
        """Think better of it."""
        self._click("Cancel")


class EnableMfa(PopUp):
    """The pop-up before enrollment."""

    NAME = "enable_mfa"

    def log_out(self, password: str) -> None:
        """Enter the current password and log out, to enroll at the next sign-in."""
        self._fill("Current password", password)
        self._click("Log out")


class TurnOffMfa(PopUp):
    """The pop-up before MFA ends."""

    NAME = "turn_off_mfa"

    def turn_off(self, password: str, code: str) -> None:
        """Prove both factors and turn it off."""
        self._fill("Current password", password)
        self._fill("One-time code", code)
        self._click("Turn off MFA")


class ReplaceCode(PopUp):
    """The pop-up before a new recovery code is shown."""

    NAME = "replace_code"

    def show_new_code(self, password: str, code: str) -> None:
        """Prove both factors and go on to the new code."""
        self._fill("Current password", password)
        self._fill("One-time code", code)
        self._click("Show new code")


class ChangePassword(PopUp):
    """The pop-up for another password."""

    NAME = "change_password"

    def rate(self, password: str) -> None:
        """Type a new password and read the hint under it."""
        self._rate("New password", password)

    def change(
        self, current: str, password: str, code: str | None = None, *, repeat: str | None = None
    ) -> None:
        """Prove the current factors, type the new password twice, and change it."""
        self._fill("Current password", current)
        if code is not None:
            self._fill("One-time code", code)
        self._fill("New password", password)
        self._fill("Repeat new password", password if repeat is None else repeat)
        self._click("Change password")
