"""Opening a store's data keys with whichever of its keys is here (D6, D8)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Row, bindparam, select, update

from ..api.errors import KeyMissing, KeyWrong, StoreCorrupt
from . import keys, seal, tables
from .records import KeySource, Record
from .statement import Statement

_INSTALLATION = select(tables.installation)
_DATA_KEYS = Statement(select(tables.data_key.c.id, tables.data_key.c.wrapped).order_by(tables.data_key.c.id))
_REWRAP = (
    update(tables.data_key)
    .where(tables.data_key.c.id == bindparam("key"))
    .values(wrapped=bindparam("under_new"))
)
Wrapped = tuple[tuple[object, object], ...]


def wrapped_keys(connection: Connection) -> Wrapped:
    """Return the data keys as they are stored; another process may have rotated them."""
    return tuple(_DATA_KEYS.rows(connection))


def rewrap(connection: Connection, kek: bytes, one: seal.DataKey) -> None:
    """Put a data key, and what it is good for, under a key in place of what it was wrapped by."""
    connection.execute(_REWRAP, {"key": one.id, "under_new": seal.wrap(kek, one)})


@dataclass(frozen=True, slots=True)
class Locked:
    """What a store says about its keys."""

    where: str
    installation: Row[tuple[object, ...]] | None
    wrapped: Wrapped

    @classmethod
    def read(cls, connection: Connection, where: str) -> "Locked":
        """Read it; ``where`` is what errors call the store."""
        return cls(where, connection.execute(_INSTALLATION).first(), wrapped_keys(connection))

    def open(self, folder: Path, record: Record | None) -> tuple[seal.Vault, Record]:
        """Return the vault, and the record as it must read; the keys on record come first.

        A rotation that was cut, or that another host made, is followed: then the store itself names its key.
        """
        source = record.key_source if record is not None else cast("KeySource", self._named("key_source"))
        problem: KeyMissing | KeyWrong | None = None
        for key_id in self._candidates(record):
            try:
                kek = keys.read(source, folder, key_id)
                # A former data key opens while the record tells of a rotation; a writer of the store
                # cannot call it back afterwards.
                rotating = record is None or bool(record.other_key_id) or key_id != record.key_id
                vault = self._vault(kek, _place(source, folder, key_id), rotating=rotating)
            except (KeyMissing, KeyWrong) as error:
                problem = error
            else:
                return vault, _followed(record, source, key_id)
        raise problem or StoreCorrupt(self.where, "it names no key")

    def _candidates(self, record: Record | None) -> Iterator[str]:
        named = [record.key_id, record.other_key_id] if record is not None else []
        own = self._named("key_id")
        if isinstance(own, str) and keys.is_id(own):
            named.append(own)
        yield from (one for one in dict.fromkeys(named) if one)

    def _named(self, column: str) -> object:
        return getattr(self.installation, column, None)

    def _vault(self, kek: bytes, where: str, *, rotating: bool) -> seal.Vault:
        try:
            opened = [
                seal.unwrap(kek, wrapped, key_id)
                for key_id, wrapped in self.wrapped
                if isinstance(key_id, str) and isinstance(wrapped, bytes)
            ]
        except seal.SealBrokenError:
            raise KeyWrong(where, "it does not open this store") from None
        if not rotating:
            opened = [replace(one, use=seal.Use.KEPT) if one.use is seal.Use.OPENS else one for one in opened]
        try:
            return seal.Vault(opened)
        except ValueError:
            raise StoreCorrupt(self.where, "its data keys are not those of one store") from None


def _place(source: KeySource, folder: Path, key_id: str) -> str:
    return str(keys.path_of(folder, key_id)) if source == "file" else "the keyring"


def _followed(record: Record | None, source: KeySource, key_id: str) -> Record:
    if record is None:
        return Record("installed", source, key_id)
    other = record.other_key_id if key_id == record.key_id else record.key_id
    return Record("installed", source, key_id, other)
