"""Which kind of place an address names."""

from pathlib import Path

from ..api.errors import BadSettings
from .place import Place
from .sqlite_place import SqlitePlace


def place_of(path: Path | None) -> Place:
    """Return the place of a store; raises BadSettings."""
    if path is None:
        raise BadSettings("store", "it names no file")
    return SqlitePlace(path)
