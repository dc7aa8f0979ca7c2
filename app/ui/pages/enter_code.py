"""The one-time code: of a later sign-in, or the first one of a new authenticator."""

from PySide6.QtWidgets import QWidget

from ...core.api.commands import SubmitCode
from ...core.api.notices import Notice
from ...core.api.screens import EnterCodeScreen, Screen
from ...settings import Settings
from ...spoken import translate
from ..widgets.buttons import QuietButton, SecondaryButton
from ..widgets.line_edit import CodeEdit
from .page import Page


class EnterCodePage(Page):
    """One field; while enrolling a way back to the QR code, later a way to the recovery code."""

    NAME = "enter_code"
    HELP = True

    def __init__(self) -> None:
        """Build the page."""
        super().__init__(
            translate("ui", "One-time code"),
            translate("ui", "Enter the six-digit code from your authenticator app."),
        )
        self.code = CodeEdit()
        self.back = SecondaryButton(translate("ui", "Back"))
        self.recovery = QuietButton(translate("ui", "Use your recovery code"))
        self.add_field("code", translate("ui", "One-time code"), self.code, "gap_header")
        self.stack.add(self.action, "gap_field")
        self.stack.add(self.back, "gap_button")
        self.stack.add(self.recovery, "gap_text", "center")
        self.back.clicked.connect(self.back_asked)
        self.recovery.clicked.connect(self._on_recovery)

    def configure(self, settings: Settings) -> None:
        """Send the code at its sixth digit where that is wished."""
        if settings.sign_in_submit_at_sixth_digit:
            self.code.filled.connect(self.press)

    def prepare(self, screen: Screen) -> None:
        """Offer what there is: Back while enrolling, the recovery code later."""
        super().prepare(screen)
        if isinstance(screen, EnterCodeScreen):
            self.back.setVisible(screen.enrolling)
            self.recovery.setVisible(screen.recovery is not None)

    def command(self) -> SubmitCode | None:
        """Ask to have the code judged."""
        if not isinstance(self.shown, EnterCodeScreen):
            return None
        return SubmitCode(self.shown.attempt, self.code.text())

    def first_focus(self) -> QWidget:
        """Return the field."""
        return self.code

    def show_notice(self, notice: Notice) -> None:
        """Refuse, with the code selected to type over it."""
        super().show_notice(notice)
        self.code.selectAll()

    def escape(self) -> None:
        """Go back to the QR code while enrolling; start over at a later sign-in."""
        if isinstance(self.shown, EnterCodeScreen) and self.shown.enrolling:
            self.back_asked.emit()
        else:
            self.start_over_asked.emit()

    def _on_recovery(self) -> None:
        if isinstance(self.shown, EnterCodeScreen) and self.shown.recovery is not None:
            self.moved.emit(self.shown.recovery)
