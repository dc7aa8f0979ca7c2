"""Which language sentences are in: English, until a window hands in Qt's translator. No Qt here.

A sentence is written as ``translate("ui", "Sign in")``, with literals, so that Qt's lupdate finds
it. A constant is only marked by ``QT_TRANSLATE_NOOP`` and translated where it is used.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

Translator = Callable[[str, str], str]
Clockwork = Callable[["datetime"], str]


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 the name lupdate looks for
    """Return the text as it is."""
    return text


def translate(context: str, text: str) -> str:
    """Return a sentence in the language in force."""
    return _in_force[0][0](context, text)


def moment(at: "datetime") -> str:
    """Word a date and time in the language in force."""
    return _in_force[0][1](at)


def speak(translator: Translator, clockwork: Clockwork) -> None:
    """Speak another language from now on."""
    _in_force[:] = [(translator, clockwork)]


def speak_plainly() -> None:
    """Speak English, as the command line always does."""
    speak(lambda _context, text: text, lambda at: f"{at:%H:%M} on {at:%Y-%m-%d}")


_in_force: list[tuple[Translator, Clockwork]] = []
speak_plainly()
