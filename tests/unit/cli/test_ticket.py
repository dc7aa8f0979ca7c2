"""``twinlatch ticket``: what it prints, and the code it ends with."""

import io
import json
import subprocess
import sys
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.cli import say
from app.cli.main import run
from app.core import tickets
from app.core.store.store import Store
from app.settings import Settings

LIFE_S = 300


def issued(settings: Settings, **changes: object) -> str:
    """Sign a ticket with the store's key, for now, as a door would."""
    store = Store.open(settings.store, settings.store_path, settings.config_dir)
    with store.transaction() as tx:
        pair = tx.ticket_keys.current(LIFE_S) or tx.ticket_keys.make()
        now_s = tx.now_ms() // 1000
    store.close()
    claims = {"iss": "twinlatch", "sub": "0", "aud": "payroll", "jti": "x", "preferred_username": "admin"}
    times = {"iat": now_s, "nbf": now_s, "exp": now_s + LIFE_S}
    return tickets.sign(pair.private, pair.id, {**claims, **times, **changes})


def typed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Put something on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


@pytest.mark.usefixtures("installed")
def test_a_ticket_is_judged(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its claims as JSON and 0; whatever is none, one sentence with the reason and 1."""
    ticket = issued(settings).encode()
    for content in (ticket, ticket + b"\n", b"  " + ticket + b"\r\n"):
        typed(monkeypatch, content)
        assert run(["ticket", "verify", "--audience", "payroll"], {}) == say.DONE
        out, err = capsys.readouterr()
        claims = json.loads(out)
        assert (claims["aud"], claims["preferred_username"], err) == ("payroll", "admin", "")
    former, later = issued(settings, exp=1).encode(), issued(settings, nbf=2**40, exp=2**41).encode()
    other = jwt.encode({"aud": "payroll"}, Ed25519PrivateKey.generate(), "EdDSA", headers={"kid": "x"})
    for content, audience, reason in (
        (former, "payroll", "expired"),
        (later, "payroll", "not valid yet"),
        (ticket, "other", "another audience"),
        (ticket, "", "another audience"),
        (other.encode(), "payroll", "No key"),
        (ticket[:-4] + b"AAAA", "payroll", "No key"),
        (b"", "payroll", "no ticket"),
        (b"\xff\xfe\x00", "payroll", "no ticket"),
        (b"x" * 1_000_000, "payroll", "no ticket"),
    ):
        typed(monkeypatch, content)
        code = run(["ticket", "verify", "--audience", audience], {})
        out, err = capsys.readouterr()
        assert (code, out) == (say.REFUSED, "")
        assert reason in err
        assert err.startswith("twinlatch: ")
        assert err.count("\n") == 1


@pytest.mark.usefixtures("installed")
def test_the_keys_are_printed(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """As PEM that any program verifies with, the newest first; for programs with id and times."""
    ticket = issued(settings)

    def pems() -> list[str]:
        assert run(["ticket", "key"], {}) == say.DONE
        return capsys.readouterr().out.replace("-----\n-----", "-----\n\0-----").split("\0")

    (first,) = pems()
    assert (
        jwt.decode(ticket, first, algorithms=["EdDSA"], audience="payroll")["preferred_username"] == "admin"
    )
    assert run(["key", "rotate"], {}) == say.DONE
    capsys.readouterr()
    second, again = pems()
    assert again == first != second
    assert run(["ticket", "key", "--json"], {}) == say.DONE
    now, then = json.loads(capsys.readouterr().out)
    assert list(now) == ["id", "pem", "created", "retired"]
    assert (now["pem"], now["retired"], then["pem"]) == (second, None, first)
    assert then["created"] <= then["retired"] <= now["created"]
    assert jwt.get_unverified_header(ticket)["kid"] == then["id"]


def test_without_a_store(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to print, and no store comes to be."""
    typed(monkeypatch, b"x")
    for arguments in (["ticket", "key"], ["ticket", "verify", "--audience", "x"]):
        assert run(arguments, {}) == say.REFUSED
        assert capsys.readouterr().out == ""
    assert run(["ticket", "verify"], {}) == say.MISUSE


def test_as_a_process(settings: Settings, installed: Path) -> None:
    """The program itself reads the ticket from a pipe."""
    assert installed
    command = [sys.executable, "-m", "app", "ticket", "verify", "--audience", "payroll"]
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        command, cwd=root, input=issued(settings).encode(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["aud"] == "payroll"
