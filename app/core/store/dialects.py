"""What differs from one database to another, and the one place that translates their errors."""

import functools
import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, MetaData, Table, create_engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from ..api.errors import DiskFull, KnownError, StoreBusy, StoreCorrupt, StoreReadOnly, StoreUnavailable
from . import files

APPLICATION_ID = 0x54574C31  # "TWL1"
BUSY_WAIT_MS = 3000
WRITES = "writes"
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
    source = sqlite3.connect(_url(path, "ro"), uri=True)
    target = sqlite3.connect(backup)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()


def cut_short(header: bytes, size: int) -> bool:
    """Tell whether a file with no log beside it lacks pages that its header speaks of (B4)."""
    page_bytes = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    counted = header[24:28] == header[92:96]
    return counted and size < pages * (65536 if page_bytes == 1 else page_bytes)


def as_declared(connection: Connection, metadata: MetaData) -> bool:
    """Tell whether the store holds these tables, to the last constraint, and nothing that acts alone (D12).

    SQLite keeps the text by which a table was made. It is compared without white space; what SQLite takes
    for the columns is compared besides.
    """
    active = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')")
    found = connection.exec_driver_sql(
        'SELECT m.name, c.name, c.type, c."notnull", c.pk > 0, c.hidden '
        "FROM sqlite_master m, pragma_table_xinfo(m.name) c "
        "WHERE m.type = 'table' AND m.name <> 'alembic_version' AND substr(m.name, 1, 7) <> 'sqlite_'"
    )
    declared = {
        (table.name, column.name, str(column.type), int(not column.nullable), int(column.primary_key), 0)
        for table in metadata.tables.values()
        for column in table.columns
    }
    texts = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master "
        "WHERE sql IS NOT NULL AND name <> 'alembic_version' AND substr(name, 1, 7) <> 'sqlite_'"
    )
    return (
        active.first() is None
        and {tuple(row) for row in found} == declared
        and {name: _bare(text) for name, text in texts} == _texts(metadata)
    )


@functools.cache
def _texts(metadata: MetaData) -> dict[str, str]:
    made: dict[str, ExecutableDDLElement] = {}
    for table in metadata.tables.values():
        made[table.name] = CreateTable(table)
        made |= {str(one.name): CreateIndex(one) for one in table.indexes}
    return {name: _bare(one.compile(dialect=sqlite.dialect())) for name, one in made.items()}


def _bare(text: object) -> str:
    return "".join(str(text).split())


def contradicts_itself(engine: Engine) -> bool:
    """Tell whether SQLite finds the store damaged; asked only when a write broke a rule of the tables."""
    try:
        with engine.connect().execution_options(**{WRITES: False}) as connection:
            return connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok"
    except DBAPIError:
        return True


def upsert(table: Table) -> sqlite.Insert:
    """Return the statement that inserts a row or updates the one with the same primary key."""
    statement = sqlite.insert(table)
    values = {c.name: statement.excluded[c.name] for c in table.columns if not c.primary_key}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=values)


def translated(error: BaseException, where: str) -> KnownError | None:
    """Return the known error behind a driver's or the system's, or None: then it is a bug."""
    cause: BaseException | None = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", None)
        if code is None and isinstance(cause, sqlite3.OperationalError):
            return StoreCorrupt(where, "a text in it is none")  # the driver's word would repeat the text
        if code is None or isinstance(cause, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            return None
        kind = _ERRORS.get(code & 0xFF, StoreUnavailable)
        if code & 0xFF == sqlite3.SQLITE_CANTOPEN and not _may_write(Path(where)):
            kind = StoreReadOnly  # it is the log beside the store that cannot be made
        return kind(where, getattr(cause, "sqlite_errorname", ""))
    return files.known(cause, where) if isinstance(cause, OSError) else None


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _url(path: Path, mode: str) -> str:
    """Return the address for the driver; a path need not be UTF-8."""
    return f"file:{quote(os.fsencode(path))}?mode={mode}"
