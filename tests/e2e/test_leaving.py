"""Leaving at any page, by whatever force: the account stays whole, and the exit code tells."""

import signal

import pytest

from .conftest import Come
from .household import Household
from .person import Phone
from .places import PLACES, Place, by_keyboard

AT = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)


@pytest.mark.rule("S2", "N3", "N6")
@AT
def test_killed(come: Come, household: Household, phone: Phone, place: Place) -> None:
    """Killed at any page, the person gets in by what was last confirmed, and by nothing else."""
    recovery = household.settle(place.before, phone)
    working = phone.key
    person = come()
    place.go(person, phone, recovery)
    seen = phone.key
    assert person.kill() == -signal.SIGKILL
    phone.key = working or phone.key
    assert household.lets_in(phone, seen) == place.after


@pytest.mark.rule("S2")
@AT
def test_closed(come: Come, household: Household, phone: Phone, place: Place) -> None:
    """Closed at any page, the program ends with 0, and the person gets in by what was last confirmed."""
    recovery = household.settle(place.before, phone)
    working = phone.key
    person = come()
    place.go(person, phone, recovery)
    seen = phone.key
    if place.name == "enable_mfa":
        # The pop-up's frame closes the pop-up; the window's then closes the program.
        person.key("alt+F4")
        person.comes_to("Profile")
    assert person.close() == 0
    phone.key = working or phone.key
    assert household.lets_in(phone, seen) == place.after


@pytest.mark.rule("S2")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_signals_end_it_with_their_code(
    come: Come, household: Household, phone: Phone, number: signal.Signals, code: int
) -> None:
    """A signal closes the window and says so by the exit code."""
    household.settle("off", phone)
    person = come()
    by_keyboard(person)
    person.comes_to("Profile")
    assert person.kill(number) == code


def test_put_off(come: Come, household: Household, phone: Phone) -> None:
    """Put off, the wish is withdrawn, and the account opens with MFA off."""
    household.settle("wanted", phone)
    person = come()
    by_keyboard(person)
    person.comes_to("Scan the QR code").click("I'll do this later")
    person.comes_to("Profile").reads("Multi-factor authentication: off")
    assert household.mfa() == "off"
