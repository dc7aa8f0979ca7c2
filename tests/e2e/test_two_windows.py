"""Two windows on one store, each on a screen of its own, so that both have a keyboard at the same time."""

import subprocess
from pathlib import Path

import pytest

from app.core.api.notices import CodeAlreadyUsed
from app.messages import words

from .conftest import Come
from .household import Household
from .person import Person, Phone
from .places import by_keyboard
from .screen import Screen, wait_for


@pytest.fixture
def both(other_screen: Screen, come: Come, tmp_path: Path, phone: Phone) -> list[Person]:
    """Two windows at the code page of one account."""
    Household(tmp_path).settle("on", phone)
    people = [come(), come(on=other_screen)]
    for person in people:
        by_keyboard(person)
        person.comes_to("One-time code").focus_on("One-time code")
    return people


@pytest.mark.rule("T2", "T12")
def test_one_code_opens_one_window(both: list[Person], phone: Phone) -> None:
    """Both submit the same code at the same moment: exactly one is let in, the other is told why not."""
    code = phone.code()
    for person in both:
        person.type(code)
    pressed = [subprocess.Popen(["xdotool", "key", "Return"], env=person.screen.env) for person in both]
    assert [press.wait() for press in pressed] == [0, 0]
    wait_for("one of them to be let in", lambda: "Profile" in [person.page for person in both])
    (other,) = [person for person in both if person.page != "Profile"]
    other.reads(words(CodeAlreadyUsed()).text)
    assert other.page == "One-time code"
