"""Enrollment of an authenticator: nothing changes in the store until its first code is confirmed (N3, N6)."""

from dataclasses import replace

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.commands import PostponeEnrollment
from ..api.notices import (
    AccountChanged,
    CodeMalformed,
    CodeWrong,
    NotAllowed,
    PhoneClockDiffers,
    SetupExpired,
)
from ..api.screens import EnterCodeScreen, ManualKeyScreen, ScanQrScreen, SignInScreen
from ..factors import OffBy, Right
from ..factors.totp import DIGITS, PERIOD_S, qr_matrix
from ..journey import Attempt, Event, PendingKey, Step, after, progress
from ..rules import otpauth
from ..store.accounts import Account
from ..store.transaction import Transaction
from . import fresh_code, guard, steps
from .desk import Desk


def begin(desk: Desk, tx: Transaction, account: Account, attempt: Attempt) -> ScanQrScreen:
    """Make a pending key in memory, bound to the attempt, and the screens that show it."""
    pending = PendingKey(desk.totp.begin(), tx.now_ms())
    attempt = desk.attempts.keep(replace(attempt, pending=pending))
    tx.audit.write("enrollment_started", account_id=account.id, actor="nobody")
    return screen(desk, account, attempt)


def screen(desk: Desk, account: Account, attempt: Attempt) -> ScanQrScreen:
    """Show the attempt's pending key as QR code and as text: the same key, however often it is shown (N9)."""
    if attempt.pending is None:
        raise RuntimeError
    secret = attempt.pending.secret
    issuer, label = otpauth.labels(desk.issuer, account.email)
    at = progress(attempt)
    code = EnterCodeScreen(attempt.id, attempt.typed_name, enrolling=True, progress=at and (at[0] + 1, at[1]))
    uri = otpauth.uri(secret, desk.issuer, account.email)
    manual = ManualKeyScreen(
        attempt=attempt.id,
        name=attempt.typed_name,
        key=otpauth.base32_text(secret),
        account=label,
        issuer=issuer,
        digits=DIGITS,
        period_s=PERIOD_S,
        enter_code=code,
        uri=uri,
        progress=at,
    )
    return ScanQrScreen(
        attempt=attempt.id,
        name=attempt.typed_name,
        qr=qr_matrix(uri),
        account=label,
        issuer=issuer,
        required=attempt.required,
        manual_key=manual,
        enter_code=code,
        may_postpone=_may_postpone(desk, attempt),
        progress=at,
    )


def confirm(desk: Desk, _actor: Actor, attempt: Attempt, typed: str) -> Answer:
    """Judge the first code of the pending key; right, it turns MFA on in one transaction (N4, N6)."""
    if desk.totp.canonical(typed) is None:
        return Answer(notice=CodeMalformed(DIGITS))
    if attempt.pending is None:
        raise RuntimeError
    if (renewed := _renew_if_expired(desk, attempt)) is not None:
        return renewed
    gate = steps.enter(desk, attempt, "enrollment")
    if isinstance(gate, Answer):
        return gate
    with desk.store.transaction() as tx:
        account = steps.unchanged(desk, tx, attempt)
        if account is None:
            return desk.start_over(attempt, AccountChanged())
        secret = attempt.pending.secret
        verdict = desk.totp.confirm(secret, typed, tx.now_ms(), desk.policy.code_window)
        if isinstance(verdict, Right) and verdict.counter is not None:
            guard.clear(tx, gate)
            return _confirmed(desk, tx, account, attempt, verdict.counter)
        tx.audit.write("enrollment_code_refused", account_id=account.id, actor="nobody")
    notice = PhoneClockDiffers(verdict.minutes) if isinstance(verdict, OffBy) else CodeWrong()
    return steps.refused(desk, attempt, gate, notice)


def postpone(desk: Desk, _actor: Actor, command: PostponeEnrollment) -> Answer:
    """Do it later: nothing is lost; one's own wish is withdrawn, what is required stays so."""
    attempt = desk.attempts.get(command.attempt)
    if not _may_postpone(desk, attempt):
        return Answer(notice=NotAllowed())
    if attempt.recovered:
        return steps.keep(desk, attempt, Event.POSTPONED, "enrollment_put_off")
    if attempt.required:
        after(attempt.step, Event.POSTPONED_THOUGH_REQUIRED)
        with desk.store.transaction() as tx:
            tx.audit.write("enrollment_put_off", account_id=attempt.account_id, actor="nobody")
        desk.attempts.drop(attempt.id)
        return Answer(SignInScreen(attempt.typed_name))
    after(attempt.step, Event.POSTPONED)
    with desk.store.transaction() as tx:
        account = steps.unchanged(desk, tx, attempt)
        if account is None:
            return desk.start_over(attempt, AccountChanged())
        account = tx.accounts.set_mfa(account, "off", None)
        tx.audit.write("enrollment_withdrawn", account_id=account.id, actor="nobody")
        token = steps.open_session(desk, tx, account, ("pwd",), opened=True)
        desk.attempts.drop(attempt.id)
        return steps.welcome(tx, account, token, ("pwd",))


def _may_postpone(desk: Desk, attempt: Attempt) -> bool:
    """Tell whether later is an answer; at a door only where both factors were proved already (F3)."""
    return desk.door is None or attempt.recovered


def _renew_if_expired(desk: Desk, attempt: Attempt) -> Answer | None:
    with desk.store.transaction() as tx:
        account = steps.unchanged(desk, tx, attempt)
        if account is None:
            return desk.start_over(attempt, AccountChanged())
        if attempt.pending is None:
            raise RuntimeError
        if tx.now_ms() - attempt.pending.born_ms <= desk.policy.setup_key_life_s * 1000:
            return None
        return Answer(begin(desk, tx, account, attempt), SetupExpired())


def _confirmed(desk: Desk, tx: Transaction, account: Account, attempt: Attempt, counter: int) -> Answer:
    if attempt.pending is None:
        raise RuntimeError
    secret = attempt.pending.secret
    account, attempt = steps.settle_password(tx, account, attempt)
    tx.authenticators.remove_all(account.id, "totp", "activation_code")
    tx.authenticators.add(account.id, "totp", secret, last_counter=counter)
    guard.unlock(tx, account.id, "totp", "enrollment")
    account = tx.accounts.set_mfa(account, "on", tx.now_ms())
    tx.sessions.end_all(account.id, except_token=attempt.session_token)
    attempt = replace(attempt, pending=None, row_version=account.row_version)
    if attempt.recovered:
        after(attempt.step, Event.REPLACED)
        tx.audit.write("authenticator_replaced", account_id=account.id, actor="nobody")
        return steps.finish(desk, tx, account, attempt)
    methods = ("pwd", "otp")
    token = steps.open_session(desk, tx, account, methods, opened=False)
    tx.audit.write("mfa_enrolled", account_id=account.id, actor="nobody")
    attempt = replace(
        attempt,
        step=after(Step.SCAN_QR, Event.CONFIRMED),
        session_token=token,
        methods=methods,
        enrolled=True,
    )
    return fresh_code.show(desk, tx, account, attempt, only_code=True)
