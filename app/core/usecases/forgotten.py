"""A forgotten password: recovery code and one-time code together set a new one (SP 800-63B-4 §4.2.2.2).

Every refusal is one answer, for every name and at the same cost (E4). Nothing but the time step of
the code is spent before the new password is stored; then the recovery code dies with the old password.
"""

from dataclasses import replace

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.commands import RecoverPassword
from ..api.notices import (
    AccountChanged,
    CodeMalformed,
    RecoveryCodeMalformed,
    RecoveryRefused,
    WaitBeforeRetry,
)
from ..api.screens import NewPasswordScreen
from ..factors import AlreadyUsed, ClockBehind, Right
from ..factors.totp import DIGITS
from ..journey import Attempt, Event, Step, after
from ..store.accounts import Account
from ..store.transaction import Transaction
from . import doors, fresh_code, guard, steps
from .desk import Desk
from .naming import named


def recover_password(desk: Desk, _actor: Actor, command: RecoverPassword) -> Answer:
    """Judge name, recovery code and one-time code together."""
    if not desk.store.installed:
        return doors.first_run(desk)
    recovery = desk.recovery.canonical(command.recovery_code)
    if recovery is None:
        return Answer(notice=RecoveryCodeMalformed())
    if desk.totp.canonical(command.code) is None:
        return Answer(notice=CodeMalformed(DIGITS))
    with desk.store.transaction() as tx:
        account = named(tx, command.name)
        owner = guard.owner_of(tx, account, command.name)
        gate = guard.reserve(tx, desk.policy, owner, "forgotten")
        if isinstance(gate, guard.Refused):
            tx.audit.write("recovery_waiting", account_id=account.id if account else None, actor="nobody")
            return Answer(notice=WaitBeforeRetry(gate.wait_s))
    with desk.store.transaction() as tx:
        answer = _judge(desk, tx, account, gate, command, recovery)
    if answer is not None:
        return answer
    return Answer(notice=WaitBeforeRetry(gate.wait_s) if gate.wait_s > 0 else RecoveryRefused())


def reset(desk: Desk, tx: Transaction, account: Account, attempt: Attempt, secret: bytes) -> Answer:
    """Store the new password and spend the recovery code, in one transaction; a new code is shown."""
    if attempt.spends is None or not tx.authenticators.remove(account.id, attempt.spends):
        return desk.start_over(attempt, AccountChanged())
    step = after(attempt.step, Event.RESET)
    account = steps.store_password(tx, account, secret)
    tx.sessions.end_all(account.id)
    tx.audit.write("recovery_used", account_id=account.id, actor="nobody")
    tx.audit.write("password_recovered", account_id=account.id, actor="nobody")
    attempt = replace(attempt, step=step, row_version=account.row_version)
    return fresh_code.show(desk, tx, account, attempt, only_code=True)


def _judge(
    desk: Desk,
    tx: Transaction,
    found: Account | None,
    gate: guard.Reserved,
    command: RecoverPassword,
    recovery: str,
) -> Answer | None:
    """Compare both; None is a refusal. A name that is none costs what an enrolled account costs."""
    stands_in = tx.accounts.anybody_enrolled()
    mine = found if found is not None and found.mfa == "on" else stands_in
    account = tx.accounts.get(mine.id if mine else "")
    account_id = account.id if account else ""
    keys = tx.authenticators.of(account_id, "totp") or [tx.authenticators.stand_in("totp")]
    live = tx.authenticators.of(account_id, "recovery_code")
    live = live or [tx.authenticators.stand_in("recovery_code")]
    digest = fresh_code.digest(desk, tx, account_id, recovery)
    spends = desk.recovery.check([code.secret or b"" for code in live], digest)
    key, now_ms = keys[0], tx.now_ms()
    verdict = desk.totp.check(key.secret, key.last_counter, command.code, now_ms, desk.policy.code_window)
    own = account is not None and found is not None and account.id == found.id and not gate.spent
    if account is not None and own and account.mfa == "on" and not account.disabled and spends is not None:
        if desk.store.rolled_back or not tx.seals.whole(account.id):
            back = desk.store.rolled_back
            tx.audit.write(
                "rolled_back_refused" if back else "integrity", account_id=account.id, actor="nobody"
            )
            return None
        match verdict:
            case Right(counter=int(counter)) if tx.authenticators.advance(key, counter):
                guard.clear(tx, gate)
                return Answer(_proved(desk, tx, account, live[spends].id, command.name))
            case Right() | AlreadyUsed() | ClockBehind():
                guard.give_back(tx, gate)
    tx.audit.write("recovery_refused", account_id=found.id if found else None, actor="nobody")
    return None


def _proved(desk: Desk, tx: Transaction, account: Account, spends: int, typed_name: str) -> NewPasswordScreen:
    attempt = Attempt(
        id=desk.new_id(),
        step=after(Step.SIGN_IN, Event.BOTH_PROVED),
        typed_name=typed_name,
        account_id=account.id,
        row_version=account.row_version,
        born_ms=tx.now_ms(),
        spends=spends,
    )
    tx.audit.write("recovery_proved", account_id=account.id, actor="nobody")
    return NewPasswordScreen(desk.attempts.keep(attempt).id, typed_name, forgotten=True)
