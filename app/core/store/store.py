"""The store: opened, never made by opening; made with its first account, in one transaction (F1)."""

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, select

from ..api.errors import KeyWrong, KnownError, StoreEmptied
from . import files, keys, making, migrations, records, seal, tables
from .anchor import Anchor, Head
from .migrations import sealing
from .place import WRITES, AlreadyInstalledError, Place, ServerFact
from .places import place_of
from .records import KeySource, Record
from .transaction import Transaction

__all__ = ["AlreadyInstalledError", "Store"]


class Store:
    """One store, at one address. Its transactions run one at a time."""

    def __init__(
        self,
        address: str,
        place: Place,
        folder: Path,
        wanted: Literal["auto", "keyring", "file"],
        clock: Callable[[], int] | None,
    ) -> None:
        """Take the address; ``open`` is the way to make one."""
        self._address = address
        self._place = place
        self._folder = folder
        self._wanted = wanted
        self._clock = clock
        self._lock = threading.RLock()
        self._engine: Engine | None = None
        self._vault: seal.Vault | None = None
        self._anchor: Anchor | None = None

    @classmethod
    def open(
        cls,
        address: str,
        path: Path | None,
        folder: Path,
        *,
        wanted: Literal["auto", "keyring", "file"] = "auto",
        clock: Callable[[], int] | None = None,
    ) -> "Store":
        """Open what is installed at the address, or know that nothing is; raises a KnownError.

        ``clock`` gives UTC milliseconds in place of the clock of record, for tests.
        """
        store = cls(address, place_of(address, path), folder, wanted, clock)
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
                raise self._place.vanished()
            self._check_identity()
            anchor, head = self._anchor, None
            with self._place.translating(), self._begun(self._engine, write=write) as connection:
                tx = Transaction(connection, self._vault, self._clock_on(connection), anchor.chain)
                yield tx
                head = tx.settle() if write else None
            anchor.follow(head)

    @contextlib.contextmanager
    def installing(self) -> Iterator[Transaction]:
        """Give the transaction that makes the store, with its first account; nothing stays if it fails."""
        with self._lock, self._place.translating(), records.locked(self._folder):
            self._look(heal=False)
            if self._vault is not None:
                raise AlreadyInstalledError
            made, kek = making.prepare(self._place, self._folder, self._address, self._wanted)
            engine = self._place.begin()
            try:
                anchor = Anchor(self._folder, made.key_id)
                with self._begun(engine, write=True) as connection:
                    self._place.mark(connection)
                    clock = self._clock_on(connection)
                    vault = making.create(connection, made, kek, clock())
                    tx = Transaction(connection, vault, clock, anchor.chain)
                    yield tx
                    head = tx.settle()
            except BaseException:
                engine.dispose()
                self._place.undo()
                raise
            self._engine, self._vault, self._anchor = engine, vault, anchor
            self._place.hold()
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

    def server(self) -> ServerFact | None:
        """Return what the server says of itself, None where the store is a file."""
        with self.transaction(write=False) as tx:
            return self._place.server(tx.connection)

    def close(self) -> None:
        """Let go of the file or the server."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = self._vault = self._anchor = None

    # --- opening --------------------------------------------------------------------------------

    def _look(self, *, heal: bool = True) -> None:
        """Open what is there; ``heal`` notes an installation that is not on record, under the lock."""
        if os.path.lexists(self._folder):
            files.check_folder(self._folder)
        record = records.find(self._folder, self._address)
        on_record = record is not None and record.state == "installed"
        engine = self._place.find(on_record=on_record, begun=record is not None and not on_record)
        if engine is None:
            if on_record:
                raise self._place.vanished()
            return
        with self._place.translating():
            found = self._unlock(engine, record if on_record else None)
            if heal and not on_record:
                self._heal(found)

    def _heal(self, found: Record) -> None:
        try:
            with records.locked(self._folder):
                records.put(self._folder, self._address, found)
        except BaseException:
            self.close()
            raise

    def _migrate(self, engine: Engine, vault: seal.Vault, anchor: Anchor) -> None:
        """Bring an older store up to date; what was never sealed is sealed, but not twice (D3, D9)."""
        with self._begun(engine, write=False) as connection:
            if not migrations.behind(connection, self._place):
                return
            unsealed = str(migrations.revision_of(connection)) < sealing.SINCE
        anchored = anchor.head()
        if unsealed and anchored is not None and anchored.seq > 0:
            raise self._place.corrupt("it is older than this program left it")
        with self._begun(engine, write=True) as connection:
            migrations.bring_up(connection, self._place)
            tx = Transaction(connection, vault, self._clock_on(connection), anchor.chain)
            if unsealed:
                sealing.seal_all(tx, anchor.chain())
            head = tx.settle()
            self._check_tables(connection)
        anchor.follow(head)

    def _check_tables(self, connection: Connection) -> None:
        if not self._place.as_declared(connection):
            raise self._place.corrupt("its tables are not as they were made")

    def _unlock(self, engine: Engine, record: Record | None) -> Record:
        """Adopt the engine once the store is open, and return the record as it must read."""
        try:
            source, key_id, vault = self._opened(engine, record)
            anchor = Anchor(self._folder, key_id)
            self._migrate(engine, vault, anchor)
            with self._begun(engine, write=False) as connection:
                anchor.compare(connection)
        except BaseException:
            engine.dispose()
            raise
        self._engine, self._vault, self._anchor = engine, vault, anchor
        self._place.hold()
        return Record("installed", source, key_id)

    def _opened(self, engine: Engine, record: Record | None) -> tuple[KeySource, str, seal.Vault]:
        with self._begun(engine, write=False) as connection:
            if not migrations.behind(connection, self._place):
                self._check_tables(connection)
            row = connection.execute(select(tables.installation)).first()
            wrapped = connection.execute(select(tables.data_key)).first()
            anybody = connection.execute(select(tables.account.c.id).limit(1)).first()
        if row is None or wrapped is None or anybody is None:
            raise StoreEmptied(self._place.where)
        source: KeySource = record.key_source if record else row.key_source
        key_id = record.key_id if record else row.key_id
        kek = keys.read(source, self._folder, key_id)
        if not (isinstance(wrapped.wrapped, bytes) and isinstance(wrapped.id, str)):
            raise self._place.corrupt("its data key is none")
        try:
            data_key = seal.unwrap(kek, wrapped.wrapped, wrapped.id)
        except seal.SealBrokenError:
            where = str(keys.path_of(self._folder, key_id)) if source == "file" else "the keyring"
            raise KeyWrong(where, "it does not open this store") from None
        return source, key_id, seal.Vault(data_key, wrapped.id)

    # --- each transaction -----------------------------------------------------------------------

    @contextlib.contextmanager
    def _begun(self, engine: Engine, *, write: bool) -> Iterator[Connection]:
        options = {WRITES: write}
        with engine.connect().execution_options(**options) as connection, connection.begin() as begun:
            yield connection
            with self._place.committing() if write else contextlib.nullcontext():
                begun.commit()

    def _clock_on(self, connection: Connection) -> Callable[[], int]:
        return self._clock or self._place.clock(connection)

    def _check_identity(self) -> None:
        try:
            self._place.check()
        except KnownError:
            self.close()
            raise
