"""Signals that reach Twinlatch while a command runs: noted by handlers, waited for without a busy loop."""

import math
import os
import select
import signal
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Self

STOPPING = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
"""What ends Twinlatch, and with it the command."""

HANDED_ON = (signal.SIGUSR1, signal.SIGUSR2, signal.SIGWINCH, signal.SIGCONT, signal.SIGTSTP)
"""What is meant for the command as it is."""

_Handler = Callable[[int, FrameType | None], object] | int | signal.Handlers | None


class Caught:
    """Signals noted in the order of coming, from ``with`` on; none that comes before a wait is lost."""

    def __init__(self, ignored: frozenset[int]) -> None:
        """Leave what the caller had ignored ignored: so it is for the command as well."""
        self._ignored = ignored
        self._noted: deque[int] = deque()
        self._before: dict[int, _Handler] = {}

    def __enter__(self) -> Self:
        """Take the signals over, from whatever handled them."""
        self._pipe = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._wakeup_before = signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        handled = {*STOPPING, *HANDED_ON} - self._ignored | {signal.SIGCHLD}
        for number in handled | self._ignored:
            handler: _Handler = self._note if number in handled else signal.SIG_IGN
            self._before[number] = signal.signal(number, handler)
        # Some launchers start programs from threads that block everything.
        self._mask_before = signal.pthread_sigmask(signal.SIG_UNBLOCK, handled)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give everything back as it was."""
        signal.pthread_sigmask(signal.SIG_SETMASK, self._mask_before)
        for number, handler in self._before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        signal.set_wakeup_fd(self._wakeup_before)
        for end in self._pipe:
            os.close(end)

    def next(self, wait_s: float | None) -> int:
        """Return the next signal, or 0 when there was none in time; None waits for ever."""
        if not self._noted:
            poller = select.poll()
            poller.register(self._pipe[0], select.POLLIN)
            poller.poll(None if wait_s is None else math.ceil(wait_s * 1000))
        self._drain()
        return self._noted.popleft() if self._noted else 0

    def pending(self) -> int:
        """Return the first stopping signal that waits to be answered, or 0; it goes on waiting."""
        return next((number for number in self._noted if number in STOPPING), 0)

    def stop_ourselves(self, number: int) -> bool:
        """Stop our own process group as the terminal would have; tell whether somebody made us go on.

        In a group without a shell above it the kernel lets such a signal go by.
        """
        stop = signal.SIGTSTP if number == signal.SIGSTOP else signal.Signals(number)
        self._forget(signal.SIGCONT)
        before = signal.signal(stop, signal.SIG_IGN if stop in self._ignored else signal.SIG_DFL)
        try:
            os.killpg(os.getpgrp(), stop)
        finally:
            signal.signal(stop, signal.SIG_DFL if before is None else before)
        return self._forget(signal.SIGCONT)

    def _forget(self, number: int) -> bool:
        found = number in self._noted
        while number in self._noted:
            self._noted.remove(number)
        return found

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self._noted.append(number)

    def _drain(self) -> None:
        with suppress(BlockingIOError):
            while os.read(self._pipe[0], 512):
                pass
