"""Taking the store elsewhere and back: a consistent copy that opens with a passphrase alone (B6, B8)."""

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import bindparam, func, inspect, select, update

from . import files, keys, migrations, records, seal, tables
from .anchor import Anchor
from .backup_file import BackupRefusedError, Facts, Progressed, unpack, write
from .making import Wanted
from .records import Record
from .sqlite_place import SqlitePlace, copy_to, engine_for
from .store import AlreadyInstalledError, Store
from .transaction import Transaction
from .unlocking import Locked

_REWRAP = (
    update(tables.data_key)
    .where(tables.data_key.c.id == bindparam("key"))
    .values(wrapped=bindparam("under_new"))
)


class NotAFileError(Exception):
    """The store is on a server, which has its own tools for copies."""


Note = Callable[[Transaction, Facts], None]


def make(store: Store, path: Path, passphrase: str, progressed: Progressed) -> None:
    """Write a backup into a file that must not exist; people may sign in meanwhile."""
    source = store.place.path
    if source is None:
        raise NotAFileError
    copy, fresh = _beside(source, "copying"), _beside(path, "new")
    if os.path.lexists(path):
        raise FileExistsError(path)
    with _translating(path):
        try:
            _remove(copy, fresh)
            files.create(copy)
            copy_to(source, copy)
            facts = _facts(store, copy)
            write(fresh, copy, facts, passphrase, progressed)
            fresh.rename(path)
            files.sync_folder(path.parent)
        finally:
            _remove(copy, fresh)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a store is to stand: its address and file, and the config folder; how its key is to be kept."""

    address: str
    path: Path
    folder: Path
    wanted: Wanted


def restore(place: Destination, backup: Path, passphrase: str, progressed: Progressed, note: Note) -> Facts:
    """Make a store from a backup where there is none, under a key of its own; all or nothing."""
    folder, fresh = place.folder, _beside(place.path, "restoring")
    with _translating(backup):
        files.make_folder(place.path.parent)
        with records.locked(folder):
            if os.path.lexists(place.path):
                raise AlreadyInstalledError
            try:
                _remove(fresh)
                facts = unpack(backup, passphrase, fresh, progressed)
                if facts.revision not in migrations.REVISIONS:
                    raise BackupRefusedError("newer")
                record = Record("installed", keys.choose(place.wanted), keys.new_id())
                with _key(folder, record) as kek:
                    _put_under(fresh, facts, kek, record)
                    store = Store.adopt(place.address, fresh, folder, engine_for(fresh), record)
                    try:
                        with store.transaction() as tx:
                            note(tx, facts)
                    finally:
                        store.close()
                    _announce(folder, place.address, record)
                    fresh.rename(place.path)
                    files.sync_folder(place.path.parent)
            finally:
                _remove(fresh, fresh.with_name(f"{fresh.name}.before-{migrations.HEAD}"))
            records.put(folder, place.address, record)
    return facts


@contextlib.contextmanager
def _key(folder: Path, record: Record) -> Iterator[bytes]:
    """Make the key of a store to be; it stays only with the store."""
    keys.make(record.key_source, folder, record.key_id)
    try:
        yield keys.read(record.key_source, folder, record.key_id)
    except BaseException:
        keys.remove(record.key_source, folder, record.key_id)
        Anchor(folder, record.key_id).path.unlink(missing_ok=True)
        raise


def _put_under(fresh: Path, facts: Facts, kek: bytes, record: Record) -> None:
    """Wrap the data keys of an unpacked store under a key; nobody stays signed in."""
    engine = engine_for(fresh)
    try:
        with engine.begin() as connection:
            for one in facts.data_keys:
                connection.execute(_REWRAP, {"key": one.id, "under_new": seal.wrap(kek, one)})
            named = {"key_source": record.key_source, "key_id": record.key_id}
            connection.execute(update(tables.installation).values(named))
            if inspect(connection).has_table("session"):
                connection.execute(tables.session.delete())
    finally:
        engine.dispose()


def _announce(folder: Path, address: str, record: Record) -> None:
    """Put the key on record before its store is in place: a crash between them is healed by opening."""
    former = records.find(folder, address)
    if former is None or former.state == "preparing":
        records.put(folder, address, replace(record, state="preparing"))
    else:
        records.put(folder, address, replace(former, other_key_id=record.key_id))


def _facts(store: Store, copy: Path) -> Facts:
    """Read from the copy itself what it needs to be opened."""
    engine = engine_for(copy)
    try:
        with engine.begin() as connection:
            locked = Locked.read(connection, store.place.where)
            revision = migrations.revision_of(connection)
            accounts = connection.execute(select(func.count()).select_from(tables.account)).scalar()
    finally:
        engine.dispose()
    vault, _ = locked.open(store.folder, records.find(store.folder, store.address))
    with store.transaction(write=False) as tx:
        now_ms = tx.now_ms()
    return Facts(now_ms, str(revision), int(accounts or 0), vault.keys)


def _beside(path: Path, what: str) -> Path:
    return path.with_name(f"{path.name}.{what}")


def _remove(*paths: Path) -> None:
    for path in paths:
        for each in files.with_companions(path):
            each.unlink(missing_ok=True)


def _translating(path: Path) -> AbstractContextManager[None]:
    """Raise the known error behind SQLite's or the system's, about the backup's file."""
    return SqlitePlace(path).translating()
