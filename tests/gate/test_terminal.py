"""The controlling terminal passes through: Ctrl-C, Ctrl-Z and the foreground, with a real shell above and below."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .acting import PATIENCE_S, Gate, gone, wait_until

CTRL_C, CTRL_Z, CTRL_BACKSLASH = b"\x03", b"\x1a", b"\x1c"


class Terminal:
    """A pseudo terminal with a program in a session of its own on it."""

    def __init__(self, *line: str, env: dict[str, str] | None = None) -> None:
        """Start the program as the leader of the terminal's session."""
        self.master, slave = os.openpty()
        plain = {"PATH": "/usr/bin:/bin", "PS1": "ready> ", "TERM": "dumb", **(env or {})}
        self.process = subprocess.Popen(
            ["setsid", "--ctty", *line],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=plain,
            start_new_session=False,
        )
        os.close(slave)
        self.seen = b""

    def send(self, typed: bytes) -> None:
        """Type."""
        os.write(self.master, typed)

    def expect(self, pattern: bytes) -> "re.Match[bytes]":
        """Read until a pattern has come, and forget what came up to it."""
        end = time.monotonic() + PATIENCE_S
        while not (found := re.search(pattern, self.seen)):
            ready, _, _ = select.select([self.master], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"{pattern!r} did not come: {self.seen!r}"
            self.seen += os.read(self.master, 4096)
        self.seen = self.seen[found.end() :]
        return found

    @property
    def foreground(self) -> int:
        """The group whose turn it is."""
        return os.tcgetpgrp(self.master)

    def close(self) -> None:
        """End everything on the terminal."""
        os.close(self.master)
        self.process.kill()
        self.process.wait()


@pytest.fixture
def shell() -> Iterator[Terminal]:
    """Give an interactive shell with job control, at its prompt."""
    terminal = Terminal("bash", "--norc", "--noprofile", "--noediting", "-i")
    terminal.expect(b"ready> ")
    yield terminal
    terminal.close()


def typed(gate: Gate, script: str) -> bytes:
    """Return a line for the shell that runs a Python script behind the gate."""
    file = gate.folder / "script.py"
    file.write_text(script, encoding="utf-8")
    start = gate.folder / "start"
    words = gate.line("--", sys.executable, str(file))
    quoted = " ".join("'" + word.replace("'", "'\\''") + "'" for word in words)
    start.write_text(f"#!/bin/sh\nexec {quoted}\n", encoding="utf-8")
    start.chmod(0o700)
    return str(start).encode()


READER = """
import os, sys
print("begun", os.getpid(), flush=True)
for line in sys.stdin:
    print("got", line.strip().upper(), flush=True)
print("over", flush=True)
"""
CATCHER = """
import os, signal, sys, time
def heard(number, frame):
    os.write(1, b"heard %d\\n" % number)
    os._exit(9)
signal.signal(signal.SIGINT, heard); signal.signal(signal.SIGQUIT, heard)
print("begun", os.getpid(), flush=True)
while True: time.sleep(60)
"""


def test_the_command_reads_the_terminal_and_it_comes_back(gate: Gate, shell: Terminal) -> None:
    """The command's group is the foreground while it runs, the shell's afterwards; code and input come through."""
    before = shell.foreground
    shell.send(typed(gate, READER) + b"; echo code=$?\n")
    command = int(shell.expect(rb"begun (\d+)\r")[1])
    wait_until(lambda: shell.foreground == command)
    shell.send(b"hello\n")
    shell.expect(b"got HELLO")
    shell.send(b"\x04")
    shell.expect(b"over")
    shell.expect(b"code=0")
    shell.expect(b"ready> ")
    assert shell.foreground == before


def test_the_foreground_is_given_back_to_twinlatch_itself(gate: Gate) -> None:
    """Without a shell above that would take it anyway: the caller of a script finds the terminal its own."""
    code = "import os, subprocess, sys; p = subprocess.run(sys.argv[1:]); print('mine', os.tcgetpgrp(0) == os.getpgrp(), p.returncode)"
    start = typed(gate, "print('begun', flush=True)").decode()
    terminal = Terminal(sys.executable, "-c", code, start)
    terminal.expect(b"begun")
    terminal.expect(b"mine True 0")
    terminal.close()


@pytest.mark.parametrize("key", [CTRL_C, CTRL_BACKSLASH])
def test_a_key_that_signals_reaches_the_command(gate: Gate, shell: Terminal, key: bytes) -> None:
    """The command hears it once and answers; its code is the result, and Twinlatch writes the end."""
    shell.send(typed(gate, CATCHER) + b"; echo code=$?\n")
    command = int(shell.expect(rb"begun (\d+)\r")[1])
    wait_until(lambda: shell.foreground == command)
    shell.send(key)
    shell.expect(b"heard %d" % (signal.SIGINT if key == CTRL_C else signal.SIGQUIT))
    shell.expect(b"code=9")
    assert gate.diary()[-2][3] == 9


def test_ctrl_c_ends_a_plain_command(gate: Gate, shell: Terminal) -> None:
    """Nothing handles it: 130, as without Twinlatch."""
    shell.send(
        typed(
            gate,
            "import os, signal, time; signal.signal(2, signal.SIG_DFL); print('begun', os.getpid(), flush=True); time.sleep(300)",
        )
    )
    shell.send(b"; echo code=$?\n")
    command = int(shell.expect(rb"begun (\d+)\r")[1])
    wait_until(lambda: shell.foreground == command)
    shell.send(CTRL_C)
    shell.expect(b"code=130")


def test_ctrl_z_and_fg(gate: Gate, shell: Terminal) -> None:
    """The job stops as one, the shell gets the terminal; `fg` goes on where it was, several times."""
    before = shell.foreground
    shell.send(typed(gate, READER) + b"\n")
    command = int(shell.expect(rb"begun (\d+)\r")[1])
    wait_until(lambda: shell.foreground == command)
    for _ in range(3):
        shell.send(CTRL_Z)
        shell.expect(b"Stopped")
        shell.expect(b"ready> ")
        assert shell.foreground == before
        shell.send(b"fg\n")
        shell.expect(b"start")
        wait_until(lambda: shell.foreground == command)
        shell.send(b"again\n")
        shell.expect(b"got AGAIN")
    shell.send(b"\x04")
    shell.expect(b"over")
    shell.send(b"echo code=$?\n")
    shell.expect(b"code=0")


def test_ctrl_z_and_bg(gate: Gate, shell: Terminal) -> None:
    """`bg` lets it go on without the terminal; when it reads, the job stops; `fg` brings it back."""
    script = READER.replace("for line", "import time\nfor line")
    shell.send(typed(gate, script) + b"\n")
    command = int(shell.expect(rb"begun (\d+)\r")[1])
    wait_until(lambda: shell.foreground == command)
    shell.send(CTRL_Z)
    shell.expect(b"Stopped")
    shell.send(b"bg\n")
    shell.expect(b"start &")
    shell.expect(b"ready> ")
    shell.send(b"wait -n; jobs\n")
    shell.expect(b"Stopped")
    shell.send(b"fg\n")
    shell.expect(b"start")
    wait_until(lambda: shell.foreground == command)
    shell.send(b"here\n")
    shell.expect(b"got HERE")


def test_a_job_of_the_background_takes_no_terminal(gate: Gate, shell: Terminal) -> None:
    """Started with &, the command runs, and the shell keeps its terminal."""
    before = shell.foreground
    shell.send(typed(gate, "import os; print('begun', os.getpid(), flush=True)") + b" & wait; echo code=$?\n")
    shell.expect(rb"begun (\d+)\r")
    assert shell.foreground == before
    shell.expect(b"code=0")


def test_a_whole_pipeline_stops(gate: Gate, shell: Terminal) -> None:
    """What stands beside Twinlatch in a pipeline stops with it, or the shell would wait for ever."""
    shell.send(typed(gate, READER) + b" | cat\n")
    command = int(shell.expect(rb"begun (\d+)\r")[1])
    wait_until(lambda: shell.foreground == command)
    shell.send(CTRL_Z)
    shell.expect(b"Stopped")
    shell.send(b"fg\n")
    shell.expect(b"start")
    wait_until(lambda: shell.foreground == command)
    shell.send(b"on\n")
    shell.expect(b"got ON")


def test_ctrl_z_without_a_shell_means_nothing(gate: Gate) -> None:
    """Where nobody could continue a job, as in a terminal window of its own, the command just goes on."""
    start = typed(gate, READER).decode()
    terminal = Terminal(start)
    command = int(terminal.expect(rb"begun (\d+)\r")[1])
    wait_until(lambda: terminal.foreground == command)
    terminal.send(CTRL_Z)
    terminal.expect(rb"\^Z")
    terminal.send(b"still\n")
    terminal.expect(b"got STILL")
    terminal.close()


def test_an_early_reader_gets_the_terminal(gate: Gate, shell: Terminal, rounds: int) -> None:
    """A command that reads before it was its turn is not left halted."""
    line = typed(gate, READER)
    for _ in range(rounds // 3):
        shell.send(line + b"\n")
        shell.send(b"early\n")
        shell.expect(b"got EARLY")
        shell.send(b"\x04")
        shell.expect(b"over")
        shell.expect(b"ready> ")


def test_a_shell_behind_the_gate(gate: Gate, shell: Terminal) -> None:
    """An interactive shell as the command has job control of its own."""
    words = gate.line("--", "bash", "--norc", "--noprofile", "--noediting", "-i")
    start = gate.folder / "start"
    quoted = " ".join("'" + word.replace("'", "'\\''") + "'" for word in words)
    start.write_text(f"#!/bin/sh\nPS1='inner> ' exec {quoted}\n", encoding="utf-8")
    start.chmod(0o700)
    shell.send(str(start).encode() + b"\n")
    shell.expect(b"inner> ")
    shell.send(b"sleep 300\n")
    wait_until(lambda: Path(f"/proc/{shell.foreground}/comm").read_text("utf-8") == "sleep\n")
    shell.send(CTRL_Z)
    shell.expect(b"Stopped")
    shell.expect(b"inner> ")
    shell.send(b"fg\n")
    wait_until(lambda: Path(f"/proc/{shell.foreground}/comm").read_text("utf-8") == "sleep\n")
    shell.send(CTRL_C)
    shell.expect(b"inner> ")
    shell.send(b"exit 6\n")
    shell.expect(b"ready> ")
    shell.send(b"echo code=$?\n")
    shell.expect(b"code=6")


def test_term_gives_the_terminal_back(gate: Gate, shell: Terminal) -> None:
    """Stopped from outside, Twinlatch ends the command and leaves the shell its terminal."""
    before = shell.foreground
    shell.send(typed(gate, READER) + b"; echo code=$?\n")
    command = int(shell.expect(rb"begun (\d+)\r")[1])
    wait_until(lambda: shell.foreground == command)
    twinlatch = int(Path(f"/proc/{command}/stat").read_text("utf-8").rpartition(")")[2].split()[1])
    os.kill(twinlatch, signal.SIGTERM)
    shell.expect(b"code=143")
    shell.expect(b"ready> ")
    assert shell.foreground == before
    assert gone(command)
