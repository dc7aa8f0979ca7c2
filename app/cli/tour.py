"""The tour: the real window on a temporary store walks the whole journey by itself and is painted on the way.

Core, files and hashes are the program's own. Only the clock is not: it stands still and is moved on by
30 seconds where a person would wait for the next code.
"""

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ..testing.journey import Stop
    from ..testing.window import Twinlatch

FAILED = 1
APPEARANCES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
SHEET_COLUMNS = 5
SHEET_GAP = 16


def walk(out: Path | None) -> int:
    """Walk the journey, pictures into ``out``; 0 when every step ended as it must."""
    if find_spec("zxingcpp") is None:
        print("The tour reads its own QR code: install twinlatch[tour] for that.")
        return FAILED
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ..testing.clock import FrozenClock
    from ..testing.journey import Walk, stops
    from ..testing.phone import VirtualPhone
    from ..testing.window import open_window

    out = Path(tempfile.mkdtemp(prefix="twinlatch-tour-")) if out is None else out
    out.mkdir(parents=True, exist_ok=True)
    clock = FrozenClock()
    album, said = Album(out), Said()
    with tempfile.TemporaryDirectory(prefix="twinlatch-") as folder:
        try:
            with open_window(Path(folder), clock) as window:
                for stop in stops(Walk(window, clock, VirtualPhone(clock), say=said)):
                    album.paint(window, stop)
        except Exception as error:  # noqa: BLE001 whatever it is, the step failed and says so
            print(f"FAILED: {type(error).__name__}: {error}")
            return FAILED
        finally:
            album.write_sheets()
    print(f"Every step went as it must. Pictures: {out}")
    return 0


class Said:
    """Says each step on a line, numbered."""

    def __init__(self) -> None:
        """Begin at the first."""
        self._steps = 0

    def __call__(self, what: str) -> None:
        """Say what was reached."""
        self._steps += 1
        print(f"{self._steps:2}  {what}", flush=True)


class Album:
    """The pictures of one walk, and the sheets they are pasted on."""

    def __init__(self, out: Path) -> None:
        """Take the folder."""
        self._out = out
        self._names: list[str] = []

    def paint(self, window: "Twinlatch", stop: "Stop") -> None:
        """Paint the page in front in each appearance, the mouse out of the way."""
        from ..testing.desktop import NotOnScreenError
        from ..ui.theme import current

        self._names.append(f"{len(self._names) + 1:02}-{stop.name}")
        for appearance in reversed(APPEARANCES):
            current().set_appearance(appearance)
            picture = window.desktop.picture()
            if not picture.save(str(self._file(self._names[-1], appearance))):
                raise NotOnScreenError(f"the picture cannot be written into {self._out}")

    def _file(self, name: str, appearance: str) -> Path:
        return self._out / f"{name}-{appearance}.png"

    def write_sheets(self) -> None:
        """Paste what was painted into one picture an appearance, at half its size."""
        from PIL import Image

        for appearance in APPEARANCES:
            files = [self._file(name, appearance) for name in self._names]
            pages = [Image.open(file).reduce(2) for file in files if file.exists()]
            if not pages:
                continue
            wide = max(page.width for page in pages) + SHEET_GAP
            high = max(page.height for page in pages) + SHEET_GAP
            rows = -(-len(pages) // SHEET_COLUMNS)
            size = (SHEET_COLUMNS * wide + SHEET_GAP, rows * high + SHEET_GAP)
            sheet = Image.new("RGB", size, "#8A8F99")
            for at, page in enumerate(pages):
                row, column = divmod(at, SHEET_COLUMNS)
                sheet.paste(page, (SHEET_GAP + column * wide, SHEET_GAP + row * high))
            sheet.save(self._out / f"journey-{appearance}.png")
