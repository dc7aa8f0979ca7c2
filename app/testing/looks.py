"""In which appearances and languages the window is shown: the lists that the tour and the laws go by."""

from typing import get_args

from PySide6.QtCore import QTranslator

from ..ui.language import languages
from ..ui.theme import Appearance

# Every appearance that is one by itself, in the order of the declaration.
APPEARANCES: tuple[Appearance, ...] = tuple(one for one in get_args(Appearance) if one != "system")
# Every language there is a file of, and English.
LANGUAGES: tuple[str, ...] = tuple(languages())
# No language: English, 40 % longer, as other languages are.
PSEUDO = "longer"
BY = 0.4


class Longer(QTranslator):
    """Translates each text into a longer one, so that what is too narrow shows; places of numbers stay."""

    def isEmpty(self) -> bool:
        """Say no: Qt leaves out a translator without texts."""
        return False

    def translate(self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        """Lengthen each word of a text."""
        return lengthened(text)


def lengthened(text: str) -> str:
    """Return a text with four letters more for every ten, spread over its words."""
    made, owed = [], 0.0
    for word in text.split(" "):
        letters = len(word)
        if "{" in word or not any(one.isalpha() for one in word):
            owed += letters * BY
            made.append(word)
            continue
        owed += letters * BY
        more = round(owed)
        owed -= more
        at = max(at for at, one in enumerate(word) if one.isalpha())
        made.append(word[: at + 1] + word[at] * more + word[at + 1 :])
    return " ".join(made)
