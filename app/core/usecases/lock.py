"""An open account that nobody touches is locked, and one factor unlocks it (S4)."""

from ..api.actors import Actor, Person
from ..api.answers import Answer
from ..api.commands import UnlockSession, WatchSession
from ..api.notices import AccountDamaged, AuthenticatorOff, CodeMalformed, Notice, WaitBeforeRetry
from ..factors.totp import DIGITS
from ..store.accounts import Account
from ..store.transaction import Transaction
from . import codes, guard, proof
from .desk import Desk
from .naming import on_record
from .session import behind, locked_screen, screen_of, session_over, signed_in


def watch_session(desk: Desk, actor: Actor, command: WatchSession) -> Answer:
    """Answer with the Profile as it stands, or lock it: nobody has been there for too long."""
    idle = command.idle_s >= desk.policy.session_idle_s
    with desk.store.transaction(write=idle) as tx:
        account = signed_in(desk, tx, actor)
        if not idle:
            return Answer(screen_of(tx, actor, account))
        _set_locked(tx, actor, account, locked=True)
        return Answer(locked_screen(account))


def unlock_session(desk: Desk, actor: Actor, command: UnlockSession) -> Answer:
    """Judge the one-time code where MFA is on, else the password; the session goes on as it was."""

    def who(tx: Transaction) -> Account:
        return behind(desk, tx, actor)[1]

    def unlocked(tx: Transaction, account: Account) -> Answer:
        _set_locked(tx, actor, account, locked=False)
        return Answer(screen_of(tx, actor, account))

    with desk.store.transaction(write=False) as tx:
        by_code = who(tx).mfa == "on"
    if not by_code:
        found = proof.password_of(desk, actor, who, command.proof, unlocked)
        return found if isinstance(found, Answer) else Answer(notice=found)
    if desk.totp.canonical(command.proof) is None:
        return Answer(notice=CodeMalformed(DIGITS))
    with desk.store.transaction() as tx:
        gate = codes.reserve(desk, tx, who(tx), actor)
    if isinstance(gate, guard.Refused):
        return Answer(notice=WaitBeforeRetry(gate.wait_s))
    with desk.store.transaction() as tx:
        account = who(tx)
        refused = codes.accept(desk, tx, account, command.proof, gate, actor)
        return unlocked(tx, account) if refused is None else _refused(tx, actor, refused)


def _refused(tx: Transaction, actor: Actor, notice: Notice) -> Answer:
    """Say no; a session that nothing can unlock any more ends."""
    if not isinstance(notice, AuthenticatorOff | AccountDamaged) or not isinstance(actor, Person):
        return Answer(notice=notice)
    tx.sessions.end(actor.session)
    return session_over(notice)


def _set_locked(tx: Transaction, actor: Actor, account: Account, *, locked: bool) -> None:
    if isinstance(actor, Person):
        tx.sessions.set_locked(actor.session, locked=locked)
    by = on_record(actor, account)
    tx.audit.write("session_locked" if locked else "session_unlocked", account_id=account.id, actor=by)
