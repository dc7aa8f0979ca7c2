"""Too many wrong answers: the wait is shown, outlives the program, and is the same for a name that is nobody's."""

from pathlib import Path

import pytest

from app.core.api.notices import SignInRefused
from app.core.api.policy import Policy
from app.messages import wait_text, words

from .conftest import Come
from .household import Household
from .person import Person, Phone
from .places import by_keyboard

LIMIT = Policy().failures_before_wait
# As far as the time that is left.
WAITING = wait_text(0).rsplit(" ", 1)[0]


def guess(person: Person, name: str) -> None:
    """Enter wrong passwords until a wait begins."""
    for _ in range(LIMIT - 1):
        person.sign_in("not this one, surely", name)
        person.reads(words(SignInRefused()).text)
    person.sign_in("not this one, surely", name)
    person.reads(WAITING)


@pytest.mark.rule("L3", "L5", "L11", "E1")
def test_wait_is_shown_and_outlives_the_program(come: Come, tmp_path: Path, phone: Phone) -> None:
    """Five failures begin a wait, for a known and an unknown name; started anew, the right password waits too."""
    Household(tmp_path).settle("off", phone)
    person = come()
    shown = []
    for name in ("nobody", "user"):
        guess(person, name)
        assert "enabled" not in person.find("Continue")["states"]
        things = person.things()
        shown.append([(one["role"], one["name"].split(" in ")[0]) for one in things])
    assert shown[0] == shown[1]
    assert person.close() == 0
    again = come()
    by_keyboard(again)
    again.reads(WAITING)
