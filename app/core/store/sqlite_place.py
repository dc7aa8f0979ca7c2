"""A store in one SQLite file: paths, modes, pragmas, and the file's identity."""

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from ..api.errors import DiskFull, KnownError, StoreBusy, StoreCorrupt, StoreReadOnly, StoreUnavailable
from . import files, network, sqlite_schema, turns
from .place import WRITES, Place
from .statement import say
from .transaction import host_clock

MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100
SHARED_BYTES = 32 * 1024
APPLICATION_ID = 0x54574C31  # "TWL1"
BUSY_WAIT_MS = 2000  # after a second for a turn, three in all (B2)
PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "secure_delete=ON",
    "cell_size_check=ON",
)
_ERRORS: dict[int, type[KnownError]] = {
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: StoreReadOnly,
    sqlite3.SQLITE_CORRUPT: StoreCorrupt,
    sqlite3.SQLITE_NOTADB: StoreCorrupt,
}


class SqlitePlace(Place):
    """One file, with what SQLite keeps beside it."""

    def __init__(self, path: Path) -> None:
        """Take the file's path."""
        super().__init__(str(path))
        self.path: Path = path
        self._identity: tuple[int, int] | None = None

    def find(self, *, on_record: bool, begun: bool) -> Engine | None:  # noqa: ARG002 what is on record is nothing to a file
        """Look at the file before SQLite does."""
        network.check(self.path)
        if not os.path.lexists(self.path):
            return None
        files.check_folder(self.path.parent)
        # The header first: a file may grow meanwhile, but not shrink.
        header = files.read(self.path, HEADER_BYTES)
        size = files.check_file(self.path).st_size
        logged = sum(_size_if_there(each) for each in files.with_companions(self.path)[1:])
        if not header and begun:
            return None
        if not header.startswith(MAGIC):
            raise self.corrupt("it is no store" if header else "it is empty")
        if not logged and _cut_short(header, size):
            raise self.corrupt("it is cut short")
        engine = engine_for(self.path)
        try:
            found = self._ours(engine, begun=begun)
        except BaseException:
            engine.dispose()
            raise
        if not found:
            engine.dispose()
        return engine if found else None

    def _ours(self, engine: Engine, *, begun: bool) -> bool:
        with self.translating(), engine.connect() as connection:
            connection.info[WRITES] = False  # looking takes no lock, and so no turn, from those who write
            ours = connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
            if not ours and not (begun and not inspect(connection).get_table_names()):
                raise self.corrupt("it is no store of ours")
        return ours

    def as_declared(self, connection: Connection) -> bool:
        """Compare column by column, and the text by which SQLite keeps that a table was made."""
        return sqlite_schema.as_declared(connection)

    def make_room(self) -> None:
        """Make the folder."""
        files.make_folder(self.path.parent)

    def begin(self) -> Engine:
        """Create the file, with the right mode from the first moment, and let SQLite have it."""
        self.undo()
        files.create(self.path)
        engine = engine_for(self.path)
        try:
            _use_wal(engine)
        except BaseException:
            engine.dispose()
            self.undo()
            raise
        return engine

    def mark(self, connection: Connection) -> None:
        """Write our mark into the header."""
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")

    def undo(self) -> None:
        """Remove the file and what stands beside it."""
        for each in files.with_companions(self.path):
            each.unlink(missing_ok=True)

    def hold(self) -> None:
        """Remember the file's device and number."""
        self._identity = _identity(self.path)

    def check(self) -> None:
        """Refuse to go on writing to a file that is no longer the one at the address."""
        if _identity(self.path) != self._identity:
            raise self.vanished()

    def clock(self, connection: Connection) -> Callable[[], int]:  # noqa: ARG002 a file has no clock of its own
        """Go by this host's clock."""
        return host_clock

    def turn(self) -> contextlib.AbstractContextManager[None]:
        """Wait for one's turn among the processes that write to this file."""
        return turns.Turn(self.path.parent)

    def keep_copy(self, label: str) -> None:
        """Put a copy beside the store, whole or not at all."""
        backup = self.path.with_name(f"{self.path.name}.{label}")
        fresh = backup.with_name(f"{backup.name}.new")
        fresh.unlink(missing_ok=True)
        files.create(fresh)
        copy_to(self.path, fresh)
        fresh.replace(backup)
        files.sync_folder(backup.parent)

    def known(self, error: BaseException) -> KnownError | None:
        """Judge by SQLite's result code."""
        cause: BaseException | None = error.orig if isinstance(error, DBAPIError) else error
        if not isinstance(cause, sqlite3.Error):
            return None
        code = getattr(cause, "sqlite_errorcode", None)
        if code is None and isinstance(cause, sqlite3.OperationalError):
            return self.corrupt("a text in it is none")  # the driver's word would repeat the text
        if isinstance(cause, sqlite3.IntegrityError):
            # No rule of the tables is broken by us: it is damage, or else a bug.
            return self.corrupt("it contradicts itself") if _contradicts_itself(self.path) else None
        if code is None or isinstance(cause, sqlite3.ProgrammingError):
            return None
        kind = _ERRORS.get(code & 0xFF, StoreUnavailable)
        if code & 0xFF == sqlite3.SQLITE_CANTOPEN and not _may_write(self.path):
            kind = StoreReadOnly  # it is the log beside the store that cannot be made
        if code & 0xFF == sqlite3.SQLITE_IOERR and _no_room(self.path.parent):
            kind = DiskFull  # the memory that is shared beside the log has its own word for it
        return kind(self.where, getattr(cause, "sqlite_errorname", ""))


def engine_for(path: Path) -> Engine:
    """Return an engine on an existing SQLite file; it never creates one. One connection is kept open."""
    url = _url(path, "rw")

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(url, uri=True, timeout=BUSY_WAIT_MS / 1000, check_same_thread=False)

    # An error that tells its parameters would tell names and sealed values to a log (A2).
    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=StaticPool, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def on_connect(driver: Any, _record: object) -> None:  # noqa: ANN401 the driver's own type
        # Transactions are begun by us, so that a write takes its lock at once.
        driver.isolation_level = None
        try:
            for pragma in (f"busy_timeout={BUSY_WAIT_MS}", *PRAGMAS):
                driver.execute(f"PRAGMA {pragma}")
        except UnicodeDecodeError as error:
            # The driver cannot even decode what SQLite says about a damaged schema.
            raise StoreCorrupt(str(path), "its tables are not as they were made") from error

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        say(connection, "BEGIN IMMEDIATE" if connection.info.get(WRITES, True) else "BEGIN")

    return engine


def _use_wal(engine: Engine) -> None:
    """Turn the write-ahead log on; readers and one writer then go on side by side."""
    driver = engine.raw_connection()
    try:
        cursor = driver.cursor()
        mode = cursor.execute("PRAGMA journal_mode=WAL").fetchone()
        cursor.close()
    finally:
        driver.close()
    if mode is None or mode[0] != "wal":
        raise StoreUnavailable("the store", "it has no write-ahead log")


def copy_to(path: Path, backup: Path) -> None:
    """Copy the store, as it is committed, into an existing empty file.

    By a connection of its own: a backup from one that is writing would wait for itself.
    """
    source = sqlite3.connect(_url(path, "ro"), uri=True)
    target = sqlite3.connect(backup)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()


def _contradicts_itself(path: Path) -> bool:
    """Tell whether SQLite finds the store damaged, by a connection of its own."""
    try:
        with contextlib.closing(sqlite3.connect(_url(path, "ro"), uri=True)) as reader:
            return bool(reader.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",))
    except sqlite3.Error:
        return True


def _no_room(folder: Path) -> bool:
    """Tell whether not even one page of SQLite's shared memory fits (32 KiB)."""
    try:
        found = os.statvfs(folder)
    except OSError:
        return False
    return found.f_bavail * found.f_frsize < SHARED_BYTES


def _size_if_there(path: Path) -> int:
    """Return the bytes of a file that whoever closes the store last takes away."""
    try:
        return files.check_file(path).st_size
    except StoreUnavailable as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return 0
        raise


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _cut_short(header: bytes, size: int) -> bool:
    """Tell whether a file with no log beside it lacks pages that its header speaks of (B4)."""
    page_bytes = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    counted = header[24:28] == header[92:96]
    return counted and size < pages * (65536 if page_bytes == 1 else page_bytes)


def _url(path: Path, mode: str) -> str:
    """Return the address for the driver; a path need not be UTF-8."""
    return f"file:{quote(os.fsencode(path))}?mode={mode}"


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
