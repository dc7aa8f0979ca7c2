"""Whether the session still stands and anybody is there, while an account is open (S3, S4, N7)."""

from PySide6.QtCore import QObject, QTimer, Signal

from ..core.api.policy import Policy
from .idle import Idle

# A session that ended elsewhere is noticed within a second.
WATCH_EVERY_MS = 900


class Presence(QObject):
    """Tells by ``looked`` for how long nobody has been there, ``away`` before the limit, ``returned``."""

    looked = Signal(int)
    away = Signal(int)
    returned = Signal()

    def __init__(self, parent: QObject) -> None:
        """Begin stopped."""
        super().__init__(parent)
        rules = Policy()
        self.idle = Idle(rules.session_idle_s, rules.blank_notice_s, self)
        self.idle.warned.connect(lambda: self.away.emit(rules.blank_notice_s))
        self.idle.returned.connect(self.returned)
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        """Whether it watches."""
        return self._timer.isActive()

    def start(self) -> None:
        """Watch, if it does not already: somebody is here now."""
        if not self.running:
            self.idle.start()
            self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self.idle.stop()
        self._timer.stop()

    def look(self) -> None:
        """Say how things stand, as happens every 0.9 s."""
        self.looked.emit(self.idle.idle_s)
