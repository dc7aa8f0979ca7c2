"""The record of installations in the config folder: a store address, its key source and key id (F1, D6)."""

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, cast

from ..api.errors import BadSettings, StoreUnavailable
from . import files

NAME = "installations.json"
LOCK = "lock"
MOST_BYTES = 1024 * 1024
KeySource = Literal["keyring", "file"]


@dataclass(frozen=True, slots=True)
class Record:
    """One installation. ``preparing`` is a first run that has not committed: it may be begun again."""

    state: Literal["preparing", "installed"]
    key_source: KeySource
    key_id: str


def find(folder: Path, address: str) -> Record | None:
    """Return the record of a store address, or None."""
    entry = _all(folder).get(address)
    if entry is None:
        return None
    try:
        record = Record(**entry)  # type: ignore[arg-type]
    except TypeError as error:
        raise _unreadable(folder) from error
    if record.state not in {"preparing", "installed"} or record.key_source not in {"keyring", "file"}:
        raise _unreadable(folder)
    return record


def put(folder: Path, address: str, record: Record) -> None:
    """Write one record, whole or not at all; the caller holds the lock."""
    entries = _all(folder)
    entries[address] = cast("dict[str, str]", asdict(record))
    files.replace(folder / NAME, (json.dumps(entries, indent=2) + "\n").encode())


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the config folder's lock: of two first runs at once the second sees what the first has done."""
    files.make_folder(folder)
    path = folder / LOCK
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, files.FILE_MODE)
    except OSError as error:
        raise StoreUnavailable(str(path), error.strerror or "") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _all(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / NAME
    if not os.path.lexists(path):
        return {}
    try:
        entries = json.loads(files.read(path, MOST_BYTES))
    except ValueError as error:
        raise _unreadable(folder) from error
    if not isinstance(entries, dict) or not all(isinstance(entry, dict) for entry in entries.values()):
        raise _unreadable(folder)
    return entries


def _unreadable(folder: Path) -> BadSettings:
    return BadSettings(str(folder / NAME), "the record of installations cannot be read")
