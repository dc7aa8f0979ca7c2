"""Counters of failures, for accounts and for the fixed buckets of unknown names alike (L3, L11)."""

from collections.abc import Iterator, Sequence
from functools import cache

from sqlalchemy import BindParameter, Connection, bindparam, select

from ..api.errors import StoreCorrupt
from ..rules.throttle import Tally
from .dialects import upsert
from .statement import Statement
from .tables import throttle as table

# What an INTEGER holds in every database.
LARGEST = 2**31 - 1
_SAVE = Statement(lambda dialect: upsert(table, dialect), [column.name for column in table.columns])
_BEGINNING = select(table).where(table.c.subject.startswith(bindparam("prefix"))).order_by(table.c.subject)


class Throttle:
    """The table of counters, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Take the transaction's connection."""
        self._connection = connection

    def load(self, subjects: Sequence[str]) -> dict[str, Tally]:
        """Return the counters there are; a subject that never failed has none."""
        named = {f"subject_{nth}": subject for nth, subject in enumerate(subjects)}
        rows = _load(len(named)).rows(self._connection, **named)
        return {row.subject: _tally(row.failures, row.wait_from_ms, row.wait_s) for row in rows}

    def save(self, subject: str, tally: Tally) -> None:
        """Write one counter."""
        _SAVE.run(
            self._connection,
            subject=subject,
            failures=tally.failures,
            wait_from_ms=tally.wait_from_ms,
            wait_s=tally.wait_s,
        )

    def beginning(self, prefix: str) -> Iterator[tuple[str, Tally]]:
        """Give the counters of the subjects that begin with a text."""
        for row in self._connection.execute(_BEGINNING, {"prefix": prefix}):
            yield row.subject, _tally(row.failures, row.wait_from_ms, row.wait_s)


@cache
def _load(count: int) -> Statement:
    named: list[BindParameter[str]] = [bindparam(f"subject_{nth}") for nth in range(count)]
    return Statement(select(table).where(table.c.subject.in_(named)))


def _tally(*values: object) -> Tally:
    """Return a counter; one that holds no numbers, or such as we never write, is damage."""
    failures, wait_from_ms, wait_s = values
    if not (isinstance(failures, int) and isinstance(wait_from_ms, int) and isinstance(wait_s, int)):
        raise StoreCorrupt(why="a counter in it is none")
    if min(failures, wait_s) < 0 or max(failures, wait_s) > LARGEST:
        raise StoreCorrupt(why="a counter in it is out of range")
    return Tally(failures, wait_from_ms, wait_s)
