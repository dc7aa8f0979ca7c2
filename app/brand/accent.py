"""A deployment's accent, darkened or lightened until it can be read (WCAG 2.2, 1.4.3 and 1.4.11).

The hue stays; the lightness moves as little as it must. The grounds it stands on are said here, since
the doctor may know no front; a test holds them to the window's own.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .colors import Lch, contrast, from_lch, to_lch

WHITE, BLACK = "#FFFFFF", "#000000"
TEXT, FILL = 4.5, 3.0
HALVINGS = 12
# How much darker a fill may become so that the text on it is white, as one expects it on a strong colour.
A_LITTLE = 0.06
# How far in lightness the pointer and a press change the fill, in which steps less or more is tried where
# that does not hold, and the contrast below which nobody sees it.
HOVER, PRESSED = 0.05, 0.1
STATE_STEP, STATE_STEPS = 0.005, 60
SEEN = 1.04
# Beyond these a fill is moved towards the middle: further out it would only lose its hue.
DARKEST, LIGHTEST = 0.3, 0.75
DARK_SHARE = 0.6
MARK_LIGHTER, MARK_CHROMA = 0.12, 0.8


@dataclass(frozen=True, slots=True)
class Grounds:
    """What fills, links and rings stand on: the card, and every shade under a quiet button."""

    card: str
    shades: tuple[str, ...]


ON_LIGHT = Grounds("#FFFFFF", ("#ECEEF4", "#E1E4EC", "#FCEEEC", "#E9F5EE", "#FDF3E1"))
ON_DARK = Grounds("#1B1D23", ("#262932", "#2F333D", "#3A1F1F", "#16301F", "#33270F", "#23262E"))


@dataclass(frozen=True, slots=True)
class Accent:
    """The colours of one accent on one ground, by the names of the tokens they take the place of."""

    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    link: str
    ring: str
    mark_1: str
    mark_2: str


def accent(wished: str, grounds: Grounds) -> Accent:
    """Return what becomes of a wished colour ``#RRGGBB``."""
    fill = _fill(wished, grounds)
    # One of the two always holds: their contrasts with any colour multiply to 21.
    on = WHITE if contrast(fill, WHITE) >= TEXT else BLACK
    light = to_lch(fill).lightness
    darker = light > LIGHTEST or (on == WHITE and light > DARKEST)
    way = -1 if darker else 1
    # The eye tells the darkest colours apart the least.
    more = max(0.0, DARKEST - light) * DARK_SHARE
    hover = _state(fill, on, grounds, way * (HOVER + more), ())
    pressed = _state(fill, on, grounds, way * (PRESSED + more), (hover,))
    link = _nearest(wished, _end(grounds), lambda one: _is_link(one, grounds))
    base = to_lch(link)
    second = from_lch(Lch(base.lightness + MARK_LIGHTER, base.chroma * MARK_CHROMA, base.hue))
    return Accent(fill, hover, pressed, on, link, ring=link, mark_1=link, mark_2=second)


def _fill(wished: str, grounds: Grounds) -> str:
    """Return the fill: white text on it where a little darker is enough for that, else black."""
    fill = _nearest(wished, _end(grounds), lambda one: contrast(one, grounds.card) >= FILL)
    under_white = _nearest(fill, 0.0, lambda one: contrast(one, WHITE) >= TEXT)
    little = to_lch(fill).lightness - to_lch(under_white).lightness <= A_LITTLE
    return under_white if little and contrast(under_white, grounds.card) >= FILL else fill


def _end(grounds: Grounds) -> float:
    """Return the lightness that surely holds: on a light ground what fails is too light, else too dark."""
    return 0.0 if contrast(grounds.card, WHITE) < contrast(grounds.card, BLACK) else 1.0


def _nearest(wished: str, end: float, holds: Callable[[str], bool]) -> str:
    """Return the wished colour, or on its way to an end of lightness the first one of its hue that holds."""
    if holds(wished):
        return wished.upper()
    base = to_lch(wished)
    good, bad = end, base.lightness
    for _ in range(HALVINGS):
        middle = (good + bad) / 2
        if holds(from_lch(Lch(middle, base.chroma, base.hue))):
            good = middle
        else:
            bad = middle
    return from_lch(Lch(good, base.chroma, base.hue))


def _state(fill: str, on: str, grounds: Grounds, wish: float, taken: tuple[str, ...]) -> str:
    """Return the fill in another state: as far from it as wished, or as the contrasts allow."""
    base = to_lch(fill)
    shifts = [one * STATE_STEP for one in range(-STATE_STEPS, STATE_STEPS + 1)]
    for shift in sorted(shifts, key=lambda one: abs(one - wish)):
        found = from_lch(Lch(base.lightness + shift, base.chroma, base.hue))
        holds = contrast(found, on) >= TEXT and contrast(found, grounds.card) >= FILL
        if holds and all(contrast(found, one) >= SEEN for one in (fill, *taken)):
            return found
    return fill


def _is_link(one: str, grounds: Grounds) -> bool:
    return all(contrast(one, ground) >= TEXT for ground in (grounds.card, *grounds.shades))
