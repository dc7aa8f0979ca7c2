"""The longest gap in the event loop while a person goes through the journey, by a heartbeat timer."""

import tempfile
from pathlib import Path
from statistics import median

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

from app.testing.clock import FrozenClock
from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch, open_window

from .table import Row

RUNS = 7
BEAT_MS = 2
TARGET_MS = 33.0


class Heartbeat(QObject):
    """Remembers the longest time between two beats."""

    def __init__(self) -> None:
        """Begin to beat."""
        super().__init__()
        self.longest_ms = 0.0
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def rest(self) -> None:
        """Leave out what happens between here and the next beat."""
        self._since.restart()

    def _beat(self) -> None:
        self.longest_ms = max(self.longest_ms, self._since.nsecsElapsed() / 1e6)
        self._since.restart()


def rows() -> list[Row]:
    """Walk the journey several times and take the median of the longest gaps."""
    longest = [_walk() for _ in range(RUNS)]
    return [Row("longest event-loop gap", median(longest), min(longest), max(longest), TARGET_MS, "ms")]


def _walk() -> float:
    clock = FrozenClock()
    phone = VirtualPhone(clock)
    with tempfile.TemporaryDirectory() as folder, open_window(Path(folder), clock) as window:
        window.create_account.look()
        heart = Heartbeat()
        _enroll(window, phone, heart)
        clock.advance(30)
        window.profile.log_out()
        window.sign_in.sign_in(window.password, "user")
        window.enter_code.enter(phone.code())
        window.profile.look()
        return heart.longest_ms


def _enroll(window: Twinlatch, phone: VirtualPhone, heart: Heartbeat) -> None:
    window.create_account.create("user", "user@example.org", window.password)
    window.sign_in.sign_in(window.password)
    window.profile.enable_mfa()
    window.enable_mfa.log_out(window.password)
    window.sign_in.sign_in(window.password)
    window.scan_qr.trouble_scanning()
    # The phone's own work is not the window's.
    phone.type_key(window.manual_key.key())
    window.manual_key.go_on()
    code = phone.code()
    heart.rest()
    window.enter_code.enter(code)
    window.recovery_code.record()
    window.profile.look()
