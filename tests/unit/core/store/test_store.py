"""The store: made once, never by opening, whole or not at all, and honest about what is wrong."""

import contextlib
import json
import os
import shutil
import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from app.core.api.errors import (
    DiskFull,
    KeyMissing,
    KeyWrong,
    KnownError,
    StoreBusy,
    StoreCorrupt,
    StoreEmptied,
    StoreTooNew,
    StoreUnavailable,
    StoreVanished,
    UnsafePath,
)
from app.core.rules.throttle import Tally
from app.core.store import making, records, sqlite_place, turns
from app.core.store.accounts import TakenError
from app.core.store.line import Line
from app.core.store.store import AlreadyInstalledError, Store
from app.core.store.transaction import host_clock
from tests.faults.engine import execute, rows, settle

from .conftest import NOW_MS, Opener, install, key

FROZEN = Path(__file__).parents[3] / "frozen"


def test_opening_makes_nothing(opened: Opener, place: Path, folder: Path) -> None:
    """A store that is not there stays not there."""
    assert not opened().installed
    assert not place.exists()
    assert not folder.exists()


def test_what_is_written_is_read_by_the_next(opened: Opener) -> None:
    """Another window on the same store finds accounts, factors, counters and sessions."""
    first = opened()
    mine = install(first)
    with first.transaction() as tx:
        tx.throttle.save("x:password", Tally(3, 1, 2))
        tx.sessions.add(mine, "token", ("pwd", "otp"), opened=False)
    second = opened()
    with second.transaction() as tx:
        account = tx.accounts.find(email="user@example.org")
        assert account is not None
        assert account == tx.accounts.get(mine) == tx.accounts.find(username="user")
        assert (account.created_ms, account.row_version) == (NOW_MS, 1)
        assert tx.authenticators.of(mine, "totp")[0].secret == b"a-key-of-twenty-byte"
        assert tx.throttle.load(["x:password", "y"]) == {"x:password": Tally(3, 1, 2)}
        session = tx.sessions.find("token")
        assert session is not None
        assert (session.account_id, session.opened, session.methods) == (mine, False, ("pwd", "otp"))
        assert tx.sessions.open("token")
        assert not tx.sessions.open("other")
        assert tx.sessions.end_all(mine, except_token="token") == 0
        assert tx.sessions.end("token")
        with pytest.raises(TakenError):
            tx.accounts.add("user", "new@example.org", "person", "off")


@pytest.mark.rule("A1")
def test_events_are_rows_with_time_and_actor(opened: Opener, place: Path) -> None:
    """An event is one row in UTC milliseconds, written with what it records or not at all."""
    store = opened()
    mine = install(store)
    with store.transaction() as tx:
        tx.audit.write("signed_in", account_id=mine, actor="nobody", methods="pwd")
    with pytest.raises(RuntimeError), store.transaction() as tx:
        tx.audit.write("signed_out", account_id=mine, actor="nobody")
        raise RuntimeError
    found = rows(place, "SELECT at_ms, event, account_id, actor, details FROM audit")
    assert [row[:4] for row in found[1:]] == [(NOW_MS, "signed_in", mine, "nobody")]
    place_of_it = {"host": os.uname().nodename, "os": os.getuid()}
    assert json.loads(str(found[1][4])) == {"methods": "pwd", **place_of_it}


@pytest.mark.rule("T2")
def test_a_time_step_advances_once(opened: Opener) -> None:
    """Only a greater step changes the row; of two windows one wins."""
    first = opened()
    mine = install(first)
    second = opened()
    with first.transaction() as tx:
        key = tx.authenticators.of(mine, "totp")[0]
        assert tx.authenticators.advance(key, 8)
        tx.audit.write("signed_in", account_id=mine, actor="nobody")
    with second.transaction() as tx:
        assert not tx.authenticators.advance(key, 8)
        assert not tx.authenticators.advance(key, 7)
        assert tx.authenticators.advance(key, 9)
        tx.audit.write("signed_in", account_id=mine, actor="nobody")


@pytest.mark.rule("F1")
def test_installed_once(opened: Opener) -> None:
    """A second first run is refused, by a store opened before and one opened after."""
    early = opened()
    install(opened())
    for store in (early, opened()):
        with pytest.raises(AlreadyInstalledError):
            install(store)


@pytest.mark.rule("F1", "B4", "D6")
@pytest.mark.parametrize(
    ("harm", "error"),
    [
        (lambda place, _folder: place.unlink(), StoreVanished),
        (lambda place, _folder: place.write_bytes(b""), StoreCorrupt),
        (lambda place, _folder: place.write_bytes(b"no database at all" * 99), StoreCorrupt),
        (lambda place, _folder: place.write_bytes(b"\0" * 100 + place.read_bytes()[100:]), StoreCorrupt),
        (
            lambda place, _folder: execute(place, "PRAGMA foreign_keys=0", "DELETE FROM account"),
            StoreEmptied,
        ),
        (lambda place, _folder: execute(place, "DELETE FROM installation"), StoreEmptied),
        (lambda place, _folder: execute(place, "PRAGMA application_id=1"), StoreCorrupt),
        (
            lambda place, _folder: execute(place, "UPDATE alembic_version SET version_num='9999'"),
            StoreTooNew,
        ),
        (lambda _place, folder: key(folder).unlink(), KeyMissing),
        (lambda _place, folder: key(folder).write_bytes(b"c2hvcnQ="), KeyWrong),
        (lambda _place, folder: key(folder).write_bytes(b"!" * 44), KeyWrong),
        (lambda _place, folder: key(folder).write_bytes(b"A" * 43 + b"="), KeyWrong),
    ],
    ids=[
        "gone",
        "empty",
        "other",
        "header",
        "no accounts",
        "no installation",
        "foreign",
        "newer",
        "no key",
        "short key",
        "no base64",
        "other key",
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_made(
    opened: Opener, place: Path, folder: Path, harm: object, error: type[KnownError]
) -> None:
    """Each harm has its own error, at opening and when installing; the file is not touched."""
    store = opened()
    install(store)
    store.close()
    settle(place)
    harm(place, folder)  # type: ignore[operator]
    before = place.read_bytes() if place.exists() else None
    for _ in range(2):
        with pytest.raises(error):
            opened()
    assert (place.read_bytes() if place.exists() else None) == before


@pytest.mark.rule("D5")
def test_modes(opened: Opener, place: Path, folder: Path) -> None:
    """Under a careless umask every file is 0600 and every folder 0700."""
    former = os.umask(0)
    try:
        store = opened()
        install(store)
        with store.transaction() as tx:
            tx.audit.write("account_unlocked", actor="nobody")
            found = [*place.parent.iterdir(), *folder.iterdir()]
            assert len(found) >= 6
            assert {stat.S_IMODE(path.stat().st_mode) for path in found} == {0o600}
        assert {stat.S_IMODE(path.stat().st_mode) for path in (place.parent, folder)} == {0o700}
    finally:
        os.umask(former)


@pytest.mark.rule("D12")
def test_pragmas(opened: Opener) -> None:
    """Write-ahead log, full sync, foreign keys, no trusted schema, deleted content overwritten."""
    store = opened()
    install(store)
    with store.transaction() as tx:
        read = {
            name: tx.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "secure_delete")
        }
    assert read == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
    }


@pytest.mark.rule("B1")
@pytest.mark.parametrize("failing", ["create", "begun", "record", "caller"])
def test_a_failed_first_run_can_be_begun_again(
    opened: Opener, place: Path, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever step fails, either nothing is installed and it may be tried again, or all of it is."""

    def fail(*_args: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    store = opened()
    with monkeypatch.context() as patch:
        if failing == "record":
            put = records.put
            patch.setattr(
                records, "put", lambda *args: fail() if args[2].state == "installed" else put(*args)
            )
        elif failing == "create":
            patch.setattr(making, failing, fail)
        elif failing != "caller":
            patch.setattr(Line, failing, fail)
        told = contextlib.nullcontext() if failing == "record" else pytest.raises(DiskFull)
        with told, store.installing() as tx:
            made = tx.accounts.add("first", "first@example.org", "administrator", "off")
            tx.audit.write("account_created", account_id=made.id, actor="nobody")
            if failing == "caller":
                fail()
    again = opened()
    if failing == "record":
        assert again.installed
        return
    assert not again.installed
    assert not place.exists()
    install(again)
    with again.transaction() as tx:
        assert [account.username for account in tx.accounts.all()] == ["user"]


@pytest.mark.rule("B1")
def test_full_disk(opened: Opener) -> None:
    """A store that cannot grow is told as a full disk, keeps what it has, and works once there is room."""
    store = opened()
    install(store)
    with store.transaction(write=False) as tx:
        pages = tx.connection.exec_driver_sql("PRAGMA page_count").scalar()
        tx.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(DiskFull), store.transaction() as tx:
        tx.audit.write("account_unlocked", actor="nobody", reason="x" * 50_000)
    with store.transaction() as tx:
        assert tx.accounts.count() == 1
        tx.connection.exec_driver_sql("PRAGMA max_page_count=4294967294")
    with store.transaction() as tx:
        tx.audit.write("account_unlocked", actor="nobody", reason="x" * 50_000)


@pytest.mark.rule("B2")
def test_a_store_held_by_another_is_busy(
    opened: Opener, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wait is bounded, the error honest, and afterwards all is well."""
    assert sqlite_place.BUSY_WAIT_MS + turns.WAIT_S * 1000 <= 3000
    monkeypatch.setattr(sqlite_place, "BUSY_WAIT_MS", 50)
    store = opened()
    install(store)
    holder = sqlite3.connect(place, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreBusy), store.transaction() as tx:
        tx.accounts.count()
    holder.execute("ROLLBACK")
    holder.close()
    with store.transaction() as tx:
        assert tx.accounts.count() == 1


@pytest.mark.rule("B2")
def test_a_store_is_opened_while_another_writes(
    opened: Opener, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To open is to read: it waits for no writer, and takes no turn from those who wait."""
    monkeypatch.setattr(sqlite_place, "BUSY_WAIT_MS", 50)
    install(opened())
    with contextlib.closing(sqlite3.connect(place, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with opened().transaction(write=False) as tx:
            assert tx.accounts.count() == 1


@pytest.mark.rule("F1")
@pytest.mark.parametrize("how", ["removed", "replaced"])
def test_a_file_that_is_no_longer_there_is_not_written_to(opened: Opener, place: Path, how: str) -> None:
    """While a window is open the store vanishes or is another one: told, not ignored."""
    store = opened()
    install(store)
    copy = place.with_name("copy")
    shutil.copy(place, copy)
    place.unlink()
    if how == "replaced":
        copy.rename(place)
    with pytest.raises(StoreVanished), store.transaction():
        pass


@pytest.mark.rule("B1")
def test_unreadable_folder(place: Path, folder: Path) -> None:
    """A folder that cannot be made is told with its path."""
    place.parent.parent.joinpath("data").touch()
    store = Store.open(f"sqlite:///{place}", place, folder, wanted="file", clock=host_clock)
    with pytest.raises((StoreUnavailable, UnsafePath)):
        install(store)


def test_threads_take_turns(opened: Opener) -> None:
    """Transactions of several threads run one after another."""
    store = opened()
    install(store)

    def add() -> None:
        for _ in range(20):
            with store.transaction() as tx:
                tally = tx.throttle.load(["x"]).get("x", Tally())
                tx.throttle.save("x", Tally(tally.failures + 1))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.transaction() as tx:
        assert tx.throttle.load(["x"])["x"].failures == 80
