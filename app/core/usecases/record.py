"""The record as an operator reads it, and what to do where the store is not what it was (A4, D3, D9)."""

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.notices import (
    AccountAccepted,
    NoSuchAccount,
    NothingInstalled,
    ReasonMissing,
    RollbackAcknowledged,
)
from ..api.operator_commands import AcceptAccount, AcknowledgeRollback, ListEvents, VerifyAudit
from ..store import audit_check
from .desk import Desk
from .naming import named, on_record

LONGEST_REASON = 500


def list_events(desk: Desk, _actor: Actor, command: ListEvents) -> Answer:
    """Answer with a page of events."""
    if not desk.store.installed:
        return Answer(notice=NothingInstalled())
    with desk.store.transaction(write=False) as tx:
        account = named(tx, command.name) if command.name is not None else None
        if command.name is not None and account is None:
            return Answer(notice=NoSuchAccount())
        return Answer(tx.audit.find(command, account.id if account is not None else None))


def verify_audit(desk: Desk, _actor: Actor, _command: VerifyAudit) -> Answer:
    """Check the whole record; the anchor is read first, since the record only grows."""
    if not desk.store.installed:
        return Answer(notice=NothingInstalled())
    anchored = desk.store.anchored()
    with desk.store.transaction(write=False) as tx:
        return Answer(audit_check.check(tx, anchored))


def accept_account(desk: Desk, actor: Actor, command: AcceptAccount) -> Answer:
    """Seal an account as it stands, whoever changed it: the operator answers for it, by name."""
    reason = command.reason.strip()
    if not reason:
        return Answer(notice=ReasonMissing())
    if not desk.store.installed:
        return Answer(notice=NoSuchAccount())
    with desk.store.transaction() as tx:
        account = named(tx, command.name)
        if account is None:
            return Answer(notice=NoSuchAccount())
        if tx.seals.whole(account.id):
            return Answer(notice=AccountAccepted(changed=False))
        tx.seals.made(account.id)
        tx.sessions.end_all(account.id)
        by = on_record(actor)
        tx.audit.write("account_accepted", account_id=account.id, actor=by, reason=reason[:LONGEST_REASON])
        return Answer(notice=AccountAccepted(changed=True))


def acknowledge_rollback(desk: Desk, actor: Actor, command: AcknowledgeRollback) -> Answer:
    """Let codes pass again in a store that was put back, on record, and anchor it as it is now."""
    reason = command.reason.strip()
    if not reason:
        return Answer(notice=ReasonMissing())
    if not desk.store.installed:
        return Answer(notice=NothingInstalled())
    if not desk.store.rolled_back:
        return Answer(notice=RollbackAcknowledged(changed=False))
    with desk.store.transaction() as tx:
        tx.audit.write("rollback_acknowledged", actor=on_record(actor), reason=reason[:LONGEST_REASON])
    desk.store.acknowledge()
    return Answer(notice=RollbackAcknowledged(changed=True))
