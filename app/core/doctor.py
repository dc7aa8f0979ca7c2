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

from ..brand import accent, logo
from ..settings import Settings
from ..version import VERSION
from .api.errors import KnownError
from .store import files, keys, records
from .store.anchor import Anchor
from .store.place import ServerFact
from .store.records import Record
from .store.store import Store
from .store.transaction import Transaction
from .usecases import usage_notice

LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "alembic", "cryptography", "argon2-cffi", "pyotp", "keyring")
DISPLAY_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM")
# adjtimex(2): asked with modes 0 it changes nothing, and answers 5 while nothing keeps the clock right.
TIME_ERROR = 5
TIMEX_BYTES = 512
# How far this host may be off the server that decides, before a person should know (T8).
OFF_SERVER_MS = 5000


class Concern(Enum):
    """What need not stop anybody."""

    CLOCK_NOT_KEPT = auto()
    CLOCK_OFF_SERVER = auto()
    NO_DISPLAY = auto()
    DISPLAY_FOR_ALL = auto()
    NO_BACKUP = auto()
    ROTATION_CUT = auto()
    ROLLED_BACK = auto()
    ACCENT_CHANGED = auto()
    LOGO_UNUSABLE = auto()


@dataclass(frozen=True, slots=True)
class PathFact:
    """One file or folder of ours as it stands on the disk."""

    path: str
    mode: str
    owner_uid: int


@dataclass(frozen=True, slots=True)
class BrandFact:
    """What becomes of a deployment's accent, and why its logo cannot be used; "" for nothing to say."""

    accent: str
    on_light: str
    on_dark: str
    logo: str
    logo_flaw: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the doctor saw; ``accounts`` is None where no store is made yet or none opens."""

    versions: dict[str, str]
    store: str
    accounts: int | None
    server: ServerFact | None
    config_dir: str
    key_source: str | None
    paths: tuple[PathFact, ...]
    clock_ms: int
    clock_kept: bool | None
    display: dict[str, str]
    brand: BrandFact
    usage_notice: str
    errors: tuple[KnownError, ...]
    concerns: tuple[Concern, ...]


@dataclass(frozen=True, slots=True)
class _Inside:
    """What only an open store tells."""

    accounts: int | None = None
    server: ServerFact | None = None
    concerns: tuple[Concern, ...] = ()


def examine(settings: Settings) -> Report:
    """Look at versions, store, key, permissions, clock and display."""
    errors: list[KnownError] = []
    record = _record(settings, errors)
    paths = list(_paths(settings, record))
    folders = {settings.config_dir, settings.store_path.parent if settings.store_path else None}
    errors.extend(error for path in paths if (error := _unsafe(path, folder=path in folders)))
    inside = _inside(settings, errors)
    kept = _clock_kept()
    brand = _brand(settings)
    display = {name: os.environ[name] for name in DISPLAY_VARIABLES if os.environ.get(name)}
    return Report(
        versions=_versions(settings),
        store=settings.store,
        accounts=inside.accounts,
        server=inside.server,
        config_dir=str(settings.config_dir),
        key_source=record.key_source if record else None,
        paths=tuple(_fact(path) for path in paths),
        clock_ms=time.time_ns() // 1_000_000,
        clock_kept=kept,
        display=display,
        brand=brand,
        usage_notice=usage_notice.digest(settings.notice_text) if settings.notice_text else "",
        errors=tuple(errors),
        concerns=(*_concerns(display, inside.server, kept=kept), *_about(brand), *inside.concerns),
    )


def _versions(settings: Settings) -> dict[str, str]:
    libraries = {}
    for name in (*LIBRARIES, *(() if settings.store_path else ("psycopg", "psycopg-binary"))):
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
    """Give what there is of ours: both folders, the store and what is beside it, record, key, anchor."""
    candidates = [settings.config_dir, settings.config_dir / records.NAME, settings.config_dir / records.LOCK]
    if record and record.key_source == "file":
        candidates.append(keys.path_of(settings.config_dir, record.key_id))
    if record:
        candidates.append(Anchor(settings.config_dir, record.key_id).path)
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


def _inside(settings: Settings, errors: list[KnownError]) -> _Inside:
    """Open the store as the program would, count, and ask the server where there is one."""
    try:
        store = Store.open(settings.store, settings.store_path, settings.config_dir)
        try:
            if not store.installed:
                return _Inside()
            with store.transaction(write=False) as tx:
                count, concerns = tx.accounts.count(), tuple(_weak(store, tx))
            return _Inside(count, store.server(), concerns)
        finally:
            store.close()
    except KnownError as error:
        if not any(type(known) is type(error) and known.args == error.args for known in errors):
            errors.append(error)
        return _Inside()


def _weak(store: Store, tx: Transaction) -> Iterator[Concern]:
    """Give what a person could mend in a store that opens; copies of a server's are its administrator's."""
    if store.place.path is not None and not tx.audit.happened("backup_made", "backup_restored"):
        yield Concern.NO_BACKUP
    record = records.find(store.folder, store.address)
    if len(tx.vault.accepted) > 1 or (record is not None and record.other_key_id):
        yield Concern.ROTATION_CUT
    if store.rolled_back:
        yield Concern.ROLLED_BACK


def _brand(settings: Settings) -> BrandFact:
    """Judge accent and logo as the window does."""
    wished = settings.brand_accent.upper()
    flaw = ""
    if settings.brand_logo:
        try:
            logo.read(settings.brand_logo)
        except logo.LogoError as error:
            flaw = error.flaw.name
    return BrandFact(
        accent=wished,
        on_light=accent.accent(wished, accent.ON_LIGHT).accent if wished else "",
        on_dark=accent.accent(wished, accent.ON_DARK).accent if wished else "",
        logo=settings.brand_logo,
        logo_flaw=flaw,
    )


def _about(brand: BrandFact) -> Iterator[Concern]:
    if {brand.on_light, brand.on_dark} != {brand.accent}:
        yield Concern.ACCENT_CHANGED
    if brand.logo_flaw:
        yield Concern.LOGO_UNUSABLE


def _clock_kept() -> bool | None:
    """Tell whether something keeps the clock right; None where the system does not say."""
    state = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(TIMEX_BYTES))
    return None if state < 0 else state != TIME_ERROR


def _concerns(display: dict[str, str], server: ServerFact | None, *, kept: bool | None) -> Iterator[Concern]:
    if kept is False:
        yield Concern.CLOCK_NOT_KEPT
    if server is not None and abs(server.ahead_ms) > OFF_SERVER_MS:
        yield Concern.CLOCK_OFF_SERVER
    if not {"DISPLAY", "WAYLAND_DISPLAY"} & set(display):
        yield Concern.NO_DISPLAY
    if display.get("QT_QPA_PLATFORM", "").startswith("vnc"):
        yield Concern.DISPLAY_FOR_ALL
