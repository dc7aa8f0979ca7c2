"""One transaction: the tables, the vault, and the only clock of record (T6, T8)."""

import time
from collections.abc import Callable
from functools import cached_property

from sqlalchemy import Connection

from .accounts import Accounts
from .anchor import Head
from .audit import Audit
from .authenticators import Authenticators
from .floods import Floods
from .seal import Vault
from .seals import Seals
from .sessions import Sessions
from .throttle import Throttle
from .ticket_keys import TicketKeys


def host_clock() -> int:
    """Return UTC milliseconds since the epoch by this host's clock."""
    return time.time_ns() // 1_000_000


class Transaction:
    """What a use case may read and write, all or nothing."""

    def __init__(
        self, connection: Connection, vault: Vault, clock: Callable[[], int], chain: Callable[[], str]
    ) -> None:
        """Take the connection, on which a transaction has begun, and what names the chain of the record."""
        self.connection = connection
        self._clock = clock
        self._chain = chain
        self.vault = vault

    @cached_property
    def _began_ms(self) -> int:
        return self._clock()

    def now_ms(self) -> int:
        """Return the time of record, one for the whole transaction: UTC milliseconds since the epoch."""
        return self._began_ms

    @cached_property
    def accounts(self) -> Accounts:
        """The accounts."""
        return Accounts(self.connection, self.now_ms, self.seals)

    @cached_property
    def authenticators(self) -> Authenticators:
        """The factors of the accounts."""
        return Authenticators(self.connection, self.vault, self.now_ms, self.seals)

    @cached_property
    def throttle(self) -> Throttle:
        """The counters of failures."""
        return Throttle(self.connection)

    @cached_property
    def sessions(self) -> Sessions:
        """The sessions."""
        return Sessions(self.connection, self.now_ms, self.seals)

    @cached_property
    def ticket_keys(self) -> TicketKeys:
        """The keys that sign tickets."""
        return TicketKeys(self.connection, self.vault, self.now_ms)

    @cached_property
    def audit(self) -> Audit:
        """The record of events."""
        return Audit(
            self.connection, self.now_ms, self.seals, self._chain, Floods(self.throttle, self.now_ms)
        )

    @cached_property
    def seals(self) -> Seals:
        """The seals of the accounts."""
        return Seals(self.connection, self.vault)

    def settle(self) -> Head | None:
        """Seal what was changed and write the record, right before the commit; return the newest link."""
        self.audit.settle(self.seals.settle())
        return self.audit.head
