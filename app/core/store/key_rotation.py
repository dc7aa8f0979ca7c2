"""Rotating keys: a new key in the key source, a new data key, and every value sealed anew (D8).

Each step is a transaction of its own and leaves a store that opens: the record names both keys until
the former one is deleted. Whoever begins again goes on where it was cut.
"""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import bindparam, func, insert, select, update

from ..api.errors import StoreVanished
from . import keys, records, seal, tables
from .records import Record
from .seal import Use
from .store import Store
from .transaction import Transaction
from .unlocking import Locked, rewrap

BATCH = 100
_NEXT = (
    select(tables.account.c.id)
    .where(tables.account.c.id > bindparam("after"))
    .order_by(tables.account.c.id)
    .limit(BATCH)
)
_UNDER = (
    select(tables.authenticator.c.account_id)
    .where(func.substr(tables.authenticator.c.secret, 1, seal.HEADER_BYTES) == bindparam("header"))
    .distinct()
)
Note = Callable[[Transaction], None]


class KeyRotation:
    """One rotation of an installed store, whoever began it."""

    def __init__(self, store: Store) -> None:
        """Take the store."""
        self._store = store

    def begin(self, note: Note) -> None:
        """Put new keys in force, unless a rotation is under way; the former data key still opens."""
        with self._store.transaction(write=False):
            pass  # an end that was cut is noted first, before the lock is ours
        with records.locked(self._store.folder):
            record = self._record()
            with self._store.transaction(write=False) as tx:
                if len(tx.vault.accepted) > 1:
                    return
            self._remove_other(record)
            fresh = replace(record, key_id=keys.new_id(), other_key_id=record.key_id)
            self._put(replace(record, other_key_id=fresh.key_id))
            keys.make(fresh.key_source, self._store.folder, fresh.key_id)
            with self._store.transaction() as tx:
                _put_in_force(tx, self._kek(fresh), fresh.key_id)
                note(tx)
            self._put(fresh)

    def reseal(self, progressed: Callable[[int, int], None], ticket_life_s: int) -> int:
        """Seal every value under the new data key, some accounts at a time; return how many there are.

        The key that signs tickets is a new one as well.
        """
        with self._store.transaction() as tx:
            if tx.ticket_keys.rotate(ticket_life_s):
                tx.audit.write("integrity", actor="rotation", reason="ticket_key")
        after, done, total = "", 0, 0
        while True:
            with self._store.transaction() as tx:
                total = total or tx.accounts.count()
                batch = tx.connection.execute(_NEXT, {"after": after}).scalars().all()
                for account_id in batch:
                    _renew(tx, account_id)
            done += len(batch)
            progressed(done, max(done, total))
            if len(batch) < BATCH:
                return done
            after = batch[-1]

    def finish(self, note: Note) -> None:
        """Let the former data key open nothing any more, and delete the key that wrapped it."""
        with records.locked(self._store.folder):
            record = self._record()
            with self._store.transaction() as tx:
                leaving = [one for one in tx.vault.keys if one.use is Use.OPENS]
                for one in leaving:
                    # Nobody may lose a factor: what still stands under it is sealed anew before it is shut.
                    for account_id in tx.connection.execute(_UNDER, {"header": one.header}).scalars().all():
                        _renew(tx, account_id)
                    rewrap(tx.connection, self._kek(record), replace(one, use=Use.KEPT))
                if leaving:
                    note(tx)
            with self._store.transaction(write=False) as tx:
                locked = Locked.read(tx.connection, self._store.place.where)
            alone = replace(record, other_key_id="")
            locked.open(self._store.folder, alone)  # raises unless the new key is enough
            self._remove_other(record)
            self._put(alone)

    def _remove_other(self, record: Record) -> None:
        """Delete the key that goes, unless another store on record opens with it."""
        other, folder = record.other_key_id, self._store.folder
        if other and not records.needed(folder, self._store.address, other):
            keys.remove(record.key_source, folder, other)

    def _kek(self, record: Record) -> bytes:
        return keys.read(record.key_source, self._store.folder, record.key_id)

    def _record(self) -> Record:
        record = records.find(self._store.folder, self._store.address)
        if record is None:
            raise StoreVanished(self._store.address)
        return record

    def _put(self, record: Record) -> None:
        records.put(self._store.folder, self._store.address, record)


def _put_in_force(tx: Transaction, kek: bytes, key_id: str) -> None:
    """Wrap every data key under the new key, and add the one that seals from now on."""
    for one in tx.vault.keys:
        now = replace(one, use=Use.OPENS if one.use is Use.SEALS else one.use)
        rewrap(tx.connection, kek, now)
    fresh = seal.new_key(tx.vault.newest.generation + 1)
    row = {"id": fresh.id, "wrapped": seal.wrap(kek, fresh), "created_ms": tx.now_ms()}
    tx.connection.execute(insert(tables.data_key).values(row))
    tx.connection.execute(update(tables.installation).values(key_id=key_id))


def _renew(tx: Transaction, account_id: str) -> None:
    """Seal an account anew; one that was changed from outside keeps its broken seal."""
    whole = tx.seals.whole(account_id)
    tx.authenticators.renew(account_id)
    tx.sessions.renew(account_id)
    if whole:
        tx.seals.renew(account_id)
