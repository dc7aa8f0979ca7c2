"""Whether the session still stands and anybody is there, while an account is open (S3, S4, N7)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ..core.api.commands import WatchSession
from ..core.api.policy import Policy
from ..spoken import translate
from .idle import Idle
from .wizard import Wizard

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..core.bridge import Bridge
    from .account.dialog import AskDialog
    from .account.window import AccountWindow

# A session that ended elsewhere is noticed within a second.
WATCH_EVERY_MS = 900


class Presence(QObject):
    """Asks again and again whether the session stands; an answer that says what is shown changes nothing."""

    def __init__(
        self, bridge: "Bridge", front: "Callable[[], Wizard | AccountWindow | AskDialog]", parent: QObject
    ) -> None:
        """Take whom to ask and what tells the window in front; begin stopped."""
        super().__init__(parent)
        rules = Policy()
        self._bridge = bridge
        self._front = front
        self._notice_s = rules.blank_notice_s
        self.idle = Idle(rules.session_idle_s, rules.blank_notice_s, self)
        self.idle.warned.connect(self._on_warned)
        self.idle.returned.connect(self._on_returned)
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
        """Say for how long nobody has been there, as happens every 0.9 s."""
        if not self._bridge.busy:
            self._bridge.ask(WatchSession(self.idle.idle_s))

    def _on_warned(self) -> None:
        front = self._front()
        if not isinstance(front, Wizard):
            text = translate(
                "ui", "Nobody seems to be here. Your account is locked in {} seconds; any key keeps it."
            )
            front.show_warning(text.format(self._notice_s))

    def _on_returned(self) -> None:
        front = self._front()
        if not isinstance(front, Wizard):
            front.banner.clear()
