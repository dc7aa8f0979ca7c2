"""An internal tool that opens for whoever signs in: ``python greeter.py --key ticket-key.pem``.

``twinlatch ticket key > ticket-key.pem`` writes the key once; only then start the tool.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from twinlatch_client import SignIn

AUDIENCE = "greeter"


class Greeter(QWidget):
    """Shows nothing of the tool before somebody has signed in."""

    def __init__(self, public_key: str, program: str) -> None:
        """Take the pinned key and how Twinlatch is started."""
        super().__init__()
        self.setWindowTitle("Greeter")
        self._public_key = public_key
        self._program = program
        self.said = QLabel("Sign in to open the greeter.")
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.button = QPushButton("Sign in")
        self.button.clicked.connect(self.sign_in)
        layout = QVBoxLayout(self)
        layout.addWidget(self.said)
        layout.addWidget(self.button)
        self.resize(360, 160)

    def sign_in(self) -> None:
        """Ask for a sign-in; the button waits for its end."""
        self.button.setEnabled(False)
        sign_in = SignIn(
            self,
            audience=AUDIENCE,
            public_key=self._public_key,
            program=self._program,
            options=["--reason", "Opening the greeter"],
        )
        sign_in.passed.connect(self._on_passed)
        sign_in.refused.connect(self._on_refused)
        sign_in.start()

    def _on_passed(self, claims: dict[str, Any]) -> None:
        self.button.hide()
        self.said.setText(f"Welcome, {claims['preferred_username']}.")

    def _on_refused(self, reason: str) -> None:
        self.button.setEnabled(True)
        self.said.setText(f"Not signed in: {reason}.")


def main() -> int:
    """Open the tool."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--key", type=Path, required=True, help="what `twinlatch ticket key` printed")
    asked.add_argument("--twinlatch", default="twinlatch", help="how Twinlatch is started")
    chosen = asked.parse_args()
    app = QApplication(sys.argv[:1])
    greeter = Greeter(chosen.key.read_text("ascii"), chosen.twinlatch)
    greeter.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
