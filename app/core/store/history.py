"""The newest rows of the record about one account, found without walking all of them (R6)."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, bindparam, select, union_all

from .statement import Statement
from .tables import audit

# The index has an account's rows by the version of the seal: those without one stand in their order
# of writing, the others in that of their versions, which is the same. So two short reads find the newest.
NEWEST = 200
# As many of each are read first: a few sign-ins are all that most people are told of.
FIRST = 12
_COLUMNS = (audit.c.id, audit.c.seal_version, audit.c.event, audit.c.at_ms, audit.c.actor, audit.c.details)
_MINE = select(*_COLUMNS).where(audit.c.account_id == bindparam("key"))
_PLAIN = _MINE.where(audit.c.seal_version.is_(None)).order_by(audit.c.id.desc()).limit(bindparam("most"))
_SEALED = _MINE.where(audit.c.seal_version > 0).order_by(audit.c.seal_version.desc()).limit(bindparam("most"))
_BOTH = union_all(select(_PLAIN.subquery()), select(_SEALED.subquery())).subquery()
LATEST = Statement(select(_BOTH).order_by(_BOTH.c.id.desc()))


def newest(connection: Connection, account_id: str, enough: Callable[[list[Any]], bool]) -> list[Any]:
    """Return an account's newest rows, the newest first; more of them where the first few are not enough."""
    rows = LATEST.rows(connection, key=account_id, most=FIRST)
    if len(rows) < FIRST:
        return rows
    sure = _sure(rows)
    return sure if enough(sure) else LATEST.rows(connection, key=account_id, most=NEWEST)


def _sure(rows: list[Any]) -> list[Any]:
    """Leave out what is older than rows of the other kind that were not read."""
    sealed = [row for row in rows if row.seal_version is not None]
    plain = [row for row in rows if row.seal_version is None]
    ends = [of[-1].id for of in (sealed, plain) if len(of) == FIRST]
    return [row for row in rows if row.id >= max(ends, default=0)]
