"""What a front of an administrator may ask; whoever can open the key is one."""

from dataclasses import dataclass, field
from typing import Literal

from .commands import Act, Query


@dataclass(frozen=True, slots=True)
class AddAccount(Act):
    """Make the first account of a store; ``enroll`` asks for MFA at the next sign-in."""

    username: str
    email: str
    password: str = field(repr=False)
    enroll: bool = False


@dataclass(frozen=True, slots=True)
class AddPerson(Act):
    """Make a further account with a one-time password; ``enroll`` makes MFA a must (P9, N2)."""

    username: str
    email: str
    role: Literal["administrator", "person"] = "person"
    enroll: bool = False


@dataclass(frozen=True, slots=True)
class ResetPassword(Act):
    """Put a one-time password in place of the password, and end the account's sessions."""

    name: str


@dataclass(frozen=True, slots=True)
class ResetMfa(Act):
    """Remove authenticator and recovery codes; an activation code lets the person set MFA up again (N2)."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResetClock(Act):
    """Put the last accepted time step back where the clock was wrong when it was accepted (T9)."""

    name: str


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


@dataclass(frozen=True, slots=True)
class AcceptAccount(Act):
    """Take an account that was changed from outside as it stands now; its sessions end (D3)."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class AcknowledgeRollback(Act):
    """Go on with a store that is older than this machine left it (D9)."""

    reason: str


@dataclass(frozen=True, slots=True)
class MakeBackup(Act):
    """Write the store into a new file that opens with a passphrase, typed twice (B8)."""

    path: str
    passphrase: str = field(repr=False)
    repeat: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RotateKeys(Act):
    """Put a new key and a new data key in place of those in use, or go on with that (D8)."""


@dataclass(frozen=True, slots=True)
class ListEvents(Query):
    """Events by person, kind and time (UTC ms, from inclusive to exclusive), ``most`` at a time.

    ``last`` gives the newest, otherwise those behind the row ``after``, which pages through all.
    """

    name: str | None = None
    event: str | None = None
    since_ms: int | None = None
    until_ms: int | None = None
    after: int = 0
    most: int = 1000
    last: bool = False


@dataclass(frozen=True, slots=True)
class VerifyAudit(Query):
    """Check every link of the record, and its end against this machine's anchor (A4)."""


@dataclass(frozen=True, slots=True)
class VerifyFile(Query):
    """Check the rows that were rotated into a file, and whether the record goes on from its end."""

    path: str


@dataclass(frozen=True, slots=True)
class RotateAudit(Act):
    """Move the rows before a moment (UTC ms) into a new file, readable by its owner only (A7)."""

    before_ms: int
    path: str
