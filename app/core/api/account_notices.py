"""Notices about an account that is signed in, and those to an operator; part of the union in ``notices``."""

from dataclasses import dataclass, field
from typing import ClassVar

from .notice import BaseNotice, Field, Tone


@dataclass(frozen=True, slots=True)
class CurrentPasswordWrong(BaseNotice):
    """The password in the pop-up is not right; it counted."""

    FIELD: ClassVar[Field | None] = "current_password"


@dataclass(frozen=True, slots=True)
class SignInToEnroll(BaseNotice):
    """The account is marked for enrollment; the next sign-in sets it up."""

    TONE: ClassVar[Tone] = "info"


@dataclass(frozen=True, slots=True)
class SessionOver(BaseNotice):
    """The session ended elsewhere; sign in again."""


@dataclass(frozen=True, slots=True)
class PasswordChanged(BaseNotice):
    """The new password is in force; other sessions are over."""

    TONE: ClassVar[Tone] = "success"


@dataclass(frozen=True, slots=True)
class MfaTurnedOff(BaseNotice):
    """The password alone signs in from now on; other sessions are over."""

    TONE: ClassVar[Tone] = "success"


@dataclass(frozen=True, slots=True)
class RecoveryCodeReplaced(BaseNotice):
    """The new recovery code is ticked as recorded, and the former one is dead."""

    TONE: ClassVar[Tone] = "success"


@dataclass(frozen=True, slots=True)
class RecoveryCodeKept(BaseNotice):
    """The replacement was given up: the recorded code stays valid, the shown one is dead."""

    TONE: ClassVar[Tone] = "info"


@dataclass(frozen=True, slots=True)
class NothingInstalled(BaseNotice):
    """There is no store yet: make the first account (to an operator only)."""


@dataclass(frozen=True, slots=True)
class ReasonMissing(BaseNotice):
    """What is done needs a reason for the record (to an operator only; R7)."""


@dataclass(frozen=True, slots=True)
class OneTimePasswordMade(BaseNotice):
    """A one-time password to hand over (to an operator only; P9); ``added``: with a new account."""

    TONE: ClassVar[Tone] = "success"
    username: str
    password: str = field(repr=False)
    expires_ms: int
    added: bool


@dataclass(frozen=True, slots=True)
class ActivationCodeMade(BaseNotice):
    """MFA is reset; an activation code to hand over (to an operator only; N2)."""

    TONE: ClassVar[Tone] = "success"
    username: str
    code: str = field(repr=False)
    expires_ms: int


@dataclass(frozen=True, slots=True)
class ClockReset(BaseNotice):
    """The last accepted time step was put back, or it was not ahead of the clock (to an operator only)."""

    TONE: ClassVar[Tone] = "success"
    changed: bool


@dataclass(frozen=True, slots=True)
class AccountUnlocked(BaseNotice):
    """All counters of the account stand at nought again (to an operator only)."""

    TONE: ClassVar[Tone] = "success"


@dataclass(frozen=True, slots=True)
class AccountSwitched(BaseNotice):
    """The account was disabled, its sessions with it, or enabled again (to an operator only)."""

    TONE: ClassVar[Tone] = "success"
    disabled: bool


@dataclass(frozen=True, slots=True)
class NotAllowed(BaseNotice):
    """This actor may not do that."""


@dataclass(frozen=True, slots=True)
class NoSuchAccount(BaseNotice):
    """No account by that name (to an operator only)."""


@dataclass(frozen=True, slots=True)
class AccountMeddled(BaseNotice):
    """The account was changed from outside: nothing is done to it before it is looked at (D3)."""


@dataclass(frozen=True, slots=True)
class AccountAccepted(BaseNotice):
    """The account is taken as it stands; ``changed`` False: nothing was wrong with it."""

    changed: bool

    TONE: ClassVar[Tone] = "success"


@dataclass(frozen=True, slots=True)
class StoreRolledBack(BaseNotice):
    """The store is older than this machine left it: codes may have been used that it does not know (D9)."""


@dataclass(frozen=True, slots=True)
class RollbackAcknowledged(BaseNotice):
    """The older store is gone on with; ``changed`` False: it was none."""

    changed: bool

    TONE: ClassVar[Tone] = "success"


@dataclass(frozen=True, slots=True)
class RecordRotated(BaseNotice):
    """So many rows of the record stand in a file now, and in the store no longer (A7)."""

    TONE: ClassVar[Tone] = "success"
    rows: int


@dataclass(frozen=True, slots=True)
class NothingToRotate(BaseNotice):
    """The record has no row before that moment that could go; no file was made."""

    TONE: ClassVar[Tone] = "success"
