"""The record: one row an event, written in the transaction of what it records (A1)."""

import json
from collections.abc import Callable

from sqlalchemy import Connection, insert

from .tables import audit as table

_WRITE = insert(table)


class Audit:
    """The table of events, within one transaction."""

    def __init__(self, connection: Connection, now_ms: Callable[[], int]) -> None:
        """Take the transaction's connection and clock."""
        self._connection = connection
        self._now_ms = now_ms

    def write(self, event: str, *, account_id: str | None = None, actor: str, **details: str | int) -> None:
        """Record an event; never a secret, never a name that is no account's (A2)."""
        values = {
            "at_ms": self._now_ms(),
            "event": event,
            "account_id": account_id,
            "actor": actor,
            "details": json.dumps(details, sort_keys=True),
        }
        self._connection.execute(_WRITE, values)
