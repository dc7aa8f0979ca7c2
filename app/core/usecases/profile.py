"""The signed-in person's own account. A session is looked up at every command, never believed."""

from ..api.actors import Actor, Person
from ..api.answers import Answer, SessionEnded
from ..api.commands import EnableMfa, LogOut, ShowProfile
from ..api.notices import AccountChanged, CurrentPasswordWrong, SessionOver, SignInToEnroll, WaitBeforeRetry
from ..api.screens import ProfileScreen, SignInScreen
from ..factors import Malformed, Right
from ..store.accounts import Account
from ..store.transaction import Transaction
from . import guard
from .desk import Desk


def screen_of(account: Account) -> ProfileScreen:
    """Show an account to its own person."""
    return ProfileScreen(account.username, account.email, account.mfa, account.mfa_since_ms)


def show_profile(desk: Desk, actor: Actor, _command: ShowProfile) -> Answer:
    """Answer with the Profile of whoever holds the session."""
    with desk.store.transaction(write=False) as tx:
        account = signed_in(desk, tx, actor)
        return Answer(screen_of(account)) if account else session_over()


def enable_mfa(desk: Desk, actor: Actor, command: EnableMfa) -> Answer:
    """Mark the own account for enrollment and log out; a wrong password counts like any other."""
    with desk.store.transaction() as tx:
        account = signed_in(desk, tx, actor)
        if account is None:
            return session_over()
        gate = guard.reserve(tx, desk.policy, account.id, "password")
        if isinstance(gate, guard.Refused):
            return Answer(notice=WaitBeforeRetry(gate.wait_s))
        stored = tx.authenticators.of(account.id, "password")
    verdict = desk.password.check(stored[0].secret if stored else None, command.current_password)
    with desk.store.transaction() as tx:
        account = signed_in(desk, tx, actor)
        if account is None:
            return session_over()
        if isinstance(verdict, Right) and not gate.spent:
            guard.clear(tx, gate)
            return _marked(tx, actor, account)
        if isinstance(verdict, Malformed):
            guard.give_back(tx, gate)
            return Answer(notice=CurrentPasswordWrong())
        tx.audit.write("password_refused", account_id=account.id, actor=f"person:{account.id}")
    return Answer(notice=WaitBeforeRetry(gate.wait_s) if gate.wait_s > 0 else CurrentPasswordWrong())


def log_out(desk: Desk, actor: Actor, _command: LogOut) -> Answer:
    """End the session; the typed name is not kept."""
    with desk.store.transaction() as tx:
        account = signed_in(desk, tx, actor)
        if account is not None and isinstance(actor, Person):
            tx.sessions.end(actor.session)
            tx.audit.write("signed_out", account_id=account.id, actor=f"person:{account.id}")
    return Answer(SignInScreen(), session=SessionEnded())


def signed_in(desk: Desk, tx: Transaction, actor: Actor) -> Account | None:
    """Return the account behind the actor's session: opened, young enough, not disabled (S3, S4)."""
    if not isinstance(actor, Person):
        return None
    session = tx.sessions.find(actor.session)
    if session is None or not session.opened:
        return None
    if not 0 <= tx.now_ms() - session.created_ms <= desk.policy.session_life_s * 1000:
        return None
    account = tx.accounts.get(session.account_id)
    return None if account is None or account.disabled else account


def _marked(tx: Transaction, actor: Actor, account: Account) -> Answer:
    if account.mfa in {"on", "required"}:
        return Answer(screen_of(account), AccountChanged())
    if account.mfa == "off":
        account = tx.accounts.set_mfa(account, "wanted", None)
    tx.audit.write("enrollment_asked", account_id=account.id, actor=f"person:{account.id}")
    if isinstance(actor, Person):
        tx.sessions.end(actor.session)
    return Answer(SignInScreen(account.username), SignInToEnroll(), SessionEnded())


def session_over() -> Answer:
    """Tell that the session is over, and lead to the sign-in page."""
    return Answer(SignInScreen(), SessionOver(), SessionEnded())
