"""Windows at the places of the journey where tests begin."""

import pytest
from pytestqt.qtbot import QtBot

from app.testing.clock import FrozenClock
from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch
from app.ui import idle

# Of pytest-qt's own waits, which end after five seconds: too soon where several workers share two cores.
PATIENCE_MS = 60_000


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is waited for come late on a busy machine."""
    for wait in (QtBot.waitSignal, QtBot.waitUntil):
        defaults = wait.__kwdefaults__
        assert defaults is not None
        monkeypatch.setitem(defaults, "timeout", PATIENCE_MS)


class Uptime:
    """The clock by which people are away; it goes on while the computer sleeps."""

    def __init__(self) -> None:
        """Begin somewhere."""
        self.now_s = 1000.0

    def go_on(self, watch: idle.Idle, seconds: float) -> None:
        """Let time pass, and let a watch look at the clock as it does twice a second."""
        self.now_s += seconds
        watch.look()


@pytest.fixture
def uptime(monkeypatch: pytest.MonkeyPatch) -> Uptime:
    """Give that clock, which stands still until the test moves it."""
    clock = Uptime()
    monkeypatch.setattr(idle, "uptime_s", lambda: clock.now_s)
    return clock


@pytest.fixture
def settled(twinlatch: Twinlatch) -> Twinlatch:
    """A window with an account, at the sign-in page."""
    twinlatch.create_account.create("user", "user@example.org", twinlatch.password)
    twinlatch.sign_in.look()
    return twinlatch


@pytest.fixture
def enrolling(settled: Twinlatch) -> Twinlatch:
    """A window at the QR code."""
    settled.sign_in.sign_in(settled.password)
    settled.profile.enable_mfa()
    settled.enable_mfa.log_out(settled.password)
    settled.sign_in.sign_in(settled.password)
    settled.scan_qr.look()
    return settled


@pytest.fixture
def enrolled(enrolling: Twinlatch, phone: VirtualPhone, twinlatch_clock: FrozenClock) -> Twinlatch:
    """A window at the sign-in page, with MFA on."""
    phone.scan(enrolling.scan_qr.go_on())
    enrolling.enter_code.enter(phone.code())
    enrolling.recovery_code.record()
    enrolling.profile.log_out()
    twinlatch_clock.next_code()
    return enrolling
