"""Making a store: its key and its record first, then file, tables and data key in one transaction (F1)."""

from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, insert

from ..api.errors import KeyMissing, KeyWrong
from . import keys, migrations, records, seal, tables
from .place import Place
from .records import Record

Wanted = Literal["auto", "keyring", "file"]


def prepare(place: Place, folder: Path, address: str, wanted: Wanted) -> tuple[Record, bytes]:
    """Record what will be made before it is made, so that a crash leaves something to begin again."""
    place.make_room()
    record = records.find(folder, address)
    kek = _prepared(record, folder, wanted) if record else None
    if record is None or kek is None:
        source = keys.choose(wanted)
        record = Record("preparing", source, keys.new_id())
        keys.make(source, folder, record.key_id)
        kek = keys.read(source, folder, record.key_id)
        records.put(folder, address, record)
    return record, kek


def create(connection: Connection, made: Record, kek: bytes, now_ms: int) -> seal.Vault:
    """Make the tables and a fresh data key in the caller's transaction; the place has marked it as ours."""
    tables.metadata.create_all(connection, checkfirst=False)
    migrations.stamp(connection)
    connection.execute(
        insert(tables.installation).values(
            id=1, created_ms=now_ms, key_source=made.key_source, key_id=made.key_id
        )
    )
    first = seal.new_key()
    wrapped = seal.wrap(kek, first)
    connection.execute(insert(tables.data_key).values(id=first.id, wrapped=wrapped, created_ms=now_ms))
    return seal.Vault([first])


def _prepared(record: Record, folder: Path, wanted: Wanted) -> bytes | None:
    """Return the key of a first run that failed, None where another is needed: it sealed nothing yet."""
    if wanted not in {"auto", record.key_source}:
        return None
    try:
        return keys.read(record.key_source, folder, record.key_id)
    except (KeyMissing, KeyWrong):
        return None
