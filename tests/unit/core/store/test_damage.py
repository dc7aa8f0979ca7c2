"""A damaged or tampered store: one known error, whatever is wrong, and the file stays as it is."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from app.core.api.errors import StoreCorrupt
from tests.faults.engine import rows, settle

from .conftest import Opener, install


def sql(place: Path, statement: str) -> None:
    """Change the store behind the program's back."""
    connection = sqlite3.connect(place)
    with connection:
        connection.execute(statement)
    connection.close()


@pytest.mark.rule("D12", "B4")
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON throttle BEGIN DELETE FROM throttle; END",
        "CREATE VIEW v AS SELECT * FROM account",
        "CREATE TABLE more (x)",
        "DROP TABLE audit",
        "ALTER TABLE throttle ADD COLUMN more TEXT",
        "ALTER TABLE throttle ADD COLUMN more TEXT GENERATED ALWAYS AS (subject)",
        "ALTER TABLE account RENAME COLUMN disabled TO enabled",
        "DROP TABLE alembic_version",
        "UPDATE data_key SET wrapped = 'a text'",
        "UPDATE data_key SET wrapped = 7, id = x'00'",
    ],
)
def test_tables_other_than_made_are_refused(opened: Opener, place: Path, statement: str) -> None:
    """A trigger that resets counters, a table or column too many or too few: no door opens on such a store."""
    store = opened()
    install(store)
    store.close()
    sql(place, statement)
    before = place.read_bytes()
    for _ in range(2):
        with pytest.raises(StoreCorrupt):
            opened()
    assert place.read_bytes() == before


@pytest.mark.rule("D12")
def test_statistics_are_no_damage(opened: Opener, place: Path) -> None:
    """ANALYZE, which an administrator may run, leaves tables of SQLite's own; they are none of ours."""
    store = opened()
    install(store)
    store.close()
    sql(place, "ANALYZE")
    assert opened().installed


@pytest.mark.rule("B4")
def test_a_text_that_is_none_is_damage(opened: Opener, place: Path) -> None:
    """Bytes that are no UTF-8 in a text column are told as damage, without repeating them."""
    store = opened()
    install(store)
    sql(place, "UPDATE account SET email = CAST(x'fffe41' AS TEXT)")
    with pytest.raises(StoreCorrupt) as told, store.transaction() as tx:
        tx.accounts.find(username="user")
    assert "\ufffd" not in told.value.why


@pytest.mark.rule("A2")
def test_errors_do_not_repeat_what_was_written(opened: Opener) -> None:
    """An error of the database names the statement and not its values: it may end in a log."""
    store = opened()
    mine = install(store)
    with store.transaction() as tx:
        tx.sessions.add(mine, "token", ("pwd",), opened=True)
    with pytest.raises(IntegrityError) as told, store.transaction() as tx:
        tx.sessions.add(mine, "token", ("pwd",), opened=True)
    assert mine not in str(told.value)


@pytest.mark.rule("B4")
def test_a_write_that_damage_refuses_is_no_bug(opened: Opener, place: Path) -> None:
    """Where an index lacks a row, what breaks a rule of the tables is told as damage; else it is a bug of ours."""
    store = opened()
    mine = install(store)
    store.close()
    settle(place)
    former = place.read_bytes()
    store = opened()
    with store.transaction() as tx:
        tx.audit.write("account_unlocked", actor="nobody")
        tx.sessions.add(mine, "token", ("pwd",), opened=True)
    store.close()
    settle(place)
    ((page,),) = rows(place, "SELECT rootpage FROM sqlite_master WHERE name='sqlite_autoindex_audit_1'")
    assert isinstance(page, int)
    index = slice((page - 1) * 4096, page * 4096)
    bad = bytearray(place.read_bytes())
    bad[index] = former[index]
    place.write_bytes(bad)
    with pytest.raises(StoreCorrupt) as told, opened().transaction() as tx:
        tx.sessions.add(mine, "token", ("pwd",), opened=True)
    assert told.value.why == "it contradicts itself"
