"""Seals over rows: what decides who gets in is bound by a MAC, so that a change from outside shows (D3).

A seal covers the account, its factors and a version that every change raises. The version also
stands in the record of the change: a row put back with its old seal is older than its record.
"""

import hashlib
import hmac
import json
from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, func, select, update

from ..api.errors import StoreCorrupt
from . import tables
from .seal import DataKey, Vault
from .statement import Statement

_Done = TypeVar("_Done")

_ACCOUNT, _FACTOR, _RECORD = tables.account, tables.authenticator, tables.audit
_NEWEST = select(func.max(_RECORD.c.seal_version)).where(_RECORD.c.account_id == bindparam("key"))
# One round for all that a seal is about: an account, the version on record, and a row a factor.
_STATE = Statement(
    select(
        *_ACCOUNT.columns,
        _NEWEST.scalar_subquery().label("newest"),
        *(column.label(f"factor_{column.name}") for column in _FACTOR.columns),
    )
    .outerjoin_from(_ACCOUNT, _FACTOR, _FACTOR.c.account_id == _ACCOUNT.c.id)
    .where(_ACCOUNT.c.id == bindparam("key"))
    .order_by(_FACTOR.c.id)
)
_WRITE = Statement(
    update(_ACCOUNT)
    .where(_ACCOUNT.c.id == bindparam("key"))
    .values(seal_version=bindparam("version"), seal=bindparam("mac"))
)
_ACCOUNT_ROW = namedtuple("AccountRow", [column.name for column in _ACCOUNT.columns])  # type: ignore[misc]  # noqa: PYI024 the table says the fields
_FACTOR_ROW = namedtuple("FactorRow", [column.name for column in _FACTOR.columns])  # type: ignore[misc]  # noqa: PYI024 the table says the fields
_WIDTH = len(_ACCOUNT.columns)
_COVERED = [at for at, column in enumerate(_ACCOUNT.columns) if column.name not in {"seal", "seal_version"}]


@dataclass(frozen=True, slots=True)
class State:
    """An account and its factors, as stored; ``newest`` is the version of its seal on record."""

    account: Any
    newest: object
    factors: list[Any]

    def sealed(self, version: int) -> list[object]:
        """Return what a seal of this version is over."""
        return [version, *(self.account[at] for at in _COVERED), [list(factor) for factor in self.factors]]


class Seals:
    """The seals of the accounts, within one transaction."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        """Take the transaction's connection and vault."""
        self._connection = connection
        self._vault = vault
        self._touched: dict[str, None] = {}
        self._whole: dict[str, bool] = {}
        # Nobody else writes within a transaction, so what was read holds until we change it.
        self._known: dict[str, State] = {}

    def known(self, account_id: str) -> State | None:
        """Return an account's state if it was read, or must be before it is sealed anew."""
        return self.read(account_id) if account_id in self._touched else self._known.get(account_id)

    def read(self, account_id: str) -> State | None:
        """Return an account's state as it is now, None where there is no account."""
        state = self._known.get(account_id)
        if state is None:
            state = self._read(account_id)
            if state is not None:
                self._known[account_id] = state
        return state

    def made(self, account_id: str) -> None:
        """Note an account that this transaction makes, or that is sealed whatever it holds."""
        self._whole[account_id] = True
        self._touched[account_id] = None

    def change(self, account_id: str, act: Callable[[], _Done]) -> _Done:
        """Run what changes an account or one of its factors, so that it is sealed anew afterwards.

        Where it says that it changed no row, nothing is sealed: there may be no event to tell it either.
        """
        touched = account_id in self._touched
        self.changing(account_id)
        try:
            done = act()
        finally:
            self._known.pop(account_id, None)
        if done == 0 and not touched:
            del self._touched[account_id]
        return done

    def changing(self, account_id: str) -> None:
        """Have an account sealed anew.

        What was changed from outside is never sealed again by a change of ours: that is StoreCorrupt.
        """
        if account_id in self._touched:
            return
        if not self.whole(account_id):
            raise StoreCorrupt(why="an account was changed from outside")
        self._touched[account_id] = None

    def settle(self) -> dict[str, int]:
        """Seal what was changed, at the end of the transaction; return the versions, for the record."""
        versions: dict[str, int] = {}
        for account_id in self._touched:
            state = self.read(account_id)
            if state is None:
                continue
            versions[account_id] = version = state.account.seal_version + 1
            mac = self.of("account", state.sealed(version))
            _WRITE.run(self._connection, key=account_id, version=version, mac=mac)
        self._touched.clear()
        self._known.clear()
        return versions

    def whole(self, account_id: str) -> bool:
        """Tell whether the account stood as it was last sealed when this transaction first asked."""
        if account_id not in self._whole:
            self._whole[account_id] = self._stands(account_id)
        return self._whole[account_id]

    def of(self, purpose: str, values: Iterable[object], key: DataKey | None = None) -> bytes:
        """Return the MAC over some values, in their order (32 bytes), by the newest key or another."""
        return self._vault.mac(purpose, _encoded(values), key)

    def hold(self, purpose: str, values: Iterable[object], mac: object) -> bool:
        """Tell whether a MAC over some values was made by a key that may seal."""
        plain = _encoded(values)
        made = (self._vault.mac(purpose, plain, one) for one in self._vault.accepted)
        return isinstance(mac, bytes) and any(hmac.compare_digest(one, mac) for one in made)

    def renew(self, account_id: str) -> None:
        """Put the seal of an account that stands under the newest key; its version stays (D8)."""
        self._known.pop(account_id, None)
        state = self._read(account_id)
        if state is None:
            raise StoreCorrupt(why="an account is gone that was there")
        version = state.account.seal_version
        mac = self.of("account", state.sealed(version))
        _WRITE.run(self._connection, key=account_id, version=version, mac=mac)

    def _read(self, account_id: str) -> State | None:
        rows = _STATE.plain(self._connection, key=account_id)
        if not rows:
            return None
        # Without a factor the join gives one row whose factor has no id.
        found = [_FACTOR_ROW._make(row[_WIDTH + 1 :]) for row in rows if row[_WIDTH + 1] is not None]
        return State(_ACCOUNT_ROW._make(rows[0][:_WIDTH]), rows[0][_WIDTH], found)

    def _stands(self, account_id: str) -> bool:
        state = self.read(account_id)
        if state is None or not isinstance(state.account.seal_version, int):
            return False
        version = state.account.seal_version
        return self.hold("account", state.sealed(version), state.account.seal) and state.newest == version


def _plain(value: object) -> Sequence[str]:
    """Write a sealed secret by its hash; whatever else a column cannot hold, by its kind alone."""
    if isinstance(value, bytes):
        return ["bytes", hashlib.sha256(value).hexdigest()]
    return ["no value of ours", type(value).__name__]


_ENCODER = json.JSONEncoder(separators=(",", ":"), default=_plain)


def _encoded(values: Iterable[object]) -> bytes:
    return _ENCODER.encode(list(values)).encode("utf-8", "surrogatepass")
