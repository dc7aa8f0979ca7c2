"""The newest rows of the record about one account, found without walking all of them (R6)."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select, union_all

from .tables import audit

# The index has an account's rows by the version of the seal: those without one stand in their order
# of writing, the others in that of their versions, which is the same. So two short reads find the newest.
NEWEST = 200
_COLUMNS = (audit.c.id, audit.c.at_ms, audit.c.event, audit.c.actor, audit.c.details)
_MINE = select(*_COLUMNS).where(audit.c.account_id == bindparam("key"))
_PLAIN = _MINE.where(audit.c.seal_version.is_(None)).order_by(audit.c.id.desc()).limit(NEWEST)
_SEALED = _MINE.where(audit.c.seal_version > 0).order_by(audit.c.seal_version.desc()).limit(NEWEST)
_BOTH = union_all(select(_PLAIN.subquery()), select(_SEALED.subquery())).subquery()
_NEWEST = (
    select(_BOTH).where(_BOTH.c.event.in_(bindparam("events", expanding=True))).order_by(_BOTH.c.id.desc())
)


def newest(connection: Connection, account_id: str, events: Iterable[str]) -> list[tuple[str, int, str, str]]:
    """Return event, time, actor and details of the newest rows of some kinds, the newest first."""
    found = connection.execute(_NEWEST, {"key": account_id, "events": sorted(events)})
    return [(row.event, row.at_ms, row.actor, row.details) for row in found]
