"""What every step of a sign-in shares: reserve, refuse, check that nothing changed, open the session."""

import secrets

from ..api.answers import Answer, SessionOpened
from ..api.notices import AccountChanged, AccountDamaged, Notice, WaitBeforeRetry
from ..journey import Attempt, Event, after
from ..store.accounts import Account
from ..store.transaction import Transaction
from . import guard
from .desk import AttemptOverError, Desk
from .profile import screen_of


def enter(desk: Desk, attempt: Attempt, factor: str) -> guard.Reserved | Answer:
    """Reserve one attempt on the factor; a wait drops the half-finished sign-in (L4, L8)."""
    with desk.store.transaction() as tx:
        if unchanged(desk, tx, attempt) is None:
            return desk.start_over(attempt, AccountChanged())
        gate = guard.reserve(tx, desk.policy, attempt.account_id, factor)
    if isinstance(gate, guard.Refused):
        return desk.start_over(attempt, WaitBeforeRetry(gate.wait_s))
    return gate


def refused(desk: Desk, attempt: Attempt, gate: guard.Reserved, notice: Notice) -> Answer:
    """Stay on the page with the notice, or lead back to the sign-in page where a wait began (L8)."""
    if gate.wait_s > 0:
        return desk.start_over(attempt, WaitBeforeRetry(gate.wait_s))
    return Answer(notice=notice)


def unchanged(desk: Desk, tx: Transaction, attempt: Attempt) -> Account | None:
    """Return the attempt's account if its security state is still what the password was right for.

    An attempt that has lived too long raises AttemptOverError: the password was right too long ago.
    """
    if tx.now_ms() - attempt.born_ms > desk.policy.attempt_life_s * 1000:
        raise AttemptOverError
    account = tx.accounts.get(attempt.account_id)
    if account is None or account.disabled or account.row_version != attempt.row_version:
        return None
    return account


def open_session(tx: Transaction, account: Account, methods: tuple[str, ...], *, opened: bool) -> str:
    """Write a session row and return its token (128 random bits); unopened, it opens no door yet (S3)."""
    token = secrets.token_urlsafe(16)
    tx.sessions.add(account.id, token, methods, opened=opened)
    return token


def welcome(account: Account, token: str, methods: tuple[str, ...]) -> Answer:
    """Answer with the account and the session; the caller's transaction commits before anybody sees it."""
    return Answer(screen_of(account), session=SessionOpened(token, account.username, methods))


def finish(desk: Desk, tx: Transaction, account: Account, attempt: Attempt) -> Answer:
    """Open the session that was committed with the proof, if it is still there."""
    desk.attempts.drop(attempt.id)
    token = attempt.session_token
    if token is None or not tx.sessions.open(token):
        return desk.start_over(attempt, AccountChanged())
    return welcome(account, token, attempt.methods)


def keep(desk: Desk, attempt: Attempt, event: Event) -> Answer:
    """End a recovery sign-in without a new authenticator, by choice or by "I'll do this later"."""
    after(attempt.step, event)
    with desk.store.transaction() as tx:
        account = unchanged(desk, tx, attempt)
        if account is None:
            return desk.start_over(attempt, AccountChanged())
        return finish(desk, tx, account, attempt)


def damaged(desk: Desk, tx: Transaction, attempt: Attempt) -> Answer:
    """Deny: what is stored fails its check and is never used (T7)."""
    tx.audit.write("integrity", account_id=attempt.account_id, actor="nobody")
    return desk.start_over(attempt, AccountDamaged())
