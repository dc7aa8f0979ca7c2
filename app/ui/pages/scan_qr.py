"""Scan the QR code with an authenticator app."""

from typing import TYPE_CHECKING

from ...core.api.commands import PostponeEnrollment
from ...core.api.screens import EnterCodeScreen, ScanQrScreen, Screen
from ...spoken import QT_TRANSLATE_NOOP, translate
from ..widgets.buttons import QuietButton
from ..widgets.qr_view import QrView
from .secret import SecretPage

if TYPE_CHECKING:
    from ..widgets.big_qr import BigQr

TEXT = QT_TRANSLATE_NOOP(
    "ui",
    "Open the authenticator app on your phone, choose to add an account, and scan this code. Any app that"
    " makes time-based codes works, for example Google Authenticator, Microsoft Authenticator or Authy, "
    "and one app serves many services. No app yet? Search for “Authenticator” in your phone's official "
    "store and choose a known maker.",
)


class ScanQrPage(SecretPage):
    """The code on its tile, the way out for those who cannot scan, and the way to put it off."""

    NAME = "scan_qr"
    HELP = True

    def __init__(self) -> None:
        """Build the page."""
        super().__init__(translate("ui", "Scan the QR code"), translate("ui", TEXT))
        self.qr = QrView()
        self.trouble = QuietButton(translate("ui", "Trouble Scanning?"))
        self.later = QuietButton(translate("ui", "I'll do this later"))
        self.big: BigQr | None = None
        self.qr.clicked.connect(self._on_larger)
        self.trouble.clicked.connect(self._on_trouble)
        self.later.clicked.connect(self._on_later)
        self.stack.add(self.qr, "gap_field", "center")
        self.stack.add(self.show_again, "gap_field", "center")
        self.stack.add(self.trouble, "gap_text", "center")
        self.stack.add(self.action, "gap_button")
        self.stack.add(self.later, "gap_text", "center")

    def show_secret(self, screen: Screen) -> None:
        """Paint the code."""
        if isinstance(screen, ScanQrScreen):
            self.qr.set_matrix(screen.qr)
            self.later.setVisible(screen.may_postpone)

    def hide_secret(self) -> None:
        """Empty the tile, and the large one."""
        self.qr.wipe()
        if self.big is not None:
            self.big.drop()

    def blank(self) -> None:
        """Take the empty tile away as well: there is more to say than room for both."""
        self.qr.hide()
        super().blank()

    def restore(self, screen: Screen) -> None:
        """Bring the tile back."""
        self.qr.show()
        super().restore(screen)

    def cleanupPage(self) -> None:
        """Leave nothing behind, and nothing hidden."""
        super().cleanupPage()
        self.qr.show()

    def again(self, screen: Screen) -> bool:
        """Take the same code again."""
        if not isinstance(screen, ScanQrScreen):
            return False
        self.restore(screen)
        return True

    def local(self) -> EnterCodeScreen | None:
        """Go on to the code."""
        return self.shown.enter_code if isinstance(self.shown, ScanQrScreen) else None

    def _on_larger(self) -> None:
        from ..widgets.big_qr import BigQr

        if not self.qr.matrix:
            return
        self.big = BigQr(self.qr, self.qr.matrix)
        self.big.closed.connect(self._on_smaller)
        self.big.open(self.big.qr)

    def _on_smaller(self) -> None:
        self.big = None

    def _on_trouble(self) -> None:
        if isinstance(self.shown, ScanQrScreen):
            self.moved.emit(self.shown.manual_key)
        else:
            self.again_asked.emit(self.attempt())

    def _on_later(self) -> None:
        self.acted.emit(PostponeEnrollment(self.attempt()))
