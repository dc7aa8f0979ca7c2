"""The expected answers that need a sentence: a closed union, worded by ``app.messages``."""

from dataclasses import dataclass
from typing import ClassVar

from .account_notices import AccountAccepted as AccountAccepted
from .account_notices import AccountMeddled as AccountMeddled
from .account_notices import AccountSwitched as AccountSwitched
from .account_notices import AccountUnlocked as AccountUnlocked
from .account_notices import ActivationCodeMade as ActivationCodeMade
from .account_notices import ClockReset as ClockReset
from .account_notices import CurrentPasswordWrong as CurrentPasswordWrong
from .account_notices import MfaTurnedOff as MfaTurnedOff
from .account_notices import NoSuchAccount as NoSuchAccount
from .account_notices import NotAllowed as NotAllowed
from .account_notices import NothingInstalled as NothingInstalled
from .account_notices import NothingToRotate as NothingToRotate
from .account_notices import OneTimePasswordMade as OneTimePasswordMade
from .account_notices import PasswordChanged as PasswordChanged
from .account_notices import ReasonMissing as ReasonMissing
from .account_notices import RecordRotated as RecordRotated
from .account_notices import RecoveryCodeKept as RecoveryCodeKept
from .account_notices import RecoveryCodeReplaced as RecoveryCodeReplaced
from .account_notices import RollbackAcknowledged as RollbackAcknowledged
from .account_notices import SessionOver as SessionOver
from .account_notices import SignInToEnroll as SignInToEnroll
from .account_notices import StoreRolledBack as StoreRolledBack
from .door_notices import MfaRequiredHere as MfaRequiredHere
from .door_notices import NotForYou as NotForYou
from .door_notices import TicketRefused as TicketRefused
from .notice import BaseNotice, Field, Tone
from .setup_notices import AccountCreated as AccountCreated
from .setup_notices import AlreadyInstalled as AlreadyInstalled
from .setup_notices import EmailInvalid as EmailInvalid
from .setup_notices import EmailTaken as EmailTaken
from .setup_notices import PasswordCommon as PasswordCommon
from .setup_notices import PasswordHint as PasswordHint
from .setup_notices import PasswordNotNew as PasswordNotNew
from .setup_notices import PasswordsDiffer as PasswordsDiffer
from .setup_notices import PasswordTooLong as PasswordTooLong
from .setup_notices import PasswordTooShort as PasswordTooShort
from .setup_notices import PasswordUnreadable as PasswordUnreadable
from .setup_notices import UsernameInvalid as UsernameInvalid
from .setup_notices import UsernameTaken as UsernameTaken
from .store_notices import BackupByServer as BackupByServer
from .store_notices import BackupMade as BackupMade
from .store_notices import BackupRefused as BackupRefused
from .store_notices import BackupRestored as BackupRestored
from .store_notices import FileInTheWay as FileInTheWay
from .store_notices import KeysRotated as KeysRotated
from .store_notices import RotationUnderWay as RotationUnderWay
from .store_notices import StoreInTheWay as StoreInTheWay

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


@dataclass(frozen=True, slots=True)
class PasswordExpired(BaseNotice):
    """The one-time password is older than it may be; said only after it was right (P9)."""


@dataclass(frozen=True, slots=True)
class ActivationNeeded(BaseNotice):
    """MFA is required, and there is no activation code that works: none, expired, or off (N2)."""


@dataclass(frozen=True, slots=True)
class ActivationCodeMalformed(BaseNotice):
    """Not 16 Crockford base32 characters; counts nothing."""

    FIELD: ClassVar[Field | None] = "activation_code"


@dataclass(frozen=True, slots=True)
class ActivationCodeWrong(BaseNotice):
    """Not the account's activation code."""

    FIELD: ClassVar[Field | None] = "activation_code"


@dataclass(frozen=True, slots=True)
class RecoveryRefused(BaseNotice):
    """The one answer for every refusal of name, recovery code and one-time code together (E4)."""


@dataclass(frozen=True, slots=True)
class PasswordRecovered(BaseNotice):
    """The new password is in force, the new recovery code recorded; now sign in."""

    TONE: ClassVar[Tone] = "success"


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


@dataclass(frozen=True, slots=True)
class GroupsWrong(BaseNotice):
    """These groups, counted from 1, are not those of the code that was shown; it counts nothing."""

    groups: tuple[int, ...]


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
    | PasswordNotNew
    | PasswordHint
    | AccountCreated
    | AlreadyInstalled
    | SignInRefused
    | WaitBeforeRetry
    | AttemptOver
    | AccountChanged
    | AccountDamaged
    | AccountMeddled
    | AccountAccepted
    | StoreRolledBack
    | RollbackAcknowledged
    | AccountDisabled
    | AuthenticatorOff
    | RecoveryCodeOff
    | PasswordExpired
    | ActivationNeeded
    | ActivationCodeMalformed
    | ActivationCodeWrong
    | RecoveryRefused
    | PasswordRecovered
    | CodeMalformed
    | CodeWrong
    | CodeAlreadyUsed
    | PhoneClockDiffers
    | ClockSteppedBack
    | SetupExpired
    | RecoveryCodeMalformed
    | RecoveryCodeWrong
    | GroupsWrong
    | AccountSwitched
    | AccountUnlocked
    | ActivationCodeMade
    | ClockReset
    | CurrentPasswordWrong
    | BackupByServer
    | BackupMade
    | BackupRefused
    | BackupRestored
    | FileInTheWay
    | KeysRotated
    | RotationUnderWay
    | StoreInTheWay
    | MfaRequiredHere
    | MfaTurnedOff
    | NoSuchAccount
    | NotAllowed
    | NotForYou
    | NothingInstalled
    | NothingToRotate
    | OneTimePasswordMade
    | PasswordChanged
    | ReasonMissing
    | RecordRotated
    | RecoveryCodeKept
    | RecoveryCodeReplaced
    | SessionOver
    | SignInToEnroll
    | TicketRefused
)
