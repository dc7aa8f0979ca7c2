"""Writers of one file take turns, first come, first served.

The waits of SQLite grow, and who comes late goes hungry. A turn is a courtesy: what protects the store
is SQLite's lock, so a turn that comes too late harms nothing.
"""

import contextlib
import fcntl
import os
import threading
from pathlib import Path

WAIT_S = 1.0


class Turn:
    """A context: holds the folder's lock while writing, or goes on without it where it does not come in time.

    The kernel serves those who wait in their order, but only those that do nothing else meanwhile.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder that all writers share."""
        self._folder = str(folder)
        self._handle = -1
        self._queue: _Queue | None = None

    def __enter__(self) -> None:
        """Take the lock, or wait on a thread that can be left behind: who holds it may have been stopped."""
        self._handle = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._queue = _Queue(self._handle)
            self._queue.wait()
        except OSError:
            pass  # a file system without such locks: then there are no turns

    def __exit__(self, *_error: object) -> None:
        """Let the next one go; a wait that was left behind ends itself."""
        if self._queue is None:
            os.close(self._handle)
        else:
            self._queue.leave()


class _Queue:
    """A place in the kernel's queue, on a thread of its own."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._served = threading.Event()
        self._lock = threading.Lock()
        self._waiting, self._over = True, False

    def wait(self) -> None:
        """Wait until served, but not for long."""
        threading.Thread(target=self._stand, name="turn", daemon=True).start()
        self._served.wait(WAIT_S)

    def leave(self) -> None:
        """Let the next one go, now or once it would be our turn."""
        with self._lock:
            self._over = True
            if not self._waiting:
                os.close(self._handle)

    def _stand(self) -> None:
        with contextlib.suppress(OSError):
            fcntl.flock(self._handle, fcntl.LOCK_EX)
        with self._lock:
            self._waiting = False
            if self._over:
                os.close(self._handle)
        self._served.set()
