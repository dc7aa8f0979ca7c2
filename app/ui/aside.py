"""Work that could hang, beside the window: a network disk, a printer. What comes of it is a signal."""

import contextlib
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from .. import incidents


class Aside(QObject):
    """Does one thing at a time on a thread of its own, which never keeps the program from ending."""

    done = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Begin with nothing to do."""
        super().__init__(parent)
        self.busy = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], object]) -> bool:
        """Begin; ``done`` brings what the work returns, a bug as None. False while something is under way."""
        if self.busy:
            return False
        self.busy = True
        threading.Thread(target=self._work, args=(work,), name="aside", daemon=True).start()
        return True

    def _work(self, work: Callable[[], object]) -> None:
        found: object = None
        try:
            found = work()
        except Exception as error:  # noqa: BLE001 told once, as a bug anywhere is
            incidents.report(error)
        # The window may be gone meanwhile; then nobody waits for it.
        with contextlib.suppress(RuntimeError):
            self._arrived.emit(found)

    def _on_arrived(self, found: object) -> None:
        self.busy = False
        self.done.emit(found)
