"""A fresh recovery code to record."""

from PySide6.QtWidgets import QWidget

from ...core.api.commands import ConfirmRecorded, ConfirmReplaced, KeepRecoveryCode
from ...core.api.screens import RecoveryCodeScreen, Screen
from ..widgets.buttons import SecondaryButton
from ..widgets.clipboard import SecretClipboard
from ..widgets.code_box import CodeBox
from ..widgets.tick_box import TickBox
from .secret import SecretPage

TEXT = (
    "If you lose your phone, this code is the only way to sign in. Write it down or print it, and keep "
    "it in a safe place away from this computer."
)
REPLACING = (
    "This is your new recovery code. The former one stays valid until you confirm that this one is "
    "recorded. Write it down or print it, and keep it in a safe place away from this computer."
)
ROWS = 2


class RecoveryCodePage(SecretPage):
    """Six groups of four; one goes on only after ticking that the code is recorded."""

    NAME = "recovery_code"

    def __init__(self) -> None:
        """Build the page."""
        super().__init__("Recovery code", TEXT)
        self.clipboard = SecretClipboard(self)
        self.box = CodeBox("Recovery code", ROWS)
        self.copy = SecondaryButton("Copy", "copy")
        self.copy.setObjectName("copy")
        self.recorded = TickBox("I have safely recorded this code")
        self.box.copy_asked.connect(self._on_copy)
        self.copy.clicked.connect(self._on_copy)
        self.recorded.toggled.connect(self._on_toggled)
        self.stack.add(self.box, "gap_header")
        self.stack.add(self.show_again, "gap_button")
        self.stack.add(self.copy, "gap_button")
        self.stack.add(self.recorded, "gap_field")
        self.cancel = SecondaryButton("Cancel")
        self.cancel.clicked.connect(self._on_cancel)
        self.stack.add(self.action, "gap_field")
        self.stack.add(self.cancel, "gap_button")

    def prepare(self, screen: Screen) -> None:
        """Begin unticked; somebody who is signed in may think better of it."""
        super().prepare(screen)
        replacing = isinstance(screen, RecoveryCodeScreen) and screen.replacing
        self.heading.set_text(REPLACING if replacing else TEXT)
        if self.identity is not None:
            self.identity.setVisible(not replacing)
        self.cancel.setVisible(replacing)
        self.recorded.setEnabled(True)
        self.recorded.setChecked(False)
        self.action.setEnabled(False)

    def clear_notices(self) -> None:
        """Take all notices away; the action waits for the tick."""
        super().clear_notices()
        self.action.setEnabled(self.recorded.isChecked())

    def show_secret(self, screen: Screen) -> None:
        """Write the code."""
        if isinstance(screen, RecoveryCodeScreen):
            self.box.set_code(screen.code)

    def hide_secret(self) -> None:
        """Empty the box; what cannot be seen cannot be ticked."""
        self.box.wipe()

    def blank(self) -> None:
        """Hide the code and the tick with it."""
        self.recorded.setChecked(False)
        self.recorded.setEnabled(False)
        super().blank()

    def again(self, screen: Screen) -> bool:
        """Take the same code again."""
        if not isinstance(screen, RecoveryCodeScreen):
            return False
        self.restore(screen)
        return True

    def command(self) -> ConfirmRecorded | ConfirmReplaced | None:
        """Say that the code is recorded."""
        if not isinstance(self.shown, RecoveryCodeScreen) or not self.recorded.isChecked():
            return None
        confirm = ConfirmReplaced if self.shown.replacing else ConfirmRecorded
        return confirm(self.shown.attempt)

    def first_focus(self) -> QWidget:
        """Return the box to tick."""
        return self.recorded

    def _on_cancel(self) -> None:
        self.acted.emit(KeepRecoveryCode(self.attempt()))

    def _on_toggled(self) -> None:
        self.action.setEnabled(self.recorded.isChecked() and not self.blanked)

    def _on_copy(self) -> None:
        if isinstance(self.shown, RecoveryCodeScreen):
            self.clipboard.copy(self.shown.code)
            self.banner.set("Copied. It leaves the clipboard in 30 seconds.", "success")
