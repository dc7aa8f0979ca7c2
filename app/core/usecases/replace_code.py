"""A new recovery code for somebody who is signed in; the former one lives until the new one is ticked."""

from ..api.actors import Actor, Person
from ..api.answers import Answer
from ..api.commands import ConfirmReplaced, KeepRecoveryCode, ReplaceRecoveryCode
from ..api.notices import AccountChanged, RecoveryCodeKept, RecoveryCodeReplaced
from ..journey import Attempt, OutOfOrderError, Step
from ..store.accounts import Account
from ..store.transaction import Transaction
from . import fresh_code, guard, steps
from .desk import Desk
from .naming import on_record
from .proof import proved
from .session import end_others, screen_of, signed_in


def replace_recovery_code(desk: Desk, actor: Actor, command: ReplaceRecoveryCode) -> Answer:
    """Prove password and code, and show a new recovery code to record."""

    def change(tx: Transaction, account: Account) -> Answer:
        if account.mfa != "on" or not isinstance(actor, Person):
            return Answer(screen_of(tx, actor, account), AccountChanged())
        attempt = Attempt(
            id=desk.new_id(),
            step=Step.REPLACING,
            typed_name=account.username,
            account_id=account.id,
            row_version=account.row_version,
            born_ms=tx.now_ms(),
            session_token=actor.session,
        )
        return fresh_code.show(desk, tx, account, attempt)

    return proved(desk, actor, command.current_password, command.code, change)


def confirm_replaced(desk: Desk, actor: Actor, command: ConfirmReplaced) -> Answer:
    """Take the new code as recorded: the former one dies, and the account's other sessions end (N7)."""
    attempt = _own(desk, actor, command.attempt)
    with desk.store.transaction() as tx:
        account = signed_in(desk, tx, actor)
        unchanged = steps.unchanged(desk, tx, attempt) is not None
        if unchanged and (wrong := fresh_code.unproved(desk, attempt, command.groups)):
            return Answer(notice=wrong)
        desk.attempts.drop(attempt.id)
        if not unchanged or not fresh_code.record(tx, account.id, attempt.recovery_id):
            return Answer(screen_of(tx, actor, account), AccountChanged())
        # Bound anew: it begins with a counter of its own (L1).
        guard.unlock(tx, account.id, "recovery_code")
        account = tx.accounts.raise_version(account)
        tx.audit.write("recovery_code_recorded", account_id=account.id, actor=on_record(actor, account))
        end_others(tx, actor, account)
        return Answer(screen_of(tx, actor, account), RecoveryCodeReplaced())


def keep_recovery_code(desk: Desk, actor: Actor, command: KeepRecoveryCode) -> Answer:
    """Give the replacement up: the shown code dies, the recorded one stays."""
    attempt = _own(desk, actor, command.attempt)
    with desk.store.transaction() as tx:
        account = signed_in(desk, tx, actor)
        desk.attempts.drop(attempt.id)
        if attempt.recovery_id is not None:
            tx.authenticators.remove(account.id, attempt.recovery_id)
        tx.audit.write("recovery_code_kept", account_id=account.id, actor=on_record(actor, account))
        return Answer(screen_of(tx, actor, account), RecoveryCodeKept())


def show_again(desk: Desk, actor: Actor, attempt: Attempt) -> Answer:
    """Show the code once more to the session that asked for it (N10)."""
    attempt = _own(desk, actor, attempt.id)
    with desk.store.transaction(write=False) as tx:
        account = signed_in(desk, tx, actor)
        if steps.unchanged(desk, tx, attempt) is None:
            return Answer(screen_of(tx, actor, account), AccountChanged())
    return Answer(fresh_code.screen(attempt))


def _own(desk: Desk, actor: Actor, attempt_id: str) -> Attempt:
    """Return a replacement that this very session began."""
    attempt = desk.attempts.get(attempt_id)
    mine = isinstance(actor, Person) and actor.session == attempt.session_token
    if attempt.step is not Step.REPLACING or not mine:
        raise OutOfOrderError(attempt.step.name)
    return attempt
