"""A page that nobody touches lays nothing out: the window is at rest."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch

TURNS = 30
BATCHES = 20


class Layouts(QObject):
    """Counts what is laid out anew."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let pass."""
        self.count += event.type() == QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


def comes_to_rest() -> bool:
    """Tell whether some turns of the event loop go by without a layout, before long."""
    counter = Layouts()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(counter)
    for _ in range(BATCHES):
        counter.count = 0
        for _ in range(TURNS):
            QTest.qWait(1)
        if counter.count == 0:
            break
    app.removeEventFilter(counter)
    return counter.count == 0


def test_every_page_comes_to_rest(twinlatch: Twinlatch, phone: VirtualPhone) -> None:
    """From the first page to the recovery code no page goes on arranging itself."""
    found: dict[str, bool] = {}

    def look() -> None:
        found[twinlatch.page] = comes_to_rest()

    twinlatch.create_account.look()
    look()
    twinlatch.create_account.create("user", "user@example.org", twinlatch.password)
    twinlatch.sign_in.sign_in(twinlatch.password)
    twinlatch.profile.look()
    look()
    twinlatch.profile.enable_mfa()
    twinlatch.enable_mfa.look()
    look()
    twinlatch.enable_mfa.log_out(twinlatch.password)
    twinlatch.sign_in.look()
    look()
    twinlatch.sign_in.sign_in(twinlatch.password)
    phone.scan(twinlatch.scan_qr.code())
    look()
    twinlatch.scan_qr.trouble_scanning()
    twinlatch.manual_key.look()
    look()
    twinlatch.manual_key.go_on()
    twinlatch.enter_code.look()
    look()
    twinlatch.enter_code.enter(phone.code())
    twinlatch.recovery_code.look()
    look()
    assert len(found) == 8
    assert all(found.values()), found
