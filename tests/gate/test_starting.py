"""How a command is started: with and without setpriv, and never after a signal that came before."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.api.door import Passed
from app.gate.caught import Caught
from app.gate.child import spawn
from app.gate.environment import Caller
from app.gate.program import CannotStartError, find, kernel_takes, setpriv

from .acting import TICKET, Gate

PASSED = Passed(TICKET, "alice", ("pwd", "otp"))


def caller() -> Caller:
    """Return this very process as the caller."""
    limit = resource.getrlimit(resource.RLIMIT_CORE)
    path = {b"PATH": b"/usr/bin:/bin"}
    return Caller(path, 0o22, limit, frozenset(), frozenset(), bytes(Path.cwd()))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_before_the_start_prevents_it(number: signal.Signals, tmp_path: Path) -> None:
    """Told to end between sign-in and start, Twinlatch starts nothing."""
    program = find(("touch", str(tmp_path / "trace")), caller())
    with Caught(frozenset()) as caught:
        os.kill(os.getpid(), number)
        with pytest.raises(CannotStartError) as refused:
            spawn(program, caller(), PASSED, caught, setpriv())
    assert refused.value.code == 128 + number
    assert not (tmp_path / "trace").exists()


def test_no_signal_is_lost_before_the_wait() -> None:
    """A stop that came right after the start ends the command though nobody waited yet."""
    with (
        Caught(frozenset()) as caught,
        spawn(find(("sleep", "300"), caller()), caller(), PASSED, caught, None) as child,
    ):
        os.kill(os.getpid(), signal.SIGTERM)
        ended = child.wait(20)
    assert (ended.code, ended.stopped) == (143, True)


def test_leaving_before_the_end_kills_the_command() -> None:
    """An exception of ours leaves nothing running."""
    begun = []
    with (
        pytest.raises(ValueError, match="a bug"),
        Caught(frozenset()) as caught,
        spawn(find(("sleep", "300"), caller()), caller(), PASSED, caught, setpriv()) as child,
    ):
        begun.append(child._process.pid)
        raise ValueError("a bug")
    with pytest.raises(ProcessLookupError):
        os.kill(begun[0], 0)


def test_signals_and_descriptors_are_given_back() -> None:
    """After a command everything is as the window's next turn expects it."""
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD, signal.SIGCONT, signal.SIGTSTP)
    signal.set_wakeup_fd(-1)
    before = [signal.getsignal(number) for number in numbers]
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    with Caught(frozenset({signal.SIGHUP})) as caught:
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
        with spawn(find(("true",), caller()), caller(), PASSED, caught, setpriv()) as child:
            assert child.wait(20).code == 0
    assert [signal.getsignal(number) for number in numbers] == before
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == mask
    assert signal.set_wakeup_fd(-1) == -1
    assert len(list(Path("/proc/self/fd").iterdir())) == descriptors


def test_without_setpriv_it_starts_plainly(gate: Gate) -> None:
    """Where the system has none, everything but the following into death is the same."""
    said = gate.run("--", "sh", "-c", "cat <&$TWINLATCH_TICKET_FD; exit 5", no_setpriv=True)
    assert (said.returncode, said.stdout) == (5, TICKET.encode())
    bad = gate.folder / "tool"
    bad.write_bytes(b"no program")
    bad.chmod(0o755)
    assert gate.run("--", str(bad), no_setpriv=True).returncode == 126


def test_what_setpriv_may_stand_before(tmp_path: Path) -> None:
    """Programs of this machine, and scripts of such; whatever a shell might take for a script is not among them."""
    assert setpriv() == "/usr/bin/setpriv"
    assert kernel_takes(os.fsencode(sys.executable))
    scripts = {
        b"#!/bin/sh\n": True,
        b"#! /usr/bin/env python3\n": True,
        b"#!/no/such\n": False,
        b"#!\n": False,
        b"#!/tmp\n": False,
        b"\x7fELF": False,
        b"echo\n": False,
        b"": False,
    }
    for content, taken in scripts.items():
        (tmp_path / "tool").write_bytes(content)
        assert kernel_takes(bytes(tmp_path / "tool")) == taken, content
    (tmp_path / "own").write_bytes(b"#!" + bytes(tmp_path / "own"))
    (tmp_path / "own").chmod(0o755)
    assert not kernel_takes(bytes(tmp_path / "own"))


@pytest.mark.rule("D10")
def test_for_the_gate_the_upper_limit_of_cores_stays() -> None:
    """No core of Twinlatch, and none may read it, while the caller's limit can still be handed on."""
    script = """
import ctypes, resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (1024, 4096))
from app.__main__ import harden
harden(for_gate=True)
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3))
"""
    said = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=False,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert said.stdout == "(0, 4096) 0\n", said.stderr
