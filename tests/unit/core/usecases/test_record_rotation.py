"""Older rows move to a file, and what stays goes on from there, provably (A7)."""

import json
import shutil
import stat
from pathlib import Path

import pytest

from app.core.api.answers import Answer
from app.core.api.audit_screens import VerdictScreen
from app.core.api.commands import SubmitCode
from app.core.api.errors import StoreUnavailable, UnsafePath
from app.core.api.notices import (
    AccountDamaged,
    AccountMeddled,
    NothingInstalled,
    NothingToRotate,
    RecordRotated,
)
from app.core.api.operator_commands import RotateAudit, VerifyAudit, VerifyFile
from app.core.store import record_rotation, tables

from .conftest import ON_FILE, OPERATOR, House

DAY_S = 86_400


@pytest.fixture
def lived(settled: House) -> House:
    """A house with a month behind it, in which somebody enrolled and signed in."""
    settled.add_person()
    key, _ = settled.enroll()
    for _ in range(30):
        settled.wait(DAY_S)
        page = settled.code_page()
        assert settled.ask(SubmitCode(page.attempt, settled.code(key))).session is not None
    return settled


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A place for the rows that go."""
    return tmp_path / "older.jsonl"


def rotate(house: House, file: Path, days: int = 10) -> Answer:
    """Let all rows go but those of the last days."""
    return house.ask(RotateAudit(house.now_ms - days * DAY_S * 1000, str(file)), OPERATOR)


def verdict(house: House, file: Path | None = None) -> VerdictScreen:
    """Have the record checked, or a file."""
    screen = house.ask(VerifyAudit() if file is None else VerifyFile(str(file)), OPERATOR).screen
    assert isinstance(screen, VerdictScreen)
    return screen


@pytest.mark.rule("A7")
def test_rows_move_and_the_chain_goes_on(lived: House, file: Path) -> None:
    """All rows are in the file or in the store, both hold, and sign-ins and further rotations go on."""
    before = lived.audited()
    answer = rotate(lived, file)
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert answer == Answer(notice=RecordRotated(len(lines)))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    kept = lived.audited()
    assert [line["event"] for line in lines] + kept[: len(before) - len(lines)] == before
    assert {line["username"] for line in lines} == {"user", "second"}
    found = verdict(lived)
    assert (found.broken, found.removed, found.rows) == (None, len(lines), len(kept))
    assert found.from_ms >= lived.now_ms - 10 * DAY_S * 1000
    moved = verdict(lived, file)
    assert (moved.broken, moved.anchored, moved.rows) == (None, True, len(lines))
    lived.wait(DAY_S)
    assert lived.code_page()
    assert lived.password("second", password="wrong wrong").notice is not None
    second = file.with_name("newer.jsonl")
    assert isinstance(rotate(lived, second, days=5).notice, RecordRotated)
    assert verdict(lived).broken is None
    assert verdict(lived).removed == len(lines) + len(second.read_text().splitlines())
    assert (verdict(lived, second).broken, verdict(lived, second).anchored) == (None, True)
    lived.open()
    assert lived.code_page(core=lived.cores[-1])


@pytest.mark.rule("A7")
def test_in_many_small_steps(lived: House, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some rows a transaction: after each one the record holds; ended in between, nothing is lost."""
    monkeypatch.setattr(record_rotation, "BATCH", 7)
    before, remove, steps = lived.audited(), record_rotation.remove, 0

    def ended(*args: object) -> None:
        nonlocal steps
        steps += 1
        if steps == 4:
            raise KeyboardInterrupt
        remove(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(record_rotation, "remove", ended)
        with pytest.raises(KeyboardInterrupt):
            rotate(lived, file)
    assert (verdict(lived).broken, verdict(lived).removed) == (None, 21)
    lines = len(file.read_text().splitlines())
    assert lines + len(lived.audited()) > len(before) + 3
    again = file.with_name("again.jsonl")
    assert rotate(lived, again).notice == RecordRotated(lines - 21)
    assert verdict(lived).removed == lines
    assert (verdict(lived, again).broken, verdict(lived, file).broken) == (None, None)


@ON_FILE
@pytest.mark.rule("A7", "A4")
@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("DELETE FROM audit WHERE seq=(SELECT min(seq) FROM audit)", "missing"),
        ("DELETE FROM audit WHERE event='record_rotated'", "missing"),
        ("DELETE FROM audit WHERE seq < (SELECT max(seq) FROM audit)", "missing"),
        (
            "UPDATE audit SET details=replace(details, 'seq\": ', 'seq\": 1') WHERE event='record_rotated'",
            "missing",
        ),
        (
            "UPDATE audit SET details=replace(details, 'mac\": \"', 'mac\": \"00') WHERE event='record_rotated'",
            "changed",
        ),
        ("UPDATE audit SET details='{}' WHERE event='record_rotated'", "missing"),
        (
            (
                "INSERT INTO audit SELECT NULL, at_ms, event, NULL, actor, details, NULL, chain, 1, mac "
                "FROM audit ORDER BY seq LIMIT 1"
            ),
            "missing",
        ),
    ],
)
def test_a_forged_beginning_is_found(lived: House, file: Path, change: str, why: str) -> None:
    """Who has no key can neither take more rows out nor say that they were rotated."""
    rotate(lived, file)
    lived.meddle(change)
    broken = verdict(lived).broken
    assert broken is not None
    assert broken.why == why


@ON_FILE
@pytest.mark.rule("A7", "A4")
def test_a_moved_beginning_with_its_rows_is_found(lived: House, file: Path) -> None:
    """Taking rows out and moving the told beginning after them does not hold: the row that tells is a link."""
    rotate(lived, file)
    lived.meddle(
        "UPDATE audit SET details=json_set(details, '$.seq', (SELECT min(seq) + 2 FROM audit), '$.mac', "
        "(SELECT lower(hex(mac)) FROM audit ORDER BY seq LIMIT 1 OFFSET 2)) WHERE event='record_rotated'"
    )
    lived.meddle("DELETE FROM audit WHERE seq < (SELECT min(seq) + 3 FROM audit)")
    broken = verdict(lived).broken
    assert broken is not None
    assert broken.why == "changed"


@pytest.mark.rule("A7", "D3")
def test_an_old_account_put_back_is_found_after_rotation(lived: House, file: Path) -> None:
    """The version of every seal stays on record, also of somebody whose last row went long ago."""
    store = lived.core._desk.store
    with store.transaction(write=False) as tx:
        old = tx.connection.exec_driver_sql(
            "SELECT seal_version, seal FROM account WHERE username='user'"
        ).one()
        rows = tx.connection.exec_driver_sql("SELECT * FROM authenticator").all()
    quiet = "SELECT seal_version FROM account WHERE username='second'"
    with store.transaction(write=False) as tx:
        before = tx.connection.exec_driver_sql(quiet).scalar_one()
    rotate(lived, file)
    with store.transaction(write=False) as tx:
        assert tx.connection.exec_driver_sql(quiet).scalar_one() == before + 1
        assert all(tx.seals.whole(one.id) for one in tx.accounts.all())
        assert tx.connection.exec_driver_sql("SELECT * FROM authenticator").all() == rows
    lived.wait(30)
    lived.mfa("on")
    with store.transaction() as tx:
        mine = tables.account.c.username == "user"
        values = {"seal_version": old.seal_version, "seal": old.seal}
        tx.connection.execute(tables.account.update().where(mine).values(values))
    assert lived.password().notice == AccountDamaged()


@pytest.mark.rule("A7")
def test_a_record_that_does_not_hold_stays_whole(lived: House, file: Path) -> None:
    """A broken link, or an account changed from outside: told, and neither a file nor a hole is left."""
    lived.meddle("UPDATE account SET email='x@example.org' WHERE username='second'")
    rows = lived.audited()
    assert rotate(lived, file).notice == AccountMeddled()
    lived.meddle("UPDATE account SET email='second@example.org' WHERE username='second'")
    lived.meddle("UPDATE audit SET actor='os:0' WHERE seq=9")
    screen = rotate(lived, file).screen
    assert isinstance(screen, VerdictScreen)
    assert screen.broken is not None
    assert screen.broken.seq == 9
    assert (file.exists(), lived.audited()) == (False, rows)


@ON_FILE
@pytest.mark.rule("A7", "D5")
def test_where_the_file_may_be(lived: House, file: Path) -> None:
    """Never beside store or key, never over another file, never through a link."""
    store = lived.settings.store_path
    assert store is not None
    rows = lived.audited()
    (file.parent / "link").symlink_to(store.parent)
    for folder in (store.parent, lived.settings.config_dir, file.parent / "link"):
        with pytest.raises(UnsafePath):
            rotate(lived, folder / "older.jsonl")
    file.write_text("of somebody's")
    with pytest.raises(StoreUnavailable):
        rotate(lived, file)
    assert file.read_text() == "of somebody's"
    assert lived.audited() == rows
    assert rotate(lived, file.with_name("none"), days=400).notice == NothingToRotate()
    assert not file.with_name("none").exists()


@pytest.mark.rule("A7", "A4")
def test_a_file_is_checked_line_by_line(lived: House, file: Path) -> None:
    """Changed, taken out, cut off, something else altogether: told, and nothing raises."""
    rotate(lived, file)
    lines = file.read_bytes().splitlines(keepends=True)
    copy = file.with_name("copy.jsonl")

    def told(content: bytes) -> str:
        copy.write_bytes(content)
        found = verdict(lived, copy)
        if found.broken is not None:
            return found.broken.why
        return "whole" if found.anchored else "nobody knows its end"

    assert told(b"".join(lines)) == "whole"
    assert told(b"".join(lines[:-1])) == "nobody knows its end"
    assert told(b"".join(lines[1:])) == "changed"
    assert told(b"".join(lines[:4] + lines[5:])) == "missing"
    assert told(b"".join(lines).replace(b"signed_in", b"signed_up")) == "changed"
    for rubbish in (b"\x00" * 99, b"[]\n", b"{}\n", b'{"mac": 7}\n', b"[" * 99_999, b'"\\ud800"\n'):
        assert told(rubbish) == "changed"
    assert told(b"") == "nobody knows its end"


@ON_FILE
@pytest.mark.rule("D9", "A7")
def test_a_store_put_back_from_before_a_rotation_is_noticed(lived: House, file: Path, tmp_path: Path) -> None:
    """Rotation moves the anchor as every act does."""
    place = lived.settings.store_path
    assert place is not None
    lived.core.close()
    shutil.copytree(place.parent, tmp_path / "copy")
    core = lived.open()
    lived.ask(RotateAudit(lived.now_ms - DAY_S * 1000, str(file)), OPERATOR, core=core)
    core.close()
    shutil.rmtree(place.parent)
    shutil.copytree(tmp_path / "copy", place.parent)
    assert lived.open()._desk.store.rolled_back


def test_nothing_installed(house: House, file: Path) -> None:
    """Without a store there is nothing to rotate or to check by."""
    assert rotate(house, file).notice == NothingInstalled()
    assert house.ask(VerifyFile(str(file)), OPERATOR).notice == NothingInstalled()
