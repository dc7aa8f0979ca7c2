"""One screen for all of these tests; a store, a clock and a phone for each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .person import Clock, Person, Phone
from .screen import Screen

Come = Callable[[], Person]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """Give a screen with everything that a window needs around it."""
    started = Screen(tmp_path_factory.mktemp("runtime"))
    yield started
    started.stop()


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    """Give the clock that program and phone go by."""
    return Clock(tmp_path / "clock")


@pytest.fixture
def phone(clock: Clock) -> Phone:
    """Give a phone with an authenticator app."""
    return Phone(clock)


@pytest.fixture
def come(screen: Screen, tmp_path: Path, clock: Clock) -> Iterator[Come]:
    """Give the way to start the program, as often as wanted, on the test's one store."""
    came: list[Person] = []

    def start() -> Person:
        came.append(Person(screen, tmp_path, clock))
        return came[-1]

    yield start
    for person in came:
        person.leave()
