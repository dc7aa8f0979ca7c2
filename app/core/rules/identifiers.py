"""One canonical form of usernames and email addresses, used everywhere (U1).

Usernames and addresses are ASCII, so no look-alike can be a second account, and no change of
Unicode's tables can change a stored name. What contains "@" is an email address only.
"""

import re
from dataclasses import dataclass
from typing import Literal

LONGEST = 256
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}", re.ASCII)
_ASCII_SPACE = " \t\r\n\v\f"
_ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Identifier:
    """What a typed name can be looked up as."""

    kind: Literal["username", "email"]
    canonical: str


def username(typed: str) -> str | None:
    """Return the canonical username, or None where it is none."""
    found = _tidy(typed)
    return found if _USERNAME.fullmatch(found) else None


def email(typed: str) -> str | None:
    """Return the canonical address: ASCII local part, A-label domain, lowercase; None where it is none."""
    found = _tidy(typed)
    if not found.partition("@")[0].isascii() or any("\ud800" <= char <= "\udfff" for char in found):
        return None
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(
            found,
            check_deliverability=False,
            allow_smtputf8=False,
            test_environment=True,
            globally_deliverable=False,
        )
    except EmailNotValidError:
        return None
    address = checked.ascii_email
    if address is None or "." not in address.rpartition("@")[2]:
        return None
    return address.translate(_ASCII_LOWER)


def identifier(typed: str) -> Identifier | None:
    """Return what the typed name may be looked up as, or None: then it is no account's."""
    if "@" in typed:
        found = email(typed)
        return Identifier("email", found) if found else None
    found = username(typed)
    return Identifier("username", found) if found else None


def unknown_bucket_material(typed: str) -> bytes:
    """Return stable bytes for any typed text, so that every spelling of no account waits together (L10)."""
    return _tidy(typed).encode("utf-8", "surrogatepass")


def _tidy(typed: str) -> str:
    # Capped before anything looks at it (T10); one character more, so that too long stays too long.
    return typed[: LONGEST + 1].strip(_ASCII_SPACE).translate(_ASCII_LOWER)
