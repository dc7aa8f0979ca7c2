"""The controlling terminal: whose turn it is to read from it and to get what Ctrl-C and Ctrl-Z send."""

import os
import signal
from contextlib import suppress


class Terminal:
    """The terminal of this process, held open as long as a command may need it."""

    def __init__(self, descriptor: int) -> None:
        """Remember which group is ours; the command's is told with ``give``."""
        self._descriptor = descriptor
        self._ours = os.getpgrp()
        self.given = False

    @classmethod
    def controlling(cls) -> "Terminal | None":
        """Open the controlling terminal; a program started from a desktop or a service has none."""
        try:
            return cls(os.open("/dev/tty", os.O_RDWR | os.O_CLOEXEC | os.O_NOCTTY))
        except OSError:
            return None

    @property
    def foreground(self) -> int:
        """The process group whose turn it is, 0 if that cannot be told any more."""
        try:
            return os.tcgetpgrp(self._descriptor)
        except OSError:
            return 0

    def give(self, group: int) -> None:
        """Make a group the foreground, if the turn is ours to give; a job in the background takes nothing."""
        if self.foreground == self._ours:
            self.given = self._put(group)

    def take_back(self) -> None:
        """Make ourselves the foreground again, wherever the command has passed the turn on to."""
        if self.given:
            self._put(self._ours)
        self.given = False

    def close(self) -> None:
        """Take the turn back and let go of the terminal."""
        self.take_back()
        os.close(self._descriptor)

    def _put(self, group: int) -> bool:
        # Whoever asks for the turn from the background is stopped for it, unless the signal is blocked.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        try:
            with suppress(OSError):
                os.tcsetpgrp(self._descriptor, group)
                return True
            return False
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
