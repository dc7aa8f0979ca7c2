"""Signs of life: for how long nobody has touched the program (S4).

By a clock that goes on while the computer sleeps: who comes back to a lid that was closed has been away.

Keys and mouse come to a window before they come to what stands in it, so the windows are watched. To watch
the application would bring every event of the program through here: a quarter of what an answer costs.
"""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

TICK_MS = 500
ALIVE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


def uptime_s() -> float:
    """Return the seconds since this computer was started, those asleep included."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Idle(QObject):
    """While it runs: ``warned`` some seconds before, ``passed`` at the limit, ``returned`` in between."""

    warned = Signal()
    passed = Signal()
    returned = Signal()

    def __init__(self, after_s: int, notice_s: int, parent: QObject) -> None:
        """Take the limit and how long before it one is told."""
        super().__init__(parent)
        self._after_s = after_s
        self._notice_s = notice_s
        self._since_s = 0.0
        self._told = self._over = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        """Whether anybody is watched for."""
        return self._timer.isActive()

    @property
    def idle_s(self) -> int:
        """For how many whole seconds nobody has been there."""
        return int(uptime_s() - self._since_s)

    def start(self) -> None:
        """Begin anew: somebody is here now."""
        self._since_s = uptime_s()
        self._told = self._over = False
        self._watch()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)

    def look(self) -> None:
        """Look at the clock, as happens twice a second, and for windows that were opened meanwhile."""
        if self.running:
            self._watch()
        idle_s = uptime_s() - self._since_s
        if idle_s >= self._after_s and not self._over:
            self._over = True
            self.passed.emit()
        elif idle_s >= self._after_s - self._notice_s and not self._told:
            self._told = True
            self.warned.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin the idle time anew at each sign of life; past the limit it is too late."""
        if event.type() in ALIVE and not self._over:
            self.look()
            if not self._over:
                self._since_s = uptime_s()
                if self._told:
                    self._told = False
                    self.returned.emit()
        return super().eventFilter(watched, event)

    def _watch(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)
