"""The expected answers that need a sentence: a closed union, worded by ``app.messages``.

``FIELD`` names the field of the page that a notice stands beside; None is about the page as a whole.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

Field = Literal[
    "username",
    "email",
    "name",
    "password",
    "repeat",
    "current_password",
    "code",
    "recovery_code",
]
Tone = Literal["error", "info", "success"]


@dataclass(frozen=True, slots=True)
class _Notice:
    FIELD: ClassVar[Field | None] = None
    TONE: ClassVar[Tone] = "error"


# --- creating an account ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UsernameInvalid(_Notice):
    """Not ``[a-z0-9][a-z0-9._-]{0,63}`` after ASCII lowercase (U1)."""

    FIELD: ClassVar[Field | None] = "username"


@dataclass(frozen=True, slots=True)
class UsernameTaken(_Notice):
    """Another account has this username."""

    FIELD: ClassVar[Field | None] = "username"


@dataclass(frozen=True, slots=True)
class EmailInvalid(_Notice):
    """Not an email address with an ASCII local part and a real domain (U1)."""

    FIELD: ClassVar[Field | None] = "email"


@dataclass(frozen=True, slots=True)
class EmailTaken(_Notice):
    """Another account has this email address."""

    FIELD: ClassVar[Field | None] = "email"


@dataclass(frozen=True, slots=True)
class PasswordTooShort(_Notice):
    """Fewer code points than the policy asks for (P1)."""

    FIELD: ClassVar[Field | None] = "password"
    minimum: int
    counted: int


@dataclass(frozen=True, slots=True)
class PasswordTooLong(_Notice):
    """More code points or bytes than a password may have (T10)."""

    FIELD: ClassVar[Field | None] = "password"
    maximum: int


@dataclass(frozen=True, slots=True)
class PasswordUnreadable(_Notice):
    """Holds something that is no character, a lone surrogate (T11)."""

    FIELD: ClassVar[Field | None] = "password"


@dataclass(frozen=True, slots=True)
class PasswordCommon(_Notice):
    """On the blocklist (P4).

    ``common`` is a well-known password, ``padded`` one that was doubled, repeated or padded,
    ``context`` one made of the username, the email address or what this program is about.
    """

    FIELD: ClassVar[Field | None] = "password"
    reason: Literal["common", "padded", "context"]


@dataclass(frozen=True, slots=True)
class PasswordsDiffer(_Notice):
    """The repeated password is another one."""

    FIELD: ClassVar[Field | None] = "repeat"


@dataclass(frozen=True, slots=True)
class AccountCreated(_Notice):
    """The account is there; now sign in."""

    TONE: ClassVar[Tone] = "success"


@dataclass(frozen=True, slots=True)
class AlreadyInstalled(_Notice):
    """The store has its first account already."""


# --- signing in -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignInRefused(_Notice):
    """The one answer for every refusal of a name and password (E1)."""

    FIELD: ClassVar[Field | None] = "password"


@dataclass(frozen=True, slots=True)
class WaitBeforeRetry(_Notice):
    """Too many failures for this name: refused for ``wait_s`` seconds, whatever is typed (L3, L5)."""

    wait_s: int


@dataclass(frozen=True, slots=True)
class AttemptOver(_Notice):
    """This sign-in has ended, by time or because the program started anew; begin again."""


@dataclass(frozen=True, slots=True)
class AccountChanged(_Notice):
    """The account's factors changed meanwhile, in another window or by an administrator; begin again."""


@dataclass(frozen=True, slots=True)
class AccountDamaged(_Notice):
    """The stored factor fails its integrity check and is never used (T7, D2)."""


@dataclass(frozen=True, slots=True)
class AccountDisabled(_Notice):
    """An administrator disabled the account; said only after the right password (E1)."""


@dataclass(frozen=True, slots=True)
class AuthenticatorOff(_Notice):
    """The authenticator failed too often in a row and is off until it is bound anew (L1)."""


@dataclass(frozen=True, slots=True)
class RecoveryCodeOff(_Notice):
    """The recovery code failed too often in a row and is off until a new one is made (L1)."""


# --- one-time codes ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CodeMalformed(_Notice):
    """Not the right number of digits after spaces and hyphens are gone (T3); counts nothing."""

    FIELD: ClassVar[Field | None] = "code"
    digits: int


@dataclass(frozen=True, slots=True)
class CodeWrong(_Notice):
    """The code is not right now."""

    FIELD: ClassVar[Field | None] = "code"


@dataclass(frozen=True, slots=True)
class CodeAlreadyUsed(_Notice):
    """The code was accepted before (T12); the next one works."""

    FIELD: ClassVar[Field | None] = "code"


@dataclass(frozen=True, slots=True)
class PhoneClockDiffers(_Notice):
    """While enrolling: right for another time, ``minutes`` away; positive when the phone is ahead."""

    FIELD: ClassVar[Field | None] = "code"
    minutes: int


@dataclass(frozen=True, slots=True)
class ClockSteppedBack(_Notice):
    """This computer's clock stands before the last accepted code; it works again at ``works_at_ms`` (T9)."""

    FIELD: ClassVar[Field | None] = "code"
    works_at_ms: int


@dataclass(frozen=True, slots=True)
class SetupExpired(_Notice):
    """The pending key was older than 60 minutes; the screen beside this notice has a new one (N3)."""


@dataclass(frozen=True, slots=True)
class RecoveryCodeMalformed(_Notice):
    """Not 24 Crockford base32 characters (R5); counts nothing."""

    FIELD: ClassVar[Field | None] = "recovery_code"


@dataclass(frozen=True, slots=True)
class RecoveryCodeWrong(_Notice):
    """No live recovery code of this account."""

    FIELD: ClassVar[Field | None] = "recovery_code"


@dataclass(frozen=True, slots=True)
class CurrentPasswordWrong(_Notice):
    """The password in the pop-up is not right; it counted."""

    FIELD: ClassVar[Field | None] = "current_password"


@dataclass(frozen=True, slots=True)
class SignInToEnroll(_Notice):
    """The account is marked for enrollment; the next sign-in sets it up."""

    TONE: ClassVar[Tone] = "info"


@dataclass(frozen=True, slots=True)
class SessionOver(_Notice):
    """The session ended elsewhere; sign in again."""


@dataclass(frozen=True, slots=True)
class AccountUnlocked(_Notice):
    """All counters of the account stand at nought again (to an operator only)."""

    TONE: ClassVar[Tone] = "success"


@dataclass(frozen=True, slots=True)
class AccountSwitched(_Notice):
    """The account was disabled, its sessions with it, or enabled again (to an operator only)."""

    TONE: ClassVar[Tone] = "success"
    disabled: bool


@dataclass(frozen=True, slots=True)
class NotAllowed(_Notice):
    """This actor may not do that."""


@dataclass(frozen=True, slots=True)
class NoSuchAccount(_Notice):
    """No account by that name (to an operator only)."""


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
    | AccountUnlocked
    | AccountSwitched
    | NotAllowed
    | NoSuchAccount
)
