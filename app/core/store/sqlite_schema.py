"""Whether a SQLite file holds our tables as they were made, and nothing that acts by itself (D12)."""

import functools

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from . import tables


def as_declared(connection: Connection) -> bool:
    """Compare column by column, and the text by which SQLite keeps that a table was made."""
    active = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')")
    found = connection.exec_driver_sql(
        'SELECT m.name, c.name, c.type, c."notnull", c.pk > 0, c.hidden '
        "FROM sqlite_master m, pragma_table_xinfo(m.name) c "
        "WHERE m.type = 'table' AND m.name <> 'alembic_version' AND substr(m.name, 1, 7) <> 'sqlite_'"
    )
    declared = {
        (table.name, column.name, str(column.type), int(not column.nullable), int(column.primary_key), 0)
        for table in tables.metadata.tables.values()
        for column in table.columns
    }
    texts = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master "
        "WHERE sql IS NOT NULL AND name <> 'alembic_version' AND substr(name, 1, 7) <> 'sqlite_'"
    )
    return (
        active.first() is None
        and {tuple(row) for row in found} == declared
        and {name: _bare(text) for name, text in texts} == _texts()
    )


@functools.cache
def _texts() -> dict[str, str]:
    made: dict[str, ExecutableDDLElement] = {}
    for table in tables.metadata.tables.values():
        made[table.name] = CreateTable(table)
        made |= {str(one.name): CreateIndex(one) for one in table.indexes}
    return {name: _bare(one.compile(dialect=sqlite.dialect())) for name, one in made.items()}


def _bare(text: object) -> str:
    """Leave white space out: it is all that may differ from one maker to the next."""
    return "".join(str(text).split())
