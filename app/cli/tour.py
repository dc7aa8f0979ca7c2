"""The tour: the real window on a temporary store walks the whole journey by itself and is painted on the way.

Core, files and hashes are the program's own. Only the clock is not: it stands still and is moved on by
30 seconds where a person would wait for the next code.
"""

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from multiprocessing.pool import ThreadPool
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PIL import Image
    from PySide6.QtGui import QImage

    from ..testing.journey import Stop, Walk
    from ..testing.window import Twinlatch

FAILED = 1
PLAIN = ("light", "dark")
SHEET_COLUMNS = 5
WHOLE_COLUMNS = 10
SHEET_GAP = 16


def walk(out: Path | None, *, whole: bool = False, look: str = "") -> int:
    """Walk the journey, pictures into ``out``; 0 when every step ended as it must.

    ``whole`` passes every state of every page, in every language and appearance; ``look`` names one of these.
    """
    if find_spec("zxingcpp") is None:
        print("The tour reads its own QR code: install twinlatch[tour] for that.")
        return FAILED
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    out = Path(tempfile.mkdtemp(prefix="twinlatch-tour-")) if out is None else out
    out.mkdir(parents=True, exist_ok=True)
    if whole and not look:
        return _every_look(out)
    language, _, appearance = look.rpartition("-")
    album = Album(out, language, [appearance], single=False) if whole else Album(out)
    if not _walked(album, whole=whole, language=language or "en"):
        return FAILED
    print(f"Every step went as it must. Pictures: {out}")
    return 0


def _walked(album: "Album", *, whole: bool, language: str) -> bool:
    from ..testing.journey import ways

    try:
        for settings, stops in ways(whole=whole):
            _walk_one(album, settings, stops, whole=whole, language=language)
    except Exception as error:  # noqa: BLE001 whatever it is, the step failed and says so
        print(f"FAILED: {type(error).__name__}: {error}")
        return False
    finally:
        album.write_sheets()
    return True


def _walk_one(
    album: "Album",
    settings: "dict[str, str | bool]",
    stops: "Callable[[Walk], Iterator[Stop]]",
    *,
    whole: bool,
    language: str,
) -> None:
    from ..testing.clock import FrozenClock
    from ..testing.journey import Walk
    from ..testing.phone import VirtualPhone
    from ..testing.window import cheapest, open_window

    clock = FrozenClock()
    # Fifteen times the same journey is for the eye.
    password = cheapest() if whole else None
    said = {"language": language, "appearance": album.appearances[0], **settings}
    with (
        tempfile.TemporaryDirectory(prefix="twinlatch-") as folder,
        open_window(Path(folder), clock, password=password, **said) as window,
    ):
        for stop in stops(Walk(window, clock, VirtualPhone(clock), whole, Said())):
            album.paint(window, stop)


def _every_look(out: Path) -> int:
    """Walk in each look in a process of its own: to dress a window anew at every stop takes longer."""
    from ..testing.looks import APPEARANCES, LANGUAGES

    looks = [f"{language}-{appearance}" for language in LANGUAGES for appearance in APPEARANCES]
    # Half of a walk is waiting until a page has settled.
    with ThreadPool(2 * (os.cpu_count() or 1)) as pool:
        failed = [look for look, right in pool.imap(lambda look: _look(out, look), looks) if not right]
    print(f"Failed: {', '.join(failed)}." if failed else f"Every step went as it must. Pictures: {out}")
    return FAILED if failed else 0


def _look(out: Path, look: str) -> tuple[str, bool]:
    """Walk in one look; say how it ended."""
    program = [sys.executable] if hasattr(sys, "frozen") else [sys.executable, "-m", "app"]
    command = [*program, "tour", "--all", "--out", str(out), "--look", look]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 this program itself
    said = done.stdout.splitlines() or ["it ended without a word"]
    print(f"{look}: {said[-1] if done.returncode else 'every step went as it must'}", flush=True)
    return look, done.returncode == 0


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

    def __init__(
        self, out: Path, name: str = "journey", appearances: "Sequence[str]" = PLAIN, *, single: bool = True
    ) -> None:
        """Take the folder, what its sheets are called, and the appearances, the one it ends in first.

        ``single`` keeps each picture in a file of its own as well.
        """
        self._out = out
        self._name = name
        self._single = single
        self.appearances = appearances
        self._stops = 0
        self._pages: dict[str, list[Image.Image]] = {one: [] for one in appearances}

    def paint(self, window: "Twinlatch", stop: "Stop") -> None:
        """Paint the page in front in each appearance, the mouse out of the way."""
        from ..testing.desktop import NotOnScreenError
        from ..ui.theme import current

        self._stops += 1
        for appearance in reversed(self.appearances):
            if len(self.appearances) > 1:
                current().set_appearance(appearance)  # type: ignore[arg-type]
            picture = window.desktop.picture()
            file = self._out / f"{self._stops:02}-{stop.name}-{appearance}.png"
            if self._single and not picture.save(str(file)):
                raise NotOnScreenError(f"the picture cannot be written into {self._out}")
            self._pages[appearance].append(_halved(picture))

    def write_sheets(self) -> None:
        """Paste what was painted into one picture an appearance, at half its size."""
        from PIL import Image

        for appearance, pages in self._pages.items():
            if not pages:
                continue
            columns = SHEET_COLUMNS if len(pages) <= SHEET_COLUMNS**2 else WHOLE_COLUMNS
            wide = max(page.width for page in pages) + SHEET_GAP
            high = max(page.height for page in pages) + SHEET_GAP
            rows = -(-len(pages) // columns)
            size = (columns * wide + SHEET_GAP, rows * high + SHEET_GAP)
            sheet = Image.new("RGB", size, "#8A8F99")
            for at, page in enumerate(pages):
                row, column = divmod(at, columns)
                sheet.paste(page, (SHEET_GAP + column * wide, SHEET_GAP + row * high))
            sheet.save(self._out / f"{self._name}-{appearance}.png")


def _halved(picture: "QImage") -> "Image.Image":
    from PIL import Image
    from PySide6.QtGui import QImage

    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    size = plain.width(), plain.height()
    raw, line = bytes(plain.constBits()), plain.bytesPerLine()
    return Image.frombytes("RGB", size, raw, "raw", "RGB", line).reduce(2)
