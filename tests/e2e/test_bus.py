"""What goes over the accessibility bus: names and texts for whoever needs them, but no typed password."""

from pathlib import Path

import pytest

from .conftest import Come
from .household import Household
from .person import Person, Phone
from .screen import wait_for

NAME = "Username or email address"
MASKED = "zyxwvu"
SHOWN = "qjkgbp"


def hear(person: Person, text: str) -> list[tuple[str, str, str]]:
    """Type into a plain field and listen until the bus has brought it: whatever came before is there as well."""
    heard: list[tuple[str, str, str]] = []

    def brought() -> bool:
        heard.extend((kind, name, payload) for kind, name, payload in person.screen.spoken())
        letters = [payload for kind, name, payload in heard if name == NAME and kind.endswith("insert")]
        return text in "".join(letters)

    person.fill(NAME, text)
    wait_for(f"{text!r} on the bus", brought, person.describe)
    return heard


@pytest.mark.rule("A2", "S8")
def test_a_typed_password_is_not_on_the_bus(come: Come, tmp_path: Path, phone: Phone) -> None:
    """Masked, shown, cleared and masked again, neither events nor tree carry a letter of it."""
    Household(tmp_path).settle("off", phone)
    person = come()
    person.comes_to("Sign in")
    hear(person, "before")
    person.fill("Password", MASKED)
    person.click("Show password")
    person.find("Hide password")
    person.fill("Password", SHOWN)
    person.click("Hide password")
    person.find("Show password")
    person.click("Continue")
    person.focus_on("Password")
    things = person.things()
    events = [(kind, payload) for kind, name, payload in hear(person, "after") if name == "Password"]
    assert events, "the field is on the bus, its text is not"
    assert not [payload for kind, payload in events if "text-changed" in kind], events
    told = str(things) + str(events)
    assert MASKED not in told
    assert SHOWN not in told
