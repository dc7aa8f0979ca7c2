"""What is really painted: colours counted on a grab of a widget at its place, never asked of a token."""

from dataclasses import dataclass
from functools import cache

from PIL import Image
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

Colour = tuple[int, int, int]

# Of the pixels that are not ground, the share that stands out most is the ink; the rest is its soft edge.
INK_SHARE = 0.03
INK_LEAST = 4
NOT_GROUND = 1.15
CHANGED = 24


def relative_luminance(colour: Colour) -> float:
    """Return the luminance of WCAG 2.2."""
    red, green, blue = (_linear(one) for one in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the ratio of WCAG 2.2, from 1 to 21."""
    low, high = sorted((relative_luminance(one), relative_luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a widget as it is painted, in device pixels."""

    image: Image.Image
    origin: QRect
    ratio: float

    def crop(self, box: QRect) -> Image.Image:
        """Return what is painted in a box of the widget, cut to what was grabbed."""
        left, top = box.left() - self.origin.left(), box.top() - self.origin.top()
        edges = (left, top, left + box.width(), top + box.height())
        left, top, right, bottom = (round(edge * self.ratio) for edge in edges)
        wide, high = self.image.size
        return self.image.crop((max(0, left), max(0, top), min(wide, right), min(high, bottom)))

    def line(self, x: float, y: float, dx: int, dy: int, length: float) -> list[Colour]:
        """Return the pixels from a place of the widget on, in steps of one device pixel."""
        left = round((x - self.origin.left()) * self.ratio)
        top = round((y - self.origin.top()) * self.ratio)
        found = []
        for step in range(round(length * self.ratio)):
            at = left + dx * step, top + dy * step
            if 0 <= at[0] < self.image.width and 0 <= at[1] < self.image.height:
                found.append(self.image.getpixel(at))
        return found  # type: ignore[return-value]


def grab(widget: QWidget, part: QRect | None = None) -> Picture:
    """Paint a widget, or a part of it."""
    origin = (part or widget.rect()).intersected(widget.rect())
    if widget.isWindow():
        pixmap = widget.grab(origin)
    else:
        # What scrolls may leave its ground to the window.
        corner = widget.window().grab(QRect(1, 1, 1, 1))
        pixmap = QPixmap(origin.size() * corner.devicePixelRatio())
        pixmap.setDevicePixelRatio(corner.devicePixelRatio())
        pixmap.fill(corner.toImage().pixelColor(0, 0))
        widget.render(pixmap, QPoint(), QRegion(origin))
    shown = pixmap.toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = shown.width(), shown.height()
    raw = bytes(shown.constBits())
    image = Image.frombytes("RGB", size, raw, "raw", "RGB", shown.bytesPerLine())
    return Picture(image, origin, pixmap.devicePixelRatio())


def ink(image: Image.Image) -> float | None:
    """Return the contrast of what is written to the ground it is written on; None where nothing is.

    Soft edges make most pixels of small type paler than its ink, so that a mean would be too low; a single
    odd pixel must not speak for a word either. So the few per cent that stand out most do.
    """
    if not image.width or not image.height:
        return None
    colours: list[tuple[int, Colour]] = image.getcolors(image.width * image.height) or []  # type: ignore[assignment]
    paper = max(colours)[1]
    written = [(contrast(colour, paper), count) for count, colour in colours]
    written = sorted((one for one in written if one[0] >= NOT_GROUND), reverse=True)
    pixels = sum(count for _ratio, count in written)
    if pixels < INK_LEAST:
        return None
    left = wanted = max(INK_LEAST, round(pixels * INK_SHARE))
    total = 0.0
    for ratio, count in written:
        taken = min(left, count)
        total += ratio * taken
        left -= taken
        if not left:
            break
    return total / wanted


def edge(picture: Picture, box: QRect, outside: int, inside: int) -> float:
    """Return the contrast of a border to what it stands on, at the side where it is least."""
    lines = [line for line in around(picture, box, outside, inside) if line]
    return min((max(contrast(one, line[0]) for one in line) for line in lines), default=21.0)


def around(picture: Picture, box: QRect, outside: int, inside: int) -> list[list[Colour]]:
    """Return four lines of pixels that lead from outside of a box into it, at the middle of its sides."""
    length = outside + inside
    x, y = box.left() + box.width() / 2, box.top() + box.height() / 2
    # One past the box, as rectangles of pixels have it, and one pixel back.
    right, bottom = box.left() + box.width(), box.top() + box.height()
    back = 1 / picture.ratio
    return [
        picture.line(box.left() - outside, y, 1, 0, length),
        picture.line(right + outside - back, y, -1, 0, length),
        picture.line(x, box.top() - outside, 0, 1, length),
        picture.line(x, bottom + outside - back, 0, -1, length),
    ]


def ring(before: list[Colour], after: list[Colour], least: float) -> int:
    """Return how many pixels of a line changed and now stand out from what is behind or around them."""
    changed = [(was, now) for was, now in zip(before, after, strict=True) if _differ(was, now)]
    return sum(max(contrast(now, was), contrast(now, before[0])) >= least for was, now in changed)


def _differ(one: Colour, other: Colour) -> bool:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) > CHANGED
