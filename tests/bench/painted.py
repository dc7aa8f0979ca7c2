"""Says when a window has painted its page and something can be typed into it."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Painted(QObject):
    """Prints "painted" and the resident memory in KiB after the first paint, and ends the process."""

    def __init__(self, watched: QWidget) -> None:
        """Watch the widget whose paint counts."""
        super().__init__()
        watched.installEventFilter(self)
        self._seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 Qt's own
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, say)
        return super().eventFilter(watched, event)


def say() -> None:
    """Tell the parent, and go."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    resident = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    sys.stdout.write(f"painted {resident}\n")
    sys.stdout.flush()
    os._exit(0)
