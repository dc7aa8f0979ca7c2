"""What a person sees of the own account; part of the union in ``screens``. Times are UTC milliseconds."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .commands import MfaState

NewsKind = Literal[
    "mfa_reset",
    "password_reset",
    "account_accepted",
    "account_disabled",
    "mfa_turned_off",
    "recovery_used",
    "authenticator_set_up",
    "password_changed",
    "recovery_code_replaced",
    "refused",
]
# What a person should look at at once, whoever did it.
GRAVE: frozenset[NewsKind] = frozenset(
    {"mfa_reset", "password_reset", "account_accepted", "account_disabled", "mfa_turned_off", "recovery_used"}
)


@dataclass(frozen=True, slots=True)
class News:
    """What happened to the account between the last sign-in and this one: how often, first and last."""

    kind: NewsKind
    count: int
    since_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class PastSignIn:
    """Another sign-in than this session's, with the factors that were proved: pwd, otp, recovery."""

    at_ms: int
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProfileScreen:
    """The signed-in person's own account; ``mfa_since_ms`` is set exactly while MFA is on.

    ``news`` is of the time before this session, ``sign_ins`` are the newest others.
    """

    username: str
    email: str
    mfa: "MfaState"
    mfa_since_ms: int | None
    news: tuple[News, ...] = ()
    sign_ins: tuple[PastSignIn, ...] = ()
