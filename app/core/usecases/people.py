"""Accounts: the first one of a store, an administrator (F1), and what an operator may look up."""

from typing import assert_never

from ..api.actors import Actor, Nobody, Operator, Person
from ..api.answers import Answer
from ..api.commands import (
    AddAccount,
    CreateFirstAccount,
    DisableAccount,
    EnableAccount,
    ListAccounts,
    MfaState,
    ShowAccount,
    UnlockAccount,
)
from ..api.notices import (
    AccountCreated,
    AccountSwitched,
    AccountUnlocked,
    AlreadyInstalled,
    EmailInvalid,
    NoSuchAccount,
    Notice,
    PasswordsDiffer,
    UsernameInvalid,
)
from ..api.screens import AccountsScreen, AccountSummary, SignInScreen
from ..rules import identifiers, passwords
from ..store.accounts import Account
from ..store.store import AlreadyInstalledError
from ..store.transaction import Transaction
from . import guard
from .desk import Desk


def create_first_account(desk: Desk, actor: Actor, command: CreateFirstAccount) -> Answer:
    """Make the first account from the window; the store comes to be in the same transaction."""
    if command.password != command.repeat:
        differs: Notice | None = PasswordsDiffer()
    else:
        differs = None
    add = AddAccount(command.username, command.email, command.password)
    return _first(desk, actor, add, differs)


def add_account(desk: Desk, actor: Actor, command: AddAccount) -> Answer:
    """Make the first account from the command line."""
    return _first(desk, actor, command, None)


def list_accounts(desk: Desk, _actor: Actor, command: ListAccounts) -> Answer:
    """Answer with all accounts, or those in one state of MFA."""
    if not desk.store.installed:
        return Answer(AccountsScreen(()))
    states: dict[str, tuple[MfaState, ...]] = {
        "on": ("on",),
        "off": ("off",),
        "enrolling": ("wanted", "required"),
    }
    with desk.store.transaction(write=False) as tx:
        found = tx.accounts.all(states[command.mfa] if command.mfa else None)
    return Answer(AccountsScreen(tuple(summary(account) for account in found)))


def show_account(desk: Desk, _actor: Actor, command: ShowAccount) -> Answer:
    """Answer with one account, by username or email address."""
    if not desk.store.installed:
        return Answer(notice=NoSuchAccount())
    with desk.store.transaction(write=False) as tx:
        account = _named(tx, command.name)
    if account is None:
        return Answer(notice=NoSuchAccount())
    return Answer(AccountsScreen((summary(account),)))


def unlock_account(desk: Desk, actor: Actor, command: UnlockAccount) -> Answer:
    """Set an account's counters back."""
    with desk.store.transaction() as tx:
        account = _named(tx, command.name)
        if account is None:
            return Answer(notice=NoSuchAccount())
        guard.unlock(tx, account.id)
        tx.audit.write("account_unlocked", account_id=account.id, actor=actor_name(actor))
    return Answer(notice=AccountUnlocked())


def disable_account(desk: Desk, actor: Actor, command: DisableAccount) -> Answer:
    """Disable an account and end its sessions (S3)."""
    return _set_disabled(desk, actor, command.name, disabled=True)


def enable_account(desk: Desk, actor: Actor, command: EnableAccount) -> Answer:
    """Enable a disabled account."""
    return _set_disabled(desk, actor, command.name, disabled=False)


def summary(account: Account) -> AccountSummary:
    """Show an account to an administrator."""
    return AccountSummary(
        username=account.username,
        email=account.email,
        role=account.role,
        mfa=account.mfa,
        mfa_since_ms=account.mfa_since_ms,
        created_ms=account.created_ms,
        disabled=account.disabled,
    )


def actor_name(actor: Actor) -> str:
    """Name the actor for the record."""
    match actor:
        case Nobody():
            return "nobody"
        case Person():
            return "person"
        case Operator(os_uid):
            return f"os:{os_uid}"
        case _:
            assert_never(actor)


def _named(tx: Transaction, name: str) -> Account | None:
    named = identifiers.identifier(name)
    return tx.accounts.find(**{named.kind: named.canonical}) if named is not None else None


def _set_disabled(desk: Desk, actor: Actor, name: str, *, disabled: bool) -> Answer:
    with desk.store.transaction() as tx:
        account = _named(tx, name)
        if account is None:
            return Answer(notice=NoSuchAccount())
        tx.accounts.set_disabled(account, disabled=disabled)
        if disabled:
            tx.sessions.end_all(account.id)
        event = "account_disabled" if disabled else "account_enabled"
        tx.audit.write(event, account_id=account.id, actor=actor_name(actor))
    return Answer(notice=AccountSwitched(disabled))


def _first(desk: Desk, actor: Actor, command: AddAccount, differs: Notice | None) -> Answer:
    if desk.store.installed:
        return Answer(SignInScreen(), AlreadyInstalled())
    username = identifiers.username(command.username)
    if username is None:
        return Answer(notice=UsernameInvalid())
    email = identifiers.email(command.email)
    if email is None:
        return Answer(notice=EmailInvalid())
    judged = passwords.judge(command.password, desk.policy, username=username, email=email)
    if judged is not None or differs is not None:
        return Answer(notice=judged or differs)
    secret = desk.password.begin(command.password)
    try:
        with desk.store.installing() as tx:
            mfa: MfaState = "wanted" if command.enroll else "off"
            account = tx.accounts.add(username, email, role="administrator", mfa=mfa)
            tx.authenticators.add(account.id, "password", secret)
            tx.audit.write("account_created", account_id=account.id, actor=actor_name(actor))
    except AlreadyInstalledError:
        return Answer(SignInScreen(), AlreadyInstalled())
    return Answer(SignInScreen(username), AccountCreated())
