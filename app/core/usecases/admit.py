"""Sign-in: password, then one-time code; a session exists only once it is committed (S2)."""

from dataclasses import replace

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.commands import SubmitCode, SubmitPassword
from ..api.notices import (
    AccountChanged,
    AccountDamaged,
    AccountDisabled,
    ActivationNeeded,
    CodeMalformed,
    PasswordExpired,
    SignInRefused,
    WaitBeforeRetry,
)
from ..api.screens import (
    ActivationScreen,
    EnterCodeScreen,
    NewPasswordScreen,
    RecoverySignInScreen,
    SignInScreen,
)
from ..factors import Malformed, Right, Unusable
from ..factors.totp import DIGITS
from ..journey import Attempt, Event, Step, after
from ..store.accounts import Account
from ..store.authenticators import Authenticator
from ..store.transaction import Transaction
from . import codes, doors, enroll, fresh_code, guard, steps
from .desk import Desk
from .naming import named


def submit_password(desk: Desk, _actor: Actor, command: SubmitPassword) -> Answer:
    """Judge name and password; every refusal reads the same and costs the same (E1, E2)."""
    if not desk.store.installed:
        return doors.first_run(desk)
    with desk.store.transaction() as tx:
        account = named(tx, command.name)
        owner = guard.owner_of(tx, account, command.name)
        gate = guard.reserve(tx, desk.policy, owner, "password", heed=guard.SIGN_IN)
        if isinstance(gate, guard.Refused):
            steps.waiting(tx, account.id if account else None, "nobody", "password")
            return Answer(notice=WaitBeforeRetry(gate.wait_s))
        stored = tx.authenticators.of(account.id if account else "", "password")
    one = stored[0] if stored else None
    typed = steps.as_stored(desk, one, command.password)
    verdict = desk.password.check(one.secret if one else None, typed)
    weak = isinstance(verdict, Right) and verdict.weak
    stronger = desk.password.begin(typed) if weak else None
    with desk.store.transaction() as tx:
        if account is not None and one is not None and isinstance(verdict, Right) and not gate.spent:
            fresh = tx.accounts.get(account.id)
            if fresh is not None and fresh.row_version == account.row_version:
                guard.clear(tx, gate)
                if stronger is not None and tx.seals.whole(fresh.id):
                    tx.authenticators.replace_secret(one, stronger)
                return _password_right(desk, tx, fresh, one, command.name)
        if isinstance(verdict, Malformed):
            guard.give_back(tx, gate)
        broken = bool(stored) and isinstance(verdict, Unusable)
        tx.audit.write(
            "integrity" if broken else "password_refused",
            account_id=account.id if account else None,
            actor="nobody",
            reason=_why(account, one, gate, verdict),
        )
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
        account = steps.unchanged(desk, tx, attempt)
        if account is None:
            return desk.start_over(attempt, AccountChanged())
        refused = codes.accept(desk, tx, account, command.code, gate, actor)
        if refused is None:
            return _code_right(desk, tx, account, attempt)
    return desk.start_over(attempt, refused) if isinstance(refused, codes.FINAL) else Answer(notice=refused)


def go_on(desk: Desk, tx: Transaction, account: Account, attempt: Attempt) -> Answer:
    """Lead on from a right password: to the account, to the code, or to enrollment with its proof (N2)."""
    refused = doors.refused(desk, tx, account)
    if refused is not None:
        return desk.start_over(attempt, refused)
    match account.mfa:
        case "off":
            after(attempt.step, Event.PASSWORD_ENOUGH)
            desk.attempts.drop(attempt.id)
            token = steps.open_session(desk, tx, account, ("pwd",), opened=True)
            return steps.welcome(tx, account, token, ("pwd",))
        case "on":
            attempt = replace(attempt, step=after(attempt.step, Event.CODE_ASKED))
            return Answer(code_screen(desk.attempts.keep(attempt)))
        case "required":
            handed = tx.authenticators.of(account.id, "activation_code")
            if handed and not steps.expired(tx, handed[0]):
                step = after(attempt.step, Event.ACTIVATION_ASKED)
                attempt = desk.attempts.keep(replace(attempt, step=step))
                return Answer(ActivationScreen(attempt.id, attempt.typed_name))
            if handed or not attempt.slip:
                tx.audit.write("activation_missing", account_id=account.id, actor="nobody")
                return desk.start_over(attempt, ActivationNeeded())
    attempt = replace(attempt, step=after(attempt.step, Event.ENROLLMENT_ASKED))
    return Answer(enroll.begin(desk, tx, account, attempt))


def code_screen(attempt: Attempt) -> EnterCodeScreen:
    """Show the field for the code of a later sign-in."""
    recovery = RecoverySignInScreen(attempt.id, attempt.typed_name)
    return EnterCodeScreen(attempt.id, attempt.typed_name, enrolling=False, recovery=recovery)


def _why(account: Account | None, one: Authenticator | None, gate: guard.Reserved, verdict: object) -> str:
    """Name for the record, and for nobody else, why a password was refused."""
    if account is None:
        return "no_such_name"
    if one is None:
        return "no_password"
    if gate.spent:
        return "password_off"
    if isinstance(verdict, Right):
        return "changed_meanwhile"
    return type(verdict).__name__.lower()


def _password_right(
    desk: Desk, tx: Transaction, account: Account, one: Authenticator, typed_name: str
) -> Answer:
    refused = _refused(desk, tx, account, one, typed_name)
    if refused is not None:
        return refused
    attempt = Attempt(
        id=desk.new_id(),
        step=Step.SIGN_IN,
        typed_name=typed_name,
        account_id=account.id,
        row_version=account.row_version,
        born_ms=tx.now_ms(),
        required=account.mfa == "required",
        slip=one.expires_ms is not None,
    )
    tx.audit.write("password_right", account_id=account.id, actor="nobody")
    if attempt.slip:
        attempt = desk.attempts.keep(replace(attempt, step=after(attempt.step, Event.CHANGE_ASKED)))
        return Answer(NewPasswordScreen(attempt.id, typed_name))
    return go_on(desk, tx, account, attempt)


def _refused(
    desk: Desk, tx: Transaction, account: Account, one: Authenticator, typed_name: str
) -> Answer | None:
    """Say, on record, why the right password leads nowhere: now the truth may be said (E1)."""
    if account.disabled:
        tx.audit.write("disabled_refused", account_id=account.id, actor="nobody")
        return Answer(notice=AccountDisabled())
    if not tx.seals.whole(account.id):
        # Somebody changed the account or its factors without us: never an open door (D3).
        tx.audit.write("integrity", account_id=account.id, actor="nobody")
        return Answer(SignInScreen(typed_name), AccountDamaged())
    if steps.expired(tx, one):
        tx.audit.write("one_time_password_expired", account_id=account.id, actor="nobody")
        return Answer(notice=PasswordExpired())
    if one.expires_ms is not None and _activation_is_over(tx, account):
        # A password chosen now would be chosen for nothing.
        tx.audit.write("activation_missing", account_id=account.id, actor="nobody")
        return Answer(SignInScreen(typed_name), ActivationNeeded())
    refused = doors.refused(desk, tx, account)
    return Answer(notice=refused) if refused is not None else None


def _activation_is_over(tx: Transaction, account: Account) -> bool:
    """Tell whether MFA must be set up with a code that an administrator handed out too long ago."""
    handed = tx.authenticators.of(account.id, "activation_code") if account.mfa == "required" else []
    return bool(handed) and steps.expired(tx, handed[0])


def _code_right(desk: Desk, tx: Transaction, account: Account, attempt: Attempt) -> Answer:
    methods = ("pwd", "otp")
    account, attempt = steps.settle_password(tx, account, attempt)
    unticked = not tx.authenticators.recorded(account.id)
    token = steps.open_session(desk, tx, account, methods, opened=not unticked)
    attempt = replace(attempt, session_token=token, methods=methods)
    if unticked:
        step = after(attempt.step, Event.CODE_RIGHT_NOT_RECORDED)
        return fresh_code.show(desk, tx, account, replace(attempt, step=step))
    after(attempt.step, Event.CODE_RIGHT)
    desk.attempts.drop(attempt.id)
    return steps.welcome(tx, account, token, methods)
