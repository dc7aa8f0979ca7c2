"""The store: opened, never made by opening; made with its first account, in one transaction (F1)."""

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from ..api.errors import KeyWrong, KnownError, StoreBusy, StoreCorrupt, StoreEmptied
from . import files, keys, making, migrations, records, seal, tables, unlocking
from .anchor import Anchor, Head
from .line import Line
from .migrations import sealing
from .place import AlreadyInstalledError, Place, ServerFact
from .places import place_of
from .records import Record
from .transaction import Transaction

# A rotation changes the keys twice, and a store may be met in between.
FOLLOWED = 5

__all__ = ["AlreadyInstalledError", "Store"]


class Store:
    """One store, at one address. Its transactions run one at a time."""

    def __init__(
        self,
        address: str,
        place: Place,
        folder: Path,
        wanted: making.Wanted,
        clock: Callable[[], int] | None,
    ) -> None:
        """Take the address; ``open`` is the way to make one."""
        self.address = address
        self.place = place
        self.folder = folder
        self._wanted = wanted
        self._clock = clock
        self._lock = threading.RLock()
        self._engine: Engine | None = None
        self._vault: seal.Vault | None = None
        self._anchor: Anchor | None = None
        self._wrapped: unlocking.Wrapped = ()
        self._line = Line(place)

    @classmethod
    def open(
        cls,
        address: str,
        path: Path | None,
        folder: Path,
        *,
        wanted: making.Wanted = "auto",
        clock: Callable[[], int] | None = None,
    ) -> "Store":
        """Open what is installed at the address, or know that nothing is; raises a KnownError.

        ``clock`` gives UTC milliseconds in place of the clock of record, for tests.
        """
        store = cls(address, place_of(address, path), folder, wanted, clock)
        store._look()
        return store

    @classmethod
    def adopt(cls, address: str, path: Path, folder: Path, engine: Engine, record: Record) -> "Store":
        """Open a store that stands aside of its address, by a record that is not written yet."""
        store = cls(address, place_of(address, path), folder, record.key_source, None)
        with store.place.translating():
            store._unlock(engine, record)
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
            with self.place.translating():
                tx = self._fresh(write=write)
                anchor = self._anchor
                try:
                    yield tx
                    head = tx.settle() if write else None
                    self._line.commit()
                except BaseException:
                    self._line.hang_up()
                    raise
            if anchor is not None:
                anchor.follow(head)

    @contextlib.contextmanager
    def installing(self) -> Iterator[Transaction]:
        """Give the transaction that makes the store, with its first account; nothing stays if it fails."""
        with self._lock, self.place.translating(), records.locked(self.folder):
            self._look(heal=False)
            if self._vault is not None:
                raise AlreadyInstalledError
            made, kek = making.prepare(self.place, self.folder, self.address, self._wanted)
            engine = self.place.begin()
            try:
                anchor = Anchor(self.folder, made.key_id)
                with self._line.begun(engine, write=True) as connection:
                    self.place.mark(connection)
                    clock = self._clock_on(connection)
                    vault = making.create(connection, made, kek, clock())
                    tx = Transaction(connection, vault, clock, anchor.chain)
                    yield tx
                    head = tx.settle()
                    wrapped = unlocking.wrapped_keys(connection)
            except BaseException:
                self._line.end(engine)
                self.place.undo()
                raise
            self._engine, self._vault, self._anchor, self._wrapped = engine, vault, anchor, wrapped
            self.place.hold()
            anchor.follow(head)
            # The account is made; where this cannot be noted now, the next opening notes it.
            with contextlib.suppress(KnownError, OSError):
                records.put(self.folder, self.address, Record("installed", made.key_source, made.key_id))

    @property
    def rolled_back(self) -> bool:
        """Whether the store is older than this machine left it; an operator's word ends that (D9)."""
        return self._anchor is not None and self._anchor.ahead

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folder of the key, and that of the store where it is a file."""
        return (self.folder,) if self.place.path is None else (self.place.path.parent, self.folder)

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
            return self.place.server(tx.connection)

    def close(self) -> None:
        """Let go of the file or the server."""
        with self._lock:
            if self._engine is not None:
                self._line.end(self._engine)
            self._engine = self._vault = self._anchor = None
            self._wrapped = ()

    # --- opening --------------------------------------------------------------------------------

    def _look(self, *, heal: bool = True) -> None:
        """Open what is there; ``heal`` notes an installation that is not on record, under the lock."""
        if os.path.lexists(self.folder):
            files.check_folder(self.folder)
        record, engine = self._found()
        on_record = record is not None and record.installed
        if engine is None:
            if on_record:
                raise self.place.vanished()
            return
        with self.place.translating():
            found = self._unlock(engine, record if on_record else None)
            if heal and found != record:
                self._heal(record, found)

    def _found(self) -> tuple[Record | None, Engine | None]:
        """Look at the place by what is on record; anew where a first run elsewhere began in between."""
        record = records.find(self.folder, self.address)
        while True:
            on_record = record is not None and record.installed
            try:
                return record, self.place.find(
                    on_record=on_record, begun=record is not None and not on_record
                )
            except StoreCorrupt:
                before, record = record, records.find(self.folder, self.address)
                if record == before:
                    raise

    def _heal(self, record: Record | None, found: Record) -> None:
        """Note what was found, unless another process noted something else meanwhile."""
        try:
            with records.locked(self.folder):
                if records.find(self.folder, self.address) == record:
                    records.put(self.folder, self.address, found)
        except BaseException:
            self.close()
            raise

    def _migrate(self, engine: Engine, vault: seal.Vault, anchor: Anchor) -> None:
        """Bring an older store up to date; what was never sealed is sealed, but not twice (D3, D9)."""
        with self._line.begun(engine, write=False) as connection:
            if not migrations.behind(connection, self.place):
                return
            unsealed = str(migrations.revision_of(connection)) < sealing.SINCE
        anchored = anchor.head()
        if unsealed and anchored is not None and anchored.seq > 0:
            raise self.place.corrupt("it is older than this program left it")
        with self._line.begun(engine, write=True) as connection:
            migrations.bring_up(connection, self.place)
            tx = Transaction(connection, vault, self._clock_on(connection), anchor.chain)
            if unsealed:
                sealing.seal_all(tx, anchor.chain())
            head = tx.settle()
            self._check_tables(connection)
        anchor.follow(head)

    def _check_tables(self, connection: Connection) -> None:
        if not self.place.as_declared(connection):
            raise self.place.corrupt("its tables are not as they were made")

    def _unlock(self, engine: Engine, record: Record | None) -> Record:
        """Adopt the engine once the store is open, and return the record as it must read."""
        try:
            locked = self._locked(engine)
            vault, found = locked.open(self.folder, record)
            self._check_same(engine, record, found)
            anchor = Anchor(self.folder, found.key_id)
            if found.other_key_id:
                anchor.take_over(found.other_key_id)
            self._migrate(engine, vault, anchor)
            with self._line.begun(engine, write=False) as connection:
                anchor.compare(connection)
        except BaseException:
            self._line.end(engine)
            raise
        self._engine, self._vault, self._anchor, self._wrapped = engine, vault, anchor, locked.wrapped
        self.place.hold()
        return found

    def _check_same(self, engine: Engine, record: Record | None, found: Record) -> None:
        """Refuse another store in the place of the one on record, though its key is here too (D6, D9).

        One whose keys were rotated elsewhere holds what this machine has anchored; another store does not.
        """
        if record is None or found.key_id in {record.key_id, record.other_key_id}:
            return
        former = Anchor(self.folder, record.key_id)
        with self._line.begun(engine, write=False) as connection:
            former.compare(connection)
        if former.ahead:
            where = str(keys.path_of(self.folder, found.key_id))
            raise KeyWrong(where, "it opens another store than the one on record")

    def _locked(self, engine: Engine) -> unlocking.Locked:
        """Read what the store says about its keys; one without them, or without accounts, was emptied."""
        with self._line.begun(engine, write=False) as connection:
            if not migrations.behind(connection, self.place):
                self._check_tables(connection)
            locked = unlocking.Locked.read(connection, self.place.where)
            anybody = connection.execute(select(tables.account.c.id).limit(1)).first()
        if locked.installation is None or not locked.wrapped or anybody is None:
            raise StoreEmptied(self.place.where)
        return locked

    # --- each transaction -----------------------------------------------------------------------

    def _clock_on(self, connection: Connection) -> Callable[[], int]:
        return self._clock or self.place.clock(connection)

    def _fresh(self, *, write: bool) -> Transaction:
        """Begin a transaction with the keys as they are now; a rotation elsewhere is followed (D8)."""
        for _ in range(FOLLOWED):
            if not self.installed or self._engine is None or self._vault is None or self._anchor is None:
                raise self.place.vanished()
            self._check_identity()
            connection = self._line.begin(self._engine, write=write)
            try:
                same = unlocking.wrapped_keys(connection) == self._wrapped
            except BaseException:
                self._line.hang_up()
                raise
            if same:
                return Transaction(connection, self._vault, self._clock_on(connection), self._anchor.chain)
            self.close()
        raise StoreBusy(self.place.where)

    def _check_identity(self) -> None:
        try:
            self.place.check()
        except KnownError:
            self.close()
            raise
