"""Changes of one's own factors while signed in: each needs the factors there are, freshly proved (P5, N1)."""

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.commands import ChangePassword, TurnOffMfa
from ..api.notices import AccountChanged, MfaTurnedOff, PasswordChanged
from ..store.accounts import Account
from ..store.transaction import Transaction
from . import guard, steps
from .desk import Desk
from .naming import on_record
from .proof import proved
from .session import end_others, screen_of, signed_in


def turn_off_mfa(desk: Desk, actor: Actor, command: TurnOffMfa) -> Answer:
    """Remove authenticator and recovery codes; the password stays."""

    def change(tx: Transaction, account: Account) -> Answer:
        if account.mfa != "on":
            return Answer(screen_of(tx, actor, account), AccountChanged())
        tx.authenticators.remove_all(account.id, "totp", "recovery_code")
        # Whatever is bound next begins with counters of its own (L1).
        guard.unlock(tx, account.id, "totp", "recovery_code", "enrollment")
        account = tx.accounts.set_mfa(account, "off", None)
        tx.audit.write("mfa_turned_off", account_id=account.id, actor=on_record(actor, account))
        end_others(tx, actor, account)
        return Answer(screen_of(tx, actor, account), MfaTurnedOff())

    return proved(desk, actor, command.current_password, command.code, change)


def change_password(desk: Desk, actor: Actor, command: ChangePassword) -> Answer:
    """Store another password after the current factors are proved and the new one is judged."""
    with desk.store.transaction(write=False) as tx:
        account = signed_in(desk, tx, actor)
    refused = steps.judged(desk, account.username, account.email, command.password, command.repeat)
    if refused is not None:
        return Answer(notice=refused)
    secret = desk.password.begin(command.password)

    def change(tx: Transaction, account: Account) -> Answer:
        account = steps.store_password(tx, account, secret)
        tx.audit.write("password_changed", account_id=account.id, actor=on_record(actor, account))
        end_others(tx, actor, account)
        return Answer(screen_of(tx, actor, account), PasswordChanged())

    return proved(desk, actor, command.current_password, command.code, change)
