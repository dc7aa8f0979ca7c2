"""A store in a schema of its own on a PostgreSQL server."""

import contextlib
from collections.abc import Callable, Iterator

import psycopg
from sqlalchemy import Connection, Engine, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from ..api import store_address
from ..api.errors import DiskFull, KnownError, OutcomeUnknown, ServerUnavailable, StoreBusy
from . import postgres_server, tables
from .place import WRITES, AlreadyInstalledError, Place, ServerFact
from .postgres_server import SCHEMA
from .statement import say
from .transaction import host_clock

OURS = {"installation", "alembic_version"}
NOW = "SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint"
SELF = (
    "SELECT current_setting('server_version'), "
    "(SELECT version FROM pg_stat_ssl WHERE ssl AND pid = pg_backend_pid())"
)
RELATIONS = text(
    "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname = :schema AND c.relkind IN ('r', 'p', 'f', 'v', 'm')"
)
COLUMNS = text(
    "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, "
    "coalesce(a.attnum = ANY (i.indkey), false), a.atthasdef, c.relkind::text, "
    "a.attgenerated::text || a.attidentity::text "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
    "LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary "
    "WHERE n.nspname = :schema AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND c.relname <> 'alembic_version'"
)
# Triggers, rules, policies and heirs act by themselves.
ACTIVE = text(
    "WITH ours AS (SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname = :schema) "
    "SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM ours) "
    "UNION ALL SELECT 1 FROM pg_rewrite WHERE ev_class IN (SELECT oid FROM ours) "
    "UNION ALL SELECT 1 FROM pg_policy WHERE polrelid IN (SELECT oid FROM ours) "
    "UNION ALL SELECT 1 FROM pg_inherits WHERE inhparent IN (SELECT oid FROM ours) "
    "UNION ALL SELECT 1 FROM pg_inherits WHERE inhrelid IN (SELECT oid FROM ours)"
)
KINDS: dict[str, type[KnownError]] = {
    "55P03": StoreBusy,  # a lock that was waited for
    "40001": StoreBusy,
    "40P01": StoreBusy,
    "53300": StoreBusy,  # too many connections
    "57014": StoreBusy,  # a statement that took too long
    "25P03": StoreBusy,  # nothing was asked for too long: this machine slept
    "53100": DiskFull,
}
BROKEN = {"42P01", "42703", "3F000", "XX001", "XX002"}
REFUSED = {"42501": "the role may not do this", "25006": "the server takes no changes"}
UNREACHABLE = {"08", "28", "57", "58"}


class PostgresPlace(Place):
    """One schema in one database."""

    def __init__(self, address: str) -> None:
        """Take the address in its one form."""
        self.address = store_address.parse(address)
        super().__init__(store_address.words_for(self.address))

    def find(self, *, on_record: bool, begun: bool) -> Engine | None:  # noqa: ARG002 a first run leaves nothing here
        """Ask the server; a store is made in one transaction, so it is there whole or not at all."""
        engine = postgres_server.engine_for(self.address)
        try:
            found = self._ours(engine)
        except BaseException as error:
            engine.dispose()
            if on_record and isinstance(error, KnownError) and self._no_database(error):
                return None
            raise
        if not found:
            engine.dispose()
        return engine if found else None

    def _ours(self, engine: Engine) -> bool:
        with self.translating(), engine.connect() as connection:
            connection.info[WRITES] = False
            found = _relations(connection)
        if found and not found >= OURS:
            raise self.corrupt("it is no store of ours")
        return bool(found)

    def _no_database(self, error: KnownError) -> bool:
        # Before a session begins, the driver hands on the server's sentence and no code.
        return f'database "{self.address.database}" does not exist' in error.why

    def as_declared(self, connection: Connection) -> bool:
        """Compare column by column."""
        here = {"schema": SCHEMA}
        dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
        declared = {
            (
                table.name,
                column.name,
                column.type.compile(dialect=dialect).partition(" COLLATE")[0].lower(),
                not column.nullable,
                column.primary_key,
                column is table.autoincrement_column,
                "r",
                "",
            )
            for table in tables.metadata.tables.values()
            for column in table.columns
        }
        found = {tuple(row) for row in connection.execute(COLUMNS, here)}
        return connection.execute(ACTIVE, here).first() is None and found == declared

    def make_room(self) -> None:
        """Make nothing: role and database are an administrator's."""

    def begin(self) -> Engine:
        """Begin where nothing is; what is made appears with the commit."""
        return postgres_server.engine_for(self.address)

    def mark(self, connection: Connection) -> None:
        """Make the schema; under the writers' lock, so of two hosts the second finds what the first made."""
        if _relations(connection):
            raise AlreadyInstalledError
        there = text("SELECT 1 FROM pg_namespace WHERE nspname = :schema")
        if connection.execute(there, {"schema": SCHEMA}).first() is None:
            connection.exec_driver_sql(f"CREATE SCHEMA {SCHEMA}")

    def undo(self) -> None:
        """Undo nothing: it was rolled back."""

    def hold(self) -> None:
        """Remember nothing: an address of a server leads to one store."""

    def check(self) -> None:
        """Check nothing: a store that is gone fails by itself."""

    def clock(self, connection: Connection) -> Callable[[], int]:
        """Ask the server once a transaction, so that time stands still within it (T8)."""
        told: list[int] = []

        def now_ms() -> int:
            if not told:
                told.append(say(connection, NOW, None, reads=True)[0][0])
            return told[0]

        return now_ms

    def server(self, connection: Connection) -> ServerFact:
        """Ask for version and TLS, and hold the two clocks side by side."""
        version, tls = connection.exec_driver_sql(SELF).one()
        before_ms = host_clock()
        theirs_ms = connection.exec_driver_sql(NOW).scalar_one()
        return ServerFact(version, tls or "", (before_ms + host_clock()) // 2 - theirs_ms)

    def keep_copy(self, label: str) -> None:
        """Keep none: changing tables is part of the transaction, and copies are pg_dump's."""

    @contextlib.contextmanager
    def committing(self) -> Iterator[None]:
        """Tell a commit without an answer from one that was refused (G3)."""
        try:
            yield
        except DBAPIError as error:
            if error.connection_invalidated:
                raise OutcomeUnknown(self.where, _reason(error.orig)) from error
            raise

    def known(self, error: BaseException) -> KnownError | None:
        """Judge by the SQLSTATE."""
        if isinstance(error, PoolTimeout):
            return StoreBusy(self.where)
        cause: BaseException | None = error.orig if isinstance(error, DBAPIError) else error
        if not isinstance(cause, psycopg.Error):
            return None
        state = cause.sqlstate or ""
        if state in KINDS:
            return KINDS[state](self.where, state)
        if state in BROKEN:
            return self.corrupt("its tables are not as they were made")
        if state in REFUSED:
            return ServerUnavailable(self.where, REFUSED[state])
        unreachable = isinstance(cause, psycopg.OperationalError) or state[:2] in UNREACHABLE
        return ServerUnavailable(self.where, _reason(cause)) if unreachable else None


def _relations(connection: Connection) -> set[str]:
    return set(connection.execute(RELATIONS, {"schema": SCHEMA}).scalars())


def _reason(cause: BaseException | None) -> str:
    """Return the first line of what libpq or the server said, without the address that stands before it."""
    line = next(iter(str(cause).splitlines()), "")
    return line.rpartition(" failed: ")[2].removeprefix("connection is bad: ").strip().rstrip(".")
