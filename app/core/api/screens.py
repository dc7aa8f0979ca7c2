"""What a front shows next. A screen is whole: no page asks back, and none holds a widget or a sentence.

Screens that the person reaches without proving anything (scan, manual key, code) travel inside
the screen they are reached from: moving between them is the front's own business.
Times are UTC milliseconds since the epoch. ``progress`` is the step shown and how many there are;
None outside of an enrollment.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from .account_screens import ProfileScreen as ProfileScreen
from .audit_screens import EventsScreen as EventsScreen
from .audit_screens import VerdictScreen as VerdictScreen
from .door_screens import ClaimsScreen as ClaimsScreen
from .door_screens import TicketKeysScreen as TicketKeysScreen
from .door_screens import TicketScreen as TicketScreen
from .first_screens import CreateAccountScreen as CreateAccountScreen
from .first_screens import SignInScreen as SignInScreen
from .usage_screen import UsageNoticeScreen as UsageNoticeScreen

if TYPE_CHECKING:
    from .commands import MfaState


@dataclass(frozen=True, slots=True)
class ForgotPasswordScreen:
    """The fields that prove a person whose password is forgotten; reached without proving anything."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class NewPasswordScreen:
    """A password to choose, because the one typed works once or is forgotten."""

    attempt: str
    name: str
    forgotten: bool = False


@dataclass(frozen=True, slots=True)
class ActivationScreen:
    """The field for the activation code of an administrator, before MFA is set up again."""

    attempt: str
    name: str


@dataclass(frozen=True, slots=True)
class LockedScreen:
    """The session waits for its person: a one-time code where MFA is on, else the password."""

    name: str
    needs: Literal["code", "current_password"]


@dataclass(frozen=True, slots=True)
class RecoverySignInScreen:
    """The field for the recovery code, instead of a one-time code."""

    attempt: str
    name: str


@dataclass(frozen=True, slots=True)
class EnterCodeScreen:
    """The field for the one-time code; ``recovery`` is None while enrolling."""

    attempt: str
    name: str
    enrolling: bool
    recovery: RecoverySignInScreen | None = None
    progress: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ManualKeyScreen:
    """The enrollment code to type: ``key`` is upper-case base32 without padding or spaces (N9).

    ``uri`` is the same as a link, for an app on this computer.
    """

    attempt: str
    name: str
    key: str = field(repr=False)
    account: str
    issuer: str
    digits: int
    period_s: int
    enter_code: EnterCodeScreen
    uri: str = field(default="", repr=False)
    progress: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ScanQrScreen:
    """The QR code as a matrix of dark modules without quiet zone; ``required``: later is not an answer.

    Not ``may_postpone``: PostponeEnrollment would be refused, since a door opens to no password alone.
    """

    attempt: str
    name: str
    qr: tuple[tuple[bool, ...], ...] = field(repr=False)
    account: str
    issuer: str
    required: bool
    manual_key: ManualKeyScreen
    enter_code: EnterCodeScreen
    may_postpone: bool = True
    progress: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class RecoveryCodeScreen:
    """A fresh recovery code to record: 24 Crockford base32 characters, ungrouped.

    ``replacing``: asked for from the Profile; until it is ticked the former one stays. ``proof``: the
    groups, counted from 1, that must be typed back with the tick; mostly none.
    """

    attempt: str
    name: str
    code: str = field(repr=False)
    replacing: bool = False
    progress: tuple[int, int] | None = None
    proof: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PhoneLostScreen:
    """After a recovery sign-in: a new authenticator, or keep the one there is."""

    attempt: str
    name: str


@dataclass(frozen=True, slots=True)
class AccountSummary:
    """One account as an administrator sees it; one not ``whole`` was changed from outside (D3)."""

    username: str
    email: str
    role: str
    mfa: "MfaState"
    mfa_since_ms: int | None
    created_ms: int
    disabled: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class AccountsScreen:
    """The accounts a query found, by username."""

    accounts: tuple[AccountSummary, ...]


Screen = (
    CreateAccountScreen
    | SignInScreen
    | UsageNoticeScreen
    | ForgotPasswordScreen
    | NewPasswordScreen
    | ActivationScreen
    | LockedScreen
    | EnterCodeScreen
    | RecoverySignInScreen
    | ScanQrScreen
    | ManualKeyScreen
    | RecoveryCodeScreen
    | PhoneLostScreen
    | ProfileScreen
    | AccountsScreen
    | EventsScreen
    | VerdictScreen
    | TicketScreen
    | ClaimsScreen
    | TicketKeysScreen
)
