"""Whatever stands on the command line is answered with one sentence and a code (U3)."""

import io
import math
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run
from app.core import opening
from app.core.factors.password import PasswordFactor
from app.core.opening import Core
from tests.hostile import texts

# So many a field, of which there are nine.
SMALL, LARGE = 25, 100_000
# One command in so many opens the store itself; what is typed reaches no line of the opening.
OPENS_ONE_IN = 50
ANSWER_WITHIN_S = 1.0
# A busy machine may hold up one of a million answers; a text that takes long takes long each time.
TRIES = 3
CODES = {0, 1, 2}
NAMED = {
    "show": lambda text: ["account", "show", text],
    "unlock": lambda text: ["account", "unlock", text],
    "reset-mfa": lambda text: ["account", "reset-mfa", text, "--reason", "fuzz"],
    "reason": lambda text: ["account", "reset-mfa", "nobody", "--reason", text],
    "name": lambda text: ["account", "add", text, "--email", "user@example.org"],
    "email": lambda text: ["account", "add", "admin", "--email", text],
    "command": lambda text: [text],
    "leaf": lambda text: ["account", text, "admin"],
}


class Openings:
    """The store as the commands find it: opened by themselves now and then, else already open."""

    def __init__(self) -> None:
        """Begin with none."""
        self._open = opening.open_core
        self._core: Core | None = None
        self._close: Callable[[], None] = lambda: None
        self._asked = 0
        self.opened = 0

    def core(self, *arguments: Any, **options: Any) -> Core:
        """Open the core, or give the one that is open."""
        self._asked += 1
        if self._asked % OPENS_ONE_IN == 1:
            self.opened += 1
            return self._open(*arguments, **options)
        if self._core is None:
            self._core = self._open(*arguments, **options)
            # The command closes what it opened: not this one.
            self._close, self._core.close = self._core.close, lambda: None  # type: ignore[method-assign]
        return self._core

    def close(self) -> None:
        """Let go."""
        self._close()


@pytest.fixture(autouse=True)
def openings(monkeypatch: pytest.MonkeyPatch) -> Iterator[Openings]:
    """Keep the store open between commands, and hash cheaply: the rest is as on the command line."""
    monkeypatch.setattr(
        opening, "PasswordFactor", partial(PasswordFactor, time_cost=1, memory_cost=8, parallelism=1)
    )
    counted = Openings()
    monkeypatch.setattr(opening, "open_core", counted.core)
    yield counted
    counted.close()


@pytest.fixture
def count(request: pytest.FixtureRequest) -> int:
    """How many texts a field gets."""
    return LARGE if request.config.getoption("--torture") else SMALL


@pytest.mark.rule("U3", "U4", "T10", "T11")
@pytest.mark.parametrize("place", NAMED)
def test_hostile_arguments(
    place: str, installed: Path, capsys: pytest.CaptureFixture[str], count: int, openings: Openings
) -> None:
    """Nothing on stderr but one printable sentence, and no account but the one there was."""
    assert installed
    for text in texts(len(place), count):
        if text.startswith("-") or "\0" in text or not _can_stand_in_argv(text):
            continue  # an option, or what no system hands to a program
        _judge(partial(run, NAMED[place](text), {}), capsys)
    if place not in {"command", "leaf"}:
        assert openings.opened > count // OPENS_ONE_IN // 2
    assert run(["account", "show", "admin"], {}) == 0


@pytest.mark.rule("U3", "T10", "T11")
def test_hostile_passwords(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], count: int
) -> None:
    """Read from standard input, in whatever encoding; what is refused makes no account."""
    command = ["account", "add", "a", "--email", "a@example.org", "--password-stdin"]

    def ask(raw: bytes) -> int:
        with monkeypatch.context() as patch:
            patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
            return run(command, {})

    for at, text in enumerate(texts(7, count)):
        raw = text.encode("utf-8", "surrogatepass") if at % 2 else text.encode("utf-16-le", "surrogatepass")
        _judge(partial(ask, raw[:14]), capsys)
    assert run(["account", "list"], {}) == 0
    assert capsys.readouterr().out == ""


def _judge(ask: Callable[[], int], capsys: pytest.CaptureFixture[str]) -> None:
    took_s = math.inf
    for _ in range(TRIES):
        begun = time.perf_counter()
        code = ask()
        took_s = min(took_s, time.perf_counter() - begun)
        err = capsys.readouterr().err
        assert code in CODES
        assert not err or (err.startswith("twinlatch: ") and err.count("\n") == 1), err
        assert err.rstrip("\n").isprintable(), err
        if took_s < ANSWER_WITHIN_S:
            return
    assert took_s < ANSWER_WITHIN_S


def _can_stand_in_argv(text: str) -> bool:
    try:
        text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True
