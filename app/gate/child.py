"""The command as a child: started from the main thread in a group of its own, waited for, not left behind.

``setpriv`` asks the kernel to kill the command when the thread that started it ends, so that has to be the
main thread. It covers the command itself: not what it starts, and not a set-uid program.
"""

import fcntl
import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from time import monotonic
from types import TracebackType
from typing import Self

from ..core.api.door import Passed
from . import codes, group
from .caught import HANDED_ON, STOPPING, Caught
from .environment import Caller, child_environment
from .program import CannotStartError, Program, kernel_takes, not_executed
from .terminal import Terminal

GRACE_S = 5.0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended; ``stopped`` says that Twinlatch was told to end, and it with it."""

    code: int
    stopped: bool


class Child:
    """A running command; leaving the ``with`` before its end kills its group."""

    def __init__(self, process: "subprocess.Popen[bytes]", caught: Caught, terminal: Terminal | None) -> None:
        """Keep the process, whose id is its group's as well until it is reaped."""
        self._process = process
        self._caught = caught
        self._terminal = terminal
        if terminal is not None:
            terminal.give(process.pid)

    def __enter__(self) -> Self:
        """Begin to answer for the command."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the terminal back; whatever went wrong here, the command does not go on without us."""
        if self._process.returncode is None:
            self._send(signal.SIGKILL)
            self._reap()
        if self._terminal is not None:
            self._terminal.close()

    def wait(self, grace_s: float) -> Ended:
        """Wait for the end; what stops Twinlatch is told to the whole group, which has ``grace_s`` to end."""
        stopped_by = 0
        until: float | None = None
        while not self._has_ended():
            left = None if until is None else max(0.0, until - monotonic())
            number = self._caught.next(left)
            if number in STOPPING:
                stopped_by = stopped_by or number
                until = monotonic() + grace_s if until is None else until
                self._send(number)
                self._send(signal.SIGCONT)
            elif number in HANDED_ON:
                self._send(number)
            elif left == 0:
                break
        stopped_by = stopped_by or self._caught.pending()
        if stopped_by:
            if stopped_by != signal.SIGTERM:
                self._send(signal.SIGTERM)  # what a shell runs in the background ignores INT and QUIT
            self._end_group(monotonic() + grace_s if until is None else until)
        code = self._reap()
        return Ended(codes.for_signal(stopped_by) if stopped_by else code, bool(stopped_by))

    def _has_ended(self) -> bool:
        """See to stops, and tell whether the command ended; not yet reaped, it keeps its number."""
        with suppress(ChildProcessError):  # what has ended can stop no more
            while stop := os.waitid(os.P_PID, self._process.pid, os.WSTOPPED | os.WNOHANG):
                self._stopped(stop.si_status)
        return os.waitid(os.P_PID, self._process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def _stopped(self, number: int) -> None:
        """Stop with the command, as one job, and go on with it."""
        terminal = self._terminal
        if terminal is None:
            return  # no shell to be told: whoever stopped the command will make it go on
        reading = number in {signal.SIGTTIN, signal.SIGTTOU}
        if not (reading and terminal.foreground == self._process.pid):
            terminal.take_back()
            continued = self._caught.stop_ourselves(number)
            terminal.give(self._process.pid)
            # Nobody above us who could stop a job: then Ctrl-Z means nothing, as it does without Twinlatch.
            if not (continued or number == signal.SIGTSTP or (reading and terminal.given)):
                return
        # Otherwise it asked for the terminal a moment before it was its turn.
        self._send(signal.SIGCONT)

    def _end_group(self, until: float) -> None:
        """Give all of the group the time that is left, then kill what is there."""
        while (left := until - monotonic()) > 0 and group.wait_for_one(self._process.pid, left):
            pass
        self._send(signal.SIGKILL)

    def _send(self, number: int) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, number)
        with suppress(ProcessLookupError, PermissionError):
            if os.getpgid(self._process.pid) != self._process.pid:
                os.kill(self._process.pid, number)  # it has left for another group

    def _reap(self) -> int:
        _pid, status = os.waitpid(self._process.pid, 0)
        code = os.waitstatus_to_exitcode(status)
        self._process.returncode = code
        return codes.for_signal(-code) if code < 0 else code


def spawn(program: Program, caller: Caller, passed: Passed, caught: Caught, setpriv: str | None) -> Child:
    """Start the command with the caller's surroundings and the ticket, or raise CannotStartError."""
    ticket = _ticket_pipe(passed.ticket)
    try:
        if number := caught.pending():
            raise CannotStartError(codes.for_signal(number), "stopped before the command was started")
        guard = [setpriv, "--pdeathsig", "KILL", "--"] if setpriv and kernel_takes(program.file) else []
        with _as_for_the_caller(caller):
            process = subprocess.Popen(  # noqa: S603 an argument list that the caller gave us
                [*guard, program.file, *program.arguments],
                env=child_environment(caller, passed.username, passed.methods, ticket),
                pass_fds=(ticket,),
                umask=caller.umask,
                process_group=0,
            )
    except OSError as error:
        raise not_executed(program, error) from error
    finally:
        os.close(ticket)
    return Child(process, caught, Terminal.controlling())


def _ticket_pipe(ticket: str) -> int:
    """Return the read end of a pipe that holds the whole ticket and its end."""
    read, write = os.pipe()
    content = ticket.encode()
    try:
        if not content:
            os.close(read)
            raise CannotStartError(codes.FAILED, "there is no ticket, so the command was not started")
        if len(content) > fcntl.fcntl(write, fcntl.F_GETPIPE_SZ):
            os.close(read)
            raise CannotStartError(codes.FAILED, "the ticket is too long for a pipe")
        os.write(write, content)
    finally:
        os.close(write)
    return read


@contextmanager
def _as_for_the_caller(caller: Caller) -> Iterator[None]:
    """Be as the caller was for the moment of starting; memory stays unreadable, so no core comes of it."""
    limit = resource.getrlimit(resource.RLIMIT_CORE)
    mask = signal.pthread_sigmask(signal.SIG_SETMASK, caller.mask)
    try:
        resource.setrlimit(resource.RLIMIT_CORE, caller.core_limit)
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, limit)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
