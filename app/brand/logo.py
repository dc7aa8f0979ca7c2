"""A deployment's logo: a PNG or SVG file of this computer, looked through before anything draws it.

Nothing in it may reach beyond it: an SVG may hold plain shapes, and refer to itself alone.
"""

import os
import re
import stat
import struct
import zlib
from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

LARGEST_BYTES = 256 * 1024
LARGEST_PIXELS = 2048
PNG = b"\x89PNG\r\n\x1a\n"
CHUNK = 12
HEADER = 13
# A shape that is used again may use others again: a few lines could stand for millions. Groups in groups are
# drawn one call within another.
MOST_USES = 8
DEEPEST = 64
SVG = "http://www.w3.org/2000/svg"
SHAPES = frozenset(
    [
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "title",
        "desc",
        "metadata",
        "style",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
    ]
)
# Names that Qt heeds in whatever namespace they stand; others of a foreign one it passes over, as drawing
# programs note much there.
HEEDED = frozenset(
    [
        "a",
        "animate",
        "animateColor",
        "animateMotion",
        "animateTransform",
        "audio",
        "discard",
        "filter",
        "font",
        "font-face",
        "foreignObject",
        "handler",
        "image",
        "listener",
        "marker",
        "mask",
        "mpath",
        "pattern",
        "prefetch",
        "script",
        "set",
        "solidColor",
        "switch",
        "textArea",
        "textPath",
        "tref",
        "video",
        "view",
    ]
)
OUTWARD = re.compile(r"@import|\\|url\(\s*['\"]?\s*(?!['\"#\s])", re.IGNORECASE)
# Longer than any word of those, so that one told in two pieces is met as well.
LONGEST_WORD = 16


class Flaw(Enum):
    """Why a logo cannot be used."""

    NOT_ABSOLUTE = auto()
    NOT_THERE = auto()
    NO_FILE = auto()
    UNREADABLE = auto()
    TOO_LARGE = auto()
    TOO_MANY_PIXELS = auto()
    NO_PICTURE = auto()
    DAMAGED = auto()
    NOT_PLAIN = auto()


class LogoError(Exception):
    """The file cannot be used as a logo; ``flaw`` says why."""

    def __init__(self, flaw: Flaw) -> None:
        """Take the reason."""
        super().__init__(flaw.name)
        self.flaw = flaw


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that was found to be harmless."""

    kind: Literal["png", "svg"]
    data: bytes


def read(path: str) -> Logo:
    """Read and look through a file, or raise LogoError."""
    if not path.startswith("/") or "\0" in path:
        raise LogoError(Flaw.NOT_ABSOLUTE)
    data = _content(path)
    if data.startswith(PNG):
        _check_png(data)
        return Logo("png", data)
    _check_svg(data)
    return Logo("svg", data)


def _content(path: str) -> bytes:
    try:
        # A pipe would hold up the first paint for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise LogoError(Flaw.NO_FILE)
            data = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        raise LogoError(Flaw.NOT_THERE) from None
    except IsADirectoryError:
        raise LogoError(Flaw.NO_FILE) from None
    except (OSError, ValueError):
        raise LogoError(Flaw.UNREADABLE) from None
    if len(data) > LARGEST_BYTES:
        raise LogoError(Flaw.TOO_LARGE)
    return data


def _check_png(data: bytes) -> None:
    """Walk through the chunks: each whole, the first one with a size that can be had."""
    at, kind = len(PNG), b""
    while kind != b"IEND":
        if at + CHUNK > len(data):
            raise LogoError(Flaw.DAMAGED)
        length, found = struct.unpack_from(">I4s", data, at)
        end = at + 8 + length
        if end + 4 > len(data) or struct.unpack_from(">I", data, end)[0] != zlib.crc32(data[at + 4 : end]):
            raise LogoError(Flaw.DAMAGED)
        if not kind:
            if found != b"IHDR" or length != HEADER:
                raise LogoError(Flaw.DAMAGED)
            wide, high = struct.unpack_from(">II", data, at + 8)
            if not (0 < wide <= LARGEST_PIXELS and 0 < high <= LARGEST_PIXELS):
                raise LogoError(Flaw.TOO_MANY_PIXELS)
        at, kind = end + 4, found


def _check_svg(data: bytes) -> None:
    from xml.parsers import expat

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    seen = _Seen()
    parser.StartElementHandler = seen.element
    parser.EndElementHandler = seen.end
    parser.CharacterDataHandler = seen.text
    parser.StartDoctypeDeclHandler = seen.refuse
    # A style sheet from elsewhere.
    parser.ProcessingInstructionHandler = seen.refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 expat's own: nothing follows
    except expat.ExpatError:
        raise LogoError(Flaw.DAMAGED if seen.begun else Flaw.NO_PICTURE) from None


class _Seen:
    """What the parser meets; raises LogoError at what a logo may not hold."""

    def __init__(self) -> None:
        self.begun = False
        self._uses = 0
        self._within: list[str] = []
        self._css = ""

    def element(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.begun and (space, local) != (SVG, "svg"):
            raise LogoError(Flaw.NO_PICTURE)
        self.begun = True
        self._within.append(local)
        self._uses += local == "use"
        known = local in SHAPES if space == SVG else local not in HEEDED
        if not known or self._uses > MOST_USES or len(self._within) > DEEPEST:
            self.refuse()
        for attribute, value in attributes.items():
            foreign, _, plain = attribute.rpartition(" ")
            if plain == "href" and not value.strip().startswith("#"):
                self.refuse()
            if plain == "base" or plain.startswith("on") or (not foreign and OUTWARD.search(value)):
                self.refuse()

    def end(self, _name: str) -> None:
        self._within.pop()

    def text(self, text: str) -> None:
        if self._within[-1] == "style":
            self._css = self._css[-LONGEST_WORD:] + text
            if OUTWARD.search(self._css):
                self.refuse()

    def refuse(self, *_: object) -> None:
        raise LogoError(Flaw.NOT_PLAIN)
