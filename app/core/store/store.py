"""The store: opened, never made by opening; made with its first account, in one transaction (F1)."""

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.exc import IntegrityError

from ..api.errors import KeyWrong, KnownError, StoreCorrupt, StoreEmptied, StoreVanished
from . import dialects, files, keys, making, migrations, network, records, seal, tables
from .anchor import Anchor, Head
from .migrations import sealing
from .records import KeySource, Record
from .transaction import Transaction, host_clock

MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100


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
        self._anchor: Anchor | None = None
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
            if not self.installed or self._engine is None or self._vault is None or self._anchor is None:
                raise StoreVanished(str(self._path))
            self._check_identity()
            anchor, head = self._anchor, None
            with self._translating(), self._begun(self._engine, write=write) as connection:
                tx = Transaction(connection, self._vault, self._clock, anchor.chain)
                yield tx
                head = tx.settle() if write else None
            anchor.follow(head)

    @contextlib.contextmanager
    def installing(self) -> Iterator[Transaction]:
        """Give the transaction that makes the store, with its first account; nothing stays if it fails."""
        with self._lock, self._translating(), records.locked(self._folder):
            self._look(heal=False)
            if self._vault is not None:
                raise AlreadyInstalledError
            made, kek = making.prepare(self._path, self._folder, self._address, self._wanted)
            engine = dialects.engine_for(self._path)
            try:
                dialects.use_wal(engine)
                anchor = Anchor(self._folder, made.key_id)
                with self._begun(engine, write=True) as connection:
                    vault = making.create(connection, made, kek, self._clock())
                    tx = Transaction(connection, vault, self._clock, anchor.chain)
                    yield tx
                    head = tx.settle()
            except BaseException:
                engine.dispose()
                making.undo(self._path)
                raise
            self._engine, self._vault, self._anchor = engine, vault, anchor
            self._identity = _identity(self._path)
            anchor.follow(head)
            # The account is made; where this cannot be noted now, the next opening notes it.
            with contextlib.suppress(KnownError, OSError):
                records.put(self._folder, self._address, Record("installed", made.key_source, made.key_id))

    @property
    def rolled_back(self) -> bool:
        """Whether the store is older than this machine left it; an operator's word ends that (D9)."""
        return self._anchor is not None and self._anchor.ahead

    def anchored(self) -> Head | None:
        """Return the newest link of the record that this machine knows."""
        return self._anchor.head() if self._anchor is not None else None

    def acknowledge(self) -> None:
        """Go on with the store as it is."""
        with self.transaction(write=False) as tx:
            if self._anchor is not None:
                self._anchor.acknowledge(tx.connection)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = self._vault = self._anchor = self._identity = None

    # --- opening --------------------------------------------------------------------------------

    def _look(self, *, heal: bool = True) -> None:
        """Open what is there; ``heal`` notes an installation that is not on record, under the lock."""
        if os.path.lexists(self._folder):
            files.check_folder(self._folder)
        record = records.find(self._folder, self._address)
        on_record = record is not None and record.state == "installed"
        network.check(self._path)
        if not os.path.lexists(self._path):
            if on_record:
                raise StoreVanished(str(self._path))
            return
        files.check_folder(self._path.parent)
        size = files.check_file(self._path).st_size
        beside = [each for each in files.with_companions(self._path)[1:] if os.path.lexists(each)]
        logged = sum(files.check_file(each).st_size for each in beside)
        begun = record is not None and not on_record
        if size == 0 and begun:
            return
        header = files.read(self._path, HEADER_BYTES)
        if not header.startswith(MAGIC):
            self._refuse("it is empty" if size == 0 else "it is no store")
        if not logged and dialects.cut_short(header, size):
            self._refuse("it is cut short")
        with self._translating():
            found = self._open_engine(record, begun=begun)
            if heal and found is not None and not on_record:
                self._heal(found)

    def _heal(self, found: Record) -> None:
        try:
            with records.locked(self._folder):
                records.put(self._folder, self._address, found)
        except BaseException:
            self.close()
            raise

    def _open_engine(self, record: Record | None, *, begun: bool) -> Record | None:
        engine = dialects.engine_for(self._path)
        try:
            with engine.connect() as connection:
                ours = connection.exec_driver_sql("PRAGMA application_id").scalar() == dialects.APPLICATION_ID
                if not ours and begun and not inspect(connection).get_table_names():
                    return None
            if not ours:
                self._refuse("it is no store of ours")
            return self._unlock(engine, record)
        finally:
            if self._engine is not engine:
                engine.dispose()

    def _refuse(self, why: str) -> None:
        raise StoreCorrupt(str(self._path), why)

    def _migrate(self, engine: Engine, vault: seal.Vault, anchor: Anchor) -> None:
        """Bring an older store up to date; what was never sealed is sealed, but not twice (D3, D9)."""
        with self._begun(engine, write=False) as connection:
            if not migrations.behind(connection, self._path):
                return
            unsealed = str(migrations.revision_of(connection)) < sealing.SINCE
        anchored = anchor.head()
        if unsealed and anchored is not None and anchored.seq > 0:
            self._refuse("it is older than this program left it")
        with self._begun(engine, write=True) as connection:
            migrations.bring_up(connection, self._path)
            tx = Transaction(connection, vault, self._clock, anchor.chain)
            if unsealed:
                sealing.seal_all(tx, anchor.chain())
            head = tx.settle()
            self._check_tables(connection)
        anchor.follow(head)

    def _check_tables(self, connection: Connection) -> None:
        if not dialects.as_declared(connection, tables.metadata):
            self._refuse("its tables are not as they were made")

    def _unlock(self, engine: Engine, record: Record | None) -> Record:
        """Open the vault and return the record as it must read."""
        with self._begun(engine, write=False) as connection:
            if not migrations.behind(connection, self._path):
                self._check_tables(connection)
            row = connection.execute(select(tables.installation)).first()
            wrapped = connection.execute(select(tables.data_key)).first()
            anybody = connection.execute(select(tables.account.c.id).limit(1)).first()
        if row is None or wrapped is None or anybody is None:
            raise StoreEmptied(str(self._path))
        source: KeySource = record.key_source if record else row.key_source
        key_id = record.key_id if record else row.key_id
        kek = keys.read(source, self._folder, key_id)
        if not (isinstance(wrapped.wrapped, bytes) and isinstance(wrapped.id, str)):
            self._refuse("its data key is none")
        try:
            data_key = seal.unwrap(kek, wrapped.wrapped, wrapped.id)
        except seal.SealBrokenError:
            where = str(keys.path_of(self._folder, key_id)) if source == "file" else "the keyring"
            raise KeyWrong(where, "it does not open this store") from None
        vault, anchor = seal.Vault(data_key, wrapped.id), Anchor(self._folder, key_id)
        self._migrate(engine, vault, anchor)
        with self._begun(engine, write=False) as connection:
            anchor.compare(connection)
        self._engine, self._vault, self._anchor = engine, vault, anchor
        self._identity = _identity(self._path)
        return Record("installed", source, key_id)

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
            if isinstance(error, IntegrityError) and self._engine is not None:
                # No rule of the tables is broken by us: it is damage, or else a bug.
                damaged = dialects.contradicts_itself(self._engine)
                known = StoreCorrupt(str(self._path), "it contradicts itself") if damaged else None
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
