"""What an administrator does to let the right person back in; each act is on record with who did it (R7)."""

from collections.abc import Callable

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.notices import (
    AccountMeddled,
    AccountSwitched,
    AccountUnlocked,
    ActivationCodeMade,
    ClockReset,
    NoSuchAccount,
    OneTimePasswordMade,
    ReasonMissing,
)
from ..api.operator_commands import (
    DisableAccount,
    EnableAccount,
    ResetClock,
    ResetMfa,
    ResetPassword,
    UnlockAccount,
)
from ..factors.totp import counter_at
from ..store.accounts import Account
from ..store.transaction import Transaction
from . import fresh_code, guard
from .desk import Desk
from .naming import named, on_record

LONGEST_REASON = 500


def unlock_account(desk: Desk, actor: Actor, command: UnlockAccount) -> Answer:
    """Set an account's counters back (L12)."""

    def act(tx: Transaction, account: Account) -> Answer:
        guard.unlock(tx, account.id)
        tx.audit.write("account_unlocked", account_id=account.id, actor=on_record(actor))
        return Answer(notice=AccountUnlocked())

    return _on(desk, command.name, act)


def disable_account(desk: Desk, actor: Actor, command: DisableAccount) -> Answer:
    """Disable an account and end its sessions (S3)."""
    return _switch(desk, actor, command.name, disabled=True)


def enable_account(desk: Desk, actor: Actor, command: EnableAccount) -> Answer:
    """Enable a disabled account."""
    return _switch(desk, actor, command.name, disabled=False)


def reset_password(desk: Desk, actor: Actor, command: ResetPassword) -> Answer:
    """Put a one-time password in place of the password; nobody but its receiver knows what follows (P9)."""
    code, secret = one_time_password(desk)

    def act(tx: Transaction, account: Account) -> Answer:
        expires_ms = hand_out(desk, tx, account, secret)
        tx.sessions.end_all(account.id)
        tx.audit.write("password_reset", account_id=account.id, actor=on_record(actor))
        written = desk.slip.written(code)
        return Answer(notice=OneTimePasswordMade(account.username, written, expires_ms, added=False))

    return _on(desk, command.name, act)


def reset_mfa(desk: Desk, actor: Actor, command: ResetMfa) -> Answer:
    """Remove authenticator and recovery codes, end sessions, and hand out an activation code (N2)."""
    reason = command.reason.strip()
    if not reason:
        return Answer(notice=ReasonMissing())

    def act(tx: Transaction, account: Account) -> Answer:
        tx.authenticators.remove_all(account.id, "totp", "recovery_code", "activation_code")
        # Whatever is bound next begins with counters of its own (L1).
        guard.unlock(tx, account.id, "totp", "recovery_code", "enrollment", "activation", "forgotten")
        account = tx.accounts.set_mfa(account, "required", None)
        tx.sessions.end_all(account.id)
        code = desk.slip.begin()
        digest = fresh_code.digest(desk, tx, account.id, code, "activation_code")
        expires_ms = _expires(desk, tx)
        tx.authenticators.add(account.id, "activation_code", digest, expires_ms=expires_ms)
        tx.audit.write(
            "mfa_reset", account_id=account.id, actor=on_record(actor), reason=reason[:LONGEST_REASON]
        )
        return Answer(notice=ActivationCodeMade(account.username, desk.slip.written(code), expires_ms))

    return _on(desk, command.name, act)


def reset_clock(desk: Desk, actor: Actor, command: ResetClock) -> Answer:
    """Put the last accepted time step back to now, where it stands in the future (T9).

    Codes of steps up to now stay refused; those of later steps, seen while the clock was wrong, are not.
    """

    def act(tx: Transaction, account: Account) -> Answer:
        now = counter_at(tx.now_ms())
        ahead = [one for one in tx.authenticators.of(account.id, "totp") if one.last_counter > now]
        for one in ahead:
            tx.authenticators.set_counter(one, now)
            tx.audit.write(
                "clock_reset",
                account_id=account.id,
                actor=on_record(actor),
                from_counter=one.last_counter,
                to_counter=now,
            )
        return Answer(notice=ClockReset(changed=bool(ahead)))

    return _on(desk, command.name, act)


def one_time_password(desk: Desk) -> tuple[str, bytes]:
    """Return a fresh one-time password, ungrouped, and its hash; slow, so before any transaction."""
    code = desk.slip.begin()
    return code, desk.password.begin(code)


def hand_out(desk: Desk, tx: Transaction, account: Account, secret: bytes) -> int:
    """Put a one-time password in place of the password; return when it expires, in UTC milliseconds."""
    expires_ms = _expires(desk, tx)
    tx.authenticators.remove_all(account.id, "password")
    tx.authenticators.add(account.id, "password", secret, expires_ms=expires_ms)
    guard.unlock(tx, account.id, "password")
    tx.accounts.raise_version(account)
    return expires_ms


def _expires(desk: Desk, tx: Transaction) -> int:
    return tx.now_ms() + desk.policy.handed_out_life_s * 1000


def _on(desk: Desk, name: str, act: Callable[[Transaction, Account], Answer]) -> Answer:
    """Do something to one account, in one transaction."""
    if not desk.store.installed:
        return Answer(notice=NoSuchAccount())
    with desk.store.transaction() as tx:
        account = named(tx, name)
        if account is None:
            return Answer(notice=NoSuchAccount())
        # What was changed from outside must be looked at before anything is built on it (D3).
        return act(tx, account) if tx.seals.whole(account.id) else Answer(notice=AccountMeddled())


def _switch(desk: Desk, actor: Actor, name: str, *, disabled: bool) -> Answer:
    def act(tx: Transaction, account: Account) -> Answer:
        tx.accounts.set_disabled(account, disabled=disabled)
        if disabled:
            tx.sessions.end_all(account.id)
        by = on_record(actor)
        tx.audit.write("account_disabled" if disabled else "account_enabled", account_id=account.id, actor=by)
        return Answer(notice=AccountSwitched(disabled))

    return _on(desk, name, act)
