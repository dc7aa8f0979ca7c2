"""A record of many rows, and a server that is not kept waiting meanwhile (A7, G3)."""

import faulthandler
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from app.core.api.answers import Answer
from app.core.api.audit_screens import VerdictScreen
from app.core.api.errors import StoreBusy
from app.core.api.operator_commands import RotateAudit, VerifyAudit, VerifyFile
from app.core.store import audit, audit_file, postgres_server, tables

from .conftest import OPERATOR, House

T = TypeVar("T")
DETAILS = json.dumps({"host": "somewhere", "os": 1000}, sort_keys=True)
# Rows a transaction, and rows a statement: a server answers each within its time, on a busy machine too.
A_FILLING, A_STATEMENT = 10_000, 1_000
IDLE_MS = 200


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A place for the rows that go."""
    return tmp_path / "older.jsonl"


def rotate(house: House, file: Path) -> Answer:
    """Let all rows go that may."""
    return house.ask(RotateAudit(house.now_ms, str(file)), OPERATOR)


def verdict(house: House, file: Path | None = None) -> VerdictScreen:
    """Have the record checked by the newest core, or a file."""
    asked = VerifyAudit() if file is None else VerifyFile(str(file))
    screen = house.ask(asked, OPERATOR, house.cores[-1]).screen
    assert isinstance(screen, VerdictScreen)
    return screen


def fill(house: House, rows: int) -> None:
    """Write so many events, in the links the program would write, but a batch a statement: the walk is tried."""
    with house.core._desk.store.transaction() as tx:
        account = tx.accounts.find(username="user")
        assert account is not None
        tx.audit.write("signed_out", account_id=account.id, actor="nobody")
        tx.audit.settle({})
        head, of = tx.audit.head, {"account_id": account.id, "actor": f"person:{account.id}"}
        assert head is not None
        mac, batch = head.mac, []
        same = of | {"event": "signed_out", "details": DETAILS, "seal_version": None, "chain": head.chain}
        for seq in range(head.seq + 1, head.seq + rows):
            row = same | {"seq": seq, "at_ms": house.now_ms}
            mac = audit.link(tx.seals, mac, row)
            batch.append(row | {"mac": mac})
            if len(batch) == A_STATEMENT or seq == head.seq + rows - 1:
                tx.connection.execute(tables.audit.insert(), batch)
                batch.clear()


@pytest.mark.torture
@pytest.mark.rule("A7")
@pytest.mark.parametrize("rows", [100_000, 1_000_000])
def test_many_rows(settled: House, file: Path, rows: int) -> None:
    """A hundred thousand rows and ten times as many: checked, rotated, checked; it prints the seconds."""
    faulthandler.cancel_dump_traceback_later()
    began, took = len(settled.audited()), {}
    for _ in range(rows // A_FILLING):
        settled.wait(60)
        fill(settled, A_FILLING)
    settled.wait(60)

    def timed(what: str, act: Callable[[], T]) -> T:
        since = time.process_time()
        answer = act()
        took[what] = round(time.process_time() - since, 2)
        return answer

    whole = timed("verify", lambda: verdict(settled))
    timed("sign in", settled.password)
    timed("rotate", lambda: rotate(settled, file))
    moved = timed("verify the file", lambda: verdict(settled, file))
    rest = verdict(settled)
    print(f"{rows} rows: {took}, {file.stat().st_size} bytes")
    assert (whole.broken, moved.broken, rest.broken) == (None, None, None)
    assert whole.rows == began + rows
    assert rest.removed == moved.rows >= began + rows - 1


@pytest.mark.rule("A7", "G3")
def test_a_long_file_holds_up_no_server(settled: House, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server ends a transaction in which nothing is asked for long: checking a file needs none that long."""
    settled.password()
    settled.wait(60)
    rotate(settled, file)
    lines = audit_file._lines

    def slowly(place: Path) -> Iterator[bytes]:
        time.sleep(4 * IDLE_MS / 1000)
        yield from lines(place)

    monkeypatch.setattr(audit_file, "_lines", slowly)
    monkeypatch.setitem(postgres_server.SESSION, "idle_in_transaction_session_timeout", IDLE_MS)
    settled.open()
    found = verdict(settled, file)
    assert (found.broken, found.anchored) == (None, True)


@pytest.mark.parametrize("stores", ["postgresql"], indirect=True)
@pytest.mark.rule("A7", "G3", "B2")
def test_a_transaction_that_was_let_lie_is_told(settled: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where this machine stood still for so long that the server hung up, the words are about a busy store."""
    monkeypatch.setitem(postgres_server.SESSION, "idle_in_transaction_session_timeout", IDLE_MS)
    store = settled.open()._desk.store
    with pytest.raises(StoreBusy), store.transaction() as tx:
        time.sleep(4 * IDLE_MS / 1000)
        tx.accounts.all()
    with store.transaction() as tx:
        assert tx.accounts.all()
