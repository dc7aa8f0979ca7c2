"""The expected answers that need a sentence: a closed union, worded by ``app.messages``."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from .account_notices import (
    AccountSwitched as AccountSwitched,
)
from .account_notices import (
    AccountUnlocked as AccountUnlocked,
)
from .account_notices import (
    CurrentPasswordWrong as CurrentPasswordWrong,
)
from .account_notices import (
    MfaTurnedOff as MfaTurnedOff,
)
from .account_notices import (
    NoSuchAccount as NoSuchAccount,
)
from .account_notices import (
    NotAllowed as NotAllowed,
)
from .account_notices import (
    PasswordChanged as PasswordChanged,
)
from .account_notices import (
    SessionOver as SessionOver,
)
from .account_notices import (
    SignInToEnroll as SignInToEnroll,
)
from .notice import BaseNotice, Field, Tone

# --- creating an account ----------------------------------------------------------------------


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
class AccountCreated(BaseNotice):
    """The account is there; now sign in."""

    TONE: ClassVar[Tone] = "success"


@dataclass(frozen=True, slots=True)
class AlreadyInstalled(BaseNotice):
    """The store has its first account already."""


# --- signing in -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignInRefused(BaseNotice):
    """The one answer for every refusal of a name and password (E1)."""

    FIELD: ClassVar[Field | None] = "password"


@dataclass(frozen=True, slots=True)
class WaitBeforeRetry(BaseNotice):
    """Too many failures for this name: refused for ``wait_s`` seconds, whatever is typed (L3, L5)."""

    wait_s: int


@dataclass(frozen=True, slots=True)
class AttemptOver(BaseNotice):
    """This sign-in has ended, by time or because the program started anew; begin again."""


@dataclass(frozen=True, slots=True)
class AccountChanged(BaseNotice):
    """The account's factors changed meanwhile, in another window or by an administrator; begin again."""


@dataclass(frozen=True, slots=True)
class AccountDamaged(BaseNotice):
    """The stored factor fails its integrity check and is never used (T7, D2)."""


@dataclass(frozen=True, slots=True)
class AccountDisabled(BaseNotice):
    """An administrator disabled the account; said only after the right password (E1)."""


@dataclass(frozen=True, slots=True)
class AuthenticatorOff(BaseNotice):
    """The authenticator failed too often in a row and is off until it is bound anew (L1)."""


@dataclass(frozen=True, slots=True)
class RecoveryCodeOff(BaseNotice):
    """Recovery codes failed too often in a row and are off until MFA is set up anew (L1)."""


# --- one-time codes ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CodeMalformed(BaseNotice):
    """Not the right number of digits after spaces and hyphens are gone (T3); counts nothing."""

    FIELD: ClassVar[Field | None] = "code"
    digits: int


@dataclass(frozen=True, slots=True)
class CodeWrong(BaseNotice):
    """The code is not right now."""

    FIELD: ClassVar[Field | None] = "code"


@dataclass(frozen=True, slots=True)
class CodeAlreadyUsed(BaseNotice):
    """The code was accepted before (T12); the next one works."""

    FIELD: ClassVar[Field | None] = "code"


@dataclass(frozen=True, slots=True)
class PhoneClockDiffers(BaseNotice):
    """While enrolling: right for another time, ``minutes`` away; positive when the phone is ahead."""

    FIELD: ClassVar[Field | None] = "code"
    minutes: int


@dataclass(frozen=True, slots=True)
class ClockSteppedBack(BaseNotice):
    """This computer's clock stands before the last accepted code; it works again at ``works_at_ms`` (T9)."""

    FIELD: ClassVar[Field | None] = "code"
    works_at_ms: int


@dataclass(frozen=True, slots=True)
class SetupExpired(BaseNotice):
    """The pending key was older than 60 minutes; the screen beside this notice has a new one (N3)."""


@dataclass(frozen=True, slots=True)
class RecoveryCodeMalformed(BaseNotice):
    """Not 24 Crockford base32 characters (R5); counts nothing."""

    FIELD: ClassVar[Field | None] = "recovery_code"


@dataclass(frozen=True, slots=True)
class RecoveryCodeWrong(BaseNotice):
    """No live recovery code of this account."""

    FIELD: ClassVar[Field | None] = "recovery_code"


Notice = (
    UsernameInvalid
    | UsernameTaken
    | EmailInvalid
    | EmailTaken
    | PasswordTooShort
    | PasswordTooLong
    | PasswordUnreadable
    | PasswordCommon
    | PasswordsDiffer
    | AccountCreated
    | AlreadyInstalled
    | SignInRefused
    | WaitBeforeRetry
    | AttemptOver
    | AccountChanged
    | AccountDamaged
    | AccountDisabled
    | AuthenticatorOff
    | RecoveryCodeOff
    | CodeMalformed
    | CodeWrong
    | CodeAlreadyUsed
    | PhoneClockDiffers
    | ClockSteppedBack
    | SetupExpired
    | RecoveryCodeMalformed
    | RecoveryCodeWrong
    | CurrentPasswordWrong
    | SignInToEnroll
    | SessionOver
    | PasswordChanged
    | MfaTurnedOff
    | AccountUnlocked
    | AccountSwitched
    | NotAllowed
    | NoSuchAccount
)
