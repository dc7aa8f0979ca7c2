"""Proof by somebody who is signed in: the password, then the code where MFA is on (P5, N1).

Every attempt is counted before it is judged, and whatever the proof is for happens in the
transaction that accepts its last part.
"""

from collections.abc import Callable
from typing import TypeVar

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.notices import AccountChanged, CodeMalformed, CurrentPasswordWrong, Notice, WaitBeforeRetry
from ..factors import Malformed, Right
from ..factors.totp import DIGITS
from ..store.accounts import Account
from ..store.transaction import Transaction
from . import codes, guard, steps
from .desk import Desk
from .naming import on_record
from .session import screen_of, signed_in

T = TypeVar("T")
Change = Callable[[Transaction, Account], Answer]
Who = Callable[[Transaction], Account]
Unless = Callable[[Transaction, Account], Answer | None]


def always(_tx: Transaction, _account: Account) -> None:
    """Know nothing that speaks against a change."""


def proved(
    desk: Desk, actor: Actor, password: str, code: str, change: Change, unless: Unless = always
) -> Answer:
    """Judge the factors there are and make the change, or say why not; ``unless`` speaks before any proof."""
    with desk.store.transaction(write=False) as tx:
        account = signed_in(desk, tx, actor)
        answer = unless(tx, account)
    if answer is not None:
        return answer
    if account.mfa == "on" and desk.totp.canonical(code) is None:
        return Answer(notice=CodeMalformed(DIGITS))

    def who(tx: Transaction) -> Account:
        return signed_in(desk, tx, actor)

    def then(tx: Transaction, account: Account) -> guard.Reserved | guard.Refused | None:
        return codes.reserve(desk, tx, account, actor) if account.mfa == "on" else None

    gate = password_of(desk, actor, who, password, then)
    if isinstance(gate, guard.Refused):
        return Answer(notice=WaitBeforeRetry(gate.wait_s))
    if not isinstance(gate, guard.Reserved | None):
        return Answer(notice=gate)
    with desk.store.transaction() as tx:
        account = signed_in(desk, tx, actor)
        if (account.mfa == "on") != (gate is not None):
            return Answer(screen_of(tx, actor, account), AccountChanged())
        refused = codes.accept(desk, tx, account, code, gate, actor) if gate is not None else None
        return Answer(notice=refused) if refused is not None else change(tx, account)


def password_of(
    desk: Desk, actor: Actor, who: Who, typed: str, then: Callable[[Transaction, Account], T]
) -> T | Notice:
    """Judge the current password; right, ``then`` happens in the same transaction."""
    with desk.store.transaction() as tx:
        account = who(tx)
        gate = guard.reserve(tx, desk.policy, account.id, "password")
        if isinstance(gate, guard.Refused):
            steps.waiting(tx, account.id, on_record(actor, account), "password")
            return WaitBeforeRetry(gate.wait_s)
        stored = tx.authenticators.of(account.id, "password")
    verdict = desk.password.check(stored[0].secret if stored else None, typed)
    with desk.store.transaction() as tx:
        account = who(tx)
        if isinstance(verdict, Right) and not gate.spent:
            guard.clear(tx, gate)
            return then(tx, account)
        if isinstance(verdict, Malformed):
            guard.give_back(tx, gate)
            return CurrentPasswordWrong()
        why = "password_off" if gate.spent else type(verdict).__name__.lower()
        tx.audit.write("password_refused", account_id=account.id, actor=on_record(actor, account), reason=why)
    return WaitBeforeRetry(gate.wait_s) if gate.wait_s > 0 else CurrentPasswordWrong()
