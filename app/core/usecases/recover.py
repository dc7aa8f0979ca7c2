"""Recovery codes: one is shown once, recorded, spent once, and followed by a new one (R1, R2, R3)."""

from dataclasses import replace

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.commands import ConfirmRecorded, KeepAuthenticator, SetUpNewAuthenticator, SubmitRecoveryCode
from ..api.notices import (
    AccountChanged,
    Notice,
    PasswordRecovered,
    RecoveryCodeMalformed,
    RecoveryCodeOff,
    RecoveryCodeWrong,
    StoreRolledBack,
)
from ..api.screens import PhoneLostScreen
from ..journey import Event, Step, after
from ..store.accounts import Account
from ..store.transaction import Transaction
from . import enroll, fresh_code, guard, steps
from .desk import Desk


def submit_recovery_code(desk: Desk, _actor: Actor, command: SubmitRecoveryCode) -> Answer:
    """Accept a live recovery code instead of a one-time code; the password was right before (R3)."""
    attempt = desk.attempts.get(command.attempt)
    step = after(attempt.step, Event.RECOVERED)
    canonical = desk.recovery.canonical(command.code)
    if canonical is None:
        return Answer(notice=RecoveryCodeMalformed())
    gate = steps.enter(desk, attempt, "recovery_code")
    if isinstance(gate, Answer):
        return gate
    with desk.store.transaction() as tx:
        account = steps.unchanged(desk, tx, attempt)
        if account is None:
            return desk.start_over(attempt, AccountChanged())
        if desk.store.rolled_back or gate.spent:
            return desk.start_over(attempt, _out_of_use(desk, tx, account, gate))
        live = tx.authenticators.of(account.id, "recovery_code")
        digest = fresh_code.digest(desk, tx, account.id, canonical)
        spent = desk.recovery.check([code.secret or b"" for code in live], digest)
        if spent is not None and tx.authenticators.remove(account.id, live[spent].id):
            guard.clear(tx, gate)
            account, attempt = steps.settle_password(tx, account, attempt)
            methods = ("pwd", "recovery")
            token = steps.open_session(desk, tx, account, methods, opened=False)
            tx.audit.write("recovery_used", account_id=account.id, actor="nobody")
            attempt = replace(attempt, step=step, session_token=token, methods=methods, recovered=True)
            return fresh_code.show(desk, tx, account, attempt)
        tx.audit.write("recovery_refused", account_id=account.id, actor="nobody")
    return steps.refused(desk, attempt, gate, RecoveryCodeWrong())


def _out_of_use(desk: Desk, tx: Transaction, account: Account, gate: guard.Reserved) -> Notice:
    """Say why no recovery code is judged at all: the store is not what it was, or too many were wrong."""
    if desk.store.rolled_back:
        guard.give_back(tx, gate)
        tx.audit.write("rolled_back_refused", account_id=account.id, actor="nobody")
        return StoreRolledBack()
    tx.audit.write("factor_off", account_id=account.id, actor="nobody", factor="recovery_code")
    return RecoveryCodeOff()


def confirm_recorded(desk: Desk, _actor: Actor, command: ConfirmRecorded) -> Answer:
    """Take the new code as recorded: the former one dies, and the sign-in goes on."""
    attempt = desk.attempts.get(command.attempt)
    event = Event.RECORDED_AFTER_RECOVERY if attempt.recovered else Event.RECORDED
    if attempt.spends is not None:
        event = Event.RECORDED_AFTER_RESET
    step = after(attempt.step, event)
    with desk.store.transaction() as tx:
        account = steps.unchanged(desk, tx, attempt)
        if account is not None and (wrong := fresh_code.unproved(desk, attempt, command.groups)):
            return Answer(notice=wrong)
        if account is None or not fresh_code.record(tx, account.id, attempt.recovery_id):
            return desk.start_over(attempt, AccountChanged())
        tx.audit.write("recovery_code_recorded", account_id=account.id, actor="nobody")
        attempt = replace(attempt, step=step, recovery_code=None)
        if step is Step.SIGN_IN:
            return desk.start_over(attempt, PasswordRecovered())
        if step is Step.PHONE_LOST:
            desk.attempts.keep(attempt)
            return Answer(PhoneLostScreen(attempt.id, attempt.typed_name))
        return steps.finish(desk, tx, account, attempt)


def set_up_new_authenticator(desk: Desk, _actor: Actor, command: SetUpNewAuthenticator) -> Answer:
    """Begin another enrollment; the old authenticator works until the new one is confirmed."""
    attempt = desk.attempts.get(command.attempt)
    step = after(attempt.step, Event.NEW_AUTHENTICATOR_CHOSEN)
    with desk.store.transaction() as tx:
        account = steps.unchanged(desk, tx, attempt)
        if account is None:
            return desk.start_over(attempt, AccountChanged())
        return Answer(enroll.begin(desk, tx, account, replace(attempt, step=step)))


def keep_authenticator(desk: Desk, _actor: Actor, command: KeepAuthenticator) -> Answer:
    """Open the session as it is: the phone is not lost."""
    return steps.keep(desk, desk.attempts.get(command.attempt), Event.KEPT, "authenticator_kept")
