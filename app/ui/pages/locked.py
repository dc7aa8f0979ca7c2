"""An open account that was left alone: one factor, and it goes on."""

from PySide6.QtWidgets import QWidget

from ...core.api.commands import LogOut, UnlockSession
from ...core.api.screens import LockedScreen, Screen
from ...spoken import QT_TRANSLATE_NOOP, translate
from ..widgets.buttons import QuietButton
from ..widgets.line_edit import CodeEdit, PasswordEdit
from .page import Page

TEXTS = {
    "code": QT_TRANSLATE_NOOP(
        "ui", "Nobody was here for a while. Enter the code from your authenticator app to go on."
    ),
    "current_password": QT_TRANSLATE_NOOP("ui", "Nobody was here for a while. Enter your password to go on."),
}


class LockedPage(Page):
    """Asks for the one factor that the core named; logging out is always possible."""

    NAME = "locked"
    HELP = True

    def __init__(self) -> None:
        """Build the page."""
        super().__init__(
            translate("ui", "Locked"), translate("ui", TEXTS["code"]), action=translate("ui", "Unlock")
        )
        self.code = CodeEdit()
        self.password = PasswordEdit()
        self.log_out = QuietButton(translate("ui", "Log out"))
        self.add_field("code", translate("ui", "One-time code"), self.code, "gap_header")
        self.add_field("current_password", translate("ui", "Password"), self.password, "gap_header")
        self.stack.add(self.action, "gap_field")
        self.stack.add(self.log_out, "gap_text", "center")
        self.log_out.clicked.connect(self._on_log_out)

    def prepare(self, screen: Screen) -> None:
        """Offer the field that is asked for."""
        super().prepare(screen)
        if isinstance(screen, LockedScreen):
            self.heading.set_text(translate("ui", TEXTS[screen.needs]))
            for name, field in self.fields.items():
                field.setVisible(name == screen.needs)

    def command(self) -> UnlockSession | None:
        """Ask to go on."""
        return UnlockSession(self._editor().text()) if isinstance(self.shown, LockedScreen) else None

    def first_focus(self) -> QWidget:
        """Return the field that is asked for."""
        return self._editor()

    def _editor(self) -> CodeEdit | PasswordEdit:
        by_code = isinstance(self.shown, LockedScreen) and self.shown.needs == "code"
        return self.code if by_code else self.password

    def _on_log_out(self) -> None:
        self.acted.emit(LogOut())
