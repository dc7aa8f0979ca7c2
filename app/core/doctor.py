"""What is used here and what is wrong with it; works, and changes nothing, when opening fails.

Facts only: the fronts word them. Errors are the known errors that opening or a look at the files
raised; concerns are what need not stop anybody.
"""

import os
import time
from dataclasses import dataclass
from enum import Enum, auto

from ..settings import Settings
from .api.errors import KnownError

LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "alembic", "cryptography", "argon2-cffi", "pyotp", "keyring")
TIME_ERROR = 5
TIMEX_BYTES = 512


class Concern(Enum):
    """What a person should know, though everything opens."""

    CLOCK_NOT_KEPT = auto()
    NO_DISPLAY = auto()
    DISPLAY_FOR_ALL = auto()


@dataclass(frozen=True, slots=True)
class PathFact:
    """One file or folder of ours as it stands on the disk."""

    path: str
    mode: str
    owner: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the doctor saw. ``accounts`` is None where the store is not made yet or does not open."""

    versions: dict[str, str]
    store: str
    installed: bool
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
    errors += [error for path in paths if (error := _unsafe(path)) is not None]
    accounts = _accounts(settings, errors) if record else None
    kept = _clock_kept()
    display = {name: os.environ[name] for name in DISPLAY_VARIABLES if os.environ.get(name)}
    return Report(
        versions=_versions(),
        store=settings.store,
        installed=record is not None,
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
