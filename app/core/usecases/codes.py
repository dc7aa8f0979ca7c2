"""A one-time code is judged in one place: at sign-in, while signed in, and to unlock a session."""

from ..api.actors import Actor
from ..api.notices import (
    AccountDamaged,
    AuthenticatorOff,
    ClockSteppedBack,
    CodeAlreadyUsed,
    CodeWrong,
    Notice,
    StoreRolledBack,
    WaitBeforeRetry,
)
from ..factors import AlreadyUsed, ClockBehind, Right, Unusable
from ..store.accounts import Account
from ..store.transaction import Transaction
from . import guard, steps
from .desk import Desk
from .naming import on_record

# Refusals after which nothing more can be tried here and now.
FINAL = (AccountDamaged, AuthenticatorOff, StoreRolledBack, WaitBeforeRetry)


def reserve(desk: Desk, tx: Transaction, account: Account, actor: Actor) -> guard.Reserved | guard.Refused:
    """Count an attempt by somebody who is signed in, or record that it came while a wait was on."""
    gate = guard.reserve(tx, desk.policy, account.id, "totp")
    if isinstance(gate, guard.Refused):
        steps.waiting(tx, account.id, on_record(actor, account), "totp")
    return gate


def accept(  # noqa: PLR0911 one return a verdict
    desk: Desk, tx: Transaction, account: Account, typed: str, gate: guard.Reserved, actor: Actor
) -> Notice | None:
    """Accept a code once, in the caller's transaction, or say why not; None is accepted (T2).

    A replay and a clock that stands before the last accepted code are no guesses: they count nothing.
    """
    by = on_record(actor, account)
    if desk.store.rolled_back:
        guard.give_back(tx, gate)
        tx.audit.write("rolled_back_refused", account_id=account.id, actor=by)
        return StoreRolledBack()
    active = tx.authenticators.of(account.id, "totp")
    if not active:
        tx.audit.write("integrity", account_id=account.id, actor=by)
        return AccountDamaged()
    if gate.spent:
        tx.audit.write("factor_off", account_id=account.id, actor=by, factor="totp")
        return AuthenticatorOff()
    mine = active[0]
    verdict = desk.totp.check(mine.secret, mine.last_counter, typed, tx.now_ms(), desk.policy.code_window)
    match verdict:
        case Right(counter=int(counter)) if tx.authenticators.advance(mine, counter):
            guard.clear(tx, gate)
            return None
        case Right() | AlreadyUsed():
            guard.give_back(tx, gate)
            tx.audit.write("otp_replay", account_id=account.id, actor=by)
            return CodeAlreadyUsed()
        case ClockBehind(works_at_ms):
            guard.give_back(tx, gate)
            tx.audit.write("clock_step", account_id=account.id, actor=by)
            return ClockSteppedBack(works_at_ms)
        case Unusable():
            tx.audit.write("integrity", account_id=account.id, actor=by)
            return AccountDamaged()
    tx.audit.write("code_refused", account_id=account.id, actor=by)
    return WaitBeforeRetry(gate.wait_s) if gate.wait_s > 0 else CodeWrong()
