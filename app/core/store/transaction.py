"""One transaction: the tables, the vault, and the only clock of record (T6, T8)."""

import time
from collections.abc import Callable
from functools import cached_property

from sqlalchemy import Connection

from .accounts import Accounts
from .audit import Audit
from .authenticators import Authenticators
from .seal import Vault
from .sessions import Sessions
from .throttle import Throttle


def host_clock() -> int:
    """Return UTC milliseconds since the epoch by this host's clock."""
    return time.time_ns() // 1_000_000


class Transaction:
    """What a use case may read and write, all or nothing."""

    def __init__(self, connection: Connection, vault: Vault, clock: Callable[[], int]) -> None:
        """Take the connection, on which a transaction has begun."""
        self._connection = connection
        self._clock = clock
        self.vault = vault

    def now_ms(self) -> int:
        """Return the time of record: UTC milliseconds since the epoch."""
        return self._clock()

    @cached_property
    def accounts(self) -> Accounts:
        """The accounts."""
        return Accounts(self._connection, self._clock)

    @cached_property
    def authenticators(self) -> Authenticators:
        """The factors of the accounts."""
        return Authenticators(self._connection, self.vault, self._clock)

    @cached_property
    def throttle(self) -> Throttle:
        """The counters of failures."""
        return Throttle(self._connection)

    @cached_property
    def sessions(self) -> Sessions:
        """The sessions."""
        return Sessions(self._connection, self._clock)

    @cached_property
    def audit(self) -> Audit:
        """The record of events."""
        return Audit(self._connection, self._clock)
