"""Ask a desktop whether it wants less motion: ``ask_portal.py [NAMESPACE KEY VALUE]``, what its portal answers."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.ui import motion

WAIT_MS, MOST_MS = 50, 3000


def main(told: list[str]) -> None:
    """Start the portal, ask, and print whether pages fade."""
    portal = None
    if told:
        script = str(Path(__file__).with_name("portal.py"))
        portal = subprocess.Popen(["/usr/bin/python3", script, *told], stdout=subprocess.PIPE, text=True)
        assert portal.stdout is not None
        assert portal.stdout.readline() == "ready\n"
    app = QApplication(["ask", "-style", "Fusion"])
    motion.current.ask_desktop(app)
    asked = QTimer(app)
    asked.timeout.connect(lambda: None if motion.current.wanted else app.quit())
    asked.start(WAIT_MS)
    QTimer.singleShot(MOST_MS if told[-1:] in (["1"], ["false"]) else 10 * WAIT_MS, app.quit)
    app.exec()
    print(motion.current.wanted)
    if portal is not None:
        portal.terminate()
        portal.communicate()


if __name__ == "__main__":
    main(sys.argv[1:])
