"""What every step of a sign-in shares: reserve, refuse, check that nothing changed, open the session."""

import secrets
from dataclasses import replace

from ..api.actors import Person
from ..api.answers import Answer, SessionOpened
from ..api.events import EventName
from ..api.notices import AccountChanged, Notice, PasswordsDiffer, WaitBeforeRetry
from ..journey import Attempt, Event, after
from ..rules import passwords
from ..store.accounts import Account
from ..store.authenticators import Authenticator
from ..store.sessions import reference
from ..store.transaction import Transaction
from . import guard, usage_notice
from .desk import AttemptOverError, Desk
from .session import screen_of


def enter(desk: Desk, attempt: Attempt, factor: str) -> guard.Reserved | Answer:
    """Reserve one attempt on the factor; a wait drops the half-finished sign-in (L4, L8).

    Whether the account is still whole is looked at once, in the transaction that judges.
    """
    with desk.store.transaction() as tx:
        if _still_right(desk, tx, attempt) is None:
            return desk.start_over(attempt, AccountChanged())
        gate = guard.reserve(tx, desk.policy, attempt.account_id, factor)
        if isinstance(gate, guard.Refused):
            waiting(tx, attempt.account_id, "nobody", factor)
            return desk.start_over(attempt, WaitBeforeRetry(gate.wait_s))
    return gate


def waiting(tx: Transaction, account_id: str | None, by: str, factor: str) -> None:
    """Record that somebody came while a wait was on."""
    tx.audit.write("sign_in_waiting", account_id=account_id, actor=by, factor=factor)


def refused(desk: Desk, attempt: Attempt, gate: guard.Reserved, notice: Notice) -> Answer:
    """Stay on the page with the notice, or lead back to the sign-in page where a wait began (L8)."""
    if gate.wait_s > 0:
        return desk.start_over(attempt, WaitBeforeRetry(gate.wait_s))
    return Answer(notice=notice)


def unchanged(desk: Desk, tx: Transaction, attempt: Attempt) -> Account | None:
    """Return the attempt's account if its security state is still what the password was right for.

    An attempt that has lived too long raises AttemptOverError: the password was right too long ago.
    """
    account = _still_right(desk, tx, attempt)
    if account is not None and not tx.seals.whole(account.id):
        tx.audit.write("integrity", account_id=account.id, actor="nobody")
        return None
    return account


def _still_right(desk: Desk, tx: Transaction, attempt: Attempt) -> Account | None:
    if tx.now_ms() - attempt.born_ms > desk.policy.attempt_life_s * 1000:
        raise AttemptOverError
    account = tx.accounts.get(attempt.account_id)
    if account is None or account.disabled or account.row_version != attempt.row_version:
        return None
    return account


def open_session(
    desk: Desk, tx: Transaction, account: Account, methods: tuple[str, ...], *, opened: bool
) -> str:
    """Write a session row and return its token (128 random bits); unopened, it opens no door yet (S3).

    None is without its event. What else a sign-in changed is recorded after it: news for the next one.
    """
    token = secrets.token_urlsafe(16)
    tx.sessions.add(account.id, token, methods, opened=opened)
    tx.audit.write(
        "signed_in",
        account_id=account.id,
        actor="nobody",
        methods=" ".join(methods),
        session=reference(token),
        **usage_notice.told(desk.terms),
    )
    return token


def welcome(tx: Transaction, account: Account, token: str, methods: tuple[str, ...]) -> Answer:
    """Answer with the account and the session; the caller's transaction commits before anybody sees it."""
    return Answer(
        screen_of(tx, Person(token), account), session=SessionOpened(token, account.username, methods)
    )


def finish(desk: Desk, tx: Transaction, account: Account, attempt: Attempt) -> Answer:
    """Open the session that was committed with the proof, if it is still there."""
    desk.attempts.drop(attempt.id)
    token = attempt.session_token
    if token is None or not tx.sessions.open(token):
        return desk.start_over(attempt, AccountChanged())
    return welcome(tx, account, token, attempt.methods)


def keep(desk: Desk, attempt: Attempt, event: Event, told: EventName) -> Answer:
    """End a recovery sign-in without a new authenticator, by choice or by "I'll do this later"."""
    after(attempt.step, event)
    with desk.store.transaction() as tx:
        account = unchanged(desk, tx, attempt)
        if account is None:
            return desk.start_over(attempt, AccountChanged())
        tx.audit.write(told, account_id=account.id, actor="nobody")
        return finish(desk, tx, account, attempt)


def as_stored(desk: Desk, one: Authenticator | None, typed: str) -> str:
    """Return what is compared: a one-time password may be typed loosely, a password of one's own never."""
    if one is None or one.expires_ms is None:
        return typed
    return desk.slip.canonical(typed) or typed


def expired(tx: Transaction, one: Authenticator) -> bool:
    """Tell whether what an administrator handed out is older than it may be (N2, P9)."""
    return one.expires_ms is not None and tx.now_ms() > one.expires_ms


def judged(desk: Desk, username: str, email: str, password: str, repeat: str) -> Notice | None:
    """Return why a new password is refused, or None."""
    refused = passwords.judge(password, desk.policy, username=username, email=email)
    if refused is None and password != repeat:
        return PasswordsDiffer()
    return refused


def store_password(tx: Transaction, account: Account, secret: bytes) -> Account:
    """Put a password in place of the former one, with a counter of its own, and return the account (L1)."""
    tx.authenticators.remove_all(account.id, "password")
    tx.authenticators.add(account.id, "password", secret)
    guard.unlock(tx, account.id, "password")
    return tx.accounts.raise_version(account)


def settle_password(tx: Transaction, account: Account, attempt: Attempt) -> tuple[Account, Attempt]:
    """Store the password that the attempt chose, in the transaction of the proof that may (N2, P9)."""
    if attempt.new_password is None:
        return account, attempt
    account = store_password(tx, account, attempt.new_password)
    tx.sessions.end_all(account.id)
    tx.audit.write("password_changed", account_id=account.id, actor="nobody")
    return account, replace(attempt, new_password=None, slip=False, row_version=account.row_version)
