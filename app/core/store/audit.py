"""The record: one row an event, written in the transaction of what it records, in a chain (A1, A4).

Each link's MAC covers the one before it. A chain belongs to one machine: those of a fleet never
wait for each other. Rows are written at the end of the transaction, in their order.
"""

import json
import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from ..api.audit_screens import CountedEvents, EventRow, EventsScreen
from ..api.errors import StoreCorrupt
from ..api.events import REPEATABLE, EventName
from ..api.operator_commands import ListEvents
from . import floods
from .anchor import LAST, Head
from .floods import Floods
from .seal import DataKey
from .seals import Seals
from .statement import Statement
from .tables import account
from .tables import audit as table

_WRITE = Statement(insert(table).inline(), [column.name for column in table.columns if column.name != "id"])
NOTHING = bytes(32)
COVERED = ("chain", "seq", "at_ms", "event", "account_id", "actor", "details", "seal_version")
PAGE = 1000
_ALL = select(table).order_by(table.c.chain, table.c.seq).execution_options(yield_per=PAGE)
LONGEST_HOST = 64
_DETAILS = json.JSONEncoder(sort_keys=True)


class UnrecordedChangeError(AssertionError):
    """An account was changed by a transaction that records nothing about it: a bug, and nothing is kept."""


class Audit:
    """The table of events, within one transaction."""

    def __init__(
        self,
        connection: Connection,
        now_ms: Callable[[], int],
        seals: Seals,
        chain: Callable[[], str],
        counters: Floods,
    ) -> None:
        """Take what the transaction has, and what names this machine's chain."""
        self._connection = connection
        self._now_ms = now_ms
        self._seals = seals
        self._chain = chain
        self._floods = counters
        self._waiting: list[dict[str, Any]] = []
        self.head: Head | None = None

    def write(
        self, event: EventName, *, account_id: str | None = None, actor: str, **details: str | int
    ) -> None:
        """Record an event; never a secret, never a name that is no account's (A2)."""
        if event == "signed_in" and account_id is not None:
            for of, left_out in self._floods.tell(account_id):
                self._waiting.append(self._row("repeated", account_id, actor, floods.details(of, left_out)))
        told = _DETAILS.encode(details | _place())
        self._waiting.append(self._row(event, account_id, actor, told))

    def settle(self, versions: dict[str, int]) -> None:
        """Write what waits; the last row about a changed account holds the version of its seal (D3)."""
        for account_id, version in versions.items():
            about = [row for row in self._waiting if row["account_id"] == account_id]
            if not about:
                raise UnrecordedChangeError
            about[-1]["seal_version"] = version
        if not self._waiting:
            return
        chain = self._chain()
        last = LAST.row(self._connection, chain=chain)
        head = Head(chain, 0, NOTHING)
        if last is not None:
            if not (isinstance(last.seq, int) and isinstance(last.mac, bytes)):
                raise StoreCorrupt(why="the end of its record is none")
            head = Head(chain, last.seq, last.mac)
        for row in self._waiting:
            repeatable = row["event"] in REPEATABLE and row["seal_version"] is None
            head = self._thinned(head, row) if repeatable else self._linked(head, row)
        self._waiting.clear()
        self.head = head

    def waiting(self, account_id: str) -> list[dict[str, Any]]:
        """Return the rows about an account that this transaction will write, in their order."""
        return [row for row in self._waiting if row["account_id"] == account_id]

    def find(self, wanted: ListEvents, account_id: str | None) -> EventsScreen:
        """Return the events that a query asks for, the oldest first."""
        if wanted.event is not None and not (wanted.event.isascii() and wanted.event.isprintable()):
            return EventsScreen((), more=False)  # no event's name, and a text that no engine need take
        statement = (
            select(table, account.c.username)
            .outerjoin(account, account.c.id == table.c.account_id)
            .where(table.c.id > wanted.after)
            .order_by(table.c.id.desc() if wanted.last else table.c.id)
            .limit(wanted.most + 1)
        )
        if account_id is not None:
            statement = statement.where(table.c.account_id == account_id)
        if wanted.event is not None:
            statement = statement.where(table.c.event == wanted.event)
        if wanted.since_ms is not None:
            statement = statement.where(table.c.at_ms >= wanted.since_ms)
        if wanted.until_ms is not None:
            statement = statement.where(table.c.at_ms < wanted.until_ms)
        found = self._connection.execute(statement).all()
        rows = [
            EventRow(row.id, row.at_ms, row.event, row.username or "", row.actor, row.details, row.chain)
            for row in found
        ]
        page = rows[: wanted.most]
        counted = tuple(self._counted(wanted, account_id))
        return EventsScreen(tuple(reversed(page) if wanted.last else page), len(rows) > wanted.most, counted)

    def happened(self, *events: EventName) -> bool:
        """Tell whether one of these events, about nobody in particular, is on record."""
        wanted = select(table.c.id).where(table.c.account_id.is_(None), table.c.event.in_(events)).limit(1)
        return self._connection.execute(wanted).first() is not None

    def links(self) -> Iterator[Row[Any]]:
        """Give every row, chain by chain, in the order of the links."""
        # Closed with the walk: whoever meets a link that does not hold asks for no more.
        with self._connection.execute(_ALL) as rows:
            yield from rows

    def _row(self, event: str, account_id: str | None, actor: str, details: str) -> dict[str, Any]:
        return {
            "at_ms": self._now_ms(),
            "event": event,
            "account_id": account_id,
            "actor": actor,
            "details": details,
            "seal_version": None,
        }

    def _linked(self, head: Head, row: dict[str, Any]) -> Head:
        """Write a row behind the newest link, and return its own."""
        row |= {"chain": head.chain, "seq": head.seq + 1}
        row["mac"] = link(self._seals, head.mac, row)
        _WRITE.run(self._connection, **row)
        return Head(head.chain, row["seq"], row["mac"])

    def _thinned(self, head: Head, row: dict[str, Any]) -> Head:
        """Write a row, or count it where there are many of its kind.

        One that is only counted is written and taken back: time must not tell a name whose refusals
        are rows from the names that are counted together (E2).
        """
        kept, closed = self._floods.count(row["event"], row["account_id"])
        if closed is not None:
            told = floods.details(row["event"], closed)
            head = self._linked(head, self._row("repeated", row["account_id"], row["actor"], told))
        # Not as a context: a full disk ends the whole transaction, and the point to go back to with it.
        nested = self._connection.begin_nested()
        following = self._linked(head, row)
        if kept:
            nested.commit()
            return following
        nested.rollback()
        return head

    def _counted(self, wanted: ListEvents, account_id: str | None) -> Iterator[CountedEvents]:
        for event, owner, left_out in self._floods.waiting():
            if wanted.event in {None, event} and account_id in {None, owner}:
                named = select(account.c.username).where(account.c.id == owner)
                username = self._connection.execute(named).scalar() or ""
                yield CountedEvents(event, username, left_out.count, left_out.since_ms)


def link(seals: Seals, before: bytes, row: Any, key: DataKey | None = None) -> bytes:  # noqa: ANN401 a row's mapping or a plain one
    """Return the MAC of a row (32 bytes): over itself and the link before it."""
    return seals.of("audit", [before.hex(), *(row[name] for name in COVERED)], key)


@cache
def _place() -> dict[str, str | int]:
    """Name the machine and the operating system's user of this process (A1)."""
    return {"host": os.uname().nodename[:LONGEST_HOST], "os": os.getuid()}
