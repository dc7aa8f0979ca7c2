"""The newest rows of the record about one account, found without walking all of them (R6)."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, select, union_all

from .statement import Statement
from .tables import audit

# The index has an account's rows by the version of the seal: those without one stand in their order
# of writing, the others in that of their versions, which is the same. So two short reads find the newest.
NEWEST = 200
# As many of each are read first: a few sign-ins are all that most people are told of.
FIRST = 8
_COLUMNS = (audit.c.id, audit.c.seal_version, audit.c.event, audit.c.at_ms, audit.c.actor, audit.c.details)
_MINE = select(*_COLUMNS).where(audit.c.account_id == bindparam("key"))
_PLAIN = _MINE.where(audit.c.seal_version.is_(None)).order_by(audit.c.id.desc()).limit(bindparam("most"))
_SEALED = _MINE.where(audit.c.seal_version > 0).order_by(audit.c.seal_version.desc()).limit(bindparam("most"))
_BOTH = union_all(select(_PLAIN.subquery()), select(_SEALED.subquery())).subquery()
LATEST = Statement(select(_BOTH).order_by(_BOTH.c.id.desc()))


def newest(connection: Connection, account_id: str) -> Iterator[list[Any]]:
    """Give an account's newest rows, the newest first; then more, where the first few are not enough."""
    rows = LATEST.rows(connection, key=account_id, most=FIRST)
    ends = _ends(rows)
    oldest = max(ends, default=0)
    yield [row for row in rows if row.id >= oldest]
    if ends:
        yield LATEST.rows(connection, key=account_id, most=NEWEST)


def _ends(rows: list[Any]) -> list[int]:
    """Return where the rows of a kind end of which there may be more: what is older is not all of it."""
    sealed = [row.id for row in rows if row.seal_version is not None]
    plain = [row.id for row in rows if row.seal_version is None]
    return [of[-1] for of in (sealed, plain) if len(of) == FIRST]
