"""The samples, whole: a terminal program behind the gate, and a tool that asks for a sign-in itself."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Come
from .household import Household
from .person import PROGRAM, ROOT, Person, Phone
from .places import by_keyboard
from .screen import wait_for

SAMPLES = ROOT / "packaging" / "samples"
LEDGER = str(SAMPLES / "ledger.sh")
OPENS_NOTHING, UNGUARDED = 1, 2


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH on which the samples find this very program."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "twinlatch"
    program.write_text(f'#!/bin/sh\nexec {shlex.join(PROGRAM)} "$@"\n')
    program.chmod(0o700)
    return f"{folder}:{os.environ['PATH']}"


def unguarded(folder: Path, path: str, ticket: str | None) -> subprocess.CompletedProcess[str]:
    """Start the terminal program without the gate, perhaps with a ticket on a pipe."""
    env = os.environ | {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config")}
    env |= {"XDG_DATA_HOME": str(folder / "data"), "PATH": path, "TWINLATCH_USER": "user"}
    read, write = os.pipe()
    if ticket is not None:
        env["TWINLATCH_TICKET_FD"] = str(read)
        os.write(write, ticket.encode())
    os.close(write)
    try:
        return subprocess.run(
            [LEDGER], env=env, pass_fds=(read,), capture_output=True, text=True, check=False, cwd=ROOT
        )
    finally:
        os.close(read)


@pytest.mark.rule("F3")
def test_the_ledger_opens(come: Come, household: Household, phone: Phone, path: str) -> None:
    """Behind the gate it greets whoever signed in, by keyboard alone, and shows what the ticket says."""
    household.settle("on", phone)
    person = come({"PATH": path}, arguments=["--audience", "ledger", "--", LEDGER])
    by_keyboard(person)
    person.comes_to("One-time code").focus_on("One-time code")
    person.type(phone.code())
    person.key("Return")
    assert person.process.wait(60) == 0, person.output.read_text()
    *_, greeting, claims = person.output.read_text().splitlines()
    assert greeting == "The ledger is open for user."
    assert json.loads(claims)["aud"] == "ledger"


@pytest.mark.rule("F3")
def test_the_ledger_stays_shut(household: Household, phone: Phone, path: str, tmp_path: Path) -> None:
    """Without the gate it says how it is started; forged tickets and the variable with the name open nothing."""
    household.settle("on", phone)
    done = unguarded(tmp_path, path, None)
    assert (done.returncode, done.stdout) == (UNGUARDED, "")
    assert "twinlatch --audience ledger" in done.stderr
    for ticket in ("", "forged", "eyJhbGciOiJub25lIn0.eyJhdWQiOiJsZWRnZXIifQ."):
        done = unguarded(tmp_path, path, ticket)
        assert (done.returncode, done.stdout) == (OPENS_NOTHING, "")
        assert "opens nothing" in done.stderr


def gate_of(tool: Person) -> int:
    """Wait for the process that a tool has started."""
    children = Path(f"/proc/{tool.process.pid}/task/{tool.process.pid}/children")
    found: list[str] = wait_for("the gate", lambda: children.read_text("ascii").split())
    return int(found[0])


@pytest.mark.rule("F3")
def test_the_greeter_greets(
    come: Come, household: Household, phone: Phone, path: str, tmp_path: Path
) -> None:
    """With the pinned key of `ticket key` it refuses who closes the window, and greets who signs in."""
    household.settle("on", phone)
    env = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    env |= {"XDG_DATA_HOME": str(tmp_path / "data")}
    key = tmp_path / "ticket-key.pem"
    with key.open("wb") as out:
        subprocess.run([*PROGRAM, "ticket", "key"], env=os.environ | env, stdout=out, check=True, cwd=ROOT)
    program = [sys.executable, str(SAMPLES / "greeter.py"), "--key", str(key)]
    tool = come({"PATH": path}, program=program)
    tool.find("Sign in")
    tool.key("space")
    tool.look_at(gate_of(tool))
    tool.comes_to("Sign in").reads("Opening the greeter")
    tool.key("alt+F4")
    tool.look_at(tool.process.pid)
    tool.reads("Not signed in: the sign-in was refused or cancelled.")
    tool.click("Sign in")
    tool.look_at(gate_of(tool))
    by_keyboard(tool)
    tool.enter_code(phone.code())
    tool.look_at(tool.process.pid)
    tool.reads("Welcome, user.")
    assert not tool.sees("Sign in")
    assert tool.close() == 0
