"""Where a store is kept, as the store sees it: a file or a schema on a server, behind one interface."""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from ..api.errors import KnownError, StoreCorrupt, StoreVanished
from .dialects import known_of_system

WRITES = "writes"


class AlreadyInstalledError(Exception):
    """There is an installation at this address: the first account was made before."""


@dataclass(frozen=True, slots=True)
class ServerFact:
    """What a server says of itself; ``ahead_ms``: by how much this host's clock is ahead of its own."""

    version: str
    tls: str
    ahead_ms: int


class Place(ABC):
    """One address. Nothing here knows what an account or a key is. ``path`` is the file, where it is one."""

    path: Path | None = None

    def __init__(self, where: str) -> None:
        """Take what errors call the store."""
        self.where = where

    # --- what is there ---------------------------------------------------------------------------

    @abstractmethod
    def find(self, *, on_record: bool, begun: bool) -> Engine | None:
        """Return an engine on the store that is there, None where nothing is; what is not ours is refused.

        ``on_record``: an installation is. ``begun``: a first run was begun here, and may have left something.
        """

    @abstractmethod
    def as_declared(self, connection: Connection) -> bool:
        """Tell whether the store holds our tables as declared, and nothing that acts by itself (D12)."""

    # --- making one ------------------------------------------------------------------------------

    @abstractmethod
    def make_room(self) -> None:
        """See that a store can be made here, before anything is recorded of it."""

    @abstractmethod
    def begin(self) -> Engine:
        """Begin a store: an engine on nothing yet."""

    @abstractmethod
    def mark(self, connection: Connection) -> None:
        """Mark the store as ours, first in the transaction that makes it; raise AlreadyInstalledError."""

    @abstractmethod
    def undo(self) -> None:
        """Leave nothing of a store that was not made."""

    # --- each transaction ------------------------------------------------------------------------

    @abstractmethod
    def hold(self) -> None:
        """Remember which store was opened; ``check`` compares."""

    @abstractmethod
    def check(self) -> None:
        """Raise StoreVanished where the address no longer leads to the store that was opened."""

    @abstractmethod
    def clock(self, connection: Connection) -> Callable[[], int]:
        """Return the clock of record for one transaction: UTC milliseconds (T8)."""

    @abstractmethod
    def keep_copy(self, label: str) -> None:
        """Keep a copy of the store as it is, before it is brought up to date (B5)."""

    @abstractmethod
    def known(self, error: BaseException) -> KnownError | None:
        """Return the known error behind a driver's, None for a bug."""

    def turn(self) -> contextlib.AbstractContextManager[None]:
        """Surround a transaction that writes: processes may be served in their order."""
        return contextlib.nullcontext()

    def committing(self) -> contextlib.AbstractContextManager[None]:
        """Surround the commit: what goes wrong here is another matter than before it (G3)."""
        return contextlib.nullcontext()

    @contextlib.contextmanager
    def translating(self) -> Iterator[None]:
        """Raise the known error behind the driver's or the system's."""
        try:
            yield
        except Exception as error:
            known = self.known(error) or known_of_system(error, self.where)
            if known is None:
                raise
            raise known from error

    def server(self, connection: Connection) -> ServerFact | None:  # noqa: ARG002 most places are no server
        """Return what the server says of itself, None where there is none."""
        return None

    def corrupt(self, why: str) -> StoreCorrupt:
        """Return the error for what is no store of ours, or a damaged one."""
        return StoreCorrupt(self.where, why)

    def vanished(self) -> StoreVanished:
        """Return the error for a store that is gone."""
        return StoreVanished(self.where)
