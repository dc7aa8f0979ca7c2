"""What a password may be: length in code points and a blocklist, no composition rules (P1, P2, P4)."""

import functools
import re
import unicodedata

from ..api.policy import Policy
from ..api.setup_notices import (
    PasswordCommon,
    PasswordRefusal,
    PasswordTooLong,
    PasswordTooShort,
    PasswordUnreadable,
)

_LEADING = re.compile(r"^[\W\d_]+")
_TRAILING = re.compile(r"[\W\d_]+$")
_SIGNS = re.compile(r"[\W_]+")
_LONGEST_PADDING = 24
_SHORTEST_WORD = 4
_LOOK_ALIKES = [str.maketrans("0134578@$!", f"o{one}east" + "basi") for one in "li"]
# What this program is about: words that a person at its window types first.
_SUBJECT = ("twinlatch", "kiosk", "login", "signin", "admin", "account")


def normalise(password: str) -> bytes | None:
    """Return NFC as UTF-8, the form that is hashed; None where it holds lone surrogates (P2, T11)."""
    try:
        return unicodedata.normalize("NFC", password).encode()
    except UnicodeEncodeError:
        return None


def too_long(password: str, policy: Policy) -> bool:
    """Tell whether it is refused unread: before normalising, before hashing (T10, P7)."""
    if len(password) > policy.password_max:
        return True
    return len(password.encode("utf-8", "surrogatepass")) > policy.password_max_bytes


def judge(  # noqa: PLR0911 one return a reason
    password: str,
    policy: Policy,
    *,
    username: str,
    email: str,
) -> PasswordRefusal | None:
    """Return why the password is refused, or None where it may be used."""
    if too_long(password, policy):
        return PasswordTooLong(policy.password_max)
    normal = normalise(password)
    if normal is None:
        return PasswordUnreadable()
    text = normal.decode()
    if len(text) < policy.password_min:
        return PasswordTooShort(policy.password_min, len(text))
    folded = text.casefold()
    if folded in common():
        return PasswordCommon("common")
    context = {username, email, *re.split(r"[^a-z0-9]+", email), *_SUBJECT}
    words = [word for word in sorted(context, key=len, reverse=True) if len(word) >= _SHORTEST_WORD]
    spellings = [folded, *(folded.translate(table) for table in _LOOK_ALIKES)]
    if any(_made_of(spelling, words) for spelling in spellings):
        return PasswordCommon("context")
    if _padded(folded) or _padded(_SIGNS.sub("", folded)):
        return PasswordCommon("padded")
    return None


@functools.cache
def common() -> frozenset[str]:
    """Return the common passwords, 30,000 of them, data of the package zxcvbn (P4)."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(word.casefold() for word in FREQUENCY_LISTS["passwords"])


def _padded(folded: str) -> bool:
    """Tell whether it is a common password repeated, or padded with digits and signs to the length."""
    if len(_unit(folded)) < _SHORTEST_WORD * 2 and _unit(folded) != folded:
        return True
    lead = len(folded) - len(_LEADING.sub("", folded))
    trail = len(folded) - len(_TRAILING.sub("", folded))
    if lead == len(folded):
        return True
    starts = range(min(lead, _LONGEST_PADDING) + 1)
    ends = range(len(folded) - min(trail, _LONGEST_PADDING), len(folded) + 1)
    cores = {folded[lead : len(folded) - trail], *(folded[i:j] for i in starts for j in ends)}
    return any(len(set(core)) == 1 or core in common() or _unit(core) in common() for core in cores)


def _made_of(text: str, words: list[str]) -> bool:
    """Tell whether nothing worth a password is left once the words, digits and signs are taken out.

    What is left counts only if it is not itself a common password: "kiosk-login-2026!" is none.
    """
    rest = text
    for word in words:
        rest = rest.replace(word, " ")
    left = [part for part in re.split(r"[\W\d_]+", rest) if part]
    return rest != text and all(len(part) < _SHORTEST_WORD or part in common() for part in left)


def _unit(text: str) -> str:
    """Return the shortest piece whose repetition makes the text."""
    at = (text + text).find(text, 1)
    return text[:at] if 0 < at < len(text) else text
