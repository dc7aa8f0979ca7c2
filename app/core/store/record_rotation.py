"""Rotation of the record: the older rows go to a file, whole and checked, and then out of the store (A7).

What stays is a row that tells the last link of what went, under the same MAC as every other. The
newest version of an account's seal stands in the record as well (D3): an account whose row goes is
sealed anew, so that its version stands in a newer one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import and_, bindparam, case, delete, func, select

from ..api.audit_screens import VerdictScreen
from ..api.errors import StoreBusy
from . import audit_check, files
from .anchor import Head
from .tables import account, audit
from .transaction import Transaction

BATCH = 10_000
LONGEST_NAME = 100

_UP_TO = (audit.c.chain == bindparam("of"), audit.c.seq <= bindparam("up_to"))
_GONE = delete(audit).where(*_UP_TO)
_AT = select(audit.c.mac).where(audit.c.chain == bindparam("of"), audit.c.seq == bindparam("up_to"))
# Asked of each account by the index of its seals: a join would walk the rows that go, and they are many.
_NEWEST_GOES = (
    select(and_(*_UP_TO))
    .where(audit.c.account_id == account.c.id, audit.c.seal_version.is_not(None))
    .order_by(audit.c.seal_version.desc())
    .limit(1)
)
_SEALED_THERE = select(account.c.id).where(_NEWEST_GOES.scalar_subquery())
# Of each chain the last row before the first that is young enough; the newest row always stays.
_FIRST_YOUNG = func.min(case((audit.c.at_ms >= bindparam("before_ms"), audit.c.seq)))
_CUTS = select(audit.c.chain, _FIRST_YOUNG, func.max(audit.c.seq)).group_by(audit.c.chain)


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that go in one transaction: so many of one chain, up to a link."""

    head: Head
    rows: int


def cuts(tx: Transaction, before_ms: int, anchored: Head | None) -> dict[str, int]:
    """Return up to which number the rows of each chain are older; what is anchored stays."""
    found: dict[str, int] = {}
    for chain, young, newest in tx.connection.execute(_CUTS, {"before_ms": before_ms}):
        if not isinstance(newest, int) or not isinstance(young, int | None):
            continue  # by somebody else's hand: the walk finds it
        up_to = min(young or newest, newest) - 1
        if anchored is not None and anchored.chain == chain:
            up_to = min(up_to, anchored.seq - 1)
        found[chain] = up_to
    begun = {chain: head.seq for chain, head in audit_check.rotated(tx).items()}
    return {chain: up_to for chain, up_to in found.items() if up_to > begun.get(chain, 0)}


def whole(tx: Transaction, ends: Mapping[str, int]) -> bool:
    """Tell whether every account that is to be sealed anew stands as it was sealed last."""
    return all(
        tx.seals.whole(one) for chain, up_to in ends.items() for one in _sealed_there(tx, chain, up_to)
    )


def export(
    tx: Transaction, ends: Mapping[str, int], anchored: Head | None, place: Path
) -> list[Batch] | VerdictScreen:
    """Write the older rows into a new file and check all rows on the way; nothing stays of a bad record."""
    names = {one.id: one.username for one in tx.accounts.all()}
    batches: list[Batch] = []

    def take(row: audit_check.Row, before: Head) -> None:
        if row["seq"] > ends.get(row["chain"], 0):
            return
        same = bool(batches) and batches[-1].head.chain == row["chain"]
        # The first line of a chain tells the link before it, so that the file can be checked alone.
        link = {} if same else {"before": before.mac.hex()}
        line = {**row, "mac": row["mac"].hex(), "username": names.get(row["account_id"], "")} | link
        file.write(json.dumps(line).encode("ascii") + b"\n")
        rows = batches.pop().rows if same and batches[-1].rows < BATCH else 0
        batches.append(Batch(Head(row["chain"], row["seq"], row["mac"]), rows + 1))

    with files.creating(place) as file:
        verdict = audit_check.check(tx, anchored, take)
    if verdict.broken is not None:
        place.unlink()
        return verdict
    return batches


def remove(tx: Transaction, batch: Batch, starts: dict[str, Head], by: str, place: Path) -> None:
    """Take out what the file holds, and say on record where what stays goes on, also in ``starts``."""
    where = {"of": batch.head.chain, "up_to": batch.head.seq}
    if tx.connection.execute(_AT, where).scalar() != batch.head.mac:
        raise StoreBusy(why="the record was rotated by another program")
    for account_id in _sealed_there(tx, batch.head.chain, batch.head.seq):
        tx.seals.changing(account_id)
        tx.audit.write("account_sealed", account_id=account_id, actor=by)
    starts[batch.head.chain] = batch.head
    tx.connection.execute(_GONE, where)
    # Those of other chains are told again: the rows that told them may just have gone.
    for start in starts.values():
        tx.audit.write(
            "record_rotated",
            actor=by,
            file=place.name[:LONGEST_NAME],
            rows=batch.rows if start == batch.head else 0,
            chain=start.chain,
            seq=start.seq,
            mac=start.mac.hex(),
        )


def _sealed_there(tx: Transaction, chain: str, up_to: int) -> list[str]:
    """Return the accounts whose newest seal stands in rows that go."""
    return list(tx.connection.execute(_SEALED_THERE, {"of": chain, "up_to": up_to}).scalars())
