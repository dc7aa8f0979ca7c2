"""The signed-in person's own account: look at it, ask for MFA, log out."""

from ..api.actors import Actor, Person
from ..api.answers import Answer, SessionEnded
from ..api.commands import EnableMfa, LogOut, ShowProfile
from ..api.notices import AccountChanged, Notice, SignInToEnroll
from ..api.screens import SignInScreen
from ..store.accounts import Account
from ..store.transaction import Transaction
from . import proof
from .desk import Desk
from .naming import on_record
from .session import NotSignedInError, behind, screen_of, signed_in


def show_profile(desk: Desk, actor: Actor, _command: ShowProfile) -> Answer:
    """Answer with the Profile of whoever holds the session."""
    return profile(desk, actor)


def profile(desk: Desk, actor: Actor, notice: Notice | None = None) -> Answer:
    """Show the Profile, with a notice where something cannot go on."""
    with desk.store.transaction(write=False) as tx:
        return Answer(screen_of(tx, actor, signed_in(desk, tx, actor)), notice)


def enable_mfa(desk: Desk, actor: Actor, command: EnableMfa) -> Answer:
    """Mark the own account for enrollment and log out; a wrong password counts like any other."""

    def unless(tx: Transaction, account: Account) -> Answer | None:
        settled = account.mfa in {"on", "required"}
        return Answer(screen_of(tx, actor, account), AccountChanged()) if settled else None

    def marked(tx: Transaction, account: Account) -> Answer:
        if account.mfa == "off":
            account = tx.accounts.set_mfa(account, "wanted", None)
        tx.audit.write("enrollment_asked", account_id=account.id, actor=on_record(actor, account))
        if isinstance(actor, Person):
            tx.sessions.end(actor.session)
        return Answer(SignInScreen(account.username), SignInToEnroll(), SessionEnded())

    return proof.proved(desk, actor, command.current_password, "", marked, unless)


def log_out(desk: Desk, actor: Actor, _command: LogOut) -> Answer:
    """End the session, locked or not; the typed name is not kept."""
    over = Answer(SignInScreen(), session=SessionEnded())
    with desk.store.transaction() as tx:
        try:
            _session, account = behind(desk, tx, actor)
        except NotSignedInError:
            return over
        if isinstance(actor, Person):
            tx.sessions.end(actor.session)
            tx.audit.write("signed_out", account_id=account.id, actor=on_record(actor, account))
    return over
