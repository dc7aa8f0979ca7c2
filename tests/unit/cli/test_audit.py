"""``twinlatch audit``: what happened, for people and programs, and whether it is all there."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from .test_account import one_sentence, twinlatch


@pytest.mark.rule("A1", "A4", "U5")
def test_list_export_verify(installed: Path) -> None:
    """Rows for people, JSON lines and CSV hold the same events; the chain holds until somebody changes it."""
    assert twinlatch("account", "disable", "admin").returncode == 0
    listed = twinlatch("audit", "list", "--name", "user@example.org")
    assert [line.split()[2:4] for line in listed.stdout.splitlines()] == [
        ["account_created", "admin"],
        ["account_disabled", "admin"],
    ]
    lines = [json.loads(line) for line in twinlatch("audit", "export").stdout.splitlines()]
    table = list(csv.DictReader(io.StringIO(twinlatch("audit", "export", "--csv").stdout)))
    assert [one["event"] for one in lines] == [one["event"] for one in table]
    assert lines[-1]["event"] == "account_disabled"
    assert twinlatch("audit", "list", "--event", "account_disabled", "--until", "2020-01-01").stdout == ""
    sound = twinlatch("audit", "verify")
    assert (sound.returncode, sound.stderr) == (0, "")
    with sqlite3.connect(installed) as connection:
        connection.execute("UPDATE audit SET actor='os:0\x1b[31m' WHERE event='account_disabled'")
    broken = twinlatch("audit", "verify")
    assert (broken.returncode, broken.stdout) == (1, "")
    assert one_sentence(broken.stderr)
    assert "row 2" in broken.stderr
    assert "\x1b" not in twinlatch("audit", "list").stdout


@pytest.mark.rule("D3", "D9")
def test_what_an_operator_does_about_it(installed: Path) -> None:
    """An account changed from outside is shown as such and accepted with a reason; an intact one is left."""
    with sqlite3.connect(installed) as connection:
        connection.execute("UPDATE account SET email='new@example.org'")
    assert "Changed from outside: yes" in twinlatch("account", "show", "admin").stdout
    refused = twinlatch("account", "reset-password", "admin")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert twinlatch("account", "accept", "admin", "--reason", "mended by hand").returncode == 0
    assert "Changed from outside: no" in twinlatch("account", "show", "admin").stdout
    assert twinlatch("audit", "acknowledge", "--reason", "none").returncode == 0


HOSTILE = '\r\n{"event": "login_ok"}\x1b[31m\u202e\x07' + "x" * 600


@pytest.mark.rule("A3")
def test_what_others_wrote_is_shown_not_obeyed(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line ends, escapes, directions, 600 letters, and rows by somebody else's hand: one line each, and capped."""
    monkeypatch.setenv("SUDO_USER", HOSTILE)
    assert twinlatch("account", "reset-mfa", "admin", "--reason", HOSTILE).returncode == 0
    with sqlite3.connect(installed) as connection:
        connection.execute(
            "INSERT INTO audit SELECT 77, 'x', ?, account_id, x'ff', ?, NULL, chain, 99, x'' FROM audit LIMIT 1",
            (HOSTILE, HOSTILE),
        )
    listed = twinlatch("audit", "list")
    assert (listed.returncode, listed.stderr) == (0, "")
    lines = listed.stdout.split("\n")[:-1]
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)
    assert max(map(len, lines)) < 900
    assert "\\x1b[31m" in lines[1]
    assert "…" in lines[1]
    exported = twinlatch("audit", "export").stdout.split("\n")[:-1]
    assert len(exported) == 3
    assert all(line.isascii() and line.isprintable() for line in exported)
    assert json.loads(exported[1])["details"]["reason"].endswith("xxx")
    table = twinlatch("audit", "export", "--csv")
    assert all(line.isprintable() for line in table.stdout.split("\n"))
    assert len(list(csv.reader(io.StringIO(table.stdout)))) == 4


@pytest.mark.rule("A1")
def test_only_events_that_there_are_can_be_asked_for(installed: Path) -> None:
    """A slip of the pen is told with what there is, and is no empty answer."""
    assert installed.exists()
    refused = twinlatch("audit", "list", "--event", "signed-in")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "signed_in" in refused.stderr
    assert "otp_replay" in refused.stderr


@pytest.mark.rule("A7")
def test_rotate_and_verify_a_file(installed: Path, tmp_path: Path) -> None:
    """Rows go to a file that is checked like the store; an existing file, or one beside the store, is refused."""
    assert twinlatch("account", "disable", "admin").returncode == 0
    file = str(tmp_path / "older.jsonl")
    to = ("audit", "rotate", "--before", "2100-01-01", "--to")
    refused = twinlatch(*to, str(installed.parent / "older.jsonl"))
    assert (refused.returncode, one_sentence(refused.stderr)) == (3, True)
    moved = twinlatch(*to, file)
    assert (moved.returncode, moved.stdout) == (
        0,
        "Moved out of the store into the file: 1 rows.\n",
    )
    again = twinlatch(*to, file)
    assert (again.returncode, one_sentence(again.stderr)) == (3, True)
    assert "The 1 rows before were rotated out." in twinlatch("audit", "verify").stdout
    assert twinlatch("audit", "verify", "--file", file).stdout.startswith("1 rows in 1 chain(s) hold")
    assert twinlatch("audit", "list").stdout.count("\n") == 2
    Path(file).write_text(Path(file).read_text().replace("account_created", "account_enabled"))
    broken = twinlatch("audit", "verify", "--file", file)
    assert (broken.returncode, one_sentence(broken.stderr)) == (1, True)
    assert twinlatch("audit", "rotate", "--before", "2000-01-01", "--to", f"{file}.2").returncode == 0
    with sqlite3.connect(installed) as connection:
        connection.execute("UPDATE audit SET actor='x' WHERE seq=3")
    damaged = twinlatch(*to, f"{file}.3")
    assert (damaged.returncode, one_sentence(damaged.stderr)) == (1, True)
