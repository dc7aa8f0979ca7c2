"""The factors, one file each, and the verdicts they give.

A factor has three verbs. ``begin`` makes what is to be stored or shown, ``check`` judges what was
typed at a sign-in against what is stored, ``confirm`` judges the first use of something pending
(only TOTP has that moment). What each verb needs differs with the factor:

- PasswordFactor: ``begin(password) -> bytes``, ``check(secret, password) -> Verdict``
- TotpFactor: ``begin() -> bytes``, ``check(secret, last_counter, typed, now_ms, window) -> Verdict``,
  ``confirm(secret, typed, now_ms, window) -> Verdict``
- RecoveryCodeFactor: ``begin() -> str``, ``check(stored, digest) -> int | None``
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Right:
    """Proved. ``counter`` is the time step of a code; ``weak`` asks for a new hash of a password (P3)."""

    counter: int | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Wrong:
    """Not proved."""


@dataclass(frozen=True, slots=True)
class Malformed:
    """Nothing that could be compared."""


@dataclass(frozen=True, slots=True)
class AlreadyUsed:
    """Right for a time step that was accepted before (T12)."""


@dataclass(frozen=True, slots=True)
class ClockBehind:
    """Right for now, but now is before what was accepted already; works again at ``works_at_ms`` (T9)."""

    works_at_ms: int


@dataclass(frozen=True, slots=True)
class OffBy:
    """Right for a time ``minutes`` away, positive when the phone is ahead; said in enrollment only."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Unusable:
    """What is stored is missing, too short or does not open; it proves nothing, ever (T7)."""


Verdict = Right | Wrong | Malformed | AlreadyUsed | ClockBehind | OffBy | Unusable
