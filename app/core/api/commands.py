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
class AcknowledgeNotice(Act):
    """Accept the site's terms of use; ``name`` is what the sign-in page is to be filled in with."""

    name: str = ""


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
class SubmitActivationCode(Act):
    """Enter the code an administrator handed out, before MFA is set up again (N2)."""

    attempt: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SubmitNewPassword(Act):
    """Choose a password in place of a one-time one, or of one that was forgotten (P9)."""

    attempt: str
    password: str = field(repr=False)
    repeat: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecoverPassword(Act):
    """Prove recovery code and one-time code together, because the password is forgotten (E4)."""

    name: str
    recovery_code: str = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RatePassword(Query):
    """Ask how good a new password is; ``username`` and ``email`` are what is known of the person.

    Of an ``attempt`` the core knows the names itself, and of a session.
    """

    password: str = field(repr=False)
    username: str = ""
    email: str = ""
    attempt: str = ""


@dataclass(frozen=True, slots=True)
class PostponeEnrollment(Act):
    """Say "I'll do this later": withdraw one's own wish, or leave where MFA is required."""

    attempt: str


@dataclass(frozen=True, slots=True)
class ConfirmRecorded(Act):
    """The person ticked that the shown recovery code is safely recorded, and typed the groups asked for."""

    attempt: str
    groups: tuple[str, ...] = field(default=(), repr=False)


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
class ReplaceRecoveryCode(Act):
    """Ask for a new recovery code; needs the current password and a one-time code."""

    current_password: str = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ConfirmReplaced(Act):
    """The person ticked the new recovery code as recorded, and typed the groups: the former one dies."""

    attempt: str
    groups: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class KeepRecoveryCode(Act):
    """Give the replacement up: the former code stays, the shown one dies."""

    attempt: str


@dataclass(frozen=True, slots=True)
class WatchSession(Query):
    """Say for how many seconds nobody has touched the window; the core locks what is left alone (S4).

    It is a query because it comes by itself: it changes nothing that a person would have asked for.
    """

    idle_s: int


@dataclass(frozen=True, slots=True)
class UnlockSession(Act):
    """Prove again who is there: a one-time code where MFA is on, else the password."""

    proof: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LogOut(Act):
    """End the session."""
