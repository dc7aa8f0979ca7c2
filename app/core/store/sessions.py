"""Sessions: rows found by the hash of a token of 128 random bits (S3)."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from .seals import Seals
from .statement import Statement, Value
from .tables import session as table

REFERENCE_DIGITS = 16

_BY_TOKEN = table.c.token_hash == bindparam("key")
_ADD = Statement(insert(table).inline(), [column.name for column in table.columns])
_FIND = Statement(select(table).where(_BY_TOKEN))
_END = Statement(delete(table).where(_BY_TOKEN))
_SEALED = tuple(column.name for column in table.columns if column.name != "seal")


@dataclass(frozen=True, slots=True)
class Session:
    """One session; one not ``opened`` was committed with a proof but opens no door yet.

    One that is ``locked`` shows nothing until a factor was proved again (S4).
    """

    account_id: str
    created_ms: int
    opened: bool
    locked: bool
    methods: tuple[str, ...]


class Sessions:
    """The table of sessions, within one transaction."""

    def __init__(self, connection: Connection, now_ms: Callable[[], int], seals: Seals) -> None:
        """Take the transaction's connection, clock and seals."""
        self._connection = connection
        self._now_ms = now_ms
        self._seals = seals

    def add(self, account_id: str, token: str, methods: tuple[str, ...], *, opened: bool) -> None:
        """Write a session; only the token's hash is stored."""
        values: dict[str, Value] = {
            "token_hash": _hash(token),
            "account_id": account_id,
            "created_ms": self._now_ms(),
            "opened": opened,
            "locked": False,
            "methods": " ".join(methods),
        }
        _ADD.run(self._connection, **values, seal=self._seal(values))

    def open(self, token: str) -> bool:
        """Open a session that is there; False where it ended meanwhile."""
        return self._change(token, opened=True)

    def find(self, token: str) -> Session | None:
        """Return the session of a token; one that was made or changed from outside is none (D3)."""
        row = self._whole(token)
        if row is None:
            return None
        return Session(row.account_id, row.created_ms, row.opened, row.locked, tuple(row.methods.split()))

    def set_locked(self, token: str, *, locked: bool) -> None:
        """Lock a session, or let it go on."""
        self._change(token, locked=locked)

    def end(self, token: str) -> bool:
        """End a session."""
        return _END.run(self._connection, key=_hash(token)) == 1

    def _change(self, token: str, **values: bool) -> bool:
        row = self._whole(token)
        if row is None:
            return False
        seal = self._seal({**row._asdict(), **values})
        statement = update(table).where(table.c.token_hash == row.token_hash).values(**values, seal=seal)
        return self._connection.execute(statement).rowcount == 1

    def _whole(self, token: str) -> Any:  # noqa: ANN401 a row of the table
        row = _FIND.row(self._connection, key=_hash(token))
        return row if row is not None and self._holds(row) else None

    def _holds(self, row: Any) -> bool:  # noqa: ANN401 a row of the table
        return self._seals.hold("session", [getattr(row, name) for name in _SEALED], row.seal)

    def _seal(self, row: Mapping[str, object]) -> bytes:
        return self._seals.of("session", [row[name] for name in _SEALED])

    def renew(self, account_id: str) -> None:
        """Put the seals of an account's sessions under the newest key (D8)."""
        for row in self._connection.execute(select(table).where(table.c.account_id == account_id)).all():
            if self._holds(row):
                seal = self._seal(dict(row._mapping))  # noqa: SLF001 SQLAlchemy's public name
                mine = table.c.token_hash == row.token_hash
                self._connection.execute(update(table).where(mine).values(seal=seal))

    def end_all(self, account_id: str, except_token: str | None = None) -> int:
        """End an account's sessions, but for one's own (N7)."""
        statement = delete(table).where(table.c.account_id == account_id)
        if except_token is not None:
            statement = statement.where(table.c.token_hash != _hash(except_token))
        return self._connection.execute(statement).rowcount


def reference(token: str) -> str:
    """Return what the record calls a session: it tells its events from others', and opens nothing."""
    return _hash(token).hex()[:REFERENCE_DIGITS]


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
