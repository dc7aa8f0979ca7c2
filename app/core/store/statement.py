"""Statements made once: SQLAlchemy writes each for an engine, the driver says it in the transaction.

What a driver raises goes through SQLAlchemy like everything else; "Statements are made once" in
ARCHITECTURE.md has the reason.
"""

from collections import namedtuple
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Boolean, Connection, Dialect, Select
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase

Source = Select[Any] | UpdateBase
# Both drivers take these as they are; a bool is an int to SQLite.
Value = str | int | bytes | None


class Statement:
    """One statement, with named parameters."""

    def __init__(
        self, source: Source | Callable[[str], Source], columns: Sequence[str] | None = None
    ) -> None:
        """Take what SQLAlchemy made, or what makes it for a dialect, and the columns that an INSERT fills."""
        self._source = source
        self._columns = columns
        self._made: dict[str, _Made] = {}

    def run(self, connection: Connection, **values: Value) -> int:
        """Change something; return how many rows."""
        made = self._for(connection)
        changed: int = say(connection, made.text, made.bound(values))
        return changed

    def rows(self, connection: Connection, **values: Value) -> list[Any]:
        """Return what is found: tuples whose fields have the names of the columns."""
        made = self._for(connection)
        return made.named(say(connection, made.text, made.bound(values), reads=True))

    def plain(self, connection: Connection, **values: Value) -> list[Any]:
        """Return what is found, without names: for whoever divides the rows further."""
        made = self._for(connection)
        found: list[Any] = say(connection, made.text, made.bound(values), reads=True)
        return [_truthful(row, made.truths) for row in found] if made.truths else found

    def row(self, connection: Connection, **values: Value) -> Any:  # noqa: ANN401 a row of whatever columns
        """Return the first of what is found, None where nothing is."""
        found = self.rows(connection, **values)
        return found[0] if found else None

    def spoken(self, connection: Connection, **values: Value) -> tuple[str, Any]:
        """Return the text and the values as the driver is given them."""
        made = self._for(connection)
        return made.text, made.bound(values)

    def _for(self, connection: Connection) -> "_Made":
        dialect = connection.dialect
        made = self._made.get(dialect.name)
        if made is None:
            source = self._source(dialect.name) if callable(self._source) else self._source
            made = self._made[dialect.name] = _Made(source, dialect, self._columns)
        return made


class _Made:
    """A statement as one engine is told it."""

    def __init__(self, source: Source, dialect: Dialect, columns: Sequence[str] | None) -> None:
        compiled = source.compile(dialect=dialect, column_keys=columns)
        if not isinstance(compiled, SQLCompiler):
            raise TypeError(source)
        self.text = compiled.string
        self._order = compiled.positiontup
        # Numbers that stand in the statement, such as those of a LIMIT.
        self._said = {name: value for name, value in compiled.params.items() if value is not None}
        found = list(source.selected_columns) if isinstance(source, Select) else []
        self._row: Any = namedtuple("Row", [column.key for column in found])  # type: ignore[misc]  # noqa: PYI024 its fields are known here only
        # SQLite has no truth of its own.
        native = dialect.supports_native_boolean
        self.truths = [
            at for at, column in enumerate(found) if isinstance(column.type, Boolean) and not native
        ]

    def bound(self, values: dict[str, Value]) -> Any:  # noqa: ANN401 in their order or by their names
        """Put the values as the driver wants them."""
        if self._said:
            values = self._said | values
        return values if self._order is None else [values[name] for name in self._order]

    def named(self, found: list[Any]) -> list[Any]:
        """Name the values of each row."""
        make = self._row._make
        if not self.truths:
            return [make(row) for row in found]
        return [make(_truthful(row, self.truths)) for row in found]


def say(connection: Connection, text: str, values: Any = (), *, reads: bool = False) -> Any:  # noqa: ANN401 the driver's own types
    """Have the driver run one statement; return all rows, or how many were changed."""
    try:
        cursor = connection.connection.dbapi_connection.execute(text, values)  # type: ignore[union-attr]  # both drivers have it
        return cursor.fetchall() if reads else cursor.rowcount
    except BaseException as error:  # noqa: BLE001 judged by SQLAlchemy, which wraps a driver's error and gives up a dead connection
        ours = isinstance(error, connection.dialect.loaded_dbapi.Error)
        connection._handle_dbapi_exception(error, text if ours else None, None, None, None)  # noqa: SLF001 what its own statements go through


def _truthful(found: tuple[Any, ...], truths: list[int]) -> list[Any]:
    row = list(found)
    for at in truths:
        if row[at] in (0, 1):
            row[at] = row[at] == 1
    return row
