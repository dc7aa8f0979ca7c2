"""What differs from one database to another, and the one place that translates their errors."""

import errno
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from ..api.errors import DiskFull, KnownError, StoreBusy, StoreCorrupt, StoreUnavailable

APPLICATION_ID = 0x54574C31  # "TWL1"
BUSY_WAIT_MS = 3000
WRITES = "writes"

_ERRORS: dict[int, type[KnownError]] = {
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_CORRUPT: StoreCorrupt,
    sqlite3.SQLITE_NOTADB: StoreCorrupt,
}


def engine_for(path: Path) -> Engine:
    """Return an engine on an existing SQLite file; it never creates one. One connection is kept open."""
    url = f"file:{quote(str(path))}?mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(url, uri=True, timeout=BUSY_WAIT_MS / 1000, check_same_thread=False)

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=StaticPool)

    @event.listens_for(engine, "connect")
    def on_connect(driver: Any, _record: object) -> None:  # noqa: ANN401 the driver's own type
        # Transactions are begun by us, so that a write takes its lock at once.
        driver.isolation_level = None
        for pragma in (
            f"busy_timeout={BUSY_WAIT_MS}",
            "synchronous=FULL",
            "foreign_keys=ON",
            "trusted_schema=OFF",
            "secure_delete=ON",
            "cell_size_check=ON",
        ):
            driver.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, True)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def use_wal(engine: Engine) -> None:
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
    source = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)
    target = sqlite3.connect(backup)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()


def translated(error: BaseException, where: str) -> KnownError | None:
    """Return the known error behind a driver's or the system's, or None: then it is a bug."""
    cause: BaseException | None = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", None)
        if code is None or isinstance(cause, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            return None
        return _ERRORS.get(code & 0xFF, StoreUnavailable)(where, getattr(cause, "sqlite_errorname", ""))
    if isinstance(cause, OSError):
        kind = DiskFull if cause.errno in {errno.ENOSPC, errno.EDQUOT} else StoreUnavailable
        return kind(where, cause.strerror or "")
    return None
