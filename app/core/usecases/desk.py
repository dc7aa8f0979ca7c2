"""What every use case works with: the store, the policy, the factors and the attempts under way."""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from ..api.answers import Answer
from ..api.door import Door
from ..api.notices import AttemptOver, Notice
from ..api.policy import Policy
from ..api.screens import SignInScreen
from ..factors.password import PasswordFactor
from ..factors.recovery_code import RecoveryCodeFactor
from ..factors.totp import TotpFactor
from ..journey import Attempt
from ..store.store import Store

MOST_ATTEMPTS = 64


class AttemptOverError(Exception):
    """No such attempt, or one that has lived too long; ``handle`` answers it."""


class Attempts:
    """The sign-ins under way, in memory only: a restart ends them all (S1)."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_id: OrderedDict[str, Attempt] = OrderedDict()

    def keep(self, attempt: Attempt) -> Attempt:
        """Remember what the attempt has reached; the oldest of too many is forgotten."""
        self._by_id[attempt.id] = attempt
        self._by_id.move_to_end(attempt.id)
        while len(self._by_id) > MOST_ATTEMPTS:
            self._by_id.popitem(last=False)
        return attempt

    def get(self, attempt_id: str) -> Attempt:
        """Return the attempt or raise AttemptOverError."""
        try:
            return self._by_id[attempt_id]
        except KeyError:
            raise AttemptOverError from None

    def snapshot(self) -> OrderedDict[str, Attempt]:
        """Copy the table; attempts are frozen, so a shallow copy is a whole one."""
        return self._by_id.copy()

    def restore(self, snapshot: OrderedDict[str, Attempt]) -> None:
        """Put back what a failed act would have changed."""
        self._by_id = snapshot

    def drop(self, attempt_id: str) -> Attempt | None:
        """Forget the attempt, with all that it had proved and all secrets it held."""
        return self._by_id.pop(attempt_id, None)


@dataclass(slots=True)
class Terms:
    """A site's terms of use, "" for none, and whether who is at the window has acknowledged them.

    Accepted but not recorded: there is no record yet, since there is no account.
    """

    text: str = ""
    accepted: bool = False
    recorded: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """The surroundings of a use case."""

    store: Store
    policy: Policy
    issuer: str
    password: PasswordFactor
    totp: TotpFactor
    recovery: RecoveryCodeFactor
    slip: RecoveryCodeFactor
    door: Door | None = None
    proves_recording: bool = False
    terms: Terms = field(default_factory=Terms)
    new_id: Callable[[], str] = field(default=lambda: secrets.token_urlsafe(16))
    attempts: Attempts = field(default_factory=Attempts)
    progressed: Callable[[int, int], None] = field(default=lambda _done, _total: None)

    def start_over(self, attempt: Attempt, notice: Notice | None = None) -> Answer:
        """Drop the attempt and lead back to the sign-in page, the typed name filled in (L8)."""
        self.attempts.drop(attempt.id)
        return Answer(SignInScreen(attempt.typed_name), notice or AttemptOver())
