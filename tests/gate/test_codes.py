"""Every exit code of the gate, with real processes, and no command where nobody passed."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .acting import TICKET, Gate

REFUSALS = {
    "Closed": 77,
    "TimedOut": 124,
    "Crashed": 125,
    "raises": 125,
    f"signalled {signal.SIGTERM}": 128 + signal.SIGTERM,
    f"signalled {signal.SIGINT}": 128 + signal.SIGINT,
    "failed StoreBusy": 75,
    "failed StoreUnavailable": 75,
    "failed ServerUnavailable": 75,
    "failed OutcomeUnknown": 75,
    "failed KeyMissing": 125,
    "failed KeyringLocked": 125,
    "failed DiskFull": 125,
    "failed StoreCorrupt": 125,
    "failed BadSettings": 125,
}


@pytest.mark.rule("S2")
@pytest.mark.parametrize("outcome", REFUSALS)
def test_nothing_starts_unless_somebody_passed(gate: Gate, outcome: str) -> None:
    """Whatever else a sign-in ends with has its code, and the command is never started."""
    trace = gate.folder / "started"
    said = gate.run("--", "touch", str(trace), outcomes=(outcome,))
    assert said.returncode == REFUSALS[outcome], said.stderr
    assert not trace.exists()
    asked = [word for word in gate.asked() if word != "incident"]
    assert asked == ["started", "sign_in", "close"]
    if outcome.startswith("failed"):
        assert outcome.split()[1].encode() in said.stderr


@pytest.mark.rule("S2")
@pytest.mark.parametrize("asked", [("--check",), ("--print-ticket", "--audience", "tool")])
@pytest.mark.parametrize("outcome", REFUSALS)
def test_no_verdict_and_no_ticket_unless_somebody_passed(
    gate: Gate, outcome: str, asked: tuple[str, ...]
) -> None:
    """A refusal prints nothing and is never 0."""
    said = gate.run(*asked, outcomes=(outcome,))
    assert (said.returncode, said.stdout) == (REFUSALS[outcome], b"")


@pytest.mark.parametrize("code", [0, 1, 2, 75, 77, 124, 125, 126, 127, 255])
def test_the_commands_own_code_comes_through(gate: Gate, code: int) -> None:
    """A code is the command's own, and is what the record tells."""
    assert gate.shell(f"exit {code}").returncode == code
    assert gate.diary()[-2:] == [["end", "alice", "/usr/bin/sh", code], ["close"]]
    assert gate.asked() == ["started", "sign_in", "rest", "end", "close"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGSEGV, signal.SIGPIPE])
def test_a_command_killed_by_a_signal(gate: Gate, number: signal.Signals) -> None:
    """Its code is 128 and the signal's number."""
    assert gate.shell(f"kill -{int(number)} $$").returncode == 128 + number


def test_a_command_that_is_gone_at_once(gate: Gate) -> None:
    """An end before anybody waited is not lost."""
    assert gate.run("--", "true").returncode == 0
    assert gate.run("--", "false").returncode == 1


def _made(path: Path, content: bytes, mode: int = 0o755) -> str:
    path.write_bytes(content)
    path.chmod(mode)
    return str(path)


def _elf_of_another_machine() -> bytes:
    own = bytearray(Path("/proc/self/exe").read_bytes()[:4096])
    own[18:20] = b"\xff\xfe"
    return bytes(own)


def _pipe(path: Path) -> str:
    os.mkfifo(path, 0o755)
    return str(path)


def _loop(path: Path) -> str:
    path.symlink_to(path.name)
    return str(path)


UNUSABLE: dict[str, tuple[Callable[[Path], str], int]] = {
    "in no folder of PATH": (lambda _: "no-such-program-here", 127),
    "no such path": (lambda folder: str(folder / "none"), 127),
    "under a file": (lambda folder: _made(folder / "file", b"") + "/none", 127),
    "not executable": (lambda folder: _made(folder / "tool", b"#!/bin/sh\n", 0o644), 126),
    "a folder": (str, 126),
    "a pipe": (lambda folder: _pipe(folder / "pipe"), 126),
    "a loop of links": (lambda folder: _loop(folder / "loop"), 126),
    "no program": (lambda folder: _made(folder / "tool", b"echo no program\n"), 126),
    "an empty file": (lambda folder: _made(folder / "tool", b""), 126),
    "no such interpreter": (lambda folder: _made(folder / "tool", b"#!/no/such/interpreter\n"), 126),
    "for another machine": (lambda folder: _made(folder / "tool", _elf_of_another_machine()), 126),
}
# Only the kernel can say it of these, when it is asked to start them.
AFTER_SIGN_IN = {"no program", "an empty file", "no such interpreter", "for another machine"}


@pytest.mark.parametrize("case", UNUSABLE)
def test_a_command_that_cannot_be_started(gate: Gate, case: str) -> None:
    """It is 127 or 126 with a sentence; what can be known before is said before anybody signs in."""
    make, code = UNUSABLE[case]
    said = gate.run("--", make(gate.folder), "argument")
    assert (said.returncode, said.stdout) == (code, b"")
    assert said.stderr.startswith(b"twinlatch: ")
    assert said.stderr.count(b"\n") == 1
    assert ("sign_in" in gate.asked()) == (case in AFTER_SIGN_IN)
    assert "rest" not in gate.asked()
    if "sign_in" in gate.asked():
        assert gate.diary()[-2][3] == code


def test_path_is_searched_as_a_shell_does(gate: Gate) -> None:
    """Folders and files that cannot be executed are passed over; the first that can is taken."""
    for name in "abcd":
        (gate.folder / name).mkdir()
    (gate.folder / "a" / "tool").mkdir()
    _made(gate.folder / "b" / "tool", b"", 0o644)
    third = _made(gate.folder / "c" / "tool", b"#!/bin/sh\necho third\n")
    _made(gate.folder / "d" / "tool", b"#!/bin/sh\necho fourth\n")
    folders = [str(gate.folder / name) for name in "abcd"]
    said = gate.run("--", "tool", popen={"env": {"PATH": ":".join(folders)}})
    assert (said.stdout, gate.diary()[-2][2]) == (b"third\n", third)
    assert gate.run("--", "tool", popen={"env": {"PATH": ":".join(folders[:2])}}).returncode == 126


def test_a_path_from_here_is_recorded_whole(gate: Gate) -> None:
    """A relative path starts as it was written, and is an absolute one on the record."""
    _made(gate.folder / "tool", b'#!/bin/sh\necho "$0 $1"\n')
    said = gate.run("--", "./tool", "- -", popen={"cwd": gate.folder})
    assert said.stdout == b"./tool - -\n"
    assert gate.diary()[-2][2] == f"{gate.folder}/./tool"


def test_a_path_that_is_no_text(gate: Gate) -> None:
    """It starts, and the record shows its bytes as escapes."""
    tool = os.fsdecode(bytes(gate.folder / "t") + b"\xff")
    Path(tool).write_bytes(b"#!/bin/sh\nexit 5\n")
    Path(tool).chmod(0o700)
    assert gate.run("--audience", "tool", "--", tool).returncode == 5
    assert gate.diary()[-2][2] == f"{gate.folder}/t\\xff"


def test_without_a_ticket_nothing_starts(gate: Gate) -> None:
    """A pass without a ticket, or with one that a pipe cannot hold, is no pass."""
    for ticket in ("", "x" * 100_000):
        assert gate.run("--", "touch", str(gate.folder / "x"), ticket=ticket).returncode == 125
    assert gate.run("--print-ticket", "--audience", "tool", ticket="").returncode == 125
    assert not (gate.folder / "x").exists()


def test_the_verdict_alone(gate: Gate) -> None:
    """``--check`` says nothing but 0."""
    said = gate.run("--check")
    assert (said.returncode, said.stdout, said.stderr) == (0, b"", b"")


def test_the_printed_ticket(gate: Gate) -> None:
    """``--print-ticket`` writes the ticket and a new line."""
    said = gate.run("--print-ticket", "--audience", "tool")
    assert (said.returncode, said.stdout, said.stderr) == (0, f"{TICKET}\n".encode(), b"")


def test_a_ticket_that_cannot_be_printed(gate: Gate) -> None:
    """A full disk, a reader that is gone and a closed output are 125; the last is said before the sign-in."""
    asked = ("--print-ticket", "--audience", "tool")
    with Path("/dev/full").open("wb") as full:
        assert gate.run(*asked, popen={"capture_output": False, "stdout": full}).returncode == 125
    read, write = os.pipe()
    os.close(read)
    assert gate.run(*asked, popen={"capture_output": False, "stdout": write}).returncode == 125
    os.close(write)
    assert gate.asked().count("sign_in") == 2
    line = ["sh", "-c", 'exec "$@" >&-', "sh", *gate.line(*asked)]
    closed = subprocess.run(line, stderr=subprocess.PIPE, check=False)
    assert closed.returncode == 125
    assert b"standard output is closed" in closed.stderr
    assert gate.asked().count("sign_in") == 2


def test_misuse_is_a_failure_of_its_own(gate: Gate) -> None:
    """Nonsense is 125 with a sentence, before any window."""
    said = gate.run("--stay")
    assert said.returncode == 125
    assert said.stderr == b"--stay needs a command after --\n"
    assert gate.asked() == []


@pytest.mark.parametrize("error", ["StoreBusy", "DiskFull"])
def test_an_end_that_cannot_be_recorded_is_said(gate: Gate, error: str) -> None:
    """The command's code stays its own, and the failure stands on stderr."""
    said = gate.shell("exit 3", record_raises=error)
    assert said.returncode == 3
    assert said.stderr == f"twinlatch: {error}: the store: planned\n".encode()


@pytest.mark.rule("S2")
def test_a_bug_after_the_start_ends_the_command(gate: Gate) -> None:
    """If the window cannot forget the person, the command does not go on."""
    said = gate.shell("echo $$; sleep 300", rest_raises=True)
    assert said.returncode == 125
    assert gate.asked() == ["started", "sign_in", "rest", "close", "incident"]


def test_stay_comes_back_to_the_sign_in(gate: Gate) -> None:
    """With ``--stay`` a new sign-in follows each end, whatever the code, until the window is closed."""
    outcomes = ("passed", "passed", "passed", "Closed")
    script = f'echo x >> {gate.folder}/runs; [ "$(wc -l < {gate.folder}/runs)" = 2 ] && kill -9 $$; exit 3'
    assert gate.run("--stay", "--", "sh", "-c", script, outcomes=outcomes).returncode == 77
    once = ["sign_in", "rest", "end"]
    assert gate.asked() == ["started", *once, *once, *once, "sign_in", "close"]
    assert [line[3] for line in gate.diary() if line[0] == "end"] == [3, 137, 3]


@pytest.mark.parametrize(
    "outcome", ["TimedOut", "failed StoreBusy", f"signalled {signal.SIGTERM}", "Crashed"]
)
def test_stay_ends_with_the_code_of_the_last_sign_in(gate: Gate, outcome: str) -> None:
    """A kiosk's supervisor sees why the loop ended."""
    said = gate.run("--stay", "--", "true", outcomes=("passed", outcome))
    assert said.returncode == REFUSALS[outcome]
