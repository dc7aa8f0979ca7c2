"""First runs that fail, on odd paths, beside others: begun again, or told with a known error."""

import fcntl
import json
import os
import stat
from pathlib import Path

import pytest

from app.core.api.errors import BadSettings, DiskFull, StoreBusy, StoreCorrupt, UnsafePath
from app.core.store import files, keys, records
from app.core.store.store import Store

from .conftest import NOW_MS, Opener, install


def fail_in_first_run(store: Store) -> None:
    """Begin a first run and break off, as a crash would."""
    with pytest.raises(RuntimeError), store.installing():
        raise RuntimeError


@pytest.mark.rule("D6")
@pytest.mark.parametrize("harm", ["gone", "cut"])
def test_a_key_lost_before_it_sealed_anything_is_made_anew(opened: Opener, folder: Path, harm: str) -> None:
    """Until the first account is there, a lost or cut key costs nobody anything."""
    fail_in_first_run(opened())
    (key,) = folder.glob("*.key")
    key.unlink() if harm == "gone" else key.write_text("c2hvcnQ=")
    install(opened())
    assert opened().installed


@pytest.mark.rule("D6")
def test_the_source_is_chosen_when_the_store_is_made(
    place: Path, folder: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first run that failed with a key file binds nobody to it: the setting may be another by now."""
    fail_in_first_run(opened())
    monkeypatch.setattr(keys, "choose", lambda wanted: wanted)
    monkeypatch.setattr(keys, "new_id", lambda: "00")
    monkeypatch.setattr(keys, "make", lambda _source, _folder, _key_id: None)
    monkeypatch.setattr(keys, "read", lambda _source, _folder, _key_id: b"k" * 32)
    address = f"sqlite:///{place}"
    store = Store.open(address, place, folder, wanted="keyring", clock=lambda: NOW_MS)
    install(store)
    store.close()
    assert records.find(folder, address) == records.Record("installed", "keyring", "00")


@pytest.mark.rule("B1")
@pytest.mark.parametrize("nth", range(8))
def test_a_disk_that_is_full_from_the_start(
    opened: Opener, place: Path, folder: Path, nth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of our files cannot reach the disk, it is a full disk, with no half file left behind."""
    store = opened()
    calls = 0
    fsync = os.fsync

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == nth + 1:
            raise OSError(28, "No space left on device")
        fsync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        try:
            install(store)
        except DiskFull:
            assert not place.exists()
            assert all(path.stat().st_size for path in folder.iterdir() if path.name != records.LOCK)
    if not opened().installed:
        install(opened())
    with opened().transaction() as tx:
        assert tx.accounts.count() == 1


@pytest.mark.rule("F1")
def test_an_installation_not_yet_on_record_is_noted_by_the_next_opening(
    opened: Opener, place: Path, folder: Path
) -> None:
    """Killed between commit and record, or the record lost: what is installed is on record again."""
    install(opened())
    address = f"sqlite:///{place}"
    noted = records.find(folder, address)
    assert noted is not None
    with records.locked(folder):
        records.put(folder, address, records.Record("preparing", noted.key_source, noted.key_id))
    assert opened().installed
    assert records.find(folder, address) == noted
    (folder / records.NAME).unlink()
    assert opened().installed
    assert records.find(folder, address) == noted


@pytest.mark.rule("B2", "D5")
def test_the_lock_of_first_runs(opened: Opener, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first run that hangs elsewhere is waited for, not for ever; a lock that is a link or pipe is refused."""
    monkeypatch.setattr(records, "LOCK_TRIES", 2)
    store = opened()
    with records.locked(folder), pytest.raises(StoreBusy):
        install(store)
    lock = folder / records.LOCK
    lock.unlink()
    lock.symlink_to(folder / "elsewhere")
    with pytest.raises(UnsafePath):
        install(store)
    assert not (folder / "elsewhere").exists()
    lock.unlink()
    os.mkfifo(lock, 0o600)
    with pytest.raises(UnsafePath):
        install(store)
    lock.unlink()
    install(store)
    with lock.open() as handle:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.rule("D5")
def test_folders_made_on_the_way_are_ours_alone(tmp_path: Path) -> None:
    """A careless umask opens none of the folders that had to be made."""
    former = os.umask(0)
    try:
        place = tmp_path / "a" / "b" / "store.db"
        store = Store.open("s", place, tmp_path / "x" / "y", wanted="file", clock=lambda: NOW_MS)
        install(store)
        store.close()
    finally:
        os.umask(former)
    made = [tmp_path / name for name in ("a", "a/b", "x", "x/y")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o700}


@pytest.mark.parametrize("name", ["100% a?b#c", "s\u00fc\u00df", os.fsdecode(b"no-utf-8-\xff"), "a'b\"c"])
def test_odd_paths(tmp_path: Path, name: str) -> None:
    """A folder may have any name that the system allows."""
    place = tmp_path / name / "store.db"
    address = f"sqlite:///{place}"
    for _ in range(2):
        store = Store.open(address, place, tmp_path / name, wanted="file", clock=lambda: NOW_MS)
        if not store.installed:
            install(store)
        store.close()
    assert {path.name for path in place.parent.iterdir()} >= {"store.db", records.NAME}


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"s": 1}',
        '{"s": {}}',
        '{"s": {"state": [], "key_source": "file", "key_id": "00"}}',
        '{"s": {"state": "installed", "key_source": {}, "key_id": "00"}}',
        '{"s": {"state": "installed", "key_source": "file", "key_id": 0}}',
        "[" * 50_000,
        "\u00ff",
    ],
    ids=["syntax", "list", "number", "blank", "state", "source", "key", "deep", "coding"],
)
def test_a_record_that_cannot_be_read(folder: Path, text: str) -> None:
    """Whatever stands in the record, it is one known error."""
    folder.mkdir(mode=0o700)
    (folder / records.NAME).touch(mode=0o600)
    (folder / records.NAME).write_text(text, encoding="latin-1")
    with pytest.raises(BadSettings):
        records.find(folder, "s")


def test_records_of_other_stores_are_kept(folder: Path) -> None:
    """One record an address: a second store changes nothing about the first."""
    first, second = (records.Record("installed", "file", key_id) for key_id in ("01", "02"))
    with records.locked(folder):
        records.put(folder, "one", first)
        records.put(folder, "two", second)
    assert (records.find(folder, "one"), records.find(folder, "two")) == (first, second)
    assert set(json.loads((folder / records.NAME).read_text())) == {"one", "two"}


@pytest.mark.rule("F1", "F2")
def test_a_first_run_elsewhere_that_begins_while_one_looks(
    opened: Opener, place: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at the record and the look at the file another process makes an empty file: no damage."""
    find = records.find

    def find_then_begin(where: Path, address: str) -> records.Record | None:
        found = find(where, address)
        if not place.exists():
            with records.locked(where):
                records.put(where, address, records.Record("preparing", "file", "00"))
            files.make_folder(place.parent)
            files.create(place)
        return found

    monkeypatch.setattr(records, "find", find_then_begin)
    assert not opened().installed
    (folder / records.NAME).unlink()
    with pytest.raises(StoreCorrupt):
        opened()


@pytest.mark.rule("F1", "B4")
def test_a_log_that_comes_and_goes_while_one_looks(
    opened: Opener, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever closes the store last takes its log away, and the next one makes another."""
    install(opened())
    log = place.with_name(place.name + "-wal")
    lstat = Path.lstat

    def gone_for_a_moment(path: Path) -> os.stat_result:
        if path == log:
            log.touch(0o600)
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return lstat(path)

    monkeypatch.setattr(Path, "lstat", gone_for_a_moment)
    assert opened().installed
