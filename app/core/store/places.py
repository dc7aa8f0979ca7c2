"""Which kind of place an address names; the second engine is imported only where it is wanted."""

from pathlib import Path

from ..api.errors import BadSettings
from .place import Place


def place_of(address: str, path: Path | None) -> Place:
    """Return the place of a store: a file where it has a path, else a server; raises BadSettings."""
    if path is not None:
        from .sqlite_place import SqlitePlace

        return SqlitePlace(path)
    try:
        from .postgres_place import PostgresPlace
    except ImportError as error:
        raise BadSettings("store", "a server needs the extra twinlatch[postgresql]") from error
    return PostgresPlace(address)
