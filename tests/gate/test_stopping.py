"""Stopping Twinlatch stops the command and its whole group; its death takes the command along."""

import os
import signal
import subprocess
from functools import partial
from pathlib import Path

import pytest

from .acting import FEW_S, PATIENCE_S, Gate, gone, read_line, wait_until

STOPS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)
# Says its number and that of another member of its group, then waits for both.
COUPLE = "sleep 300 & echo $$ $!; wait"
# Nothing but KILL ends these two.
STUBBORN = "trap '' TERM INT HUP QUIT; sh -c 'trap \"\" TERM INT HUP QUIT; while :; do sleep 300; done' & echo $$ $!; while :; do sleep 300; done"


def couple(process: "subprocess.Popen[bytes]") -> list[int]:
    """Read the numbers that a script has told."""
    return [int(word) for word in read_line(process.stdout).split()]


@pytest.mark.parametrize("number", STOPS)
def test_a_stop_ends_the_whole_group(gate: Gate, number: signal.Signals) -> None:
    """The command and what it started end; the code is 128 and the signal's number, and on record."""
    with gate.running("--", "sh", "-c", COUPLE) as process:
        members = couple(process)
        process.send_signal(number)
        assert process.wait(PATIENCE_S) == 128 + number
        wait_until(lambda: all(gone(member) for member in members))
    assert gate.diary()[-2:] == [["end", "alice", "/usr/bin/sh", 128 + number], ["close"]]


@pytest.mark.parametrize("number", STOPS)
def test_the_command_hears_the_same_signal(gate: Gate, number: signal.Signals) -> None:
    """It may clean up, and its code is not what counts then."""
    script = f"trap 'echo heard; exit 0' {int(number)}; echo $$; while :; do sleep 0.05; done"
    with gate.running("--", "sh", "-c", script) as process:
        couple(process)
        process.send_signal(number)
        assert read_line(process.stdout) == b"heard"
        assert process.wait(PATIENCE_S) == 128 + number


def test_after_the_grace_comes_kill(gate: Gate) -> None:
    """A command that ignores everything is killed, and so is the rest of its group."""
    with gate.running("--", "sh", "-c", STUBBORN, grace_s=FEW_S) as process:
        members = couple(process)
        process.terminate()
        assert process.wait(PATIENCE_S) == 128 + signal.SIGTERM
        wait_until(lambda: all(gone(member) for member in members))


def test_a_member_that_outlives_the_command_has_the_grace_too(gate: Gate) -> None:
    """When the command ends at once, another member may still clean up; who does not is killed."""
    trace = gate.folder / "trace"
    tidy = f"trap 'sleep 0.2; echo tidy > {trace}; exit' TERM; echo $$; while :; do sleep 0.05; done"
    with gate.running("--", "sh", "-c", f'sh -c "{tidy}" & wait', grace_s=PATIENCE_S) as process:
        (member,) = couple(process)
        process.terminate()
        assert process.wait(PATIENCE_S) == 128 + signal.SIGTERM
        assert trace.read_text("utf-8") == "tidy\n"
        wait_until(lambda: gone(member))
    ignoring = "trap '' TERM; echo $$; while :; do sleep 300; done"
    with gate.running("--", "sh", "-c", f'sh -c "{ignoring}" & wait', grace_s=FEW_S) as process:
        (member,) = couple(process)
        process.terminate()
        assert process.wait(PATIENCE_S) == 128 + signal.SIGTERM
        wait_until(lambda: gone(member))


def test_a_stopped_command_is_ended_too(gate: Gate) -> None:
    """TERM reaches a command that somebody has halted, without KILL."""
    script = "trap 'echo heard; exit' TERM; echo $$; while :; do sleep 0.05; done"
    with gate.running("--", "sh", "-c", script) as process:
        (command,) = couple(process)
        os.kill(command, signal.SIGSTOP)
        wait_until(lambda: state(command) == "T")
        process.terminate()
        assert read_line(process.stdout) == b"heard"
        assert process.wait(PATIENCE_S) == 128 + signal.SIGTERM


def test_a_second_signal_reaches_the_command_and_the_first_counts(gate: Gate) -> None:
    """Somebody in a hurry: TERM after INT."""
    script = "trap 'echo int' INT; trap 'echo term; exit' TERM; echo $$; while :; do sleep 0.05; done"
    with gate.running("--", "sh", "-c", script) as process:
        couple(process)
        process.send_signal(signal.SIGINT)
        assert read_line(process.stdout) == b"int"
        process.terminate()
        assert read_line(process.stdout) == b"term"
        assert process.wait(PATIENCE_S) == 128 + signal.SIGINT


def test_a_normal_end_leaves_the_background_alone(gate: Gate) -> None:
    """As with a shell: what the command has left running goes on."""
    with gate.running("--", "sh", "-c", "sleep 300 >/dev/null 2>&1 & echo $!") as process:
        (left,) = couple(process)
        assert process.wait(PATIENCE_S) == 0
        assert not gone(left)
        os.kill(left, signal.SIGKILL)


@pytest.mark.parametrize("number", [signal.SIGUSR1, signal.SIGUSR2, signal.SIGWINCH, signal.SIGCONT])
def test_other_signals_are_handed_on(gate: Gate, number: signal.Signals) -> None:
    """They mean the command, and end nothing."""
    script = f"trap 'echo heard' {int(number)}; echo $$; while :; do sleep 0.05; done"
    with gate.running("--", "sh", "-c", script) as process:
        couple(process)
        process.send_signal(number)
        assert read_line(process.stdout) == b"heard"
        process.terminate()
        assert process.wait(PATIENCE_S) == 128 + signal.SIGTERM


def test_what_the_caller_ignored_stops_nothing(gate: Gate) -> None:
    """Under nohup a hang-up is nobody's business."""
    line = [
        "sh",
        "-c",
        "trap '' HUP; exec \"$@\"",
        "sh",
        *gate.line("--", "sh", "-c", "echo $$; read x; exit 4"),
    ]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        couple(process)
        process.send_signal(signal.SIGHUP)
        process.communicate(b"\n", timeout=PATIENCE_S)
        assert process.returncode == 4


def test_a_stop_ends_the_loop_of_a_kiosk(gate: Gate) -> None:
    """With ``--stay`` a stopped Twinlatch shows no sign-in again."""
    outcomes = ("passed", "passed")
    with gate.running("--stay", "--", "sh", "-c", COUPLE, outcomes=outcomes) as process:
        couple(process)
        process.terminate()
        assert process.wait(PATIENCE_S) == 128 + signal.SIGTERM
    assert gate.asked().count("sign_in") == 1


def test_killed_twinlatch_takes_the_command_along(gate: Gate, rounds: int) -> None:
    """KILL leaves no chance to say anything: the kernel ends the command, from its first moment on."""
    for _ in range(rounds):
        with gate.running("--", "sleep", "300") as process:
            wait_until(partial(is_now, process.pid, "sleep"))
            (command,) = children(process.pid)
            process.kill()
            process.wait(PATIENCE_S)
            wait_until(partial(gone, command))


def test_waiting_costs_nothing(gate: Gate) -> None:
    """While the command runs, Twinlatch sleeps in one system call, after a signal as well."""
    with gate.running("--", "sh", "-c", COUPLE) as process:
        couple(process)
        wait_until(lambda: "rest" in gate.asked())
        process.send_signal(signal.SIGWINCH)
        assert read_nothing(process)
        before = switches(process.pid), ticks(process.pid)
        assert read_nothing(process)
        assert switches(process.pid) - before[0] <= 1
        assert ticks(process.pid) - before[1] <= 1
        process.terminate()
        process.wait(PATIENCE_S)


def children(process: int) -> list[int]:
    """Return the children of a process."""
    try:
        return [
            int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split()
        ]
    except OSError:
        return []


def is_now(parent: int, name: str) -> bool:
    """Tell whether a process has one child, and it has become a program."""
    try:
        return [Path(f"/proc/{p}/comm").read_text("utf-8").strip() for p in children(parent)] == [name]
    except OSError:
        return False


def state(process: int) -> str:
    """Return the one letter of a process's state."""
    stat = Path(f"/proc/{process}/stat").read_text("utf-8")
    return stat.rpartition(")")[2].split()[0]


def switches(process: int) -> int:
    """Return how often a process has given the processor away by itself."""
    lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("voluntary_ctxt_switches")).split()[1])


def ticks(process: int) -> int:
    """Return how much of the processor a process has used, in hundredths of a second."""
    stat = Path(f"/proc/{process}/stat").read_text("utf-8")
    user, system = stat.rpartition(")")[2].split()[11:13]
    return int(user) + int(system)


def read_nothing(process: "subprocess.Popen[bytes]") -> bool:
    """Let half a second go by in which the process says nothing."""
    try:
        process.wait(0.5)
    except subprocess.TimeoutExpired:
        return True
    return False
