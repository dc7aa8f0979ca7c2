"""One window a person, store, purpose and screen: a second start raises the first.

A lock says who is first, so that nothing is left to clear away after a kill; a socket beside it
carries the wish. Both stand in a folder of the person's own, and either end looks who the other is.
"""

import contextlib
import fcntl
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from ..settings import Settings

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QSocketNotifier

RAISED, BUSY = 0, 75
ASKED_FOR_S = 3.0
AGAIN_S = 0.05
MOST_CALLERS = 8
WISH, DONE = b"raise\n", b"raised\n"


class OneWindow:
    """The claim on being the window for a purpose; ``purpose`` is empty for the plain one."""

    def __init__(self, settings: Settings, purpose: str) -> None:
        """Take what the window is for."""
        # Not hashlib: it loads OpenSSL, 5 MB before the first paint. Only the person names windows here.
        import zlib

        screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""
        of = f"{settings.store}\0{purpose}\0{screen}".encode("utf-8", "surrogateescape")
        self._name = f"{zlib.crc32(of):08x}{zlib.adler32(of):08x}"
        self._folder = _folder(settings)
        self._lock: int | None = None
        self._listener: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._callers: dict[QSocketNotifier, socket.socket] = {}

    def claim(self) -> bool:
        """Be the first, or know that another is. Where no folder of one's own is to be had, everybody is."""
        if self._lock is not None:
            return True
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        try:
            if not _own(self._folder):
                return True
            handle = os.open(self._folder / f"{self._name}.lock", flags, 0o600)
        except OSError:
            return True
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        except OSError:
            os.close(handle)
            return True
        self._lock = handle
        return True

    def listen(self, wished: "Callable[[], None]") -> None:
        """Call ``wished`` when another start asks for the window; on the loop that this is called on."""
        if self._lock is None:
            return
        import socket

        from PySide6.QtCore import QSocketNotifier

        path = self._folder / f"{self._name}.sock"
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            path.unlink(missing_ok=True)
            with _short(path) as name:
                listener.bind(name)
            listener.listen()
        except OSError:
            # Something else stands there, or the folder was removed: it cannot be raised, and is a window.
            listener.close()
            return
        listener.setblocking(False)
        self._listener = listener
        self._notifier = QSocketNotifier(listener.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(lambda: self._on_asked(wished))

    def ask(self) -> int:
        """Ask the first window to come to the front; return the exit code of the one that asked."""
        import sys
        import time

        until_s = time.monotonic() + ASKED_FOR_S
        while time.monotonic() < until_s:
            if self._asked():
                return RAISED
            time.sleep(AGAIN_S)
        sys.stderr.write("twinlatch: a window is open already, but it does not answer\n")
        return BUSY

    def deafen(self) -> None:
        """Be asked no more: the window is away, perhaps to come back."""
        if self._notifier is not None and self._listener is not None:
            self._notifier.setEnabled(False)
            self._listener.close()
            with contextlib.suppress(OSError):
                (self._folder / f"{self._name}.sock").unlink(missing_ok=True)
        for said in list(self._callers):
            self._hang_up(said)
        self._notifier = self._listener = None

    def release(self) -> None:
        """Let the next one be the first."""
        self.deafen()
        if self._lock is not None:
            os.close(self._lock)
        self._lock = None

    def _asked(self) -> bool:
        import socket

        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller, contextlib.suppress(OSError):
            caller.settimeout(1.0)
            with _short(self._folder / f"{self._name}.sock") as name:
                caller.connect(name)
            if _peer(caller) != os.geteuid():
                return False
            caller.sendall(WISH)
            return caller.recv(len(DONE)) == DONE
        return False

    def _on_asked(self, wished: "Callable[[], None]") -> None:
        from PySide6.QtCore import QSocketNotifier

        if self._listener is None:
            return
        with contextlib.suppress(OSError):
            caller, _address = self._listener.accept()
            caller.setblocking(False)
            if _peer(caller) != os.geteuid():
                caller.close()
                return
            # Heard when it speaks: the window stands still for nobody, and keeps few that say nothing.
            said = QSocketNotifier(caller.fileno(), QSocketNotifier.Type.Read)
            said.activated.connect(lambda: self._on_said(said, wished))
            self._callers[said] = caller
            if len(self._callers) > MOST_CALLERS:
                self._hang_up(next(iter(self._callers)))

    def _on_said(self, said: "QSocketNotifier", wished: "Callable[[], None]") -> None:
        caller = self._callers.get(said)
        with contextlib.suppress(OSError):
            if caller is not None and caller.recv(len(WISH)) == WISH:
                wished()
                caller.sendall(DONE)
        self._hang_up(said)

    def _hang_up(self, said: "QSocketNotifier") -> None:
        caller = self._callers.pop(said, None)
        if caller is not None:
            said.setEnabled(False)
            said.deleteLater()
            caller.close()


def _folder(settings: Settings) -> Path:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(runtime) / "twinlatch" if runtime.startswith("/") else settings.config_dir / "windows"


def _own(folder: Path) -> bool:
    """See that the folder is there; tell whether it is nobody else's."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o077


@contextlib.contextmanager
def _short(path: Path) -> "Iterator[str]":
    """Give a name for a socket that is short enough wherever its folder is (107 bytes)."""
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def _peer(caller: "socket.socket") -> int:
    """Return the user at the other end."""
    import socket
    import struct

    size = struct.calcsize("3i")
    _pid, uid, _gid = struct.unpack("3i", caller.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
    return int(uid)
