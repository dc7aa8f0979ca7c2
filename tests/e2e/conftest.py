"""One screen for all of these tests; a store and a phone for each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .person import Person, Phone
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
def phone() -> Phone:
    """Give a phone with an authenticator app."""
    return Phone()


@pytest.fixture
def come(screen: Screen, tmp_path: Path) -> Iterator[Come]:
    """Give the way to start the program, as often as wanted, on the test's one store."""
    came: list[Person] = []

    def start() -> Person:
        came.append(Person(screen, tmp_path))
        return came[-1]

    yield start
    for person in came:
        person.leave()
