"""What a front may ask. Commands are frozen, plain and serialisable; secrets stay out of ``repr``.

``attempt`` is the opaque id of a sign-in that the core keeps on its side: a front can say what
the person typed, never what has been proved.
"""

from dataclasses import dataclass, field
from typing import Literal

MfaState = Literal["off", "wanted", "required", "on"]


@dataclass(frozen=True, slots=True)
class Act:
    """A command that may change something; acts run one at a time."""


@dataclass(frozen=True, slots=True)
class Query:
    """A command that changes nothing; of several waiting queries the newest wins."""


# --- Nobody -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Start(Query):
    """Which page comes first: "Create your account" or the sign-in page."""


@dataclass(frozen=True, slots=True)
class CreateFirstAccount(Act):
    """Make the first account of a store, an administrator (F1)."""

    username: str
    email: str
    password: str = field(repr=False)
    repeat: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SubmitPassword(Act):
    """Begin a sign-in with a username or an email address and the password."""

    name: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SubmitCode(Act):
    """Enter a one-time code, at a later sign-in or to confirm a new authenticator."""

    attempt: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SubmitRecoveryCode(Act):
    """Enter the recovery code instead of a one-time code (R3)."""

    attempt: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PostponeEnrollment(Act):
    """Say "I'll do this later": withdraw one's own wish, or leave where MFA is required."""

    attempt: str


@dataclass(frozen=True, slots=True)
class ConfirmRecorded(Act):
    """The person ticked that the shown recovery code is safely recorded."""

    attempt: str


@dataclass(frozen=True, slots=True)
class SetUpNewAuthenticator(Act):
    """After a recovery sign-in: enroll another authenticator; the old one works until confirmed."""

    attempt: str


@dataclass(frozen=True, slots=True)
class KeepAuthenticator(Act):
    """After a recovery sign-in: the phone is not lost."""

    attempt: str


@dataclass(frozen=True, slots=True)
class ShowAgain(Query):
    """Hand out again the screen of a page that was blanked for idleness: the same key or code (N10)."""

    attempt: str


@dataclass(frozen=True, slots=True)
class Abandon(Act):
    """Start over or close: the attempt ends, and so does a session it committed but did not open."""

    attempt: str


# --- Person -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShowProfile(Query):
    """The person's own Profile."""


@dataclass(frozen=True, slots=True)
class EnableMfa(Act):
    """Mark the own account for enrollment and log out; needs the current password."""

    current_password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TurnOffMfa(Act):
    """Turn MFA off; needs the current password and a one-time code (N1)."""

    current_password: str = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChangePassword(Act):
    """Change the own password; needs the current one, and a one-time code where MFA is on (P5)."""

    current_password: str = field(repr=False)
    code: str = field(repr=False)
    password: str = field(repr=False)
    repeat: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LogOut(Act):
    """End the session."""


# --- Operator ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AddAccount(Act):
    """Make the first account of a store; ``enroll`` asks for MFA at the next sign-in."""

    username: str
    email: str
    password: str = field(repr=False)
    enroll: bool = False


@dataclass(frozen=True, slots=True)
class UnlockAccount(Act):
    """Set all counters of an account back: waits end, and factors that were off work again (L12)."""

    name: str


@dataclass(frozen=True, slots=True)
class DisableAccount(Act):
    """Let an account sign in no longer, and end its sessions."""

    name: str


@dataclass(frozen=True, slots=True)
class EnableAccount(Act):
    """Let a disabled account sign in again."""

    name: str


@dataclass(frozen=True, slots=True)
class ListAccounts(Query):
    """All accounts, or those in one state of MFA (``enrolling`` means wanted or required)."""

    mfa: Literal["on", "off", "enrolling"] | None = None


@dataclass(frozen=True, slots=True)
class ShowAccount(Query):
    """One account by username or email address."""

    name: str
