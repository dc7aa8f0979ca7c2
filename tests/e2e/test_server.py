"""The real window on a server that goes away and comes back (G7)."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster import SHARED, Cluster, started

from .conftest import Come
from .household import Household
from .person import PASSWORD, Person, Phone
from .screen import Screen, wait_for


@pytest.fixture
def own() -> Iterator[Cluster]:
    """Give a server that the test may stop."""
    running = started()
    running.make_database(SHARED)
    yield running
    running.remove()


@pytest.mark.rule("G6", "F1")
def test_the_first_run(come: Come, own: Cluster, other_screen: Screen) -> None:
    """On an empty database the window comes to the first account, and signs in with it; the next one finds it."""
    person = come({"TWINLATCH_STORE": own.url(SHARED)})
    person.create_account()
    person.sign_in()
    person.comes_to("Profile")
    again = come({"TWINLATCH_STORE": own.url(SHARED)}, on=other_screen)
    again.comes_to("Sign in")


@pytest.mark.rule("G7", "G3")
def test_gone_and_back(come: Come, own: Cluster, tmp_path: Path, phone: Phone) -> None:
    """A clear page that keeps what was typed, a window that lives, and Retry that goes on without a restart."""
    store = own.url(SHARED)
    household = Household(tmp_path, store=store)
    household.settle("on", phone)
    person = come({"TWINLATCH_STORE": store})
    person.sign_in()
    person.comes_to("One-time code")
    own.stop()
    person.enter_code(phone.code())
    person.reads("cannot be reached now")
    assert person.sees("Retry")
    own.start()
    person.click("Retry")
    person.comes_to("Profile")
    own.stop()
    person.reads("cannot be reached now")
    own.start()
    person.click("Log out")
    person.sign_in()
    person.comes_to("One-time code")


@pytest.mark.rule("G7", "G3")
def test_standing_still(come: Come, own: Cluster, tmp_path: Path, phone: Phone) -> None:
    """A server that says nothing holds up nobody's window: it shows, moves and closes meanwhile."""
    store = own.url(SHARED)
    Household(tmp_path, store=store).settle("off", phone)
    person = come({"TWINLATCH_STORE": store})
    person.comes_to("Sign in")
    person.fill("Username or email address", "user")
    person.fill("Password", PASSWORD)
    own.signal(signal.SIGSTOP)
    try:
        person.click("Continue")
        answered = 0
        while not person.sees("Retry"):
            assert "Password" in [one["name"] for one in person.things()]
            answered += 1
        assert answered > 1
        person.reads("cannot be reached now")
    finally:
        own.signal(signal.SIGCONT)
    # Whoever is quicker: the person with Retry, or an act that was still waiting for the server.
    wait_for("the sign-in to go on", lambda: _went_on(person), person.describe)
    person.comes_to("Profile")
    assert person.close() == 0


def _went_on(person: Person) -> bool:
    """Press Retry while it is offered; tell whether the account is open."""
    person.click_if_there("Retry")
    return person.page == "Profile"
