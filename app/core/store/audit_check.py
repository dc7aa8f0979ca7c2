"""Does the record hold? Every link against the one before it, and the end against the anchor (A4)."""

import hmac
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from ..api.audit_screens import BrokenLink, VerdictScreen
from .anchor import Head
from .audit import NOTHING, link
from .transaction import Transaction

if TYPE_CHECKING:
    from .seal import DataKey


class _Walk:
    """Where a walk along the chains has come to."""

    def __init__(self, tx: Transaction, anchored: Head | None) -> None:
        self._tx = tx
        self._anchored = anchored
        self._reached = anchored is None or anchored.seq == 0
        self._before = NOTHING
        self._seq = 0
        self._chain: object = None
        self._keys: tuple[DataKey, ...] = ()
        self.rows = 0
        self.chains = 0

    def step(self, row: Row[Any]) -> BrokenLink | None:
        """Take one row; return what is wrong with it."""
        if row.chain != self._chain:
            self._chain, self._seq, self._before = row.chain, 0, NOTHING
            self._keys = self._tx.vault.keys
            self.chains += 1
        self._seq += 1
        self.rows += 1
        if row.seq != self._seq:
            return BrokenLink(0, str(row.chain), self._seq, "missing")
        if not self._fits(row):
            return BrokenLink(row.id, str(row.chain), self._seq, "changed")
        self._before = row.mac
        if self._anchored == Head(row.chain, row.seq, row.mac):
            self._reached = True
        return None

    def _fits(self, row: Row[Any]) -> bool:
        """Compare under the key that made the link before it, or a later one: keys only go forward (D8)."""
        while self._keys:
            made = link(self._tx.seals, self._before, row._mapping, self._keys[0])  # noqa: SLF001 SQLAlchemy's public name
            if isinstance(row.mac, bytes) and hmac.compare_digest(made, row.mac):
                return True
            self._keys = self._keys[1:]
        return False

    def end(self) -> BrokenLink | None:
        """Tell whether the anchored row was met."""
        if self._reached or self._anchored is None:
            return None
        return BrokenLink(0, self._anchored.chain, self._anchored.seq, "tail_lost")


def check(tx: Transaction, anchored: Head | None) -> VerdictScreen:
    """Walk all chains; the first link that does not hold ends it."""
    walk = _Walk(tx, anchored)
    broken = next((bad for row in tx.audit.links() if (bad := walk.step(row))), None) or walk.end()
    return VerdictScreen(walk.rows, walk.chains, anchored is not None, broken)
