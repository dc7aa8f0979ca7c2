"""The door: who may pass one, and what a session is given for there, once (F2, F3).

A gate's core does nothing but let people in. What it refuses it refuses after the right password,
when the truth may be said; before that a door changes neither words nor cost (E1, E2).
"""

from typing import Literal

from ..api.actors import Actor, Person
from ..api.answers import Answer, SessionEnded
from ..api.door import Door
from ..api.door_commands import RecordCommandEnd, RedeemSession
from ..api.errors import StoreMissing
from ..api.notices import MfaRequiredHere, NotAllowed, NotForYou, NothingInstalled, StoreRolledBack
from ..api.screens import CreateAccountScreen, SignInScreen, TicketScreen
from ..rules import identifiers
from ..store.accounts import Account
from ..store.sessions import Session
from ..store.transaction import Transaction
from . import tickets
from .desk import Desk
from .naming import on_record
from .session import behind, session_over

LONGEST_PROGRAM = 4096
SECOND = {"otp", "recovery"}


def first_run(desk: Desk) -> Answer:
    """Lead to the first account where nothing is installed; at a door that is a failure (F2)."""
    if desk.door is not None:
        raise StoreMissing(desk.store.place.where)
    return Answer(CreateAccountScreen())


def refused(
    desk: Desk, tx: Transaction, account: Account, by: str = "nobody"
) -> MfaRequiredHere | NotForYou | None:
    """Say, on record, why a person does not pass whose password was right; None where there is no door."""
    if desk.door is None:
        return None
    why: Literal["mfa_off", "not_for_you"]
    if not _meant(desk.door, account):
        why = "not_for_you"
    elif account.mfa == "off":
        why = "mfa_off"
    else:
        return None
    tx.audit.write("door_refused", account_id=account.id, actor=by, reason=why)
    return MfaRequiredHere() if why == "mfa_off" else NotForYou()


def redeem(desk: Desk, actor: Actor, _command: RedeemSession) -> Answer:
    """Give a session for what the door opens, and end it: ticket and record in the same transaction."""
    door = desk.door
    if door is None or not isinstance(actor, Person):
        return Answer(notice=NotAllowed())
    with desk.store.transaction() as tx:
        session, account = behind(desk, tx, actor)
        by = on_record(actor, account)
        tx.sessions.end(actor.session)
        if desk.store.rolled_back:
            # The session may have been redeemed already, in a store that was put back.
            tx.audit.write("rolled_back_refused", account_id=account.id, actor=by)
            return session_over(StoreRolledBack())
        # Nobody watches a session at a door: it waits for a busy store as long as one may be idle.
        if session.locked or tx.now_ms() - session.created_ms > desk.policy.session_idle_s * 1000:
            return session_over()
        notice = refused(desk, tx, account, by) or _without_both(tx, session, account, by)
        if notice is not None:
            return Answer(SignInScreen(account.username), notice, SessionEnded())
        ticket = tickets.issue(desk, tx, door.audience, session, account, by) if door.audience else ""
        if door.program:
            tx.audit.write(
                "command_started", account_id=account.id, actor=by, program=door.program[:LONGEST_PROGRAM]
            )
    return Answer(TicketScreen(ticket, account.username, session.methods), session=SessionEnded())


def record_end(desk: Desk, actor: Actor, command: RecordCommandEnd) -> Answer:
    """Record that a command ended; its start stands on record since the session was redeemed."""
    if not desk.store.installed:
        return Answer(notice=NothingInstalled())
    username = identifiers.username(command.username)
    with desk.store.transaction() as tx:
        account = tx.accounts.find(username=username) if username is not None else None
        tx.audit.write(
            "command_ended",
            account_id=account.id if account is not None else None,
            actor=on_record(actor),
            program=command.program[:LONGEST_PROGRAM],
            code=command.code,
        )
    return Answer()


def _meant(door: Door, account: Account) -> bool:
    """Tell whether a door is for an account, by whatever spelling the person was named (U1)."""
    if door.roles and account.role not in door.roles:
        return False
    if not door.user:
        return True
    meant = identifiers.identifier(door.user)
    return meant is not None and meant.canonical in {account.username, account.email}


def _without_both(tx: Transaction, session: Session, account: Account, by: str) -> MfaRequiredHere | None:
    """Refuse a session that was not opened by both factors, whoever opened it."""
    if account.mfa == "on" and "pwd" in session.methods and SECOND & {*session.methods}:
        return None
    tx.audit.write("door_refused", account_id=account.id, actor=by, reason="one_factor")
    return MfaRequiredHere()
