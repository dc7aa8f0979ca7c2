"""Accounts. Each change of a factor or flag raises ``row_version``."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sqlalchemy import Connection, Update, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from ..api.commands import MfaState
from ..api.errors import StoreCorrupt
from . import dialects
from .seals import Seals
from .statement import Statement, Value
from .tables import account as table


class TakenError(Exception):
    """Another account has this username or email address; ``field`` says which."""

    def __init__(self, field: Literal["username", "email"]) -> None:
        """Name the field."""
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class Account:
    """One account as stored; times are UTC milliseconds."""

    id: str
    username: str
    email: str
    role: str
    mfa: MfaState
    mfa_since_ms: int | None
    disabled: bool
    row_version: int
    created_ms: int


_ACCOUNT = select(*(table.c[name] for name in Account.__dataclass_fields__))
_BY_USERNAME = Statement(_ACCOUNT.where(table.c.username == bindparam("key")))
_BY_EMAIL = Statement(_ACCOUNT.where(table.c.email == bindparam("key")))
_ENROLLED = Statement(_ACCOUNT.where(table.c.mfa == "on").limit(1))


_FIELDS = len(Account.__dataclass_fields__)


class Accounts:
    """The table of accounts, within one transaction."""

    def __init__(self, connection: Connection, now_ms: Callable[[], int], seals: Seals) -> None:
        """Take the transaction's connection, clock and seals."""
        self._connection = connection
        self._now_ms = now_ms
        self._seals = seals

    def find(self, *, username: str | None = None, email: str | None = None) -> Account | None:
        """Return the account with this canonical username or email address."""
        statement, key = (_BY_USERNAME, username) if username is not None else (_BY_EMAIL, email)
        return _account(statement.row(self._connection, key=key))

    def get(self, account_id: str) -> Account | None:
        """Return the account by its immutable id; its seal and its factors are read with it."""
        found = self._seals.read(account_id)
        return Account(*found.account[:_FIELDS]) if found is not None else None

    def anybody_enrolled(self) -> Account | None:
        """Return an account with MFA on, whichever comes first: the one that stands in for none (E4)."""
        return _account(_ENROLLED.row(self._connection))

    def all(self, mfa: Sequence[str] | None = None) -> list[Account]:
        """Return all accounts by username, or those in some states of MFA."""
        statement = _ACCOUNT.order_by(table.c.username)
        if mfa is not None:
            statement = statement.where(table.c.mfa.in_(mfa))
        return [Account(**row._mapping) for row in self._connection.execute(statement)]  # noqa: SLF001 SQLAlchemy's public name

    def count(self) -> int:
        """Return how many accounts there are."""
        return self._connection.execute(select(func.count()).select_from(table)).scalar_one()

    def add(self, username: str, email: str, role: str, mfa: MfaState) -> Account:
        """Insert an account; raise TakenError where a name is in use."""
        fresh = Account(uuid.uuid4().hex, username, email, role, mfa, None, False, 1, self._now_ms())  # noqa: FBT003 the fields in their order
        values = {name: getattr(fresh, name) for name in Account.__dataclass_fields__}
        try:
            self._connection.execute(insert(table).values(**values, seal_version=0, seal=b""))
        except IntegrityError as error:
            field = dialects.taken(error)
            if field is None:
                raise
            raise TakenError(field) from error
        self._seals.made(fresh.id)
        return fresh

    def set_mfa(self, account: Account, mfa: MfaState, since_ms: int | None) -> Account:
        """Change the state of MFA and return the account as it is now."""
        return self._changed(account, mfa=mfa, mfa_since_ms=since_ms)

    def set_disabled(self, account: Account, *, disabled: bool) -> Account:
        """Disable or enable, and return the account as it is now."""
        return self._changed(account, disabled=disabled)

    def raise_version(self, account: Account) -> Account:
        """Note that something about the account's security changed, such as its password."""
        return self._changed(account)

    def _changed(self, account: Account, **values: Value) -> Account:
        statement = _change(tuple(values))
        new = {f"new_{name}": value for name, value in values.items()}
        self._seals.change(account.id, lambda: statement.run(self._connection, key=account.id, **new))
        changed = self.get(account.id)
        if changed is None:
            raise StoreCorrupt(why="an account is found by its name only")
        return changed


@cache
def _change(names: tuple[str, ...]) -> Statement:
    new: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    changed: Update = update(table).where(table.c.id == bindparam("key"))
    return Statement(changed.values(**new, row_version=table.c.row_version + 1))


def _account(row: tuple[Any, ...] | None) -> Account | None:
    return Account(*row) if row is not None else None
