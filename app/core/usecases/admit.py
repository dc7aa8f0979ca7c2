"""Sign-in: password, then one-time code; a session exists only once it is committed (S2)."""

from dataclasses import replace

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.commands import SubmitCode, SubmitPassword
from ..api.notices import (
    AccountChanged,
    AccountDamaged,
    AccountDisabled,
    AuthenticatorOff,
    ClockSteppedBack,
    CodeAlreadyUsed,
    CodeMalformed,
    CodeWrong,
    SignInRefused,
    WaitBeforeRetry,
)
from ..api.screens import CreateAccountScreen, EnterCodeScreen, RecoverySignInScreen, SignInScreen
from ..factors import AlreadyUsed, ClockBehind, Malformed, Right, Unusable
from ..factors.totp import DIGITS
from ..journey import Attempt, Event, Step, after
from ..rules import identifiers
from ..store.accounts import Account
from ..store.transaction import Transaction
from . import enroll, fresh_code, guard, steps
from .desk import Desk


def submit_password(desk: Desk, _actor: Actor, command: SubmitPassword) -> Answer:
    """Judge name and password; every refusal reads the same and costs the same (E1, E2)."""
    if not desk.store.installed:
        return Answer(CreateAccountScreen())
    with desk.store.transaction() as tx:
        account = _find(tx, command.name)
        owner = guard.owner_of(tx, account, command.name)
        gate = guard.reserve(tx, desk.policy, owner, "password", heed=guard.FACTORS)
        if isinstance(gate, guard.Refused):
            tx.audit.write("sign_in_waiting", account_id=account.id if account else None, actor="nobody")
            return Answer(notice=WaitBeforeRetry(gate.wait_s))
        stored = tx.authenticators.of(account.id if account else "", "password")
    secret = stored[0].secret if stored else None
    verdict = desk.password.check(secret, command.password)
    weak = isinstance(verdict, Right) and verdict.weak
    stronger = desk.password.begin(command.password) if weak else None
    with desk.store.transaction() as tx:
        if account is not None and isinstance(verdict, Right) and not gate.spent:
            fresh = tx.accounts.get(account.id)
            if fresh is not None and fresh.row_version == account.row_version:
                guard.clear(tx, gate)
                if stronger is not None:
                    tx.authenticators.replace_secret(stored[0], stronger)
                return _password_right(desk, tx, fresh, command.name)
        if isinstance(verdict, Malformed):
            guard.give_back(tx, gate)
        broken = bool(stored) and isinstance(verdict, Unusable)
        event = "integrity" if broken else "password_refused"
        tx.audit.write(event, account_id=account.id if account else None, actor="nobody")
    began = gate.wait_s > 0 and not isinstance(verdict, Malformed)
    return Answer(notice=WaitBeforeRetry(gate.wait_s) if began else SignInRefused())


def submit_code(desk: Desk, actor: Actor, command: SubmitCode) -> Answer:
    """Judge a one-time code: of a later sign-in, or the first one of a new authenticator."""
    attempt = desk.attempts.get(command.attempt)
    if attempt.step is Step.SCAN_QR:
        return enroll.confirm(desk, actor, attempt, command.code)
    after(attempt.step, Event.CODE_RIGHT)
    if desk.totp.canonical(command.code) is None:
        return Answer(notice=CodeMalformed(DIGITS))
    gate = steps.enter(desk, attempt, "totp")
    if isinstance(gate, Answer):
        return gate
    with desk.store.transaction() as tx:
        answer = _judge_code(desk, tx, attempt, gate, command.code)
    return answer or steps.refused(desk, attempt, gate, CodeWrong())


def _judge_code(  # noqa: PLR0911 one return a verdict
    desk: Desk, tx: Transaction, attempt: Attempt, gate: guard.Reserved, typed: str
) -> Answer | None:
    """Compare and commit in one transaction (T2); None is a wrong code."""
    account = steps.unchanged(desk, tx, attempt)
    if account is None:
        return desk.start_over(attempt, AccountChanged())
    active = tx.authenticators.of(account.id, "totp")
    if not active:
        return steps.damaged(desk, tx, attempt)
    if gate.spent:
        tx.audit.write("factor_off", account_id=account.id, actor="nobody", factor="totp")
        return desk.start_over(attempt, AuthenticatorOff())
    mine, now_ms = active[0], tx.now_ms()
    verdict = desk.totp.check(mine.secret, mine.last_counter, typed, now_ms, desk.policy.code_window)
    match verdict:
        case Right(counter=int(counter)) if tx.authenticators.advance(mine.id, counter):
            guard.clear(tx, gate)
            return _code_right(desk, tx, account, attempt)
        case Right() | AlreadyUsed():
            guard.give_back(tx, gate)
            tx.audit.write("otp_replay", account_id=account.id, actor="nobody")
            return Answer(notice=CodeAlreadyUsed())
        case ClockBehind(works_at_ms):
            guard.give_back(tx, gate)
            tx.audit.write("clock_step", account_id=account.id, actor="nobody")
            return Answer(notice=ClockSteppedBack(works_at_ms))
        case Unusable():
            return steps.damaged(desk, tx, attempt)
    tx.audit.write("code_refused", account_id=account.id, actor="nobody")
    return None


def _find(tx: Transaction, typed_name: str) -> Account | None:
    found = identifiers.identifier(typed_name)
    if found is None:
        return None
    if found.kind == "email":
        return tx.accounts.find(email=found.canonical)
    return tx.accounts.find(username=found.canonical)


def _password_right(desk: Desk, tx: Transaction, account: Account, typed_name: str) -> Answer:
    if account.disabled:
        # After a right password the truth may be said (E1).
        tx.audit.write("disabled_refused", account_id=account.id, actor="nobody")
        return Answer(notice=AccountDisabled())
    enrolled = bool(tx.authenticators.of(account.id, "totp"))
    if enrolled != (account.mfa == "on"):
        # Somebody switched MFA without us: never an open door (T7, D3).
        tx.audit.write("integrity", account_id=account.id, actor="nobody")
        return Answer(SignInScreen(typed_name), AccountDamaged())
    if account.mfa == "off":
        token = steps.open_session(tx, account, ("pwd",), opened=True)
        tx.audit.write("signed_in", account_id=account.id, actor="nobody", methods="pwd")
        return steps.welcome(account, token, ("pwd",))
    attempt = Attempt(
        id=desk.new_id(),
        step=Step.SIGN_IN,
        typed_name=typed_name,
        account_id=account.id,
        row_version=account.row_version,
        born_ms=tx.now_ms(),
        required=account.mfa == "required",
    )
    tx.audit.write("password_right", account_id=account.id, actor="nobody")
    if account.mfa == "on":
        attempt = desk.attempts.keep(replace(attempt, step=after(attempt.step, Event.CODE_ASKED)))
        return Answer(code_screen(attempt))
    attempt = replace(attempt, step=after(attempt.step, Event.ENROLLMENT_ASKED))
    return Answer(enroll.begin(desk, tx, account, attempt))


def code_screen(attempt: Attempt) -> EnterCodeScreen:
    """Show the field for the code of a later sign-in."""
    recovery = RecoverySignInScreen(attempt.id, attempt.typed_name)
    return EnterCodeScreen(attempt.id, attempt.typed_name, enrolling=False, recovery=recovery)


def _code_right(desk: Desk, tx: Transaction, account: Account, attempt: Attempt) -> Answer:
    methods = ("pwd", "otp")
    codes = tx.authenticators.of(account.id, "recovery_code")
    unticked = not codes or codes[0].recorded_ms is None
    token = steps.open_session(tx, account, methods, opened=not unticked)
    tx.audit.write("signed_in", account_id=account.id, actor="nobody", methods="pwd otp")
    attempt = replace(attempt, session_token=token, methods=methods)
    if unticked:
        step = after(attempt.step, Event.CODE_RIGHT_NOT_RECORDED)
        return fresh_code.show(desk, tx, account, replace(attempt, step=step))
    after(attempt.step, Event.CODE_RIGHT)
    desk.attempts.drop(attempt.id)
    return steps.welcome(account, token, methods)
