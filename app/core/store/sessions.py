"""Sessions: rows found by the hash of a token of 128 random bits (S3)."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from .tables import session as table


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

    def __init__(self, connection: Connection, now_ms: Callable[[], int]) -> None:
        """Take the transaction's connection and clock."""
        self._connection = connection
        self._now_ms = now_ms

    def add(self, account_id: str, token: str, methods: tuple[str, ...], *, opened: bool) -> None:
        """Write a session; only the token's hash is stored."""
        values = {
            "token_hash": _hash(token),
            "account_id": account_id,
            "created_ms": self._now_ms(),
            "opened": opened,
            "locked": False,
            "methods": " ".join(methods),
        }
        self._connection.execute(insert(table), values)

    def open(self, token: str) -> bool:
        """Open a session that is there; False where it ended meanwhile."""
        statement = update(table).where(table.c.token_hash == _hash(token)).values(opened=True)
        return self._connection.execute(statement).rowcount == 1

    def find(self, token: str) -> Session | None:
        """Return the session of a token."""
        row = self._connection.execute(select(table).where(table.c.token_hash == _hash(token))).first()
        if row is None:
            return None
        return Session(row.account_id, row.created_ms, row.opened, row.locked, tuple(row.methods.split()))

    def set_locked(self, token: str, *, locked: bool) -> None:
        """Lock a session, or let it go on."""
        statement = update(table).where(table.c.token_hash == _hash(token)).values(locked=locked)
        self._connection.execute(statement)

    def end(self, token: str) -> bool:
        """End a session."""
        return self._connection.execute(delete(table).where(table.c.token_hash == _hash(token))).rowcount == 1

    def end_all(self, account_id: str, except_token: str | None = None) -> int:
        """End an account's sessions, but for one's own (N7)."""
        statement = delete(table).where(table.c.account_id == account_id)
        if except_token is not None:
            statement = statement.where(table.c.token_hash != _hash(except_token))
        return self._connection.execute(statement).rowcount


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
