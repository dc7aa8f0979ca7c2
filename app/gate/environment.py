"""The caller's surroundings, taken down before Twinlatch changes anything, and what of them the command gets.

The environment is read from the kernel where possible: it shows what the process was started with, whatever
the interpreter (which sets LC_CTYPE in the C locale), the hooks of a bundle or a library put in since.
"""

import fcntl
import os
import resource
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

OURS = b"TWINLATCH_"
LIBRARIES = b"LD_LIBRARY_PATH"
LIBRARIES_BEFORE = b"LD_LIBRARY_PATH_ORIG"
STREAMS = (0, 1, 2)

# Python ignores these two itself, whatever it was started with, and a command must not find SIGCHLD ignored:
# the kernel would throw its own children's exit codes away.
NEVER_KEPT = frozenset({signal.SIGPIPE, signal.SIGXFSZ, signal.SIGCHLD})


@dataclass(frozen=True, slots=True)
class Caller:
    """What the process was started with; ``closed`` are the standard streams that were not open."""

    environment: Mapping[bytes, bytes]
    umask: int
    core_limit: tuple[int, int]
    mask: frozenset[int]
    ignored: frozenset[int]
    cwd: bytes
    closed: frozenset[int] = frozenset()

    @classmethod
    def capture(cls) -> Self:
        """Take everything down; to be called first, from the main thread."""
        umask = os.umask(0o077)
        os.umask(umask)
        ignored = {n for n in signal.valid_signals() if signal.getsignal(n) == signal.SIG_IGN}
        return cls(
            environment=_environment(),
            umask=umask,
            core_limit=resource.getrlimit(resource.RLIMIT_CORE),
            mask=frozenset(int(n) for n in signal.pthread_sigmask(signal.SIG_BLOCK, ())),
            ignored=frozenset(int(n) for n in ignored - NEVER_KEPT),
            cwd=_cwd(),
            closed=_filled_streams(),
        )


def child_environment(
    caller: Caller, username: str, methods: tuple[str, ...], ticket_fd: int
) -> dict[bytes, bytes]:
    """Return the caller's environment without traces of Twinlatch, and with three words for the command."""
    kept = {name: value for name, value in caller.environment.items() if not name.startswith(OURS)}
    if getattr(sys, "frozen", False):
        _without_bundle(kept, os.fsencode(getattr(sys, "_MEIPASS", "")))
    kept[b"TWINLATCH_USER"] = username.encode()
    kept[b"TWINLATCH_METHODS"] = " ".join(methods).encode()
    kept[b"TWINLATCH_TICKET_FD"] = str(ticket_fd).encode()
    return kept


def _without_bundle(variables: dict[bytes, bytes], bundle: bytes) -> None:
    """Undo what PyInstaller's loader does: its folder goes before the caller's libraries, kept as …_ORIG."""
    for name in [n for n in variables if n.startswith(b"_PYI_") or n == b"_MEIPASS2"]:
        del variables[name]
    found = variables.get(LIBRARIES, b"")
    before = variables.get(LIBRARIES_BEFORE)
    if before and found.endswith(b":" + before):
        variables[LIBRARIES] = variables.pop(LIBRARIES_BEFORE)
    elif bundle and found == bundle:
        del variables[LIBRARIES]
    elif bundle and found.startswith(bundle + b":"):
        variables[LIBRARIES] = found.removeprefix(bundle + b":")


def _environment() -> dict[bytes, bytes]:
    try:
        with open("/proc/self/environ", "rb") as file:
            entries = file.read().split(b"\0")
    except OSError:
        return dict(os.environb)
    variables: dict[bytes, bytes] = {}
    for entry in entries:
        name, equals, value = entry.partition(b"=")
        if name and equals:
            # Of two alike the first counts, as getenv() has it.
            variables.setdefault(name, value)
    return variables


def _cwd() -> bytes:
    try:
        return os.getcwdb()
    except OSError:
        return b""  # a folder that was removed


def _filled_streams() -> frozenset[int]:
    """Put /dev/null where a standard stream is closed, or a file opened next would take its number."""
    closed = set()
    for stream in STREAMS:
        try:
            os.fstat(stream)
        except OSError:
            closed.add(stream)
            hole = os.open(os.devnull, os.O_RDWR)
            if hole != stream:
                os.dup2(hole, stream)
                os.close(hole)
            fcntl.fcntl(stream, fcntl.F_SETFD, 0)  # as standard streams are: not closed on exec
    return frozenset(closed)
