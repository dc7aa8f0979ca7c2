"""Colours as ``#RRGGBB``: their contrast by WCAG 2, and lightness as the eye has it, by OKLCH."""

import math
from typing import NamedTuple

# sRGB to the responses of the eye and on to OKLab, and back (Björn Ottosson, 2020).
_TO_EYE = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_EYE = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
_LESS_CHROMA = 12

Triple = tuple[float, float, float]


class Lch(NamedTuple):
    """A colour by lightness (0 to 1), chroma and hue (radians)."""

    lightness: float
    chroma: float
    hue: float


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours by WCAG 2, from 1 to 21."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def to_lch(color: str) -> Lch:
    """Take a colour apart."""
    eye = [math.cbrt(one) for one in _times(_TO_EYE, _linear(color))]
    lightness, a, b = _times(_TO_LAB, (eye[0], eye[1], eye[2]))
    return Lch(lightness, math.hypot(a, b), math.atan2(b, a))


def from_lch(wanted: Lch) -> str:
    """Return the colour; one that no screen shows gives up chroma and keeps lightness and hue."""
    lightness = min(1.0, max(0.0, wanted.lightness))
    low, high = 0.0, wanted.chroma
    found = _rgb(Lch(lightness, high, wanted.hue))
    if not _shown(found):
        for _ in range(_LESS_CHROMA):
            chroma = (low + high) / 2
            if _shown(_rgb(Lch(lightness, chroma, wanted.hue))):
                low = chroma
            else:
                high = chroma
        found = _rgb(Lch(lightness, low, wanted.hue))
    return "#" + "".join(f"{_byte(one):02X}" for one in found)


def _luminance(color: str) -> float:
    red, green, blue = _linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(color: str) -> Triple:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (_opened(red), _opened(green), _opened(blue))


def _opened(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 sRGB's own


def _byte(linear: float) -> int:
    part = min(1.0, max(0.0, linear))
    part = part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055  # noqa: PLR2004 sRGB's own
    return round(part * 255)


def _rgb(one: Lch) -> Triple:
    lab = (one.lightness, one.chroma * math.cos(one.hue), one.chroma * math.sin(one.hue))
    eye = _times(_FROM_LAB, lab)
    return _times(_FROM_EYE, (eye[0] ** 3, eye[1] ** 3, eye[2] ** 3))


def _shown(rgb: Triple) -> bool:
    slack = 1e-4
    return all(-slack <= one <= 1 + slack for one in rgb)


def _times(matrix: tuple[Triple, Triple, Triple], by: Triple) -> Triple:
    first, second, third = (sum(one * part for one, part in zip(row, by, strict=True)) for row in matrix)
    return (first, second, third)
