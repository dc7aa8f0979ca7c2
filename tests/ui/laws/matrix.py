"""The axes along which the laws hold, each from where it is declared, and which cases a short run takes."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.testing.journey import Stop
from app.testing.looks import APPEARANCES, LANGUAGES, PSEUDO

from . import keys, paint, place

Law = Callable[[QWidget], list[str]]

SCALES = (1.0, 1.25, 1.5, 2.0)
TEXTS = (1.0, 2.0)
# In the screen's own pixels; the first is the window's least size at any scale.
SIZES = ((360, 400), (640, 480), (480, 680), (1024, 768), (1366, 768), (3840, 2160))
LEAST = SIZES[0]
SCREEN, SMALL_SCREEN = (3840, 2160), (640, 480)

# What an appearance can break, and what only room can.
PAINTED: tuple[Law, ...] = (
    paint.text_stands_out,
    paint.borders_stand_out,
    paint.focus_is_seen,
    paint.qr_can_be_read,
)
PLACED: tuple[Law, ...] = (
    place.nothing_clipped,
    place.everything_inside,
    place.no_needless_scrolling,
    place.nothing_overlaps,
    place.one_edge,
    place.gaps_from_the_guide,
    place.targets_large_enough,
    keys.one_order,
    keys.one_default,
    keys.no_mnemonic_twice,
)


@dataclass(frozen=True, slots=True)
class Run:
    """What one process walks: a language, a scale, a size of text and a screen."""

    language: str
    scale: float
    text: float
    screen: tuple[int, int] = SCREEN

    @property
    def name(self) -> str:
        """What to call it."""
        wide, high = self.screen
        return f"{self.language}-{self.scale:g}-{self.text:g}-{wide}x{high}"

    @property
    def sizes(self) -> list[tuple[int, int]]:
        """The windows that fit on the screen, in the pixels of the program."""
        fitting = [one for one in SIZES[1:] if one[0] <= self.screen[0] and one[1] <= self.screen[1]]
        scaled = [(round(wide / self.scale), round(high / self.scale)) for wide, high in fitting]
        found = [LEAST] + [(max(wide, LEAST[0]), max(high, LEAST[1])) for wide, high in scaled]
        return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Case:
    """How one stop is looked at."""

    appearance: str
    size: tuple[int, int]
    laws: tuple[Law, ...]


def runs() -> list[Run]:
    """Return all processes of the whole matrix.

    English and what is longer than any language walk every scale and size of text. The others differ from
    these in words and direction alone: they walk the two ends, so that it all takes 20 minutes on two cores.
    """
    both = ("en", PSEUDO)
    made = [Run(language, scale, text) for language in both for scale in SCALES for text in TEXTS]
    made += [Run(language, 1.0, 1.0, SMALL_SCREEN) for language in both]
    others = [language for language in LANGUAGES if language != "en"]
    ends = ((SCALES[0], TEXTS[0]), (SCALES[-1], TEXTS[-1]))
    return made + [Run(language, scale, text) for language in others for scale, text in ends]


# Of the whole, two that lie far apart; between them every stop, law, appearance and size is met.
SAMPLE = (Run("en", 1.25, 1.0), Run(PSEUDO, 2.0, 2.0))


def cases(run: Run, stop: Stop, *, whole: bool) -> Iterator[Case]:
    """Give the cases of a stop: every room in one appearance, every appearance in one room, or one of them.

    The appearances move nothing, so that where a thing stands is measured in each room once. What is painted
    is measured in each appearance, in a room that changes from stop to stop.
    """
    at = zlib.crc32(f"{run.name} {stop.name}".encode())
    room = run.sizes[at % len(run.sizes)]
    if not whole:
        yield Case(APPEARANCES[at // 7 % len(APPEARANCES)], room, PLACED + PAINTED)
        return
    # To dress a window anew takes longest, so each appearance comes once.
    many = len(APPEARANCES)
    for number, appearance in enumerate(APPEARANCES):
        for size in run.sizes[(at + number) % many :: many]:
            yield Case(appearance, size, PLACED)
        yield Case(appearance, room, PAINTED)
