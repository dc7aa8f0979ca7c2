"""What goes over the accessibility bus: names and texts for whoever needs them, but no typed password."""

from pathlib import Path

import pytest

from .conftest import Come
from .household import Household
from .person import Phone

MASKED = "zyxwvu"
SHOWN = "qjkgbp"


@pytest.mark.rule("A2", "S8")
def test_a_typed_password_is_not_on_the_bus(come: Come, tmp_path: Path, phone: Phone) -> None:
    """Masked, shown, cleared and masked again, neither events nor tree carry a letter of it."""
    Household(tmp_path).settle("off", phone)
    person = come()
    person.comes_to("Sign in")
    person.fill("Username or email address", "heard")
    person.reads("heard")
    heard = "".join(payload for _kind, name, payload in person.screen.spoken() if name.startswith("Username"))
    # What is typed into a plain field goes over the bus, letter by letter: the recording works.
    assert "heard" in heard
    person.fill("Password", MASKED)
    person.click("Show password")
    person.find("Hide password")
    person.fill("Password", SHOWN)
    person.click("Hide password")
    person.find("Show password")
    person.click("Continue")
    person.focus_on("Password")
    events = [(kind, payload) for kind, name, payload in person.screen.spoken() if name == "Password"]
    assert not [payload for kind, payload in events if "text-changed" in kind], events
    assert not any(set(payload) & set(MASKED + SHOWN) for kind, payload in events if len(payload) == 1), (
        events
    )
    told = str(person.things()) + str(events)
    assert MASKED not in told
    assert SHOWN not in told
