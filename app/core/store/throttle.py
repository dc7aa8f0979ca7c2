"""Counters of failures, for accounts and for the fixed buckets of unknown names alike (L3, L11)."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from ..rules.throttle import Tally
from .dialects import upsert
from .tables import throttle as table

_LOAD = select(table).where(table.c.subject.in_(bindparam("subjects", expanding=True)))


class Throttle:
    """The table of counters, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Take the transaction's connection."""
        self._connection = connection

    def load(self, subjects: Sequence[str]) -> dict[str, Tally]:
        """Return the counters there are; a subject that never failed has none."""
        rows = self._connection.execute(_LOAD, {"subjects": list(subjects)})
        return {row.subject: Tally(row.failures, row.wait_from_ms, row.wait_s) for row in rows}

    def save(self, subject: str, tally: Tally) -> None:
        """Write one counter."""
        values = {
            "subject": subject,
            "failures": tally.failures,
            "wait_from_ms": tally.wait_from_ms,
            "wait_s": tally.wait_s,
        }
        self._connection.execute(upsert(table, self._connection.dialect.name), values)
