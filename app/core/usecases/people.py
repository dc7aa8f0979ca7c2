"""Accounts: the first one of a store, an administrator (F1); further ones with a one-time password (P9)."""

from ..api.actors import Actor, Nobody
from ..api.answers import Answer
from ..api.commands import CreateFirstAccount, MfaState
from ..api.notices import (
    AccountCreated,
    AlreadyInstalled,
    EmailInvalid,
    EmailTaken,
    NoSuchAccount,
    NothingInstalled,
    OneTimePasswordMade,
    UsernameInvalid,
    UsernameTaken,
)
from ..api.operator_commands import AddAccount, AddPerson, ListAccounts, ShowAccount
from ..api.screens import AccountsScreen, AccountSummary, SignInScreen
from ..rules import identifiers
from ..store.accounts import Account, TakenError
from ..store.store import AlreadyInstalledError
from ..store.transaction import Transaction
from . import resets, steps, usage_notice
from .desk import Desk
from .naming import named, on_record


def create_first_account(desk: Desk, actor: Actor, command: CreateFirstAccount) -> Answer:
    """Make the first account from the window; the store comes to be in the same transaction."""
    add = AddAccount(command.username, command.email, command.password)
    answer = _first(desk, actor, add, command.repeat)
    desk.terms.recorded = isinstance(answer.notice, AccountCreated)
    return answer


def add_account(desk: Desk, actor: Actor, command: AddAccount) -> Answer:
    """Make the first account from the command line."""
    return _first(desk, actor, command, command.password)


def add_person(desk: Desk, actor: Actor, command: AddPerson) -> Answer:
    """Make a further account; what it may sign in with is a one-time password, to be changed at once."""
    if not desk.store.installed:
        return Answer(notice=NothingInstalled())
    names = _names(command.username, command.email)
    if isinstance(names, Answer):
        return names
    code, secret = resets.one_time_password(desk)
    mfa: MfaState = "required" if command.enroll else "off"
    try:
        with desk.store.transaction() as tx:
            account = tx.accounts.add(*names, role=command.role, mfa=mfa)
            expires_ms = resets.hand_out(desk, tx, account, secret)
            tx.audit.write(
                "account_created", account_id=account.id, actor=on_record(actor), role=command.role
            )
    except TakenError as taken:
        return Answer(notice=UsernameTaken() if taken.field == "username" else EmailTaken())
    written = desk.slip.written(code)
    return Answer(notice=OneTimePasswordMade(account.username, written, expires_ms, added=True))


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
        return Answer(AccountsScreen(tuple(summary(tx, account) for account in found)))


def show_account(desk: Desk, _actor: Actor, command: ShowAccount) -> Answer:
    """Answer with one account, by username or email address."""
    if not desk.store.installed:
        return Answer(notice=NoSuchAccount())
    with desk.store.transaction(write=False) as tx:
        account = named(tx, command.name)
        if account is None:
            return Answer(notice=NoSuchAccount())
        return Answer(AccountsScreen((summary(tx, account),)))


def summary(tx: Transaction, account: Account) -> AccountSummary:
    """Show an account to an administrator."""
    return AccountSummary(
        username=account.username,
        email=account.email,
        role=account.role,
        mfa=account.mfa,
        mfa_since_ms=account.mfa_since_ms,
        created_ms=account.created_ms,
        disabled=account.disabled,
        whole=tx.seals.whole(account.id),
    )


def _names(typed_username: str, typed_email: str) -> tuple[str, str] | Answer:
    username = identifiers.username(typed_username)
    if username is None:
        return Answer(notice=UsernameInvalid())
    email = identifiers.email(typed_email)
    return Answer(notice=EmailInvalid()) if email is None else (username, email)


def _first(desk: Desk, actor: Actor, command: AddAccount, repeat: str) -> Answer:
    if desk.store.installed:
        return Answer(SignInScreen(), AlreadyInstalled())
    names = _names(command.username, command.email)
    if isinstance(names, Answer):
        return names
    refused = steps.judged(desk, *names, command.password, repeat)
    if refused is not None:
        return Answer(notice=refused)
    secret = desk.password.begin(command.password)
    try:
        with desk.store.installing() as tx:
            mfa: MfaState = "wanted" if command.enroll else "off"
            account = tx.accounts.add(*names, role="administrator", mfa=mfa)
            tx.authenticators.add(account.id, "password", secret)
            if desk.terms.accepted and isinstance(actor, Nobody):
                usage_notice.write(tx, desk.terms)
            tx.audit.write("account_created", account_id=account.id, actor=on_record(actor))
    except AlreadyInstalledError:
        return Answer(SignInScreen(), AlreadyInstalled())
    return Answer(SignInScreen(account.username), AccountCreated())
