"""Waits on the screen, by a monotonic clock; what is left to wait is the core's word."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

TICK_MS = 250
MINUTE_S = 60
LAST_STEPS_S = frozenset({30, 10})


def worth_saying(left_s: int) -> bool:
    """Tell whether a screen reader says what is left: each full minute, and twice before the end."""
    return left_s % MINUTE_S == 0 or left_s in LAST_STEPS_S


class Countdown(QObject):
    """Counts whole seconds down: ``ticked`` with what is left, then ``ended``."""

    ticked = Signal(int)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin stopped."""
        super().__init__(parent)
        self._elapsed = QElapsedTimer()
        self._wait_s = 0
        self._shown_s = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def running(self) -> bool:
        """Whether there is something left to wait."""
        return self._timer.isActive()

    @property
    def left_s(self) -> int:
        """What is left to wait."""
        return self._shown_s if self.running else 0

    def start(self, wait_s: int) -> None:
        """Begin anew."""
        self._wait_s = self._shown_s = wait_s
        self._elapsed.start()
        self._timer.start()
        self.ticked.emit(wait_s)

    def stop(self) -> None:
        """Stop without a word."""
        self._timer.stop()

    def hurry(self) -> None:
        """Let what is left pass at once, where something is left."""
        if self.running:
            self._wait_s = 0
            self._on_timeout()

    def _on_timeout(self) -> None:
        left_s = max(0, -(-(self._wait_s * 1000 - self._elapsed.elapsed()) // 1000))
        if left_s == 0:
            self._timer.stop()
            self.ended.emit()
        elif left_s != self._shown_s:
            self._shown_s = left_s
            self.ticked.emit(left_s)
