"""Recovery codes: 120 random bits as 24 characters of Crockford's base32 (R1, R5).

One-time passwords and activation codes, which an administrator hands over, are shorter ones: 80 bits.
"""

import hmac
import re
import secrets
from collections.abc import Sequence

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 24
SLIP_LENGTH = 16
LONGEST_TYPED = 64
GROUP = 4
# How many groups are typed back where a recording is proved.
PROOF = 2
_SEPARATORS = re.compile(r"[ \t\r\n-]+", re.ASCII)
_LOOK_ALIKES = str.maketrans("OIL", "011")


class RecoveryCodeFactor:
    """Make codes, read them as people type them, and find the one that was typed."""

    def __init__(self, length: int = LENGTH) -> None:
        """Take the number of characters, five random bits each."""
        self._length = length
        self._code = re.compile(rf"[{ALPHABET}]{{{length}}}", re.ASCII)

    def begin(self) -> str:
        """Return a fresh code, ungrouped."""
        return "".join(secrets.choice(ALPHABET) for _ in range(self._length))

    def written(self, code: str) -> str:
        """Return a code in groups, as it is handed over."""
        return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))

    def canonical(self, typed: str) -> str | None:
        """Return the code in upper case, ungrouped, O as 0, I and L as 1; None where it is none."""
        if len(typed) > LONGEST_TYPED or not typed.isascii():
            return None
        plain = _SEPARATORS.sub("", typed).upper().translate(_LOOK_ALIKES)
        return plain if self._code.fullmatch(plain) else None

    def asked_back(self) -> tuple[int, ...]:
        """Choose the groups that prove a recording, counted from 1; nobody knows them beforehand."""
        groups = range(1, self._length // GROUP + 1)
        return tuple(sorted(secrets.SystemRandom().sample(groups, PROOF)))

    def not_back(self, code: str, asked: Sequence[int], typed: Sequence[str]) -> tuple[int, ...]:
        """Return which of the groups asked for are missing or not the code's, read as codes are."""
        groups = dict(enumerate(self.written(code).split("-"), 1))
        given = dict(zip(asked, typed, strict=False))
        return tuple(one for one in asked if _GROUP.canonical(given.get(one, "")) != groups.get(one))

    def material(self, account_id: str, code: str) -> bytes:
        """Return what the vault's keyed hash is taken of: a hash pasted to another account fits nothing."""
        return f"{account_id}:{code}".encode()

    def check(self, stored: Sequence[bytes], digest: bytes) -> int | None:
        """Return which stored hash it is; all are compared, in constant time (T13)."""
        found = [hmac.compare_digest(one, digest) for one in stored]
        return found.index(True) if True in found else None


_GROUP = RecoveryCodeFactor(GROUP)
