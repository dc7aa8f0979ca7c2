"""Statements said by the driver: as SQLAlchemy would have said them, errors included (A2, B1)."""

import sqlite3

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from app.core.store import tables
from app.core.store.statement import Statement, say

from .conftest import Opener, install

_FIND = Statement(select(tables.account).where(tables.account.c.username == bindparam("key")).limit(1))
_DISABLE = Statement(
    update(tables.account).where(tables.account.c.id == bindparam("key")).values(disabled=True)
)
_BREAK = Statement(insert(tables.throttle), ["subject"])


def test_rows_are_what_sqlalchemy_gives(opened: Opener) -> None:
    """The fields have the names of the columns, and a truth is a bool, though SQLite has none."""
    store = opened()
    key = install(store)
    with store.transaction() as tx:
        for disabled in (False, True):
            found = _FIND.row(tx.connection, key="user")
            plain = tx.connection.execute(tables.account.select()).one()
            assert found._asdict() == dict(plain._mapping)
            assert found.disabled is disabled
            assert _DISABLE.run(tx.connection, key=key) == 1
        assert _DISABLE.run(tx.connection, key="nobody") == 0
        assert _FIND.row(tx.connection, key="nobody") is None


@pytest.mark.rule("A2")
def test_errors_are_wrapped_and_tell_no_values(opened: Opener) -> None:
    """What the driver raises is SQLAlchemy's own error, the driver's behind it, without what was said."""
    store = opened()
    install(store)
    with store.transaction(write=False) as tx:
        with pytest.raises(OperationalError) as told:
            say(tx.connection, "SELECT nothing FROM nowhere", ["a canary"])
        assert isinstance(told.value.orig, sqlite3.Error)
        assert "canary" not in str(told.value)
    with pytest.raises(IntegrityError), store.transaction() as tx:
        _BREAK.run(tx.connection, subject="a subject without numbers")


@pytest.mark.rule("B1")
def test_the_connection_is_kept_until_something_goes_wrong(opened: Opener) -> None:
    """One connection serves all transactions; a failed one leaves nothing behind, on it or in the store."""
    store = opened()
    key = install(store)
    with store.transaction() as tx:
        first = tx.connection
    with store.transaction(write=False) as tx:
        assert tx.connection is first
    with pytest.raises(LookupError), store.transaction() as tx:
        _DISABLE.run(tx.connection, key=key)
        raise LookupError
    assert first.closed
    with store.transaction(write=False) as tx:
        assert tx.connection is not first
        assert not _FIND.row(tx.connection, key="user").disabled
