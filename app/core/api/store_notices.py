"""Notices to an operator about the store as a whole; part of the union in ``notices``."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from .notice import BaseNotice, Tone


@dataclass(frozen=True, slots=True)
class KeysRotated(BaseNotice):
    """New keys are in force for all accounts, and the former key is deleted."""

    TONE: ClassVar[Tone] = "success"
    accounts: int


@dataclass(frozen=True, slots=True)
class RotationUnderWay(BaseNotice):
    """A rotation of keys was begun and has not ended; it comes first."""


@dataclass(frozen=True, slots=True)
class BackupMade(BaseNotice):
    """The backup stands in its file, read back and found whole."""

    TONE: ClassVar[Tone] = "success"
    path: str


@dataclass(frozen=True, slots=True)
class BackupRestored(BaseNotice):
    """The store is back as it was at ``made_ms`` (UTC), under a key of its own."""

    TONE: ClassVar[Tone] = "success"
    made_ms: int
    accounts: int


@dataclass(frozen=True, slots=True)
class BackupByServer(BaseNotice):
    """The store is on a server: its own tools make and restore copies."""


@dataclass(frozen=True, slots=True)
class FileInTheWay(BaseNotice):
    """There is something at the path already; a backup never overwrites."""

    path: str


@dataclass(frozen=True, slots=True)
class StoreInTheWay(BaseNotice):
    """There is a store at the address; a backup is restored only where there is none."""

    path: str


@dataclass(frozen=True, slots=True)
class BackupRefused(BaseNotice):
    """The file opened nothing, and nothing was changed."""

    path: str
    why: Literal["no_backup", "newer", "passphrase", "work", "damaged"]
