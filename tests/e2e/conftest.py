"""One screen for all of these tests; a store and a phone for each."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import pytest

from .household import Household
from .person import PROGRAM, Person, Phone
from .screen import Screen


class Come(Protocol):
    """The way to start the program on the test's one store."""

    def __call__(
        self,
        env: Mapping[str, str] | None = None,
        on: Screen | None = None,
        arguments: Sequence[str] = (),
        program: Sequence[str] = PROGRAM,
    ) -> Person:
        """Start it, perhaps with more in its environment, on another screen, with arguments; or another."""


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
def other_screen(tmp_path: Path) -> Iterator[Screen]:
    """Give a second screen, so that two people have a keyboard at the same time."""
    folder = tmp_path / "runtime"
    folder.mkdir()
    started = Screen(folder)
    yield started
    started.stop()


@pytest.fixture
def household(tmp_path: Path) -> Household:
    """Give the test's one store, made and asked without a window."""
    return Household(tmp_path)


@pytest.fixture
def phone() -> Phone:
    """Give a phone with an authenticator app."""
    return Phone()


@pytest.fixture
def come(screen: Screen, tmp_path: Path) -> Iterator[Come]:
    """Give the way to start the program, as often as wanted, on the test's one store."""
    came: list[Person] = []

    def start(
        env: Mapping[str, str] | None = None,
        on: Screen | None = None,
        arguments: Sequence[str] = (),
        program: Sequence[str] = PROGRAM,
    ) -> Person:
        came.append(Person(on or screen, tmp_path, env, arguments, program))
        return came[-1]

    yield start
    for person in came:
        person.leave()
