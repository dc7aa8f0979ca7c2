"""Does the record hold? Every link against the one before it, and the end against the anchor (A4, A7)."""

import hmac
import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ..api.audit_screens import BrokenLink, VerdictScreen
from .anchor import Head
from .audit import NOTHING, link
from .former_keys import FormerKeys
from .tables import audit as table
from .transaction import Transaction

if TYPE_CHECKING:
    from .seal import DataKey

Row = Mapping[Any, Any]
Taken = Callable[[Row, Head], None]
_ROTATIONS = select(table.c.details).where(table.c.event == "record_rotated")


class Walk:
    """Where a walk along the chains has come to."""

    def __init__(self, tx: Transaction, starts: Mapping[str, Head]) -> None:
        """Take the transaction and, of each chain whose beginning was rotated out, the last link of that."""
        self._tx = tx
        self._starts = starts
        self._keys: dict[str, tuple[DataKey, ...]] = {}
        self.heads: dict[str, Head] = {}
        self.before = Head("", 0, NOTHING)
        self.rows = 0
        self.from_ms = 0
        self.generation = 0

    def step(self, row: Row) -> BrokenLink | None:
        """Take one row; return what is wrong with it."""
        chain = str(row["chain"])
        before = self.before = self.heads.get(chain) or self._starts.get(chain) or Head(chain, 0, NOTHING)
        if row["seq"] != before.seq + 1:
            return BrokenLink(0, chain, before.seq + 1, "missing")
        found = row["mac"]
        if not isinstance(found, bytes) or not self._fits(chain, before, row):
            return BrokenLink(row["id"], chain, before.seq + 1, "changed")
        self.from_ms = self.from_ms or row["at_ms"]
        self.rows += 1
        self.heads[chain] = Head(chain, row["seq"], found)
        return None

    def _fits(self, chain: str, before: Head, row: Row) -> bool:
        """Compare under the key that made the link before it, or a later one: keys only go forward (D8)."""
        keys = self._keys.get(chain, self._tx.vault.keys)
        while keys and not hmac.compare_digest(link(self._tx.seals, before.mac, row, keys[0]), row["mac"]):
            keys = keys[1:]
        self._keys[chain] = keys
        self.generation = keys[0].generation if keys else 0
        return bool(keys)


def check(tx: Transaction, anchored: Head | None, taken: Taken | None = None) -> VerdictScreen:
    """Walk all chains; the first link that does not hold ends it. ``taken`` is given every row that does.

    What the rows say was rotated out is believed for the walk's beginning: the same walk proves it.
    """
    starts = rotated(tx)
    walk, former = Walk(tx, starts), FormerKeys(tx)
    broken: BrokenLink | None = None
    reached = anchored is None or anchored.seq == 0
    for row in tx.audit.links():
        broken = walk.step(row._mapping)  # noqa: SLF001 SQLAlchemy's public name
        if broken is not None:
            break
        reached = reached or walk.heads[row.chain] == anchored
        former.take(row._mapping, walk.generation)  # noqa: SLF001 SQLAlchemy's public name
        if taken is not None:
            taken(row._mapping, walk.before)  # noqa: SLF001 SQLAlchemy's public name
    removed = sum(start.seq for start in starts.values())
    broken = broken or _lost(walk, starts, None if reached else anchored) or former.broken(starts)
    return VerdictScreen(walk.rows, len(walk.heads), anchored is not None, broken, removed, walk.from_ms)


def _lost(walk: Walk, starts: Mapping[str, Head], anchored: Head | None) -> BrokenLink | None:
    """Return what is gone behind the last row: one that was anchored, or a chain that went on."""
    if anchored is not None:
        return BrokenLink(0, anchored.chain, anchored.seq, "tail_lost")
    gone = [start for chain, start in starts.items() if chain not in walk.heads]
    return BrokenLink(0, gone[0].chain, gone[0].seq + 1, "missing") if gone else None


def rotated(tx: Transaction) -> dict[str, Head]:
    """Return the last link that was rotated out of each chain, as rows of the record say."""
    found: dict[str, Head] = {}
    for head in all_rotated(tx):
        if head.chain not in found or head.seq > found[head.chain].seq:
            found[head.chain] = head
    return found


def all_rotated(tx: Transaction) -> Iterator[Head]:
    """Give every link at which rows of the record say that rows before it went."""
    for details in tx.connection.execute(_ROTATIONS).scalars():
        head = _told(details)
        if head is not None:
            yield head


def _told(details: object) -> Head | None:
    """Read what a row of a rotation says; None for one that was tampered with: the walk finds it."""
    try:
        said = json.loads(str(details))
        chain, seq, mac = said["chain"], said["seq"], said["mac"]
        return Head(str(chain), int(seq), bytes.fromhex(mac))
    except (ValueError, TypeError, KeyError):
        return None
