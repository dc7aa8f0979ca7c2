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
