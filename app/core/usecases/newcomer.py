"""What a sign-in asks before it goes on: a password of one's own, an activation code (P9, N2)."""

from dataclasses import replace

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.commands import SubmitActivationCode, SubmitNewPassword
from ..api.notices import (
    AccountChanged,
    ActivationCodeMalformed,
    ActivationCodeWrong,
    ActivationNeeded,
    PasswordNotNew,
)
from ..factors import Right
from ..journey import Event, OutOfOrderError, Step, after
from ..store.authenticators import Authenticator
from . import admit, enroll, forgotten, fresh_code, guard, steps
from .desk import Desk


def submit_new_password(desk: Desk, _actor: Actor, command: SubmitNewPassword) -> Answer:
    """Take the password that the person chose; it is stored with the proof that may store it.

    Where MFA is on or required that proof is still to come, and until then the one-time password works.
    """
    attempt = desk.attempts.get(command.attempt)
    if attempt.step is not Step.NEW_PASSWORD:
        raise OutOfOrderError(attempt.step.name)
    with desk.store.transaction(write=False) as tx:
        account = steps.unchanged(desk, tx, attempt)
        former = tx.authenticators.of(attempt.account_id, "password")
    if account is None:
        return desk.start_over(attempt, AccountChanged())
    refused = steps.judged(desk, account.username, account.email, command.password, command.repeat)
    if refused is None and attempt.slip and _same(desk, former, command.password):
        refused = PasswordNotNew()
    if refused is not None:
        return Answer(notice=refused)
    secret = desk.password.begin(command.password)
    with desk.store.transaction() as tx:
        account = steps.unchanged(desk, tx, attempt)
        if account is None:
            return desk.start_over(attempt, AccountChanged())
        if attempt.spends is not None:
            return forgotten.reset(desk, tx, account, attempt, secret)
        attempt = replace(attempt, step=after(attempt.step, Event.PASSWORD_CHOSEN), new_password=secret)
        if account.mfa in {"off", "wanted"}:
            account, attempt = steps.settle_password(tx, account, attempt)
        return admit.go_on(desk, tx, account, attempt)


def submit_activation_code(desk: Desk, _actor: Actor, command: SubmitActivationCode) -> Answer:
    """Judge the code that an administrator handed out; it is spent when the new factor is confirmed."""
    attempt = desk.attempts.get(command.attempt)
    step = after(attempt.step, Event.ACTIVATED)
    canonical = desk.slip.canonical(command.code)
    if canonical is None:
        return Answer(notice=ActivationCodeMalformed())
    gate = steps.enter(desk, attempt, "activation")
    if isinstance(gate, Answer):
        return gate
    with desk.store.transaction() as tx:
        account = steps.unchanged(desk, tx, attempt)
        if account is None:
            return desk.start_over(attempt, AccountChanged())
        handed = tx.authenticators.of(account.id, "activation_code")
        if gate.spent or not handed or steps.expired(tx, handed[0]):
            tx.audit.write("activation_missing", account_id=account.id, actor="nobody")
            return desk.start_over(attempt, ActivationNeeded())
        digest = fresh_code.digest(desk, tx, account.id, canonical, "activation_code")
        if desk.slip.check([handed[0].secret or b""], digest) is not None:
            guard.clear(tx, gate)
            tx.audit.write("activation_code_right", account_id=account.id, actor="nobody")
            return Answer(enroll.begin(desk, tx, account, replace(attempt, step=step)))
        tx.audit.write("activation_code_refused", account_id=account.id, actor="nobody")
    return steps.refused(desk, attempt, gate, ActivationCodeWrong())


def _same(desk: Desk, former: list[Authenticator], password: str) -> bool:
    one = former[0] if former else None
    verdict = desk.password.check(one.secret if one else None, steps.as_stored(desk, one, password))
    return isinstance(verdict, Right)
