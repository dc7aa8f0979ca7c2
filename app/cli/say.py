"""What the command line says and the code it ends with; without click, so that the window can use it."""

import csv
import sys
from collections.abc import Iterable, Sequence

from ..core.api.errors import KnownError
from ..core.api.notices import Notice
from ..messages import words
from ..spoken import speak_plainly

DONE = 0
REFUSED = 1
MISUSE = 2
UNUSABLE = 3
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def complain(error: KnownError) -> int:
    """Say on stderr what the surroundings did to us."""
    speak_plainly()  # the window of this process may have spoken another language
    _err(words(error).text)
    return UNUSABLE


def misuse(why: str) -> int:
    """Say on stderr what was typed wrongly."""
    _err(why)
    return MISUSE


def refuse(why: str) -> int:
    """Say on stderr why nothing was done."""
    _err(why)
    return REFUSED


def tell(notice: Notice | None) -> int:
    """Say a notice: good news on stdout, a refusal on stderr."""
    if notice is None:
        return DONE
    if notice.TONE == "error":
        _err(words(notice).text)
        return REFUSED
    print("\n".join(shown(part) for part in words(notice).text.split("\n")))
    return DONE


def progress(done: int, total: int) -> None:
    """Say on a terminal how far a long act has come, in one line that is written over."""
    if sys.stderr.isatty():
        print(f"\r{100 * done // max(total, 1):3} %", end="\n" if done >= total else "", file=sys.stderr)


def csv_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as CSV; what a spreadsheet would take for a formula is shown as text (U5)."""
    csv.writer(sys.stdout, lineterminator="\n").writerow(head)
    csv_rows(rows)


def csv_rows(rows: Iterable[Sequence[object]]) -> None:
    """Print further rows of such a table."""
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerows([_plain(cell) for cell in row] for row in rows)


def line(text: str) -> None:
    """Print one line of what others wrote, a terminal's controls as escapes."""
    print(shown(text))


def shown(text: str, most: int | None = None) -> str:
    """Write what a terminal would obey instead of showing as escapes; cut what is too long."""
    escaped = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
    return escaped if most is None or len(escaped) <= most else f"{escaped[: most - 1]}…"


def _plain(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    return shown(f"'{cell}" if cell.startswith(FORMULA) else cell)


def _err(sentence: str) -> None:
    """Write one line; what a terminal would obey instead of showing is written as an escape."""
    print(f"twinlatch: {shown(sentence)}", file=sys.stderr)
