"""The recovery code instead of a one-time code."""

from PySide6.QtWidgets import QWidget

from ...core.api.commands import SubmitRecoveryCode
from ...core.api.screens import RecoverySignInScreen
from ...spoken import translate
from ..widgets.buttons import SecondaryButton
from ..widgets.line_edit import CodeEdit
from .page import Page


class RecoverySignInPage(Page):
    """One field; spaces, hyphens and lower case are fine."""

    NAME = "recovery_sign_in"
    HELP = True

    def __init__(self) -> None:
        """Build the page."""
        text = translate(
            "ui", "Enter the recovery code that you recorded. It works once; you get a new one afterwards."
        )
        super().__init__(translate("ui", "Use your recovery code"), text)
        self.code = CodeEdit(digits=False)
        self.back = SecondaryButton(translate("ui", "Back"))
        self.add_field("recovery_code", translate("ui", "Recovery code"), self.code, "gap_header")
        self.stack.add(self.action, "gap_field")
        self.stack.add(self.back, "gap_button")
        self.back.clicked.connect(self.back_asked)

    def command(self) -> SubmitRecoveryCode | None:
        """Ask to have the code judged."""
        if not isinstance(self.shown, RecoverySignInScreen):
            return None
        return SubmitRecoveryCode(self.shown.attempt, self.code.text())

    def first_focus(self) -> QWidget:
        """Return the field."""
        return self.code

    def escape(self) -> None:
        """Start over, as at every later sign-in."""
        self.start_over_asked.emit()
