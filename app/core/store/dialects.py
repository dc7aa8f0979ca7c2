"""What is said to every database alike though each has its own word for it, and the system's errors."""

import functools
from typing import Any, Literal

from sqlalchemy import Insert, Table
from sqlalchemy.exc import IntegrityError

from ..api.errors import KnownError
from . import files


@functools.cache
def upsert(table: Table, dialect: str) -> Insert:
    """Return the statement that inserts a row or updates the one with the same primary key."""
    insert: Any
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert
    statement = insert(table)
    values = {c.name: statement.excluded[c.name] for c in table.columns if not c.primary_key}
    made: Insert = statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=values)
    return made


def taken(error: IntegrityError) -> Literal["username", "email"] | None:
    """Tell which of an account's names the refused row shares with another, None for any other matter."""
    diagnosis = getattr(error.orig, "diag", None)
    # SQLite names the column, PostgreSQL the constraint; its sentence would repeat the value.
    said = str(error.orig) if diagnosis is None else str(diagnosis.constraint_name)
    if "account.username" in said or said == "account_username_key":
        return "username"
    if "account.email" in said or said == "account_email_key":
        return "email"
    return None


def known_of_system(error: BaseException, where: str) -> KnownError | None:
    """Return the known error behind the system's own, None for a bug."""
    if not isinstance(error, OSError):
        return None
    return files.known(error, where)
