"""A file of rows that were rotated out of the record, checked link by link (A7)."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from ..api.audit_screens import BrokenLink, VerdictScreen
from . import audit_check, files
from .anchor import Head
from .audit import NOTHING
from .transaction import Transaction

LONGEST_LINE = 65_536
_NUMBERS = ("id", "at_ms", "seq")


def check(tx: Transaction, known: Collection[Head], place: Path) -> VerdictScreen:
    """Walk the rows of a file; ``anchored`` where it ends in links behind which the record is known to go on.

    Of the transaction only its keys are used: it may have ended.
    """
    starts: dict[str, Head] = {}
    walk = audit_check.Walk(tx, starts)
    broken: BrokenLink | None = None
    for number, line in enumerate(_lines(place), 1):
        row = _row(line)
        if row is None:
            broken = BrokenLink(number, "", number, "changed")
            break
        if row["chain"] not in walk.heads:
            before = row.get("before")
            mac = before if isinstance(before, bytes) else NOTHING
            starts[row["chain"]] = Head(row["chain"], row["seq"] - 1, mac)
        broken = walk.step(row)
        if broken is not None:
            break
    complete = bool(walk.heads) and all(head in known for head in walk.heads.values())
    return VerdictScreen(walk.rows, len(walk.heads), complete, broken, 0, walk.from_ms)


def _lines(place: Path) -> Iterator[bytes]:
    try:
        with files.reading(place) as file:
            while line := file.readline(LONGEST_LINE):
                yield line
    except OSError as error:
        raise files.known(error, str(place)) from error


def _row(line: bytes) -> dict[str, Any] | None:
    """Return a line as a row of the record, None where it is none."""
    try:
        row = json.loads(line)
        row["mac"] = bytes.fromhex(row["mac"])
        if "before" in row:
            row["before"] = bytes.fromhex(row["before"])
        known = all(isinstance(row[name], int) for name in _NUMBERS)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return (
        row
        if known
        and {*row} >= {"chain", "event", "account_id", "actor", "details", "seal_version"}
        and isinstance(row["chain"], str)
        else None
    )
