"""Who is signed in: a session is looked up at every command, never believed (S3, S4)."""

from ..api.actors import Actor, Person
from ..api.answers import Answer, SessionEnded
from ..api.notices import AccountDamaged, Notice, SessionOver
from ..api.screens import LockedScreen, ProfileScreen, SignInScreen
from ..store.accounts import Account
from ..store.sessions import Session
from ..store.transaction import Transaction
from . import lately
from .desk import Desk


class NotSignedInError(Exception):
    """The session does not stand, or waits for its person; ``answer`` leads to where one can go on."""

    def __init__(self, answer: Answer) -> None:
        """Take the answer that ``handle`` gives."""
        super().__init__()
        self.answer = answer


def signed_in(desk: Desk, tx: Transaction, actor: Actor) -> Account:
    """Return the account behind the actor's session, or raise NotSignedInError."""
    session, account = behind(desk, tx, actor)
    if session.locked:
        raise NotSignedInError(Answer(locked_screen(account)))
    return account


def behind(desk: Desk, tx: Transaction, actor: Actor) -> tuple[Session, Account]:
    """Return session and account, locked or not: opened, young enough, not disabled."""
    session = tx.sessions.find(actor.session) if isinstance(actor, Person) else None
    if session is None or not session.opened:
        raise NotSignedInError(session_over())
    if not 0 <= tx.now_ms() - session.created_ms <= desk.policy.session_life_s * 1000:
        raise NotSignedInError(session_over())
    account = tx.accounts.get(session.account_id)
    if account is None or account.disabled:
        raise NotSignedInError(session_over())
    if not tx.seals.whole(account.id):
        raise NotSignedInError(session_over(AccountDamaged()))
    return session, account


def end_others(tx: Transaction, actor: Actor, account: Account) -> None:
    """End the account's other sessions: one of its factors changed (N7)."""
    tx.sessions.end_all(account.id, except_token=actor.session if isinstance(actor, Person) else None)


def screen_of(tx: Transaction, actor: Actor, account: Account) -> ProfileScreen:
    """Show an account to its own person, with what the record says of late (R6)."""
    news, sign_ins = lately.of(tx, account.id, actor.session if isinstance(actor, Person) else "")
    known = (account.username, account.email, account.mfa, account.mfa_since_ms)
    return ProfileScreen(*known, news, sign_ins)


def locked_screen(account: Account) -> LockedScreen:
    """Ask for the second factor where there is one, else for the password."""
    return LockedScreen(account.username, "code" if account.mfa == "on" else "current_password")


def session_over(notice: Notice | None = None) -> Answer:
    """Tell that the session is over, and lead to the sign-in page."""
    return Answer(SignInScreen(), notice or SessionOver(), SessionEnded())
