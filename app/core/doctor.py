"""What is used here and what is wrong with it; works, and changes no file, where opening fails.

Facts only: the fronts word them. Errors are what opening or a look at the files raised; concerns
are what a person should know though everything opens.
"""

import ctypes
import importlib.metadata
import os
import platform
import sqlite3
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from ..settings import Settings
from ..version import VERSION
from .api.errors import KnownError
from .store import files, keys, records
from .store.anchor import Anchor
from .store.records import Record
from .store.store import Store

LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "alembic", "cryptography", "argon2-cffi", "pyotp", "keyring")
DISPLAY_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM")
# adjtimex(2): asked with modes 0 it changes nothing, and answers 5 while nothing keeps the clock right.
TIME_ERROR = 5
TIMEX_BYTES = 512


class Concern(Enum):
    """What need not stop anybody."""

    CLOCK_NOT_KEPT = auto()
    NO_DISPLAY = auto()
    DISPLAY_FOR_ALL = auto()


@dataclass(frozen=True, slots=True)
class PathFact:
    """One file or folder of ours as it stands on the disk."""

    path: str
    mode: str
    owner_uid: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the doctor saw; ``accounts`` is None where no store is made yet or none opens."""

    versions: dict[str, str]
    store: str
    accounts: int | None
    config_dir: str
    key_source: str | None
    paths: tuple[PathFact, ...]
    clock_ms: int
    clock_kept: bool | None
    display: dict[str, str]
    errors: tuple[KnownError, ...]
    concerns: tuple[Concern, ...]


def examine(settings: Settings) -> Report:
    """Look at versions, store, key, permissions, clock and display."""
    errors: list[KnownError] = []
    record = _record(settings, errors)
    paths = list(_paths(settings, record))
    folders = {settings.config_dir, settings.store_path.parent if settings.store_path else None}
    errors.extend(error for path in paths if (error := _unsafe(path, folder=path in folders)))
    accounts = _accounts(settings, errors)
    kept = _clock_kept()
    display = {name: os.environ[name] for name in DISPLAY_VARIABLES if os.environ.get(name)}
    return Report(
        versions=_versions(),
        store=settings.store,
        accounts=accounts,
        config_dir=str(settings.config_dir),
        key_source=record.key_source if record else None,
        paths=tuple(_fact(path) for path in paths),
        clock_ms=time.time_ns() // 1_000_000,
        clock_kept=kept,
        display=display,
        errors=tuple(errors),
        concerns=tuple(_concerns(display, kept=kept)),
    )


def _versions() -> dict[str, str]:
    libraries = {}
    for name in LIBRARIES:
        try:
            libraries[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            libraries[name] = "missing"
    glibc = " ".join(platform.libc_ver())
    mine = {"twinlatch": VERSION, "python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    return {**mine, "libc": glibc, "system": platform.platform(), **libraries}


def _record(settings: Settings, errors: list[KnownError]) -> Record | None:
    try:
        return records.find(settings.config_dir, settings.store)
    except KnownError as error:
        errors.append(error)
        return None


def _paths(settings: Settings, record: Record | None) -> Iterator[Path]:
    """Give what there is of ours: two folders, the store and what stands beside it, record, key, anchor."""
    candidates = [settings.config_dir, settings.config_dir / records.NAME, settings.config_dir / records.LOCK]
    if record:
        candidates.append(Anchor(settings.config_dir, record.key_id).path)
    if record and record.key_source == "file":
        candidates.append(keys.path_of(settings.config_dir, record.key_id))
    if store := settings.store_path:
        candidates += [store.parent, *files.with_companions(store)]
    return (path for path in candidates if os.path.lexists(path))


def _unsafe(path: Path, *, folder: bool) -> KnownError | None:
    try:
        if folder:
            files.check_folder(path)
        else:
            files.check_file(path)
    except KnownError as error:
        return error
    return None


def _fact(path: Path) -> PathFact:
    found = path.lstat()
    return PathFact(str(path), stat.filemode(found.st_mode), found.st_uid)


def _accounts(settings: Settings, errors: list[KnownError]) -> int | None:
    """Open the store as the program would, and count."""
    if settings.store_path is None:
        return None
    try:
        store = Store.open(settings.store, settings.store_path, settings.config_dir)
        try:
            if not store.installed:
                return None
            with store.transaction(write=False) as tx:
                return len(tx.accounts.all(None))
        finally:
            store.close()
    except KnownError as error:
        if not any(type(known) is type(error) and known.args == error.args for known in errors):
            errors.append(error)
        return None


def _clock_kept() -> bool | None:
    """Tell whether something keeps the clock right; None where the system does not say."""
    state = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(TIMEX_BYTES))
    return None if state < 0 else state != TIME_ERROR


def _concerns(display: dict[str, str], *, kept: bool | None) -> Iterator[Concern]:
    if kept is False:
        yield Concern.CLOCK_NOT_KEPT
    if not {"DISPLAY", "WAYLAND_DISPLAY"} & set(display):
        yield Concern.NO_DISPLAY
    if display.get("QT_QPA_PLATFORM", "").startswith("vnc"):
        yield Concern.DISPLAY_FOR_ALL
