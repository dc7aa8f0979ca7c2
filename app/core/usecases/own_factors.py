"""Changes of one's own factors while signed in: each needs the factors there are, freshly proved (P5, N1)."""

from collections.abc import Callable

from ..api.actors import Actor, Person
from ..api.answers import Answer
from ..api.commands import ChangePassword, TurnOffMfa
from ..api.notices import (
    AccountChanged,
    AccountDamaged,
    AuthenticatorOff,
    CodeAlreadyUsed,
    CodeMalformed,
    CodeWrong,
    CurrentPasswordWrong,
    MfaTurnedOff,
    Notice,
    PasswordChanged,
    PasswordsDiffer,
    WaitBeforeRetry,
)
from ..factors import AlreadyUsed, ClockBehind, Malformed, Right, Wrong
from ..factors.totp import DIGITS
from ..rules import passwords
from ..store.accounts import Account
from ..store.transaction import Transaction
from . import guard
from .desk import Desk
from .profile import screen_of, session_over, signed_in

Change = Callable[[Transaction, Account], Answer]


def turn_off_mfa(desk: Desk, actor: Actor, command: TurnOffMfa) -> Answer:
    """Remove authenticator and recovery codes; the password stays."""

    def change(tx: Transaction, account: Account) -> Answer:
        if account.mfa != "on":
            return Answer(screen_of(account), AccountChanged())
        for one in [
            *tx.authenticators.of(account.id, "totp"),
            *tx.authenticators.of(account.id, "recovery_code"),
        ]:
            tx.authenticators.remove(one.id)
        # Whatever is bound next begins with counters of its own (L1).
        guard.unlock(tx, account.id, "totp", "recovery_code", "enrollment")
        account = tx.accounts.set_mfa(account, "off", None)
        tx.audit.write("mfa_turned_off", account_id=account.id, actor=f"person:{account.id}")
        return Answer(screen_of(account), MfaTurnedOff())

    return _proved(desk, actor, command.current_password, command.code, change)


def change_password(desk: Desk, actor: Actor, command: ChangePassword) -> Answer:
    """Store another password after the current factors are proved and the new one is judged."""
    with desk.store.transaction(write=False) as tx:
        account = signed_in(desk, tx, actor)
    if account is None:
        return session_over()
    refused = _judged(desk, account, command)
    if refused is not None:
        return Answer(notice=refused)
    secret = desk.password.begin(command.password)

    def change(tx: Transaction, account: Account) -> Answer:
        for former in tx.authenticators.of(account.id, "password"):
            tx.authenticators.remove(former.id)
        tx.authenticators.add(account.id, "password", secret)
        account = tx.accounts.raise_version(account)
        tx.audit.write("password_changed", account_id=account.id, actor=f"person:{account.id}")
        return Answer(screen_of(account), PasswordChanged())

    return _proved(desk, actor, command.current_password, command.code, change)


def _judged(desk: Desk, account: Account, command: ChangePassword) -> Notice | None:
    judged = passwords.judge(command.password, desk.policy, username=account.username, email=account.email)
    if judged is None and command.password != command.repeat:
        return PasswordsDiffer()
    return judged


def _proved(desk: Desk, actor: Actor, password: str, code: str, change: Change) -> Answer:
    """Judge the password, then the code where MFA is on, and make the change in the last transaction."""
    gate = _password(desk, actor, password, code)
    if isinstance(gate, Answer):
        return gate
    with desk.store.transaction() as tx:
        account = signed_in(desk, tx, actor)
        if account is None:
            return session_over()
        if (account.mfa == "on") != (gate is not None):
            return Answer(screen_of(account), AccountChanged())
        refused = _code(desk, tx, account, code, gate) if gate is not None else None
        return Answer(notice=refused) if refused is not None else _changed(tx, actor, account, change)


def _password(  # noqa: PLR0911 one return a refusal
    desk: Desk, actor: Actor, password: str, code: str
) -> guard.Reserved | Answer | None:
    """Judge the password; right, it reserves an attempt on the code where MFA is on."""
    with desk.store.transaction() as tx:
        account = signed_in(desk, tx, actor)
        if account is None:
            return session_over()
        if account.mfa == "on" and desk.totp.canonical(code) is None:
            return Answer(notice=CodeMalformed(DIGITS))
        gate = guard.reserve(tx, desk.policy, account.id, "password")
        if isinstance(gate, guard.Refused):
            return Answer(notice=WaitBeforeRetry(gate.wait_s))
        stored = tx.authenticators.of(account.id, "password")
    verdict = desk.password.check(stored[0].secret if stored else None, password)
    with desk.store.transaction() as tx:
        if not isinstance(verdict, Right) or gate.spent:
            if isinstance(verdict, Malformed):
                guard.give_back(tx, gate)
            tx.audit.write("password_refused", account_id=account.id, actor=f"person:{account.id}")
            return Answer(notice=WaitBeforeRetry(gate.wait_s) if gate.wait_s else CurrentPasswordWrong())
        guard.clear(tx, gate)
        if account.mfa != "on":
            return None
        code_gate = guard.reserve(tx, desk.policy, account.id, "totp")
    if isinstance(code_gate, guard.Refused):
        return Answer(notice=WaitBeforeRetry(code_gate.wait_s))
    return code_gate


def _code(desk: Desk, tx: Transaction, account: Account, typed: str, gate: guard.Reserved) -> Notice | None:
    """Accept a code once, or say why not; None is accepted (T2)."""
    active = tx.authenticators.of(account.id, "totp")
    if gate.spent:
        return AuthenticatorOff()
    if not active:
        return AccountDamaged()
    mine = active[0]
    verdict = desk.totp.check(mine.secret, mine.last_counter, typed, tx.now_ms(), desk.policy.code_window)
    match verdict:
        case Right(counter=int(counter)) if tx.authenticators.advance(mine.id, counter):
            guard.clear(tx, gate)
            return None
        case Right() | AlreadyUsed() | ClockBehind():
            guard.give_back(tx, gate)
            return CodeAlreadyUsed()
        case Wrong():
            tx.audit.write("code_refused", account_id=account.id, actor=f"person:{account.id}")
            return WaitBeforeRetry(gate.wait_s) if gate.wait_s else CodeWrong()
    return AccountDamaged()


def _changed(tx: Transaction, actor: Actor, account: Account, change: Change) -> Answer:
    """Make the change and end the account's other sessions (N7)."""
    answer = change(tx, account)
    if isinstance(actor, Person):
        tx.sessions.end_all(account.id, except_token=actor.session)
    return answer
