"""The only file that knows where ``resources/`` is: icons, tinted for the theme in force."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_HERE = Path(__file__).resolve().parents[1]
# In an installed package resources stand inside it, in a checkout beside it.
FOLDER = next((path for path in (_HERE / "resources", _HERE.parent / "resources") if path.is_dir()), _HERE)
SMALL_MARK = 24


def icon(name: str, color: str, size: int, gap: int = 0) -> "QIcon":
    """Return an icon in one colour, with ``gap`` clear pixels after it: a button's own gap is narrow."""
    from PySide6.QtGui import QIcon  # 150 names of themed icons, and nothing on the first page is a QIcon

    drawn = pixmap(name, color, size)
    ratio = drawn.devicePixelRatio()
    canvas = QPixmap(round((size + gap) * ratio), drawn.height())
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(QColor(0, 0, 0, 0))
    painter = QPainter(canvas)
    painter.drawPixmap(QPointF(gap if QGuiApplication.isRightToLeft() else 0, 0), drawn)
    painter.end()
    return QIcon(canvas)


def pixmap(name: str, color: str, size: int) -> QPixmap:
    """Return an icon's pixels, crisp at the screen's scale; ``size`` in device-independent pixels."""
    return _rendered(_text(name).replace("currentColor", color), size)


def mark(size: int, first: str, second: str) -> QPixmap:
    """Return the mark in its two tones; small sizes have a drawing of their own."""
    text = _text("mark16" if size <= SMALL_MARK else "mark")
    return _rendered(text.replace("MARK1", first).replace("MARK2", second), size)


@cache
def _text(name: str) -> str:
    return (FOLDER / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _rendered(svg: str, size: int) -> QPixmap:
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    pixels = round(size * ratio)
    sized = svg.replace("<svg ", f'<svg width="{pixels}" height="{pixels}" ', 1)
    made = QPixmap()
    made.loadFromData(sized.encode(), "svg")
    made.setDevicePixelRatio(ratio)
    return made
