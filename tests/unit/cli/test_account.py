"""``twinlatch account``: what it prints and the code it ends with, as processes where that counts."""

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.main import run
from app.core.api.errors import KnownError
from app.settings import Settings, looks_installed

ROOT = Path(__file__).resolve().parents[3]
PASSWORD = "canary 7Q4 sings at dawn"
ADD = ["account", "add", "Admin", "--email", "user@example.org"]


def twinlatch(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run the program as its own process, in the empty home of this test."""
    done = subprocess.run(
        [sys.executable, "-m", "app", *arguments], cwd=ROOT, input=stdin, capture_output=True, check=False
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def one_sentence(text: str) -> bool:
    """Tell whether stderr holds one line that says who speaks."""
    return text.startswith("twinlatch: ") and text.count("\n") == 1


@pytest.mark.rule("F1")
def test_the_first_account_is_made_once() -> None:
    """The first ``account add`` is done, the second refused, and nobody is added."""
    first = twinlatch(*ADD, "--enroll", "--password-stdin", stdin=f"{PASSWORD}\n".encode())
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout
    second = twinlatch(
        "account", "add", "other", "--email", "o@example.org", "--password-stdin", stdin=PASSWORD.encode()
    )
    assert (second.returncode, second.stdout) == (1, "")
    assert one_sentence(second.stderr)
    (only,) = json.loads(twinlatch("account", "list", "--json").stdout)
    assert (only["username"], only["email"]) == ("admin", "user@example.org")
    assert (only["role"], only["mfa"]) == ("administrator", "wanted")


@pytest.mark.parametrize("stdin", [b"", b"short", b"\xff" * 20, b"password" * 2])
def test_a_refused_password_is_one_sentence_and_code_1(stdin: bytes, settings: Settings) -> None:
    """What the rules for passwords refuse makes no account."""
    done = twinlatch(*ADD, "--password-stdin", stdin=stdin)
    assert (done.returncode, done.stdout) == (1, "")
    assert one_sentence(done.stderr)
    assert not looks_installed(settings)


@pytest.mark.rule("P9")
@pytest.mark.parametrize(
    "arguments",
    [
        ADD,
        [*ADD, "--password", PASSWORD],
        [*ADD, f"--password={PASSWORD}"],
        [*ADD, PASSWORD, "--password-stdin"],
        ["account", "add", "admin", "--password-stdin"],
        ["account", "list", "--mfa", "maybe"],
        ["account", "show"],
        ["frobnicate"],
    ],
)
def test_misuse_is_one_sentence_and_code_2(
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    settings: Settings,
) -> None:
    """A password as an argument, no terminal to ask on, and other misuse end with 2, nothing done."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PASSWORD.encode())))
    assert run(arguments, {}) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert one_sentence(err)
    assert PASSWORD not in err
    assert not looks_installed(settings)


@pytest.mark.usefixtures("installed")
def test_list_and_show_say_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Accounts are listed by state and shown by either name, for people and for programs."""

    def said(*arguments: str, code: int = 0) -> str:
        assert run(["account", *arguments], {}) == code
        out, err = capsys.readouterr()
        assert one_sentence(err) is (code != 0)
        return out

    assert said("list", "--mfa", "off").split() == ["admin", "user@example.org", "administrator", "off"]
    assert json.loads(said("list", "--mfa", "on", "--json")) == []
    assert "Email address: user@example.org\n" in said("show", "ADMIN")
    assert "Multi-factor authentication: off\n" in said("show", "admin")
    assert json.loads(said("show", "user@example.org", "--json"))["username"] == "admin"
    assert said("show", "nobody", code=1) == ""


@pytest.mark.rule("F1", "B4", "D6")
@pytest.mark.parametrize("damage", ["vanished", "emptied", "foreign", "keyless", "locked away"])
def test_a_store_or_key_that_cannot_be_used_is_code_3(
    damage: str, installed: Path, settings: Settings
) -> None:
    """A store that vanished, was emptied or is none, and a missing key, are no first run."""
    match damage:
        case "vanished":
            for path in installed.parent.iterdir():
                path.unlink()
        case "emptied":
            installed.write_bytes(b"")
        case "foreign":
            installed.write_bytes(b"something else entirely")
        case "keyless":
            next(settings.config_dir.glob("*.key")).unlink()
        case _:
            installed.chmod(0o644)
    done = twinlatch(*ADD, "--password-stdin", stdin=PASSWORD.encode())
    assert (done.returncode, done.stdout) == (3, "")
    assert one_sentence(done.stderr)
    assert run(["doctor"], {}) == 3
    with pytest.raises(KnownError):
        run(["account", "list"], {})


def test_a_setting_that_cannot_be_read_is_code_3_for_every_front(tmp_path: Path) -> None:
    """The window, too, ends with a sentence when its settings cannot be understood."""
    config = tmp_path / "settings.toml"
    config.write_text("frobnicate = 1")
    for arguments in ([], ["doctor"], ["account", "list"]):
        done = twinlatch("--config", str(config), *arguments)
        assert (done.returncode, done.stdout) == (3, "")
        assert one_sentence(done.stderr)


def test_the_global_flags_reach_the_store(tmp_path: Path) -> None:
    """``--store`` after the sub-command names another store, with a key of its own."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    store = ["--store", f"sqlite:///{elsewhere}/s.db"]
    assert twinlatch(*ADD, "--password-stdin", *store, stdin=PASSWORD.encode()).returncode == 0
    assert json.loads(twinlatch("account", "list", "--json").stdout) == []
    assert len(json.loads(twinlatch(*store, "account", "list", "--json").stdout)) == 1


@pytest.mark.rule("P9")
@pytest.mark.parametrize(("repeat", "code"), [(PASSWORD, 0), (PASSWORD + "!", 1)])
def test_the_prompt_asks_twice_and_echoes_nothing(repeat: str, code: int) -> None:
    """On a terminal the password is asked for twice, unseen; another one the second time is refused."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "app", *ADD]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stderr is not None
        said = b""
        for prompt, answer in ((b"Password: ", PASSWORD), (b"Repeat password: ", repeat)):
            while not said.endswith(prompt):
                byte = process.stderr.read(1)
                assert byte, said
                said += byte
            os.write(ours, f"{answer}\n".encode())
        process.stderr.read()
        assert process.wait() == code
    os.close(theirs)
    seen = os.read(ours, 4096) if code == 0 else b""
    os.close(ours)
    assert PASSWORD.encode() not in seen


@pytest.mark.rule("P9", "N2")
def test_further_accounts_and_the_ways_back_in(capsys: pytest.CaptureFixture[str], installed: Path) -> None:
    """A one-time password and an activation code are printed once, on lines of their own."""
    assert installed

    def said(*arguments: str, code: int = 0) -> list[str]:
        assert run(["account", *arguments], {}) == code
        out, err = capsys.readouterr()
        assert one_sentence(err) is (code != 0)
        return out.splitlines()

    lines = said("add", "second", "--email", "second@example.org", "--enroll")
    assert lines[0] == "The account second is made."
    assert re.fullmatch(r"One-time password: (?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", lines[1])
    assert said("list", "--mfa", "enrolling")[0].startswith("second ")
    said("add", "Second", "--email", "other@example.org", code=1)
    said("add", "third", "--email", "third@example.org", "--role", "administrator")
    third = json.loads("".join(said("show", "third", "--json")))
    assert third["role"] == "administrator"
    assert said("reset-password", "third")[1].startswith("One-time password: ")
    said("reset-mfa", "third", code=2)
    said("reset-mfa", "third", "--reason", " ", code=1)
    lines = said("reset-mfa", "third", "--reason", "phone lost")
    assert lines[0] == "MFA is reset for third; all sessions are over."
    assert re.fullmatch(r"Activation code: (?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", lines[1])
    assert said("reset-clock", "third") == ["The clock is not in the way; nothing was changed."]
    for command in ("unlock", "disable", "enable"):
        assert len(said(command, "third")) == 1


@pytest.mark.rule("U5")
def test_a_list_for_spreadsheets_holds_no_formula(
    capsys: pytest.CaptureFixture[str], installed: Path
) -> None:
    """An address that begins like a formula is a text in every spreadsheet."""
    assert installed
    for at, local in enumerate(("=cmd", "+1", "-2", "plain")):
        assert run(["account", "add", f"u{at}", "--email", f"{local}@example.org"], {}) == 0
    capsys.readouterr()
    assert run(["account", "list", "--csv"], {}) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["email"] for row in rows] == [
        "user@example.org",
        "'=cmd@example.org",
        "'+1@example.org",
        "'-2@example.org",
        "plain@example.org",
    ]
    assert list(rows[0])[:4] == ["username", "email", "role", "mfa"]


@pytest.mark.rule("R7")
def test_the_record_names_the_user_behind_sudo(monkeypatch: pytest.MonkeyPatch, installed: Path) -> None:
    """An administrator's act is on record with the user of the system and the one behind sudo."""
    monkeypatch.setenv("SUDO_USER", "some\nbody")
    assert run(["account", "disable", "admin"], {}) == 0
    connection = sqlite3.connect(installed)
    (actor,) = connection.execute("SELECT actor FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    connection.close()
    assert actor == f"os:{os.getuid()} sudo:somebody"
