"""The enrollment code, for those who cannot scan."""

from PySide6.QtWidgets import QLabel

from ...core.api.screens import EnterCodeScreen, ManualKeyScreen, ScanQrScreen, Screen
from ..theme import current
from ..widgets.button_row import ButtonRow
from ..widgets.buttons import SecondaryButton
from ..widgets.clipboard import SecretClipboard
from ..widgets.code_box import CodeBox
from ..widgets.facts import Facts
from .secret import SecretPage

TEXT = "Your app may call it setup key or secret key; look for “enter manually”."
FACTS = ["Account", "Issuer", "Type", "Digits", "Period"]
ROWS = 2


class ManualKeyPage(SecretPage):
    """The same key as the QR code's, in groups of four."""

    NAME = "manual_key"

    def __init__(self) -> None:
        """Build the page."""
        super().__init__("Enter this code in your authenticator app", TEXT)
        self.clipboard = SecretClipboard(self)
        self.box = CodeBox("Enrollment code", ROWS)
        self.copy = SecondaryButton("Copy", "copy")
        self.copy.setObjectName("copy")
        self.facts = Facts(FACTS)
        self.back = SecondaryButton("Back")
        label = QLabel("Enrollment code")
        label.setFont(current().font("label"))
        label.setBuddy(self.box)
        self.box.copy_asked.connect(self._on_copy)
        self.copy.clicked.connect(self._on_copy)
        self.back.clicked.connect(self.back_asked)
        self.stack.add(label, "gap_header")
        self.stack.add(self.box, "gap_label")
        self.stack.add(self.show_again, "gap_button")
        self.stack.add(self.copy, "gap_button")
        self.stack.add(self.facts, "gap_field")
        self.stack.add(ButtonRow(self.back, self.action), "gap_actions")

    def show_secret(self, screen: Screen) -> None:
        """Write key and facts."""
        if isinstance(screen, ManualKeyScreen):
            self.box.set_code(screen.key)
            period = f"{screen.period_s} seconds"
            self.facts.set_values([screen.account, screen.issuer, "time-based", str(screen.digits), period])

    def hide_secret(self) -> None:
        """Empty the box."""
        self.box.wipe()

    def again(self, screen: Screen) -> bool:
        """Take the same key again."""
        if not isinstance(screen, ScanQrScreen):
            return False
        self.restore(screen.manual_key)
        return True

    def local(self) -> EnterCodeScreen | None:
        """Go on to the code."""
        return self.shown.enter_code if isinstance(self.shown, ManualKeyScreen) else None

    def escape(self) -> None:
        """Go back to the QR code."""
        self.back_asked.emit()

    def _on_copy(self) -> None:
        if isinstance(self.shown, ManualKeyScreen):
            self.clipboard.copy(self.shown.key)
            self.banner.set("Copied. It leaves the clipboard in 30 seconds.", "success")
