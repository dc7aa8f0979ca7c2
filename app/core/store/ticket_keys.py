"""The keys that sign tickets: Ed25519, the private half sealed; a former pair stays while its tickets may.

The seal of a private key is bound to all the other columns of its row, so that no date of it can be
changed, and no retired pair brought back, by somebody without the key.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from ..api.errors import StoreCorrupt
from .seal import SealBrokenError, Vault
from .tables import ticket_key as table

PRIVATE_BYTES = 32
ID_BYTES = 8
# The last ticket of a pair is signed before the pair is retired; the clock may have been set back between.
LEEWAY_MS = 60_000


@dataclass(frozen=True, slots=True)
class TicketPair:
    """One pair, by its private key (32 bytes); times are UTC milliseconds."""

    id: str
    private: bytes
    created_ms: int
    retired_ms: int | None


class TicketKeys:
    """The table of ticket keys, within one transaction."""

    def __init__(self, connection: Connection, vault: Vault, now_ms: Callable[[], int]) -> None:
        """Take the transaction's connection, vault and clock."""
        self._connection = connection
        self._vault = vault
        self._now_ms = now_ms

    def listed(self, life_s: int) -> list[TicketPair]:
        """Return the pairs whose tickets may still be met, the newest first; a broken one is StoreCorrupt."""
        found = [self._opened(row) for row in self._rows()]
        pairs = [pair for pair in found if pair is not None]
        if len(pairs) != len(found):
            why = "a ticket key was changed from outside; `twinlatch key rotate` makes a new one"
            raise StoreCorrupt(why=why)
        return sorted(
            (pair for pair in pairs if not self._over(pair, life_s)),
            key=lambda pair: (pair.retired_ms is None, pair.created_ms, pair.id),
            reverse=True,
        )

    def current(self, life_s: int) -> TicketPair | None:
        """Return the pair that signs, None where none was made yet."""
        return next((pair for pair in self.listed(life_s) if pair.retired_ms is None), None)

    def make(self) -> TicketPair:
        """Make the pair that signs from now on."""
        fresh = TicketPair(
            secrets.token_hex(ID_BYTES), secrets.token_bytes(PRIVATE_BYTES), self._now_ms(), None
        )
        values = {"id": fresh.id, "created_ms": fresh.created_ms, "retired_ms": None}
        self._connection.execute(insert(table).values(**values, secret=self._sealed(fresh)))
        return fresh

    def forget(self, life_s: int) -> None:
        """Delete the pairs of which no ticket can be met any more."""
        for row in self._rows():
            pair = self._opened(row)
            if pair is not None and self._over(pair, life_s):
                self._connection.execute(delete(table).where(table.c.id == pair.id))

    def rotate(self, life_s: int) -> bool:
        """Put a new pair in force and every former one under the newest data key; tell if one was broken.

        It may be called again: what stands under the newest data key is new already (D8).
        """
        self.forget(life_s)
        rows = self._rows()
        opened = [(row, self._opened(row)) for row in rows]
        whole = [(row, pair) for row, pair in opened if pair is not None]
        broken = len(whole) < len(rows)
        if broken:
            keep = [pair.id for _row, pair in whole]
            self._connection.execute(delete(table).where(table.c.id.not_in(keep)))
        renewed = self._vault.newest.header
        former = [pair for row, pair in whole if broken or not row.secret.startswith(renewed)]
        for pair in former:
            self._retire(pair)
        if former or broken:
            self.make()
        return broken

    def _retire(self, pair: TicketPair) -> None:
        retired_ms = self._now_ms() if pair.retired_ms is None else pair.retired_ms
        retired = TicketPair(pair.id, pair.private, pair.created_ms, retired_ms)
        values = {"retired_ms": retired_ms, "secret": self._sealed(retired)}
        self._connection.execute(update(table).where(table.c.id == pair.id).values(values))

    def _over(self, pair: TicketPair, life_s: int) -> bool:
        """Tell whether the last ticket that the pair can have signed has expired."""
        return pair.retired_ms is not None and self._now_ms() > pair.retired_ms + life_s * 1000 + LEEWAY_MS

    def _rows(self) -> list[Row[Any]]:
        return list(self._connection.execute(select(table).order_by(table.c.created_ms, table.c.id)))

    def _sealed(self, pair: TicketPair) -> bytes:
        return self._vault.seal(
            pair.private,
            table="ticket_key",
            column="secret",
            account_id=_bound(pair.id, pair.created_ms, pair.retired_ms),
            purpose="ticket",
        )

    def _opened(self, row: Row[Any]) -> TicketPair | None:
        """Return the pair of a row, None where the row is not as we wrote it."""
        if not isinstance(row.secret, bytes):
            return None
        try:
            private = self._vault.open(
                row.secret,
                table="ticket_key",
                column="secret",
                account_id=_bound(row.id, row.created_ms, row.retired_ms),
                purpose="ticket",
            )
        except SealBrokenError:
            return None
        return TicketPair(row.id, private, row.created_ms, row.retired_ms)


def _bound(key_id: object, created_ms: object, retired_ms: object) -> str:
    """Write down what the seal covers besides the key: all of the row, told apart by kind."""
    return ascii((key_id, created_ms, retired_ms))
