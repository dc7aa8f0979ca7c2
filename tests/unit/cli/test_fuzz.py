"""Whatever stands on the command line is answered with one sentence and a code (U3)."""

import io
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from app.cli.main import run
from app.core.factors.password import PasswordFactor
from tests.hostile import texts

# A hundred thousand over the nine places.
SMALL, LARGE = 25, 11_112
ANSWER_WITHIN_S = 1.0
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


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash cheaply: each command opens the store anew."""
    monkeypatch.setattr(
        "app.core.opening.PasswordFactor",
        lambda: PasswordFactor(time_cost=1, memory_cost=8, parallelism=1),
    )


@pytest.mark.rule("U3", "U4", "T10", "T11")
@pytest.mark.parametrize("place", NAMED)
def test_hostile_arguments(
    place: str, installed: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    """Nothing on stderr but one printable sentence, and no account but the one there was."""
    assert installed
    count = LARGE if request.config.getoption("--torture") else SMALL
    for text in texts(len(place), count):
        if text.startswith("-") or "\0" in text or not _can_stand_in_argv(text):
            continue  # an option, or what no system hands to a program
        _judge(partial(run, NAMED[place](text), {}), capsys)
    assert run(["account", "show", "admin"], {}) == 0


@pytest.mark.rule("U3", "T10", "T11")
def test_hostile_passwords(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    """Read from standard input, in whatever encoding; what is refused makes no account."""
    count = LARGE if request.config.getoption("--torture") else SMALL
    for at, text in enumerate(texts(7, count)):
        raw = text.encode("utf-8", "surrogatepass") if at % 2 else text.encode("utf-16-le", "surrogatepass")
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw[:14])))
        _judge(
            lambda: run(["account", "add", "a", "--email", "a@example.org", "--password-stdin"], {}), capsys
        )
    assert run(["account", "list"], {}) == 0
    assert capsys.readouterr().out == ""


def _judge(ask: Callable[[], int], capsys: pytest.CaptureFixture[str]) -> None:
    begun = time.perf_counter()
    code = ask()
    took_s = time.perf_counter() - begun
    err = capsys.readouterr().err
    assert code in CODES
    assert took_s < ANSWER_WITHIN_S
    assert not err or (err.startswith("twinlatch: ") and err.count("\n") == 1), err
    assert err.rstrip("\n").isprintable(), err


def _can_stand_in_argv(text: str) -> bool:
    try:
        text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True
