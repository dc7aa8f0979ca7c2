"""A password of one's own, in place of a one-time or a forgotten one."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...core.api.commands import RatePassword, SubmitNewPassword
from ...core.api.screens import NewPasswordScreen, Screen
from ...spoken import QT_TRANSLATE_NOOP, translate
from ..widgets.line_edit import PasswordEdit
from .page import Page

if TYPE_CHECKING:
    from ...core.api.notices import Notice

ONE_TIME = QT_TRANSLATE_NOOP(
    "ui", "Your one-time password is right. Now choose a password that only you know; it replaces that one."
)
FORGOTTEN = QT_TRANSLATE_NOOP(
    "ui",
    "Both codes are right. Choose a new password; afterwards you get a new recovery code, and the one you"
    " used stops working.",
)


class NewPasswordPage(Page):
    """Typed twice, with the rule and a hint under it."""

    NAME = "new_password"
    HELP = True

    def __init__(self) -> None:
        """Build the page."""
        super().__init__(translate("ui", "Choose a new password"), translate("ui", ONE_TIME))
        self.password = PasswordEdit()
        self.repeat = PasswordEdit()
        field = self.add_field("password", translate("ui", "New password"), self.password, "gap_header")
        self.add_field("repeat", translate("ui", "Repeat new password"), self.repeat)
        self.stack.add(self.action, "gap_actions")
        self.rate(field, lambda: RatePassword(self.password.text(), attempt=self._attempt()))

    def prepare(self, screen: Screen) -> None:
        """Say why there is one to choose."""
        super().prepare(screen)
        if isinstance(screen, NewPasswordScreen):
            self.heading.set_text(translate("ui", FORGOTTEN if screen.forgotten else ONE_TIME))

    def command(self) -> SubmitNewPassword | None:
        """Ask to have it taken."""
        if not isinstance(self.shown, NewPasswordScreen):
            return None
        return SubmitNewPassword(self.shown.attempt, self.password.text(), self.repeat.text())

    def first_focus(self) -> QWidget:
        """Return the field that is wrong, else the first."""
        return self.repeat if self.fields["repeat"].error else self.password

    def show_notice(self, notice: "Notice") -> None:
        """Refuse; what was typed stays, masked, to be corrected."""
        super().show_notice(notice)
        if notice.FIELD == "repeat":
            self.repeat.wipe()

    def escape(self) -> None:
        """Start over, as at every later sign-in."""
        self.start_over_asked.emit()

    def _attempt(self) -> str:
        return self.shown.attempt if isinstance(self.shown, NewPasswordScreen) else ""
