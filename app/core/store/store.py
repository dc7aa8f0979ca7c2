"""The store: opened, never made by opening; made with its first account, in one transaction (F1)."""

import contextlib
import os
import secrets
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, insert, inspect, select

from ..api.errors import KeyWrong, StoreCorrupt, StoreEmptied, StoreTooNew, StoreVanished
from . import dialects, files, keys, migrations, records, seal, tables
from .records import KeySource, Record
from .transaction import Transaction, host_clock

MAGIC = b"SQLite format 3\0"


class AlreadyInstalledError(Exception):
    """There is an installation at this address: the first account was made before."""


class Store:
    """One store, at one address. Its transactions run one at a time."""

    def __init__(
        self,
        address: str,
        path: Path,
        folder: Path,
        wanted: Literal["auto", "keyring", "file"],
        clock: Callable[[], int],
    ) -> None:
        """Take the address; ``open`` is the way to make one."""
        self._address = address
        self._path = path
        self._folder = folder
        self._wanted = wanted
        self._clock = clock
        self._lock = threading.RLock()
        self._engine: Engine | None = None
        self._vault: seal.Vault | None = None
        self._identity: tuple[int, int] | None = None

    @classmethod
    def open(
        cls,
        address: str,
        path: Path,
        folder: Path,
        *,
        wanted: Literal["auto", "keyring", "file"] = "auto",
        clock: Callable[[], int] = host_clock,
    ) -> "Store":
        """Open what is installed at the address, or know that nothing is; raises a KnownError."""
        store = cls(address, path, folder, wanted, clock)
        store._look()
        return store

    @property
    def installed(self) -> bool:
        """Whether there is an installation; another process may have made it meanwhile."""
        if self._vault is None:
            self._look()
        return self._vault is not None

    @contextlib.contextmanager
    def transaction(self, *, write: bool = True) -> Iterator[Transaction]:
        """Give one transaction: committed at the end, rolled back on any exception (B1)."""
        with self._lock:
            if not self.installed or self._engine is None or self._vault is None:
                raise StoreVanished(str(self._path))
            self._check_identity()
            with self._translating(), self._begun(self._engine, write=write) as connection:
                yield Transaction(connection, self._vault, self._clock)

    @contextlib.contextmanager
    def installing(self) -> Iterator[Transaction]:
        """Give the transaction that makes the store, with its first account; nothing stays if it fails."""
        with self._lock, records.locked(self._folder):
            self._look()
            if self._vault is not None:
                raise AlreadyInstalledError
            made = self._prepare()
            try:
                with self._translating():
                    engine = dialects.engine_for(self._path)
                    dialects.use_wal(engine)
                    with self._begun(engine, write=True) as connection:
                        vault = self._create(connection, made)
                        yield Transaction(connection, vault, self._clock)
            except BaseException:
                self._undo(engine)
                raise
            self._engine, self._vault = engine, vault
            self._identity = _identity(self._path)
            records.put(self._folder, self._address, Record("installed", made.key_source, made.key_id))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = self._vault = self._identity = None

    # --- opening --------------------------------------------------------------------------------

    def _look(self) -> None:
        record = records.find(self._folder, self._address)
        on_record = record is not None and record.state == "installed"
        if not os.path.lexists(self._path):
            if on_record:
                raise StoreVanished(str(self._path))
            return
        files.check_folder(self._path.parent)
        size = files.check_file(self._path).st_size
        for suffix in ("-wal", "-shm", "-journal"):
            beside = self._path.with_name(self._path.name + suffix)
            if os.path.lexists(beside):
                files.check_file(beside)
        begun = record is not None and not on_record
        if size == 0 and begun:
            return
        if _first_bytes(self._path) != MAGIC:
            self._refuse("it is empty" if size == 0 else "it is no store")
        with self._translating():
            self._open_engine(record, begun=begun)

    def _open_engine(self, record: Record | None, *, begun: bool) -> None:
        engine = dialects.engine_for(self._path)
        try:
            with engine.connect() as connection:
                ours = connection.exec_driver_sql("PRAGMA application_id").scalar() == dialects.APPLICATION_ID
                if not ours and begun and not inspect(connection).get_table_names():
                    return
            if not ours:
                self._refuse("it is no store of ours")
            self._migrate(engine)
            self._unlock(engine, record)
        except BaseException:
            engine.dispose()
            raise
        if self._engine is not engine:
            engine.dispose()

    def _refuse(self, why: str) -> None:
        raise StoreCorrupt(str(self._path), why)

    def _migrate(self, engine: Engine) -> None:
        with self._begun(engine, write=False) as connection:
            revision = migrations.revision_of(connection)
        if revision == migrations.HEAD:
            return
        if revision not in migrations.REVISIONS:
            raise StoreTooNew(str(self._path), str(revision))
        backup = self._path.with_name(f"{self._path.name}.before-{migrations.HEAD}")
        with self._begun(engine, write=True) as connection:
            if not os.path.lexists(backup):
                files.create(backup)
                dialects.copy_to(self._path, backup)
            migrations.upgrade(connection)

    def _unlock(self, engine: Engine, record: Record | None) -> None:
        with self._begun(engine, write=False) as connection:
            row = connection.execute(select(tables.installation)).first()
            wrapped = connection.execute(select(tables.data_key)).first()
            anybody = connection.execute(select(tables.account.c.id).limit(1)).first()
        if row is None or wrapped is None or anybody is None:
            raise StoreEmptied(str(self._path))
        source: KeySource = record.key_source if record else row.key_source
        key_id = record.key_id if record else row.key_id
        kek = keys.read(source, self._folder, key_id)
        try:
            data_key = seal.unwrap(kek, wrapped.wrapped, wrapped.id)
        except seal.SealBrokenError:
            where = str(keys.path_of(self._folder, key_id)) if source == "file" else "the keyring"
            raise KeyWrong(where, "it does not open this store") from None
        if record is None or record.state != "installed":
            records.put(self._folder, self._address, Record("installed", source, key_id))
        self._engine, self._vault = engine, seal.Vault(data_key, wrapped.id)
        self._identity = _identity(self._path)

    # --- making ---------------------------------------------------------------------------------

    def _prepare(self) -> Record:
        """Record what will be made before it is made, so that a crash leaves something to begin again."""
        files.make_folder(self._path.parent)
        record = records.find(self._folder, self._address)
        if record is None:
            source = keys.choose(self._wanted)
            record = Record("preparing", source, keys.make(source, self._folder))
            records.put(self._folder, self._address, record)
        for suffix in ("", "-wal", "-shm", "-journal"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        files.create(self._path)
        return record

    def _create(self, connection: Connection, made: Record) -> seal.Vault:
        connection.exec_driver_sql(f"PRAGMA application_id={dialects.APPLICATION_ID}")
        tables.metadata.create_all(connection)
        migrations.stamp(connection)
        key_id = secrets.token_hex(seal.KEY_ID_BYTES)
        data_key = secrets.token_bytes(seal.KEY_BYTES)
        kek = keys.read(made.key_source, self._folder, made.key_id)
        now_ms = self._clock()
        connection.execute(
            insert(tables.installation).values(
                id=1, created_ms=now_ms, key_source=made.key_source, key_id=made.key_id
            )
        )
        wrapped = seal.wrap(kek, data_key, key_id)
        connection.execute(insert(tables.data_key).values(id=key_id, wrapped=wrapped, created_ms=now_ms))
        return seal.Vault(data_key, key_id)

    def _undo(self, engine: Engine | None) -> None:
        if engine is not None:
            engine.dispose()
        for suffix in ("", "-wal", "-shm", "-journal"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    # --- each transaction -----------------------------------------------------------------------

    @contextlib.contextmanager
    def _begun(self, engine: Engine, *, write: bool) -> Iterator[Connection]:
        with engine.connect().execution_options(**{dialects.WRITES: write}) as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def _translating(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            known = dialects.translated(error, str(self._path))
            if known is None:
                raise
            raise known from error

    def _check_identity(self) -> None:
        """Refuse to go on writing to a file that is no longer the one at the address."""
        if _identity(self._path) != self._identity:
            self.close()
            raise StoreVanished(str(self._path))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.lstat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _first_bytes(path: Path) -> bytes:
    return files.read(path, len(MAGIC))
