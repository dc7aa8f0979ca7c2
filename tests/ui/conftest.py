"""Windows at the places of the journey where tests begin."""

import pytest

from app.testing.clock import FrozenClock
from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch


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
