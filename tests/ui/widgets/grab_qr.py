"""Grab a window with a QR code in both themes and two heights: ``grab_qr.py URI FOLDER SCALE``."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.core.factors.totp import qr_matrix
from app.ui.theme import Appearance, current
from app.ui.widgets.column import Column
from app.ui.widgets.heading import Heading
from app.ui.widgets.qr_view import QrView
from app.ui.widgets.stack import Stack

APPEARANCES: tuple[Appearance, ...] = ("light", "dark")
SIZES = {"roomy": (481, 761), "low": (361, 401)}


def main(uri: str, folder: Path, scale: float) -> None:
    """Write a picture of each."""
    app = QApplication([])
    current().install(app, "light")
    view = QrView()
    stack = Stack()
    stack.add(Heading("Scan the QR code"))
    stack.add(view, "gap_field", "center")
    window = Column(stack)
    view.set_matrix(qr_matrix(uri))
    window.show()
    for appearance in APPEARANCES:
        current().set_appearance(appearance)
        for name, size in SIZES.items():
            window.resize(*size)
            app.processEvents()
            assert window.devicePixelRatioF() == scale
            assert window.grab().save(str(folder / f"{appearance}-{name}.png"))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]))
