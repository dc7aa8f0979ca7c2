"""What the command line says and the code it ends with; without click, so that the window can use it."""

import sys

from ..core.api.errors import KnownError
from ..core.api.notices import Notice
from ..messages import words

DONE = 0
REFUSED = 1
MISUSE = 2
UNUSABLE = 3


def complain(error: KnownError) -> int:
    """Say on stderr what the surroundings did to us."""
    _err(words(error).text)
    return UNUSABLE


def misuse(why: str) -> int:
    """Say on stderr what was typed wrongly."""
    _err(why)
    return MISUSE


def tell(notice: Notice | None) -> int:
    """Say a notice: good news on stdout, a refusal on stderr."""
    if notice is None:
        return DONE
    if notice.TONE == "error":
        _err(words(notice).text)
        return REFUSED
    print(words(notice).text)
    return DONE


def _err(sentence: str) -> None:
    print(f"twinlatch: {sentence}", file=sys.stderr)
