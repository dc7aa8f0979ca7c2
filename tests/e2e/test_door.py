"""The door, whole: the installed program in front of real commands, walked by keyboard and mouse."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from .conftest import Come
from .household import Household
from .person import PROGRAM, Person, Phone
from .places import by_keyboard
from .screen import Screen, wait_for

# Says that it ran, keeps what it was given, waits for a word where it is told to, and ends with 7.
COMMAND = """
cat /dev/fd/$TWINLATCH_TICKET_FD > "$OUT/ticket"
env > "$OUT/env"
touch "$OUT/started"
[ -z "${LINGER:-}" ] || sleep 60
exit 7
"""
REFUSED, TIMED_OUT = 77, 124


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder into which the command writes."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def at_the_door(come: Come, out: Path, *options: str, linger: bool = False) -> Person:
    """Start the gate in front of the command."""
    env = {"OUT": str(out), "TWINLATCH_CANARY": "x"} | ({"LINGER": "1"} if linger else {})
    return come(env, arguments=[*options, "--", "/bin/sh", "-c", COMMAND])


def ended(person: Person) -> int:
    """Wait for the program's end and return its code."""
    return person.process.wait(60)


def asked(out: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line on the same store."""
    home = out.parent
    env = os.environ | {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config")}
    env |= {"XDG_DATA_HOME": str(home / "data")}
    return subprocess.run(
        [*PROGRAM, *arguments], env=env, input=text, capture_output=True, text=True, check=False
    )


@pytest.mark.rule("F3", "S2")
def test_both_factors_start_the_command(come: Come, household: Household, out: Path, phone: Phone) -> None:
    """It gets the ticket and two words, and nothing else of ours; its code is the gate's; all is on record."""
    household.settle("on", phone)
    person = at_the_door(
        come, out, "--reason", "Opening the ledger", "--title", "Ledger", "--audience", "ledger"
    )
    person.comes_to("Sign in").reads("Opening the ledger")
    by_keyboard(person)
    person.enter_code(phone.code())
    assert ended(person) == 7
    ticket = (out / "ticket").read_text("ascii")
    given = (out / "env").read_text()
    assert "TWINLATCH_USER=user\n" in given
    assert "TWINLATCH_METHODS=pwd otp\n" in given
    assert "CANARY" not in given
    assert ticket.strip() not in given
    verified = asked(out, "ticket", "verify", "--audience", "ledger", text=ticket)
    assert verified.returncode == 0, verified.stderr
    claims = json.loads(verified.stdout)
    assert (claims["preferred_username"], claims["aud"], claims["amr"]) == ("user", "ledger", ["pwd", "otp"])
    assert asked(out, "ticket", "verify", "--audience", "other", text=ticket).returncode == 1
    events = asked(out, "audit", "list").stdout
    assert events.index("command_started") < events.index("command_ended")
    assert "/bin/sh" in events
    assert "LINGER" not in events


@pytest.mark.rule("F3", "R3")
def test_the_recovery_code_is_told(come: Come, household: Household, out: Path, phone: Phone) -> None:
    """Whoever came by the recovery code has it in the ticket."""
    recovery = household.settle("on", phone)
    person = at_the_door(come, out, "--audience", "ledger")
    by_keyboard(person)
    person.comes_to("One-time code").click("Use your recovery code")
    person.comes_to("Use your recovery code")
    person.type(recovery)
    person.key("Return")
    person.record()
    person.comes_to("Is your phone lost?").click("Keep my authenticator")
    assert ended(person) == 7
    assert "TWINLATCH_METHODS=pwd recovery\n" in (out / "env").read_text()


@pytest.mark.rule("F3", "N2")
def test_who_has_no_mfa_enrolls_or_is_refused(
    come: Come, household: Household, out: Path, phone: Phone
) -> None:
    """A wanted enrollment is done here, and cannot be put off; without one there is no way through."""
    household.settle("wanted", phone)
    person = at_the_door(come, out)
    by_keyboard(person)
    person.scan(phone)
    assert not person.sees("I'll do this later")
    person.click("Continue")
    person.enter_code(phone.code())
    person.record()
    assert ended(person) == 7


@pytest.mark.rule("F3")
def test_mfa_off_is_refused(come: Come, household: Household, out: Path, phone: Phone) -> None:
    """The right password of an account without MFA opens nothing, and says what to do."""
    household.settle("off", phone)
    person = at_the_door(come, out)
    by_keyboard(person)
    wait_for("a word about MFA", lambda: "MFA" in person.describe(), person.describe)
    assert person.close() == REFUSED
    assert not (out / "started").exists()


@pytest.mark.rule("S2")
@pytest.mark.parametrize("how", ["closed", "closed at the code", "TERM", "KILL", "time-out"])
def test_whoever_does_not_pass_starts_nothing(
    come: Come, household: Household, out: Path, phone: Phone, how: str
) -> None:
    """Closed, signalled, killed or too slow: its own exit code, and the command never ran."""
    household.settle("on", phone)
    person = at_the_door(come, out, *(["--timeout", "2"] if how == "time-out" else []))
    if how != "time-out":
        by_keyboard(person)
        person.comes_to("One-time code")
    expected = {"TERM": 128 + signal.SIGTERM, "KILL": -signal.SIGKILL, "time-out": TIMED_OUT}
    if how in {"TERM", "KILL"}:
        code = person.kill(signal.Signals[f"SIG{how}"])
    else:
        code = ended(person) if how == "time-out" else person.close()
    assert code == expected.get(how, REFUSED)
    assert not (out / "started").exists()


@pytest.mark.rule("S2")
def test_only_that_person(come: Come, household: Household, out: Path, phone: Phone) -> None:
    """--user: another person's right password opens nothing; the name stands in the field."""
    household.settle("on", phone)
    person = at_the_door(come, out, "--user", "somebody.else")
    person.comes_to("Sign in").focus_on("Password")
    person.fill("Username or email address", "user")
    person.fill("Password", "plain lantern over wide rivers")
    person.click("Continue")
    wait_for(
        "a refusal", lambda: person.page == "Sign in" and not person.sees("One-time code"), person.describe
    )
    assert person.close() == REFUSED
    assert not (out / "started").exists()


def test_stopping_the_gate_stops_the_command(
    come: Come, household: Household, out: Path, phone: Phone
) -> None:
    """TERM to the gate ends what it started."""
    household.settle("on", phone)
    person = at_the_door(come, out, linger=True)
    by_keyboard(person)
    person.enter_code(phone.code())
    wait_for("the command", (out / "started").exists)
    assert person.kill(signal.SIGTERM) == 128 + signal.SIGTERM


def test_stay_comes_back_for_the_next_one(come: Come, household: Household, out: Path, phone: Phone) -> None:
    """--stay: after the command the sign-in page again, with nothing of the former person."""
    household.settle("on", phone)
    person = at_the_door(come, out, "--stay")
    by_keyboard(person)
    person.enter_code(phone.code())
    wait_for("the command", (out / "started").exists)
    person.comes_to("Sign in").focus_on("Username or email address")
    assert person.find("Username or email address")["text"] == ""
    assert person.close() == REFUSED


def test_sign_in_only(come: Come, household: Household, out: Path, phone: Phone) -> None:
    """--print-ticket writes the ticket and ends; --check ends with the verdict alone."""
    household.settle("on", phone)
    for arguments in (["--print-ticket", "--audience", "tool"], ["--check"]):
        person = come(arguments=arguments)
        by_keyboard(person)
        person.enter_code(phone.code())
        assert ended(person) == 0
    written = [line for line in person.output.read_text().splitlines() if line.count(".") == 2]
    assert len(written) == 1
    assert asked(out, "ticket", "verify", "--audience", "tool", text=written[0]).returncode == 0


@pytest.mark.rule("F2", "F1")
def test_the_gate_makes_nothing(come: Come, out: Path, tmp_path: Path) -> None:
    """Where there is no store there is no window, no account and no command."""
    person = at_the_door(come, out)
    assert ended(person) == 125
    assert not (tmp_path / "data").exists()
    assert not (out / "started").exists()
    assert "store" in person.output.read_text()


def test_a_second_start_raises_the_first(
    come: Come, household: Household, out: Path, phone: Phone, screen: Screen
) -> None:
    """The plain window is there once; a gate for a command stands beside it."""
    household.settle("on", phone)
    first = come()
    first.comes_to("Sign in")
    gate = at_the_door(come, out)
    gate.comes_to("Sign in")
    assert ended(come()) == 0
    first.comes_to("Sign in")
    assert first.process.poll() is None
    assert first.close() == 0
    assert gate.close() == REFUSED
    assert screen is not None
