"""Rooms of one's own: a child process with mounts that nobody else sees, or without root's rights."""

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from .killing import PATIENCE_S, start

NEW_NAMESPACE, NEW_USER = 0x00020000, 0x10000000
PRIVATE = 1 << 18 | 16384  # MS_PRIVATE | MS_REC
CAPABILITIES_3 = 0x20080522


class NoRoomError(Exception):
    """This system lets nobody have mounts of their own."""


def own_mounts() -> None:
    """Give this process mounts of its own; where it is not root it becomes so, within a user namespace only."""
    libc = ctypes.CDLL(None, use_errno=True)
    uid, gid = os.geteuid(), os.getegid()
    if libc.unshare(NEW_NAMESPACE | (NEW_USER if uid else 0)) != 0:
        raise NoRoomError(os.strerror(ctypes.get_errno()))
    if uid:
        for name, text in (
            ("setgroups", "deny"),
            ("uid_map", f"{uid} {uid} 1"),
            ("gid_map", f"{gid} {gid} 1"),
        ):
            Path("/proc/self", name).write_text(text, encoding="ascii")
    if libc.mount(b"none", b"/", None, ctypes.c_ulong(PRIVATE), None) != 0:
        raise NoRoomError(os.strerror(ctypes.get_errno()))


def no_rights_of_root() -> None:
    """Drop all capabilities, so that modes bind root as they bind everybody."""
    header = (ctypes.c_uint32 * 2)(CAPABILITIES_3, 0)
    if ctypes.CDLL(None, use_errno=True).capset(header, (ctypes.c_uint32 * 6)()) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def run(function: Callable[..., Any], *arguments: object) -> Any:
    """Run a function in a process of its own and return what it returns; what it raises fails the test.

    Where the system has no room for it the test is left out, and says why.
    """
    process, pipe = start(_work, function, arguments)
    try:
        assert pipe.poll(PATIENCE_S), "the process hangs"
        kind, value = pipe.recv()
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        process.join(PATIENCE_S)
        pipe.close()
    if kind == "no room":
        pytest.skip(f"no mounts of one's own here: {value}")
    assert kind == "returned", value
    return value


def _work(pipe: Connection, function: Callable[..., Any], arguments: tuple[object, ...]) -> None:
    try:
        pipe.send(("returned", function(*arguments)))
    except NoRoomError as error:
        pipe.send(("no room", str(error)))
    except BaseException as error:  # noqa: BLE001 the test tells it
        import traceback

        pipe.send(("raised", "".join(traceback.format_exception(error))))
        sys.exit(1)
