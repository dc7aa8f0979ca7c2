"""The whole journey by screen reader alone: the accessibility tree to see by, its acts and keys to act by."""

from pathlib import Path

import pytest

from tests.a11y.listener import Listener
from tests.a11y.page import PAGE, page
from tests.a11y.reading import Stop
from tests.a11y.walk import walk

from .household import Household
from .person import Phone
from .screen import Screen

NAMED = ("push button", "check box", "text", "password text", "image")


@pytest.fixture(scope="module")
def stops(screen: Screen, tmp_path_factory: pytest.TempPathFactory) -> list[Stop]:
    """Walk once; on the way the focus is looked for at each stop."""
    folder = tmp_path_factory.mktemp("walk")
    listener = Listener(screen, folder)
    try:
        walk(listener, Phone(), Household(folder))
        assert listener.close() == 0
    finally:
        listener.leave()
    return listener.stops


def test_whole_journey(stops: list[Stop]) -> None:
    """Every page has one heading that names the window, and nothing to use or to see is without a name."""
    for stop in stops:
        headings = [said.removeprefix("heading: ") for said in stop.lines if said.startswith("heading: ")]
        assert len(headings) == 1, stop.title
        assert stop.lines[0].split(": ", 1)[1].split(" – ")[0] == headings[0], stop.title
        unnamed = [
            said
            for said in stop.lines
            for kind in NAMED
            if said == kind or said.startswith((f"{kind},", f"{kind} (", f"{kind} ="))
        ]
        assert unnamed == [], stop.title
        assert len([said for said in stop.lines if "has the focus" in said]) == 1, stop.title


def test_the_page_of_it_is_up_to_date(stops: list[Stop]) -> None:
    """``docs/accessibility.md`` says what was read just now: after a change of the window, ``make a11y``."""
    assert Path(PAGE).read_text() == page(stops), "what is read has changed: make a11y writes the page anew"
