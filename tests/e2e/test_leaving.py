"""Leaving at any page, by whatever force: the account stays whole, and the exit code tells."""

import signal
from pathlib import Path

import pytest

from app.core.api.notices import AccountChanged
from app.core.api.screens import RecoveryCodeScreen

from .conftest import Come
from .household import Household
from .person import PASSWORD, Person, Phone


@pytest.fixture
def household(tmp_path: Path) -> Household:
    """The store of this test."""
    return Household(tmp_path)


def by_keyboard(person: Person) -> None:
    """Enter name and password without the mouse."""
    person.comes_to("Sign in")
    person.focus_on("Username or email address")
    person.type("user")
    person.key("Tab")
    person.type(PASSWORD)
    person.key("Return")


@pytest.mark.rule("S2", "N3", "N6")
@pytest.mark.parametrize("page", ["scan", "key", "code"])
def test_killed_while_enrolling(come: Come, household: Household, phone: Phone, page: str) -> None:
    """An enrollment that was not confirmed changed nothing: the next sign-in begins a fresh one."""
    household.settle(wanted=True)
    person = come()
    by_keyboard(person)
    person.scan(phone)
    if page == "key":
        person.click("Trouble Scanning?")
        person.comes_to("Enter this code in your authenticator app")
    if page == "code":
        person.key("Return")
        person.comes_to("One-time code")
    assert person.kill() == -signal.SIGKILL
    assert household.mfa() == "wanted"
    again = come()
    by_keyboard(again)
    former = phone.key
    again.scan(phone)
    assert phone.key != former


@pytest.mark.rule("S2", "N6", "R2")
def test_killed_at_the_recovery_code(come: Come, household: Household, phone: Phone) -> None:
    """The authenticator is confirmed; the code that was not ticked is replaced at the next sign-in."""
    household.settle(wanted=True)
    person = come()
    by_keyboard(person)
    person.scan(phone)
    person.key("Return")
    person.comes_to("One-time code")
    person.type(phone.code())
    person.key("Return")
    person.comes_to("Recovery code")
    shown = "".join(person.find("Recovery code")["text"].split())
    assert person.kill() == -signal.SIGKILL
    assert household.mfa() == "on"
    assert not household.password_alone_opens()
    answer = household.code_opens(phone)
    assert isinstance(answer.screen, RecoveryCodeScreen)
    assert answer.screen.code != shown
    assert answer.notice != AccountChanged()


@pytest.mark.rule("S2")
def test_killed_at_a_later_sign_in(come: Come, household: Household, phone: Phone) -> None:
    """Killed at the code page and at the field for the recovery code, both still work."""
    household.enroll(phone)
    person = come()
    by_keyboard(person)
    person.comes_to("One-time code").click("Use your recovery code")
    person.comes_to("Use your recovery code")
    assert person.kill() == -signal.SIGKILL
    assert household.code_opens(phone).session is not None


@pytest.mark.rule("S2")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_signals_end_it_with_their_code(
    come: Come, household: Household, number: signal.Signals, code: int
) -> None:
    """A signal closes the window and says so by the exit code."""
    household.settle()
    person = come()
    by_keyboard(person)
    person.comes_to("Profile")
    assert person.kill(number) == code


def test_closing_is_no_failure(come: Come, household: Household, phone: Phone) -> None:
    """Closed at first run, at the QR code and on the Profile, the exit code is 0."""
    first = come().comes_to("Create your account")
    assert first.close() == 0
    household.settle(wanted=True)
    person = come()
    by_keyboard(person)
    person.scan(phone)
    assert person.close() == 0
    assert household.mfa() == "wanted"
    again = come()
    by_keyboard(again)
    again.comes_to("Scan the QR code").click("I'll do this later")
    again.comes_to("Profile")
    assert again.close() == 0
    assert household.mfa() == "off"
