"""The page ``docs/accessibility.md``, made from readings."""

from pathlib import Path

from .reading import Stop

PAGE = Path(__file__).resolve().parents[2] / "docs" / "accessibility.md"

INTRODUCTION = """\
# Twinlatch by screen reader

`make a11y` wrote this page: it walked the whole journey in the running program, acted through the accessibility tree
and by keys alone, and took down each page as the tree has it (AT-SPI, in the order of reading). Quoted is what is
said without asking: as the focus comes to a page, or as something happens there. Secrets, moments and what is left
of a wait stand in brackets.

- Every page is a named part of the window, its title is a heading, and the text under the title is its description.
  The window is named by page and product.
- Every field that is asked for must be filled in: there are no optional ones, so none is called required. What is
  wrong with a field is its description and is announced; the focus goes to the field. Qt has no state for it.
- A banner is a notification, spoken as it appears. Of a wait, each full minute is said, and 30 and 10 seconds
  before the end, and the end. "Checking…" is announced after a second.
- Nothing typed into a password field goes over the accessibility bus, whether it is shown or not: no text, no
  change, no key with a character. So there is no echo; whether the password is shown is said by the box beside it.
- One-time codes, recovery codes and the enrollment code can be read by their person, in fields and boxes, group by
  group. The QR code says which button leads to the enrollment code.
- Icons, the program's mark and the letter in the circle say nothing.

Tried once with Orca 43 of Debian 12. Not on this page: a locked account, a page that was hidden because nobody was
there, and failures of the store. They are made of the same parts.
"""


def page(stops: list[Stop]) -> str:
    """Return the whole page."""
    return INTRODUCTION + "".join(map(_section, stops))


def _section(stop: Stop) -> str:
    said = [f"> {text}\\\n" for text in stop.said[:-1]] + [f"> {text}\n\n" for text in stop.said[-1:]]
    lines = [f"{number}. {text}\n" for number, text in enumerate(stop.lines, 1)]
    return "".join([f"\n## {stop.title}\n\n", *said, *lines])
