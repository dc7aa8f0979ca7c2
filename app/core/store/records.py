"""The record of installations in the config folder: a store address, its key source and key id (F1, D6)."""

import contextlib
import fcntl
import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from ..api.errors import BadSettings, StoreBusy
from . import files

NAME = "installations.json"
LOCK = "lock"
MOST_BYTES = 1024 * 1024
LOCK_PAUSE_S = 0.05
LOCK_TRIES = 200
KeySource = Literal["keyring", "file"]


@dataclass(frozen=True, slots=True)
class Record:
    """One installation. ``preparing`` is a first run that has not committed: it may be begun again.

    ``other_key_id`` is set while keys are rotated: the one that comes, then the one that goes (D8).
    """

    state: Literal["preparing", "installed"]
    key_source: KeySource
    key_id: str
    other_key_id: str = ""

    @property
    def installed(self) -> bool:
        """Whether the first run has committed."""
        return self.state == "installed"


def find(folder: Path, address: str) -> Record | None:
    """Return the record of a store address, or None."""
    entry = _all(folder).get(address)
    if entry is None:
        return None
    try:
        record = Record(**entry)  # type: ignore[arg-type]
    except TypeError as error:
        raise _unreadable(folder) from error
    known = record.state in ("preparing", "installed") and record.key_source in ("keyring", "file")
    if not known or not isinstance(record.key_id, str) or not isinstance(record.other_key_id, str):
        raise _unreadable(folder)
    return record


def needed(folder: Path, address: str, key_id: str) -> bool:
    """Tell whether the record of another store names a key, by which that store opens."""
    return any(
        key_id in {entry.get("key_id"), entry.get("other_key_id")}
        for other, entry in _all(folder).items()
        if other != address
    )


def put(folder: Path, address: str, record: Record) -> None:
    """Write one record, whole or not at all; the caller holds the lock."""
    entries = _all(folder)
    entries[address] = {name: value for name, value in asdict(record).items() if value}
    files.replace(folder / NAME, (json.dumps(entries, indent=2) + "\n").encode())


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the config folder's lock: of two first runs at once the second sees what the first has done.

    The wait is bounded: whoever holds the lock may hang in a keyring.
    """
    files.make_folder(folder)
    path = folder / LOCK
    if os.path.lexists(path):
        files.check_file(path)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, files.FILE_MODE)
    except OSError as error:
        raise files.known(error, str(path)) from error
    try:
        _take(handle, path)
        yield
    finally:
        os.close(handle)


def _take(handle: int, path: Path) -> None:
    for _ in range(LOCK_TRIES):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(LOCK_PAUSE_S)
        else:
            return
    raise StoreBusy(str(path))


def _all(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / NAME
    if not os.path.lexists(path):
        return {}
    try:
        entries = json.loads(files.read(path, MOST_BYTES))
    except (ValueError, RecursionError) as error:
        raise _unreadable(folder) from error
    if not isinstance(entries, dict) or not all(isinstance(entry, dict) for entry in entries.values()):
        raise _unreadable(folder)
    return entries


def _unreadable(folder: Path) -> BadSettings:
    return BadSettings(str(folder / NAME), "the record of installations cannot be read")
