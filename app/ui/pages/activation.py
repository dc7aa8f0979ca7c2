"""The activation code of an administrator, before MFA is set up again."""

from PySide6.QtWidgets import QWidget

from ...core.api.commands import SubmitActivationCode
from ...core.api.screens import ActivationScreen
from ...spoken import QT_TRANSLATE_NOOP, translate
from ..widgets.line_edit import CodeEdit
from .page import Page

TEXT = QT_TRANSLATE_NOOP(
    "ui",
    "Your administrator has reset multi-factor authentication for this account. Enter the activation code"
    " you were given; then you set up your authenticator app.",
)


class ActivationPage(Page):
    """One field; hyphens, spaces and lower case are fine."""

    NAME = "activation"
    HELP = True

    def __init__(self) -> None:
        """Build the page."""
        super().__init__(translate("ui", "Activation code"), translate("ui", TEXT))
        self.code = CodeEdit(digits=False)
        self.add_field("activation_code", translate("ui", "Activation code"), self.code, "gap_header")
        self.stack.add(self.action, "gap_field")

    def command(self) -> SubmitActivationCode | None:
        """Ask to have the code judged."""
        if not isinstance(self.shown, ActivationScreen):
            return None
        return SubmitActivationCode(self.shown.attempt, self.code.text())

    def first_focus(self) -> QWidget:
        """Return the field."""
        return self.code

    def escape(self) -> None:
        """Start over, as at every later sign-in."""
        self.start_over_asked.emit()
