"""Two windows on one store: one code opens one of them; and a password is never on the accessibility bus."""

from pathlib import Path

import pytest

from app.core.api.notices import CodeAlreadyUsed
from app.messages import words

from .conftest import Come
from .household import Household
from .person import PASSWORD, Phone
from .places import by_keyboard


@pytest.mark.rule("T2", "T12")
def test_one_code_opens_one_window(come: Come, tmp_path: Path, phone: Phone) -> None:
    """Both windows stand at the code page and submit the same code: exactly one is let in."""
    Household(tmp_path).settle("on", phone)
    windows = []
    for _ in range(2):
        person = come()
        by_keyboard(person)
        person.comes_to("One-time code")
        windows.append(person)
    # The second window is in front; Alt+Tab changes between the two.
    code = phone.code()
    first, second = windows
    second.type(code)
    second.key("alt+Tab")
    first.focus_on("One-time code")
    first.type(code)
    first.key("Return")
    first.comes_to("Profile")
    first.key("alt+Tab")
    second.focus_on("One-time code")
    second.key("Return")
    second.reads(words(CodeAlreadyUsed()).text)
    assert second.page == "One-time code"


@pytest.mark.rule("A2", "S8")
def test_a_typed_password_is_not_on_the_bus(come: Come, tmp_path: Path, phone: Phone) -> None:
    """Neither masked nor shown do events or the tree carry what is typed as password."""
    Household(tmp_path).settle("off", phone)
    person = come()
    person.comes_to("Sign in")
    person.screen.spoken()
    person.type("user")
    person.key("Tab")
    person.type("zyxwvu")
    person.click("Show password")
    person.find("Hide password")
    person.fill("Password", "qponml")
    person.click("Hide password")
    person.find("Show password")
    things = person.things()
    carried = " ".join(payload for _kind, _name, payload in person.screen.spoken())
    for typed in ("zyxwvu", "qponml", PASSWORD):
        assert typed not in carried
        assert not any(typed in thing["text"] + thing["name"] + thing["description"] for thing in things)
    # Single characters as well: what is typed into a plain field is there, so the recording works.
    assert "user" in "".join(payload for _kind, _name, payload in person.screen.spoken()) or "u" in carried
    for letter in "zxwvqpnm":
        assert f" {letter} " not in f" {carried} "
