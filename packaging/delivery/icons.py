"""Draw the mark at the sizes that desktops ask for: ``icons.py FOLDER``, run with Qt's offscreen platform."""

import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
NAME = "io.twinlatch.Twinlatch"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
LARGEST_OF_SMALL = 24
# The two tones of the light theme, which stand out on dark panels as well.
FIRST, SECOND = "#3A55D9", "#7086EE"


def svg(size: int) -> str:
    """Return the drawing for a size: small ones have their own."""
    name = "mark16" if size <= LARGEST_OF_SMALL else "mark"
    text = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("MARK1", FIRST).replace("MARK2", SECOND)


def draw(size: int) -> QImage:
    """Return the mark as pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg(size).encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def main(folder: Path) -> None:
    """Write hicolor's tree of icons into the folder."""
    for size in SIZES:
        place = folder / f"{size}x{size}" / "apps"
        place.mkdir(parents=True)
        if not draw(size).save(str(place / f"{NAME}.png")):
            raise SystemExit(f"{place} cannot be written to")
    place = folder / "scalable" / "apps"
    place.mkdir(parents=True)
    (place / f"{NAME}.svg").write_text(svg(SIZES[-1]), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
