"""What tests need of SQLite itself, without the program."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path


def settle(place: Path) -> None:
    """Bring everything into the store's own file."""
    execute(place, "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA journal_mode=DELETE")


def execute(place: Path, *statements: str) -> None:
    """Write into a store."""
    connection = sqlite3.connect(place, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def rows(place: Path, statement: str) -> list[tuple[object, ...]]:
    """Read from a store."""
    connection = sqlite3.connect(place)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


def check_whole(place: Path) -> None:
    """Assert that the database holds."""
    assert rows(place, "PRAGMA integrity_check") == [("ok",)]
    assert rows(place, "PRAGMA foreign_key_check") == []


@contextmanager
def put_back(place: Path) -> Iterator[Callable[[], None]]:
    """Give the way to make a store what it is now again, while others have it open."""
    with closing(sqlite3.connect(":memory:")) as kept, closing(sqlite3.connect(place)) as live:
        live.backup(kept)
        yield lambda: kept.backup(live)
