"""A backup opens with its passphrase alone, on an empty home, and nothing less than it does (B6, B8)."""

import functools
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyrage
import pytest

from app.core import doctor
from app.core.api.actors import Person
from app.core.api.answers import Answer
from app.core.api.audit_screens import EventsScreen, VerdictScreen
from app.core.api.commands import ShowProfile, SubmitCode, SubmitRecoveryCode
from app.core.api.door_commands import ListTicketKeys
from app.core.api.errors import DiskFull, KeyMissing, KeyWrong, UnsafePath
from app.core.api.notices import (
    BackupByServer,
    BackupMade,
    BackupRefused,
    BackupRestored,
    FileInTheWay,
    KeysRotated,
    NothingInstalled,
    PasswordCommon,
    PasswordsDiffer,
    PasswordTooShort,
    RotationUnderWay,
    SessionOver,
    StoreInTheWay,
)
from app.core.api.operator_commands import ListEvents, MakeBackup, RotateKeys, VerifyAudit
from app.core.opening import restore_backup
from app.core.store import backup_file
from app.core.store.key_rotation import KeyRotation
from app.settings import Settings, load
from tests.cluster import SHARED, Cluster

from .conftest import OPERATOR, House, holder

PASSPHRASE = "four paper boats in the harbour"


def made(house: House, path: Path, passphrase: str = PASSPHRASE, repeat: str = PASSPHRASE) -> Answer:
    """Make a backup."""
    return house.ask(MakeBackup(str(path), passphrase, repeat), OPERATOR)


def restored(settings: Settings, path: Path, passphrase: str = PASSPHRASE) -> Answer:
    """Restore one."""
    return restore_backup(settings, OPERATOR, path, passphrase, lambda _done, _total: None)


def elsewhere(folder: Path) -> Settings:
    """Return settings of an empty home."""
    store = f"sqlite:///{folder / 'data' / 'twinlatch.db'}"
    return Settings(store=store, config_dir=folder / "config", key_source="file")


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {str(one): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


@dataclass
class Kept:
    """A house with an enrolled person, and a backup of it."""

    house: House
    file: Path
    key: str
    recovery: str
    session: Person


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """Give a file: the other engine has copies of its own."""
    return f"sqlite:///{tmp_path / 'data' / 'twinlatch.db'}"


@pytest.fixture(scope="module", autouse=True)
def once() -> Iterator[None]:
    """Derive a key from the same passphrase and file once: that is slow on purpose."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pyrage.passphrase, "decrypt", functools.cache(pyrage.passphrase.decrypt))
        yield


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """Give both; the tests leave them as they are."""
    folder = tmp_path_factory.mktemp("kept")
    house = House(elsewhere(folder))
    house.create()
    key, recovery = house.enroll()
    session = holder(house.ask(SubmitCode(house.code_page().attempt, house.code(key))))
    assert house.ask(ListTicketKeys(), OPERATOR).screen is not None
    assert made(house, folder / "backup") == Answer(notice=BackupMade(str(folder / "backup")))
    yield Kept(house, folder / "backup", key, recovery, session)
    house.core.close()


@pytest.mark.rule("B6", "B8")
def test_everybody_signs_in_on_an_empty_home(kept: Kept, tmp_path: Path) -> None:
    """Factors and record are back under another key; sessions are not; the file tells nothing and is ours."""
    assert stat.S_IMODE(kept.file.stat().st_mode) == 0o600
    assert b"user@example.org" not in kept.file.read_bytes()
    assert not [one for one in files_in(kept.file.parent) if one.endswith((".copying", ".new"))]
    settings = elsewhere(tmp_path / "other")
    answer = restored(settings, kept.file)
    assert isinstance(answer.notice, BackupRestored)
    assert answer.notice.accounts == 1
    house = House(settings, kept.house.now_ms + 30_000)
    keys = [one.ask(ListTicketKeys(), OPERATOR).screen for one in (kept.house, house)]
    assert keys[0] == keys[1]
    page = house.code_page()
    assert house.ask(SubmitCode(page.attempt, house.code(kept.key))).session is not None
    assert house.ask(SubmitRecoveryCode(house.code_page().attempt, kept.recovery)).screen is not None
    assert house.ask(ShowProfile(), kept.session).notice == SessionOver()
    verdict = house.ask(VerifyAudit(), OPERATOR).screen
    assert isinstance(verdict, VerdictScreen)
    assert (verdict.broken, verdict.chains, verdict.anchored) == (None, 2, True)
    events = house.ask(ListEvents(event="backup_restored"), OPERATOR).screen
    assert isinstance(events, EventsScreen)
    assert len(events.events) == 1
    (old,), (new,) = kept.house.settings.config_dir.glob("*.key"), settings.config_dir.glob("*.key")
    assert old.read_bytes() != new.read_bytes()
    assert house.ask(RotateKeys(), OPERATOR).notice == KeysRotated(1)
    house.core.close()


@pytest.mark.rule("B6")
def test_what_does_not_open_changes_nothing(kept: Kept, tmp_path: Path) -> None:
    """Another passphrase, a cut, a changed byte, more bytes, another file, a later format: each by its name."""
    content = kept.file.read_bytes()
    first_line = content.index(b"\n")
    cases = {
        "passphrase": content,
        "no_backup": b"SQLite format 3\0" + content,
        "newer": b"twinlatch backup 2" + content[first_line:],
        "damaged": content[: len(content) // 2],
        "damaged ": content[:200],
        "damaged  ": content[:-1],
        "damaged   ": content + b"x",
        "damaged    ": content[:-5000] + bytes([content[-5000] ^ 1]) + content[-4999:],
        "damaged     ": content[:300] + bytes([content[300] ^ 1]) + content[301:],
        "damaged      ": content[: first_line + 1] + b"no numbers\n" + content[first_line + 1 :],
        "no_backup ": b"",
    }
    other = tmp_path / "other"
    settings = elsewhere(other)
    for why, data in cases.items():
        broken = tmp_path / "broken"
        broken.write_bytes(data)
        typed = "another one" if why == "passphrase" else PASSPHRASE
        assert restored(settings, broken, typed).notice == BackupRefused(str(broken), why.strip())  # type: ignore[arg-type]
        assert set(files_in(other)) <= {str(other / "config" / "lock")}, why


@pytest.mark.rule("B6", "F1")
def test_a_store_that_is_there_stays(kept: Kept, tmp_path: Path) -> None:
    """Where there is a store nothing is restored; where it was lost, it comes back."""
    settings = elsewhere(tmp_path)
    assert settings.store_path is not None
    assert isinstance(restored(settings, kept.file).notice, BackupRestored)
    before = files_in(settings.store_path.parent)
    assert restored(settings, kept.file).notice == StoreInTheWay(str(settings.store_path))
    assert files_in(settings.store_path.parent) == before
    shutil.rmtree(settings.store_path.parent)
    assert isinstance(restored(settings, kept.file).notice, BackupRestored)
    house = House(settings, kept.house.now_ms + 30_000)
    page = house.code_page()
    assert house.ask(SubmitCode(page.attempt, house.code(kept.key))).session is not None
    house.core.close()


@pytest.mark.rule("B6")
@pytest.mark.parametrize("nth", range(13))
def test_a_restore_that_is_cut(kept: Kept, tmp_path: Path, nth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever write of ours fails: an error, no store, and the next restore brings it back."""
    settings, calls, fsync = elsewhere(tmp_path / "other"), 0, os.fsync

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls > nth:
            raise OSError(28, "No space left on device")
        fsync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            restored(settings, kept.file)
    assert settings.store_path is not None
    if not settings.store_path.exists():
        assert isinstance(restored(settings, kept.file).notice, BackupRestored)
    house = House(settings, kept.house.now_ms + 30_000)
    page = house.code_page()
    assert house.ask(SubmitCode(page.attempt, house.code(kept.key))).session is not None
    assert len(list(settings.config_dir.glob("*.key"))) == 1
    house.core.close()


@pytest.mark.rule("B6")
def test_a_backup_that_fails_leaves_no_file(settled: House, tmp_path: Path) -> None:
    """Nothing there, a passphrase too weak or typed twice differently, a name that is taken, a lost key."""
    taken = tmp_path / "taken"
    taken.write_bytes(b"mine")
    wanted = tmp_path / "backup"
    assert made(settled, wanted, "short", "short").notice == PasswordTooShort(15, 5)
    assert made(settled, wanted, "password password", "password password").notice == PasswordCommon("padded")
    assert made(settled, wanted, repeat="another").notice == PasswordsDiffer()
    assert made(settled, taken).notice == FileInTheWay(str(taken))
    assert taken.read_bytes() == b"mine"
    for key in settled.settings.config_dir.glob("*.key"):
        key.rename(tmp_path / "gone")
    with pytest.raises(KeyMissing):
        made(settled, wanted)
    assert not list(tmp_path.glob("backup*"))
    assert not list((tmp_path / "data").glob("*copying*"))


@pytest.mark.rule("B6")
def test_a_backup_while_others_write(settled: House, tmp_path: Path) -> None:
    """The copy is one moment of the store, whatever another window does meanwhile."""
    other, waited = settled.open(), False

    def write(_done: int, _total: int) -> None:
        nonlocal waited
        if not waited:
            waited = True
            settled.password(core=other)

    object.__setattr__(settled.core._desk, "progressed", write)
    assert isinstance(made(settled, tmp_path / "backup").notice, BackupMade)
    assert waited
    facts = backup_file.unpack(tmp_path / "backup", PASSPHRASE, tmp_path / "copy", write)
    with sqlite3.connect(tmp_path / "copy") as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT count(*) FROM account").fetchone() == (facts.accounts,)
    copy.close()


def test_on_a_server_it_is_the_servers_business(tmp_path: Path, cluster: Cluster) -> None:
    """Neither is done half: the words name the server's own tool."""
    config = tmp_path / "settings.toml"
    config.write_text('key_source = "file"\n')
    config.chmod(0o600)
    house = House(load({"store": cluster.url(cluster.emptied(SHARED)), "config": str(config)}, {}))
    house.create()
    assert made(house, tmp_path / "backup").notice == BackupByServer()
    assert restored(house.settings, tmp_path / "backup").notice == BackupByServer()
    assert doctor.Concern.NO_BACKUP not in doctor.examine(house.settings).concerns
    house.core.close()


def test_nothing_to_back_up(house: House, tmp_path: Path) -> None:
    """Without a store there is nothing to do."""
    assert made(house, tmp_path / "backup").notice == NothingInstalled()


@pytest.mark.rule("B6")
def test_a_log_left_behind_is_in_the_way(kept: Kept, tmp_path: Path) -> None:
    """A log of a former store would be read into the restored one: it is refused, by its name."""
    settings = elsewhere(tmp_path)
    assert settings.store_path is not None
    log = settings.store_path.with_name(f"{settings.store_path.name}-wal")
    log.parent.mkdir(mode=0o700)
    log.write_bytes(b"former")
    assert restored(settings, kept.file).notice == StoreInTheWay(str(log))
    assert log.read_bytes() == b"former"


@pytest.mark.rule("B6", "D6", "D9")
def test_the_store_from_before_a_restore_is_not_followed(kept: Kept, tmp_path: Path) -> None:
    """Its key may still be in the folder; the record says another, and the anchor that it is another store."""
    settings = elsewhere(tmp_path)
    assert settings.store_path is not None
    assert isinstance(restored(settings, kept.file).notice, BackupRestored)
    former = tmp_path / "former"
    shutil.copytree(settings.store_path.parent, former)
    shutil.rmtree(settings.store_path.parent)
    assert isinstance(restored(settings, kept.file).notice, BackupRestored)
    shutil.rmtree(settings.store_path.parent)
    shutil.copytree(former, settings.store_path.parent)
    with pytest.raises(KeyWrong):
        House(settings).open()


@pytest.mark.rule("B6", "D5")
def test_where_a_backup_may_be(settled: House, tmp_path: Path) -> None:
    """Not beside store or key, and no pipe is waited for; files of others with similar names stay."""
    with pytest.raises(UnsafePath):
        made(settled, tmp_path / "data" / "backup")
    neighbour = tmp_path / "backup.new"
    neighbour.write_bytes(b"mine")
    assert isinstance(made(settled, tmp_path / "backup").notice, BackupMade)
    assert neighbour.read_bytes() == b"mine"
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnsafePath):
        restored(elsewhere(tmp_path / "other"), tmp_path / "pipe")


@pytest.mark.rule("B6", "D8")
def test_no_backup_of_two_keys(settled: House, tmp_path: Path) -> None:
    """While a rotation has not ended there is none, and what it would leave behind is not there."""
    KeyRotation(settled.core._desk.store).begin(lambda _tx: None)
    assert made(settled, tmp_path / "backup").notice == RotationUnderWay()
    assert not list(tmp_path.glob("backup*"))
    assert doctor.Concern.ROTATION_CUT in doctor.examine(settled.settings).concerns
