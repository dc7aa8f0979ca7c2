"""What a rotation of keys says of the record before it: no former key adds to it or takes from it (D8, A4).

Links keep the key that made them, so whoever knows a former data key could make more of them. The row
that ends a rotation, made under the new key, therefore tells where every chain had come to.
"""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from ..api.audit_screens import BrokenLink
from .anchor import Head
from .tables import audit as table
from .transaction import Transaction

_ENDS = select(table.c.chain, func.max(table.c.seq).label("seq")).group_by(table.c.chain).subquery()
_HEADS = select(table.c.chain, table.c.seq, table.c.mac).join(
    _ENDS, (table.c.chain == _ENDS.c.chain) & (table.c.seq == _ENDS.c.seq)
)
_TOLD = select(table.c.id, table.c.details).where(table.c.event == "key_rotated")


def heads(tx: Transaction) -> str:
    """Return the newest link of every chain, as a row of the record tells it."""
    return json.dumps({row.chain: [row.seq, row.mac.hex()] for row in tx.connection.execute(_HEADS)})


class FormerKeys:
    """Holds a walk along the chains against what the rotations on record tell."""

    def __init__(self, tx: Transaction) -> None:
        """Read what is told; the walk proves the rows that tell it."""
        self._told = {row.id: _told(row.details) for row in tx.connection.execute(_TOLD)}
        self._wanted = {(head.chain, head.seq) for told in self._told.values() for head in told.values()}
        self._found: dict[tuple[str, int], bytes] = {}
        self._newest: dict[tuple[str, int], int] = {}
        self._generations: dict[int, int] = {}

    def take(self, row: Mapping[Any, Any], generation: int) -> None:
        """Take a row that holds, and of which generation the key is that made it."""
        place = (row["chain"], row["seq"])
        if place in self._wanted:
            self._found[place] = row["mac"]
        self._newest[row["chain"], generation] = row["seq"]
        if row["id"] in self._told:
            self._generations[row["id"]] = generation

    def broken(self, starts: Mapping[str, Head]) -> BrokenLink | None:
        """Return what a former key has added or taken; ``starts``: what was rotated out, rightly."""
        for row_id, generation in self._generations.items():
            told = self._told[row_id]
            if not told:
                continue  # by a version that told nothing yet
            for (chain, made_by), seq in self._newest.items():
                if made_by < generation and (chain not in told or seq > told[chain].seq):
                    return BrokenLink(0, chain, seq, "changed")
            for head in told.values():
                found = self._found.get((head.chain, head.seq))
                gone = head.chain in starts and starts[head.chain].seq >= head.seq
                if found != head.mac and not (found is None and gone):
                    return BrokenLink(0, head.chain, head.seq, "missing" if found is None else "changed")
        return None


def _told(details: object) -> dict[str, Head]:
    try:
        said = json.loads(json.loads(str(details))["heads"])
        return {chain: Head(chain, int(seq), bytes.fromhex(mac)) for chain, (seq, mac) in said.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}
