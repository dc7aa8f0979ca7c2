"""Seals over rows: what decides who gets in is bound by a MAC, so that a change from outside shows (D3).

A seal covers the account, its factors and a version that every change raises. The version also
stands in the record of the change: a row put back with its old seal is older than its record.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, func, select, update

from ..api.errors import StoreCorrupt
from . import tables
from .seal import DataKey, Vault

_ACCOUNT = select(tables.account).where(tables.account.c.id == bindparam("key"))
_FACTORS = (
    select(tables.authenticator)
    .where(tables.authenticator.c.account_id == bindparam("key"))
    .order_by(tables.authenticator.c.id)
)
_NEWEST = select(func.max(tables.audit.c.seal_version)).where(tables.audit.c.account_id == bindparam("key"))
_WRITE = (
    update(tables.account)
    .where(tables.account.c.id == bindparam("key"))
    .values(seal_version=bindparam("version"), seal=bindparam("mac"))
)
_SEALS = {"seal", "seal_version"}


class Seals:
    """The seals of the accounts, within one transaction."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        """Take the transaction's connection and vault."""
        self._connection = connection
        self._vault = vault
        self._touched: dict[str, None] = {}
        self._whole: dict[str, bool] = {}

    def made(self, account_id: str) -> None:
        """Note an account that this transaction makes, or that is sealed whatever it holds."""
        self._whole[account_id] = True
        self._touched[account_id] = None

    def changing(self, account_id: str) -> None:
        """Note, before it, that an account or one of its factors changes.

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
            row = self._connection.execute(_ACCOUNT, {"key": account_id}).first()
            if row is None:
                continue
            versions[account_id] = version = row.seal_version + 1
            mac = self.of("account", self._sealed(row._mapping, version))  # noqa: SLF001 SQLAlchemy's public name
            self._connection.execute(_WRITE, {"key": account_id, "version": version, "mac": mac})
        self._touched.clear()
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
        row = self._connection.execute(_ACCOUNT, {"key": account_id}).one()
        mac = self.of("account", self._sealed(row._mapping, row.seal_version))  # noqa: SLF001 SQLAlchemy's public name
        self._connection.execute(_WRITE, {"key": account_id, "version": row.seal_version, "mac": mac})

    def _stands(self, account_id: str) -> bool:
        row = self._connection.execute(_ACCOUNT, {"key": account_id}).first()
        if row is None or not isinstance(row.seal_version, int):
            return False
        newest = self._connection.execute(_NEWEST, {"key": account_id}).scalar()
        values = self._sealed(row._mapping, row.seal_version)  # noqa: SLF001 SQLAlchemy's public name
        return self.hold("account", values, row.seal) and newest == row.seal_version

    def _sealed(self, row: object, version: int) -> list[object]:
        mine = [row[c.name] for c in tables.account.columns if c.name not in _SEALS]  # type: ignore[index]
        factors = self._connection.execute(_FACTORS, {"key": mine[0]})
        return [version, *mine, [list(factor) for factor in factors]]


def _encoded(values: Iterable[object]) -> bytes:
    return json.dumps(list(values), separators=(",", ":"), default=_plain).encode("utf-8", "surrogatepass")


def _plain(value: object) -> Sequence[str]:
    """Write a sealed secret by its hash; whatever else a column cannot hold, by its kind alone."""
    if isinstance(value, bytes):
        return ["bytes", hashlib.sha256(value).hexdigest()]
    return ["no value of ours", type(value).__name__]
