"""The enrollment code, for those who cannot scan."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ...core.api.screens import EnterCodeScreen, ManualKeyScreen, ScanQrScreen, Screen
from ...spoken import QT_TRANSLATE_NOOP, translate
from .. import otpauth_handler
from ..widgets.button_row import ButtonRow
from ..widgets.buttons import QuietButton, SecondaryButton
from ..widgets.clipboard import SecretClipboard
from ..widgets.code_box import CodeBox
from ..widgets.equal_buttons import EqualButtons
from ..widgets.facts import Facts
from ..widgets.texts import Text
from .secret import SecretPage

if TYPE_CHECKING:
    from ..widgets.large_key import LargeKey

TEXT = QT_TRANSLATE_NOOP("ui", "Your app may call it setup key or secret key; look for “enter manually”.")
ROWS = 2


class ManualKeyPage(SecretPage):
    """The same key as the QR code's, in groups of four."""

    NAME = "manual_key"
    HELP = True

    def __init__(self) -> None:
        """Build the page."""
        super().__init__(translate("ui", "Enter this code in your authenticator app"), translate("ui", TEXT))
        self.clipboard = SecretClipboard(self)
        self.box = CodeBox(translate("ui", "Enrollment code"), ROWS)
        self.copy = SecondaryButton(translate("ui", "Copy"), "copy")
        self.copy.setObjectName("copy")
        self.enlarge = SecondaryButton(translate("ui", "Show large"))
        self.large: LargeKey | None = None
        self.open_in_app = QuietButton(translate("ui", "Open in an app on this computer"))
        self.open_in_app.setObjectName("outside")
        self.facts = Facts(
            [
                translate("ui", "Account"),
                translate("ui", "Issuer"),
                translate("ui", "Type"),
                translate("ui", "Digits"),
                translate("ui", "Period"),
            ]
        )
        self.back = SecondaryButton(translate("ui", "Back"))
        label = Text(translate("ui", "Enrollment code"), kind="label")
        label.setBuddy(self.box)
        self.box.copy_asked.connect(self._on_copy)
        self.copy.clicked.connect(self._on_copy)
        self.back.clicked.connect(self.back_asked)
        self.stack.add(label, "gap_header")
        self.stack.add(self.box, "gap_label")
        self.stack.add(self.show_again, "gap_button")
        self.stack.add(EqualButtons([self.copy, self.enlarge]), "gap_button")
        self.stack.add(self.facts, "gap_field")
        self.stack.add(ButtonRow(self.back, self.action), "gap_actions")
        self.stack.add(self.open_in_app, "gap_text", "center")
        self.open_in_app.setVisible(otpauth_handler.exists())
        self.enlarge.clicked.connect(self._on_enlarge)
        self.open_in_app.clicked.connect(self._on_open)

    def show_secret(self, screen: Screen) -> None:
        """Write key and facts."""
        if isinstance(screen, ManualKeyScreen):
            self.box.set_code(screen.key)
            period = translate("ui", "{} seconds").format(screen.period_s)
            self.facts.set_values(
                [screen.account, screen.issuer, translate("ui", "time-based"), str(screen.digits), period]
            )

    def hide_secret(self) -> None:
        """Empty the box."""
        self.box.wipe()
        if self.large is not None:
            self.large.drop()

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

    def _on_enlarge(self) -> None:
        from ..widgets.large_key import LargeKey

        if not self.box.code:
            return
        self.large = LargeKey(self.enlarge, self.box.code)
        self.large.closed.connect(self._on_left_large)
        self.large.open(self.large.forth)

    def _on_left_large(self) -> None:
        self.large = None

    def _on_open(self) -> None:
        if not isinstance(self.shown, ManualKeyScreen):
            return
        if QDesktopServices.openUrl(QUrl(self.shown.uri)):
            self.banner.set(
                translate("ui", "The app was asked to take the code. Then go on here."), "success"
            )
        else:
            text = translate("ui", "No app took the code. Type it into your authenticator app instead.")
            self.banner.set(text, "error")

    def _on_copy(self) -> None:
        if isinstance(self.shown, ManualKeyScreen):
            self.clipboard.copy(self.shown.key)
            self.banner.set(translate("ui", "Copied. It leaves the clipboard in 30 seconds."), "success")
