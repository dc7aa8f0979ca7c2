"""Authenticators: password hash, TOTP key, recovery code; sealed, bound to the account (D2, P6)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select, update

from .seal import SealBrokenError, Vault
from .seals import Seals
from .statement import Statement, Value
from .tables import authenticator as table

Type = Literal["password", "totp", "recovery_code", "activation_code"]


@dataclass(frozen=True, slots=True)
class Authenticator:
    """One authenticator; ``secret`` is None where what is stored is missing or does not open (T7).

    ``expires_ms`` is set for what an administrator handed out: it works until then, once (N2, P9).
    """

    id: int
    account_id: str
    type: Type
    secret: bytes | None
    last_counter: int
    created_ms: int
    recorded_ms: int | None
    expires_ms: int | None = None


_OF = Statement(
    select(table)
    .where(table.c.account_id == bindparam("owner"), table.c.type == bindparam("kind"))
    .order_by(table.c.id.desc())
)
_ADVANCE = Statement(
    update(table)
    .where(table.c.id == bindparam("key"), table.c.last_counter < bindparam("counter"))
    .values(last_counter=bindparam("counter"))
)


class Authenticators:
    """The table of authenticators, within one transaction."""

    def __init__(self, connection: Connection, vault: Vault, now_ms: Callable[[], int], seals: Seals) -> None:
        """Take the transaction's connection, vault, clock and seals."""
        self._connection = connection
        self._vault = vault
        self._now_ms = now_ms
        self._seals = seals

    def of(self, account_id: str, kind: Type) -> list[Authenticator]:
        """Return an account's authenticators of one type, the newest first."""
        known = self._seals.known(account_id)
        rows: list[Any]
        if known is None:
            rows = _OF.rows(self._connection, owner=account_id, kind=kind)
        else:
            rows = [row for row in reversed(known.factors) if row.type == kind]
        return [
            Authenticator(
                id=row.id,
                account_id=row.account_id,
                type=row.type,
                secret=self._opened(row.secret, row.account_id, row.type),
                last_counter=row.last_counter,
                created_ms=row.created_ms,
                recorded_ms=row.recorded_ms,
                expires_ms=row.expires_ms,
            )
            for row in rows
        ]

    def recorded(self, account_id: str) -> bool:
        """Tell whether the newest recovery code was ticked as recorded; nothing is opened for that (R1)."""
        state = self._seals.read(account_id)
        codes = [row for row in state.factors if row.type == "recovery_code"] if state is not None else []
        return bool(codes) and codes[-1].recorded_ms is not None

    def stand_in(self, kind: Type) -> Authenticator:
        """Return one that is nobody's, at the cost of reading one: for a name that is none (E4)."""
        return Authenticator(0, "", kind, self._opened(self._vault.stand_in(kind), "", kind), 0, 0, None)

    def add(
        self,
        account_id: str,
        kind: Type,
        secret: bytes,
        *,
        last_counter: int = 0,
        expires_ms: int | None = None,
    ) -> Authenticator:
        """Insert an authenticator, its secret sealed."""
        now_ms = self._now_ms()
        statement = insert(table).values(
            account_id=account_id,
            type=kind,
            secret=self._sealed(secret, account_id, kind),
            last_counter=last_counter,
            created_ms=now_ms,
            expires_ms=expires_ms,
        )
        done = self._seals.change(account_id, lambda: self._connection.execute(statement))
        (key,) = done.inserted_primary_key or (0,)
        made = (cast("int", key), account_id, kind, secret, last_counter, now_ms)
        return Authenticator(*made, recorded_ms=None, expires_ms=expires_ms)

    def advance(self, one: Authenticator, counter: int) -> bool:
        """Accept a time step once: only a greater one changes the row, and exactly one row (T2)."""
        on = self._connection
        return self._seals.change(one.account_id, lambda: _ADVANCE.run(on, key=one.id, counter=counter)) == 1

    def set_counter(self, one: Authenticator, counter: int) -> None:
        """Put the last accepted time step back, by an administrator's word (T9)."""
        self._change(one, last_counter=counter)

    def mark_recorded(self, one: Authenticator) -> None:
        """Note that the person ticked the code as recorded."""
        self._change(one, recorded_ms=self._now_ms())

    def replace_secret(self, one: Authenticator, secret: bytes) -> None:
        """Put a new secret in place of the old one, such as a stronger hash of the same password (P3)."""
        self._change(one, secret=self._sealed(secret, one.account_id, one.type))

    def renew(self, account_id: str) -> None:
        """Put an account's secrets under the newest key; one that does not open is left as it is (D8)."""
        for row in self._connection.execute(select(table).where(table.c.account_id == account_id)).all():
            secret = self._opened(row.secret, row.account_id, row.type)
            if secret is not None:
                sealed = self._sealed(secret, row.account_id, row.type)
                self._connection.execute(update(table).where(table.c.id == row.id).values(secret=sealed))

    def remove(self, account_id: str, key: int) -> bool:
        """Delete one of an account's authenticators; False where it was gone already (R2)."""
        return self._gone(account_id, table.c.id == key) == 1

    def remove_all(self, account_id: str, *kinds: Type) -> None:
        """Delete an account's authenticators of some kinds."""
        self._gone(account_id, table.c.type.in_(kinds))

    def _gone(self, account_id: str, which: ColumnElement[bool]) -> int:
        statement = delete(table).where(table.c.account_id == account_id, which)
        return self._seals.change(account_id, lambda: self._connection.execute(statement).rowcount)

    def _change(self, one: Authenticator, **values: Value) -> None:
        statement = _change(tuple(values))
        new = {f"new_{name}": value for name, value in values.items()}
        self._seals.change(one.account_id, lambda: statement.run(self._connection, key=one.id, **new))

    def _sealed(self, secret: bytes, account_id: str, kind: Type) -> bytes:
        return self._vault.seal(
            secret, table="authenticator", column="secret", account_id=account_id, purpose=kind
        )

    def _opened(self, sealed: object, account_id: str, kind: str) -> bytes | None:
        if not isinstance(sealed, bytes):
            return None
        try:
            return self._vault.open(
                sealed, table="authenticator", column="secret", account_id=account_id, purpose=kind
            )
        except SealBrokenError:
            return None


@cache
def _change(names: tuple[str, ...]) -> Statement:
    new: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    return Statement(update(table).where(table.c.id == bindparam("key")).values(**new))
