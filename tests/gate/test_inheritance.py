"""What the command gets: its caller's surroundings byte for byte, and a ticket nobody else can read."""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .acting import PATIENCE_S, TICKET, Gate, read_line

# Signals that the C library keeps for itself; what became of them above us is nobody's wish.
LIBRARYS = 0b11 << 31
LOOK = str(Path(__file__).parent / "look.py")
# What starts first asks for nothing of Python's own: no variable, no handler.
PLAIN = {"PATH": "/usr/bin:/bin"}


def seen(gate: Gate, *, before: Callable[[], None] | None = None, **popen: Any) -> dict[str, Any]:
    """Run the command that looks around, with a caller as wanted."""
    given = {"env": PLAIN, **popen, "preexec_fn": before}
    said = gate.run("--audience", "look", "--", sys.executable, "-I", LOOK, "two words", "", popen=given)
    assert said.returncode == 0, said.stderr
    looked: dict[str, Any] = json.loads(said.stdout)
    return looked


def test_the_environment_byte_for_byte(gate: Gate) -> None:
    """The caller's variables in their order, without ours; then three of the sign-in; nothing put in since."""
    given = [
        (b"PATH", b"/usr/bin:/bin"),
        (b"ODD", b"\xff\xfe=\x01\n"),
        (b"EMPTY", b""),
        (b"BASH_FUNC_f%%", b"() {  :\n}"),
        (b"TWINLATCH_STORE", b"sqlite:////nowhere"),
        (b"TWINLATCH_TICKET_FD", b"0"),
        (b"TWINLATCH_", b"x"),
        (b"LD_LIBRARY_PATH_ORIG", b"mine"),
        (b"_PYI_MINE", b"kept outside a bundle"),
    ]
    said = gate.run("--", "cat", "/proc/self/environ", popen={"env": dict(given)})
    entries = said.stdout.removesuffix(b"\0").split(b"\0")
    kept = [b"=".join(pair) for pair in given if not pair[0].startswith(b"TWINLATCH_")]
    assert entries[:-3] == kept
    assert entries[-3:-1] == [b"TWINLATCH_USER=alice", b"TWINLATCH_METHODS=pwd otp"]
    name, _, number = entries[-1].partition(b"=")
    assert (name, int(number) > 2) == (b"TWINLATCH_TICKET_FD", True)


def test_the_methods_tell_a_recovery(gate: Gate) -> None:
    """A sign-in with a recovery code is told apart."""
    said = gate.shell("echo $TWINLATCH_METHODS", methods=["pwd", "recovery"])
    assert said.stdout == b"pwd recovery\n"


def test_no_descriptor_but_the_streams_and_the_ticket(gate: Gate) -> None:
    """Even what was opened for a child by mistake does not get there."""
    looked = seen(gate)
    assert looked["descriptors"] == [0, 1, 2, looked["ticket_fd"]]
    assert looked["kinds"][-1] == "pipe"


def test_the_ticket_is_in_the_pipe_and_nowhere_else(gate: Gate) -> None:
    """It is read to its end without waiting; argv and environment of command and gate do not hold it."""
    looked = seen(gate)
    assert looked["ticket"] == TICKET
    assert TICKET not in looked["cmdline"] + looked["environ"]
    assert TICKET.encode() not in b"".join(
        path.read_bytes() for path in gate.folder.rglob("*") if path.is_file()
    )


def test_a_shell_reads_the_ticket(gate: Gate) -> None:
    """The number told is one that a shell can read from."""
    assert gate.shell("cat <&$TWINLATCH_TICKET_FD").stdout == TICKET.encode()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o027, 0o077])
def test_the_umask_is_the_callers(gate: Gate, umask: int) -> None:
    """Twinlatch's own 077 is not the command's."""
    assert seen(gate, umask=umask)["umask"] == umask


@pytest.mark.rule("D10")
@pytest.mark.parametrize("limit", [(0, 0), (0, 4096), (4096, 4096), (1024, 8192)])
def test_the_limit_of_cores_is_the_callers(gate: Gate, limit: tuple[int, int]) -> None:
    """Twinlatch leaves no core, the command whatever its caller allowed; and it may be debugged."""
    looked = seen(gate, before=lambda: resource.setrlimit(resource.RLIMIT_CORE, limit))
    assert tuple(looked["core"]) == limit
    assert looked["readable"]


@pytest.mark.parametrize("blocked", [(), (signal.SIGUSR1,), (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD)])
def test_the_signal_mask_is_the_callers(gate: Gate, blocked: tuple[signal.Signals, ...]) -> None:
    """What the caller had blocked is blocked, nothing else; and a blocked SIGCHLD holds up nothing."""
    looked = seen(gate, before=lambda: _blocked(blocked))
    assert looked["mask"] == _bits(blocked)


@pytest.mark.parametrize("ignored", [(), (signal.SIGHUP,), (signal.SIGINT, signal.SIGQUIT, signal.SIGUSR2)])
def test_what_the_caller_ignored_is_ignored(gate: Gate, ignored: tuple[signal.Signals, ...]) -> None:
    """Nohup and a shell's background jobs work through the gate; everything else is at its default."""
    looked = seen(gate, before=lambda: _ignoring(ignored))
    assert looked["ignored"] == _bits(ignored)


def test_python_leaves_no_signal_ignored(gate: Gate) -> None:
    """SIGPIPE ends a command's pipeline as ever, though Python ignores it."""
    said = gate.run("--", "sh", "-c", "grep SigIgn /proc/self/status")
    assert int(said.stdout.split()[1], 16) & ~LIBRARYS == 0


def test_sigchld_is_not_ignored_for_the_command(gate: Gate) -> None:
    """A caller that ignores it would cost the command its children's codes, and us its own."""

    def before() -> None:
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)

    said = gate.run("--", "sh", "-c", "grep SigIgn /proc/self/status; exit 7", popen={"preexec_fn": before})
    assert said.returncode == 7
    assert int(said.stdout.split()[1], 16) & ~LIBRARYS == 0


def test_arguments_folder_and_group(gate: Gate) -> None:
    """Arguments come as they are, the folder is the caller's, the group is the command's own."""
    looked = seen(gate, cwd=gate.folder)
    assert looked["argv"] == [LOOK, "two words", ""]
    assert looked["cwd"] == str(gate.folder)
    assert looked["group"][0] == looked["group"][1]


def test_the_command_asks_to_die_with_us(gate: Gate) -> None:
    """The kernel was told to kill it when Twinlatch ends."""
    assert seen(gate)["pdeathsig"] == signal.SIGKILL


def test_standard_streams_pass_through(gate: Gate) -> None:
    """A filter behind the gate is a filter: bytes in, bytes out, errors beside them."""
    content = os.urandom(300_000)
    line = gate.line("--", "sh", "-c", "cat; echo oh >&2")
    said = subprocess.run(line, input=content, capture_output=True, check=True, timeout=PATIENCE_S)
    assert (said.stdout, said.stderr) == (content, b"oh\n")


def test_an_end_of_input_ends_the_filter(gate: Gate) -> None:
    """Twinlatch keeps no end of the streams open that would keep the command waiting."""
    with subprocess.Popen(gate.line("--", "cat"), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        process.stdin.write(b"one\n")
        process.stdin.flush()
        assert read_line(process.stdout) == b"one"
        process.stdin.close()
        assert process.wait(PATIENCE_S) == 0


def test_closed_streams_are_empty_ones(gate: Gate) -> None:
    """Where the caller closed them, neither a file of ours nor the ticket takes their numbers."""
    script = 'x=$(readlink /proc/$$/fd/0 /proc/$$/fd/2); echo "$x" > "$0"; cat <&$TWINLATCH_TICKET_FD >> "$0"'
    line = gate.line("--", "sh", "-c", script, str(gate.folder / "out"))
    subprocess.run(["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", *line], check=True, timeout=PATIENCE_S)
    assert (gate.folder / "out").read_text("utf-8") == "/dev/null\n" * 2 + TICKET


def _blocked(numbers: tuple[signal.Signals, ...]) -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, numbers)


def _ignoring(numbers: tuple[signal.Signals, ...]) -> None:
    for number in numbers:
        signal.signal(number, signal.SIG_IGN)


def _bits(numbers: tuple[signal.Signals, ...]) -> int:
    return sum(1 << number - 1 for number in numbers)
