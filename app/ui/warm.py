"""What the journey will need is imported and built ahead, one small step at a time, while nobody acts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 30


class WarmUp(QObject):
    """Does the steps it is given; each is shorter than a frame or two."""

    def __init__(self, busy: Callable[[], bool], parent: QObject) -> None:
        """Take what tells whether somebody waits for an answer."""
        super().__init__(parent)
        self._busy = busy
        self._steps: list[Callable[[], object]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._on_timeout)

    def start(self, steps: list[Callable[[], object]]) -> None:
        """Begin with these steps."""
        self._steps = steps
        self._timer.start()

    def stop(self) -> None:
        """Do no more."""
        self._timer.stop()

    def _on_timeout(self) -> None:
        if not self._steps:
            self.stop()
        elif not self._busy():
            self._steps.pop(0)()


def import_account() -> None:
    """Load what the first sign-in will show."""
    from . import presence  # noqa: F401 with its idle watch, ahead of the first key
    from .account import pop_ups, window  # noqa: F401 ahead of the first sign-in
