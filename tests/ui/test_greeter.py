"""The sample of a tool of one's own: it greets by the ticket, names the reason, and asks again."""

import shlex
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from greeter import AUDIENCE, Greeter
from PySide6.QtCore import QProcess, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from twinlatch_client import CANCELLED, FAILED, REASONS, SignIn

KEY, OTHER = Ed25519PrivateKey.from_private_bytes(b"k" * 32), Ed25519PrivateKey.from_private_bytes(b"o" * 32)
PEM = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")
ASKED = ["--print-ticket", "--audience=greeter", "--reason", "Opening the greeter"]

Fake = Callable[[str], str]
Told = list[tuple[str, Any]]


@pytest.fixture
def fake(tmp_path: Path) -> Fake:
    """The way to put a script in Twinlatch's place; it keeps what it was asked."""

    def make(script: str) -> str:
        program = tmp_path / "twinlatch"
        asked = shlex.quote(str(tmp_path / "asked"))
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {asked}\n{script}\n')
        program.chmod(0o700)
        return str(program)

    return make


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """Everything that a sign-in tells."""
    heard: Told = []
    start = SignIn.start

    def listened(self: SignIn) -> None:
        self.passed.connect(lambda claims: heard.append(("passed", claims)))
        self.refused.connect(lambda reason: heard.append(("refused", reason)))
        start(self)

    monkeypatch.setattr(SignIn, "start", listened)
    return heard


def printing(key: Any = KEY, **changed: Any) -> str:
    """Return the script of a Twinlatch where somebody passes."""
    now_s = int(time.time())
    claims = {"iss": "twinlatch", "preferred_username": "<b>user", "aud": AUDIENCE}
    claims |= {"nbf": now_s, "exp": now_s + 300} | changed
    return f"echo {jwt.encode(claims, key, algorithm='EdDSA')}"


def opened(qtbot: QtBot, program: str) -> Greeter:
    """Open the tool."""
    greeter = Greeter(PEM, program)
    qtbot.addWidget(greeter)
    greeter.show()
    return greeter


def signed_in(qtbot: QtBot, greeter: Greeter) -> None:
    """Press its button, and wait until the program has ended and all is told."""
    QTest.mouseClick(greeter.button, Qt.MouseButton.LeftButton)
    assert not greeter.button.isEnabled()
    qtbot.waitUntil(lambda: not still_running(greeter))


def still_running(greeter: Greeter) -> list[QProcess]:
    """Return the programs that the tool waits for."""
    started = greeter.findChildren(QProcess)
    return [one for one in started if one.state() != QProcess.ProcessState.NotRunning]


def test_it_greets(qtbot: QtBot, fake: Fake, told: Told, tmp_path: Path) -> None:
    """The name is that of the ticket, as plain text; there is nothing more to press."""
    greeter = opened(qtbot, fake(printing()))
    signed_in(qtbot, greeter)
    assert greeter.said.text() == "Welcome, <b>user."
    assert greeter.said.textFormat() == Qt.TextFormat.PlainText
    assert not greeter.button.isVisible()
    assert [kind for kind, _what in told] == ["passed"]
    assert (tmp_path / "asked").read_text().splitlines() == ASKED


NO_TICKET = "the ticket is not valid: it is no ticket"
ENDS: dict[str, tuple[Callable[[], str], str]] = {
    "fails": (lambda: "exit 125", FAILED),
    "fails otherwise": (lambda: "exit 1", FAILED),
    "is killed": (lambda: "kill -KILL $$", FAILED),
    "prints and refuses": (lambda: f"{printing()}; exit 77", REASONS[77]),
    "prints and is killed": (lambda: f"{printing()}; kill -TERM $$", FAILED),
    "prints no ASCII": (lambda: "echo ä.ö.ü", "the ticket is not valid"),
    "prints nonsense": (lambda: "echo nonsense", NO_TICKET),
    "prints two": (lambda: f"{printing()}; {printing()}", NO_TICKET),
    "prints nothing": (lambda: "true", NO_TICKET),
    "has another key": (lambda: printing(OTHER), "the ticket is not valid: its signature does not hold"),
    "is for another": (lambda: printing(aud="ledger"), "the ticket is not valid: it is for something else"),
    "is late": (lambda: printing(exp=1), "the ticket is not valid: it has expired"),
} | {f"ends with {code}": (lambda code=code: f"exit {code}", reason) for code, reason in REASONS.items()}


@pytest.mark.parametrize("end", ENDS)
def test_it_names_the_reason(qtbot: QtBot, fake: Fake, told: Told, end: str) -> None:
    """Whatever else the program does, nobody is greeted, it is told once, and one can try again."""
    script, reason = ENDS[end]
    greeter = opened(qtbot, fake(script()))
    for times in (1, 2):
        signed_in(qtbot, greeter)
        assert greeter.said.text().startswith(f"Not signed in: {reason}")
        assert greeter.button.isVisible()
        assert greeter.button.isEnabled()
        assert [kind for kind, _what in told] == ["refused"] * times


def test_twinlatch_is_not_there(qtbot: QtBot, told: Told, tmp_path: Path) -> None:
    """It is told like any other failure, and once."""
    greeter = opened(qtbot, str(tmp_path / "nowhere"))
    greeter.button.click()
    qtbot.waitUntil(greeter.button.isEnabled)
    assert told == [("refused", FAILED)]


@pytest.mark.parametrize(
    "script",
    ["touch $0.up; exec sleep 60", "trap 'kill $!; exit 143' TERM; sleep 60 & touch $0.up; wait"],
    ids=["by the signal", "by itself"],
)
def test_it_can_be_cancelled(qtbot: QtBot, fake: Fake, told: Told, tmp_path: Path, script: str) -> None:
    """The program ends, and it is told as what it is, once."""
    greeter = opened(qtbot, fake(script))
    greeter.button.click()
    (sign_in,) = greeter.findChildren(SignIn)
    qtbot.waitUntil((tmp_path / "twinlatch.up").exists)
    sign_in.cancel()
    sign_in.cancel()
    qtbot.waitUntil(lambda: not still_running(greeter))
    sign_in.cancel()
    assert told == [("refused", CANCELLED)]
    assert greeter.button.isEnabled()
