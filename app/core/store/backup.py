"""Taking the store elsewhere and back: a consistent copy that opens with a passphrase alone (B6, B8)."""

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import func, inspect, select, update

from ..api.errors import StoreUnavailable
from . import files, keys, migrations, network, records, tables
from .anchor import Anchor
from .backup_file import BackupRefusedError, Facts, Progressed, unpack, write
from .making import Wanted
from .records import Record
from .sqlite_place import SqlitePlace, copy_to, engine_for
from .store import Store
from .transaction import Transaction
from .unlocking import Locked, rewrap


class NotAFileError(Exception):
    """The store is on a server, which has its own tools for copies."""


class RotationUnderWayError(Exception):
    """Two keys are in force: a copy of now would need both."""


class InTheWayError(Exception):
    """Something stands at a path that must be free."""


Note = Callable[[Transaction, Facts], None]


def make(store: Store, path: Path, passphrase: str, progressed: Progressed) -> None:
    """Write a backup into a file that must not exist; people may sign in meanwhile."""
    source = store.place.path
    if source is None:
        raise NotAFileError
    files.refuse_beside(path, *store.folders)
    if os.path.lexists(path):
        raise InTheWayError(path)
    copy, fresh = _beside(source, f"{os.getpid()}.copying"), _beside(path, f"{secrets.token_hex(4)}.new")
    _sweep(source)
    with _translating(path):
        try:
            files.create(copy)
            copy_to(source, copy)
            write(fresh, copy, _facts(store, copy), passphrase, progressed)
            _put_in_place(fresh, path)
            files.sync_folder(path.parent)
        except BackupRefusedError as error:
            raise StoreUnavailable(str(path), "it does not read back as it was written") from error
        finally:
            _remove(copy)
            fresh.unlink(missing_ok=True)


def _sweep(source: Path) -> None:
    """Remove copies whose process was killed."""
    for each in source.parent.glob(f"{source.name}.*.copying*"):
        owner = each.name.removeprefix(f"{source.name}.").partition(".")[0]
        if not Path("/proc", owner).exists():
            each.unlink(missing_ok=True)


def _put_in_place(fresh: Path, path: Path) -> None:
    """Give a file its name, unless the name was taken meanwhile."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise InTheWayError(path) from None
    except OSError:
        # No links there, as on many a memory stick.
        if os.path.lexists(path):
            raise InTheWayError(path) from None
        fresh.rename(path)


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
    network.check(place.path)
    with _translating(backup):
        files.make_folder(place.path.parent)
        with records.locked(folder):
            _clear(place)
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
                # From here on the key belongs to a store that is there.
                fresh.rename(place.path)
                files.sync_folder(place.path.parent)
            finally:
                _remove(fresh, fresh.with_name(f"{fresh.name}.before-{migrations.HEAD}"))
            records.put(folder, place.address, record)
    return facts


def _clear(place: Destination) -> None:
    """Refuse a place where anything of a store stands, a log as well; a first run that was cut is nothing."""
    former, there = records.find(place.folder, place.address), SqlitePlace(place.path)
    if former is not None and former.state == "preparing" and os.path.lexists(place.path):
        engine = there.find(on_record=False, begun=True)
        if engine is None:
            there.undo()
        else:
            engine.dispose()
    for each in files.with_companions(place.path):
        if os.path.lexists(each):
            raise InTheWayError(each)


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
                rewrap(connection, kek, one)
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
    if len(vault.accepted) > 1:
        raise RotationUnderWayError
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
