"""The pop-up before enrollment: what comes next, and the current password."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ...core.api.commands import EnableMfa
from ...core.api.notices import Notice, WaitBeforeRetry
from ...messages import wait_text, words
from ..countdown import Countdown
from ..theme import current
from ..widgets.banner import Banner
from ..widgets.buttons import PrimaryButton, SecondaryButton
from ..widgets.field import Field
from ..widgets.focus_ring import FocusRing
from ..widgets.heading import Title
from ..widgets.line_edit import PasswordEdit
from ..widgets.stack import Stack
from ..widgets.texts import Text

TEXT = (
    "You will be logged out. At the next sign-in you set up an authenticator app on your phone: scan a QR "
    "code, enter the code it shows, and record a recovery code. Have your phone at hand."
)


class EnableMfaDialog(QDialog):
    """Asks for the current password; nothing changes until it is right."""

    acted = Signal(object)
    retry_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Build the dialog."""
        super().__init__(parent)
        sizes = current().sizes
        self.setObjectName("enable_mfa")
        self.setWindowTitle("Enable MFA")
        self.setModal(True)
        self.password = PasswordEdit()
        self.field = Field("Current password", self.password)
        self.cancel = SecondaryButton("Cancel")
        self.action = PrimaryButton("Log out")
        self.action.setDefault(True)
        self.banner = Banner()
        self.countdown = Countdown(self)
        stack = Stack()
        stack.add(Title("Enable MFA"))
        stack.add(Text(TEXT, role="muted"), "gap_text")
        stack.add(self.banner, "gap_field")
        stack.add(self.field, "gap_header")
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.gap_button)
        row.addWidget(self.cancel)
        row.addWidget(self.action, 1)
        stack.add(buttons, "gap_actions")
        self._stack = stack
        layout = QVBoxLayout(self)
        padding = sizes.padding_compact
        layout.setContentsMargins(padding, padding, padding, padding)
        layout.addWidget(stack)
        self._ring = FocusRing(self)
        self.cancel.clicked.connect(self.reject)
        self.action.clicked.connect(self._on_action)
        self.banner.action.connect(self.retry_asked)
        self.countdown.ticked.connect(self._on_ticked)
        self.countdown.ended.connect(self._on_waited)
        self.setFixedWidth(min(sizes.card_width, parent.width()) - padding)
        self.password.setFocus()
        self._fit()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 a state like Qt's own setters
        """Show that the password is being checked."""
        self.action.set_busy(busy)
        self.password.setReadOnly(busy)
        self.cancel.setEnabled(not busy)

    def show_notice(self, notice: Notice) -> None:
        """Refuse, and stay."""
        self.password.wipe()
        self.banner.clear()
        if isinstance(notice, WaitBeforeRetry):
            self.field.clear_error()
            self.action.setEnabled(False)
            self.countdown.start(notice.wait_s)
        elif notice.FIELD == "current_password":
            self.field.set_error(words(notice).text)
        else:
            self.banner.set(words(notice).text, notice.TONE)
        self.password.setFocus()
        self._fit()

    def show_error(self, text: str, action: str) -> None:
        """Show a failure of the surroundings."""
        self.banner.set(text, "error", action)
        self._fit()

    def reject(self) -> None:
        """Cancel, unless the core is at work."""
        if not self.action.busy:
            super().reject()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the password."""
        super().hideEvent(event)
        self.password.wipe()
        self.countdown.stop()

    def _on_action(self) -> None:
        if not self.action.busy:
            self.acted.emit(EnableMfa(self.password.text()))

    def _on_ticked(self, left_s: int) -> None:
        self.banner.set(wait_text(left_s), "warning", speak=False)
        self._fit()

    def _on_waited(self) -> None:
        self.banner.clear()
        self.action.setEnabled(True)
        self.password.setFocus()
        self._fit()

    def _fit(self) -> None:
        padding = 2 * current().sizes.padding_compact
        self.setFixedHeight(self._stack.heightForWidth(self.width() - padding) + padding)
