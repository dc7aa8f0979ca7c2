"""Notices about a new account or a new password; part of the union in ``notices``."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from .notice import BaseNotice, Field, Tone


@dataclass(frozen=True, slots=True)
class UsernameInvalid(BaseNotice):
    """Not ``[a-z0-9][a-z0-9._-]{0,63}`` after ASCII lowercase (U1)."""

    FIELD: ClassVar[Field | None] = "username"


@dataclass(frozen=True, slots=True)
class UsernameTaken(BaseNotice):
    """Another account has this username."""

    FIELD: ClassVar[Field | None] = "username"


@dataclass(frozen=True, slots=True)
class EmailInvalid(BaseNotice):
    """Not an email address with an ASCII local part and a real domain (U1)."""

    FIELD: ClassVar[Field | None] = "email"


@dataclass(frozen=True, slots=True)
class EmailTaken(BaseNotice):
    """Another account has this email address."""

    FIELD: ClassVar[Field | None] = "email"


@dataclass(frozen=True, slots=True)
class PasswordTooShort(BaseNotice):
    """Fewer code points than the policy asks for (P1)."""

    FIELD: ClassVar[Field | None] = "password"
    minimum: int
    counted: int


@dataclass(frozen=True, slots=True)
class PasswordTooLong(BaseNotice):
    """More code points or bytes than a password may have (T10)."""

    FIELD: ClassVar[Field | None] = "password"
    maximum: int


@dataclass(frozen=True, slots=True)
class PasswordUnreadable(BaseNotice):
    """Holds something that is no character, a lone surrogate (T11)."""

    FIELD: ClassVar[Field | None] = "password"


@dataclass(frozen=True, slots=True)
class PasswordCommon(BaseNotice):
    """On the blocklist (P4).

    ``common`` is a well-known password, ``padded`` one that was doubled, repeated or padded,
    ``context`` one made of the username, the email address or what this program is about.
    """

    FIELD: ClassVar[Field | None] = "password"
    reason: Literal["common", "padded", "context"]


@dataclass(frozen=True, slots=True)
class PasswordsDiffer(BaseNotice):
    """The repeated password is another one."""

    FIELD: ClassVar[Field | None] = "repeat"


@dataclass(frozen=True, slots=True)
class PasswordNotNew(BaseNotice):
    """The password chosen is the one-time password itself (P9)."""

    FIELD: ClassVar[Field | None] = "password"


PasswordRefusal = PasswordTooShort | PasswordTooLong | PasswordUnreadable | PasswordCommon
Strength = Literal["weak", "fair", "good", "strong"]
Advice = Literal[
    "none", "common", "words", "repeats", "sequences", "keys", "names", "dates", "capitals", "look_alikes"
]


@dataclass(frozen=True, slots=True)
class PasswordHint(BaseNotice):
    """How a new password would do, and what makes it better; never a refusal.

    ``refusal`` is the reason why it would not be taken as it stands.
    """

    FIELD: ClassVar[Field | None] = "password"
    TONE: ClassVar[Tone] = "hint"
    strength: Strength
    advice: Advice
    refusal: PasswordRefusal | None = None


@dataclass(frozen=True, slots=True)
class AccountCreated(BaseNotice):
    """The account is there; now sign in."""

    TONE: ClassVar[Tone] = "success"


@dataclass(frozen=True, slots=True)
class AlreadyInstalled(BaseNotice):
    """The store has its first account already."""
