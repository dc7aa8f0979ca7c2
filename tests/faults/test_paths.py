"""Each path of ours as something else, or open to others: refused at once by core and command line, named by doctor."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from app import __main__, incidents
from app.core.api.commands import Start
from app.core.api.errors import KnownError, StoreVanished, UnsafePath
from app.core.store import records

from .engine import settle
from .grounds import Ground
from .hand import hand_at

NOBODY_UID = 65534
Maker = Callable[[Path], object]


def link(path: Path) -> None:
    """Put the thing elsewhere and a link in its place."""
    there = path.with_name("elsewhere")
    path.rename(there)
    path.symlink_to(there)


def instead(make: Maker) -> Maker:
    """Put something else in the thing's place."""

    def harm(path: Path) -> None:
        path.rename(path.with_name("elsewhere"))
        make(path)

    return harm


def bound(path: Path) -> None:
    """Make a socket; its name may be too long for an address, so it is made from within its folder."""
    here = os.getcwd()  # noqa: PTH109 to come back to
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)
    path.chmod(0o600)


def of_another_user(path: Path) -> None:
    """Give it to nobody; who is not root can only be somebody else himself (see the fixture)."""
    if os.geteuid() == 0:
        os.chown(path, NOBODY_UID, NOBODY_UID)


FOR_ALL: dict[str, Maker] = {
    "link": link,
    "dangling link": instead(lambda path: path.symlink_to("nowhere")),
    "pipe": instead(lambda path: os.mkfifo(path, 0o600)),
    "socket": instead(bound),
    "another user": of_another_user,
}
FOR_FILES: dict[str, Maker] = {
    "folder": instead(lambda path: path.mkdir(mode=0o700)),
    "0644": lambda path: path.chmod(0o644),
    "0666": lambda path: path.chmod(0o666),
}
FOR_FOLDERS: dict[str, Maker] = {
    "file": instead(lambda path: path.touch(mode=0o600)),
    "0777": lambda path: path.chmod(0o777),
}
FILES = ("store", "wal", "shm", "journal", "record", "lock", "key", "anchor", "settings")
FOLDERS = ("data", "config")
CASES = [(name, harm) for name in FILES for harm in FOR_ALL | FOR_FILES]
CASES += [(name, harm) for name in FOLDERS for harm in FOR_ALL | FOR_FOLDERS]
HARMS = FOR_ALL | FOR_FILES | FOR_FOLDERS
# What is no harm to the program, or another known error, and why.
HARMLESS = {
    ("settings", "link"): "a person may keep the file elsewhere; its owner and mode are looked at there",
    ("settings", "0644"): "it holds no secret; who could write it matters",
    ("data", "link"): "links in the folder of the address are resolved when the settings are read",
    ("data", "dangling link"): "the same: what it points to is another address, with nothing on record",
}
GONE = {("data", harm) for harm in ("dangling link", "pipe", "socket", "file")}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Give a store with everything beside it that may be there."""
    made = Ground(tmp_path_factory.mktemp("paths"), "on")
    settle(made.place)
    for suffix in ("-wal", "-shm", "-journal"):
        made.place.with_name(made.place.name + suffix).touch(mode=0o600)
    settings = made.folder / "config" / "settings.toml"
    settings.touch(mode=0o600)
    settings.write_text(f'store = "{made.place}"\nkey_source = "file"\n')
    made.keep()
    return made


def path_of(ground: Ground, name: str) -> Path:
    """Return the path that a name of this test stands for."""
    config = ground.folder / "config"
    if name in {"key", "anchor"}:
        (found,) = config.glob(f"*.{name}")
        return found
    beside = {
        suffix: ground.place.with_name(f"{ground.place.name}-{suffix}")
        for suffix in ("wal", "shm", "journal")
    }
    return {
        "store": ground.place,
        **beside,
        "record": config / records.NAME,
        "lock": config / records.LOCK,
        "settings": config / "settings.toml",
        "data": ground.place.parent,
        "config": config,
    }[name]


def told_by_core(ground: Ground) -> KnownError | None:
    """Open the store as a window does."""
    with hand_at(ground.folder, ground.known) as hand:
        try:
            hand.ask(Start())
        except KnownError as error:
            return error
    return None


@pytest.mark.rule("D5", "B4", "F1")
@pytest.mark.parametrize(("name", "how"), CASES)
def test_what_is_not_ours_alone(
    ground: Ground, name: str, how: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No pipe holds anything up, no link leads elsewhere, nothing is made beside; the path is named each time."""
    ground.restore()
    path = path_of(ground, name)
    if name == "lock":
        path_of(ground, "record").unlink()  # noted anew at the next opening, under the lock
    HARMS[how](path)
    if how == "another user" and os.geteuid():
        another = os.geteuid() + 1
        monkeypatch.setattr(os, "geteuid", lambda: another)
    there = sorted(ground.folder.rglob("*"))
    harmless = (name, how) in HARMLESS
    if name not in {"settings", "data"}:
        error = told_by_core(ground)
        assert isinstance(error, UnsafePath)
        assert error.where == str(path)
    monkeypatch.setattr(incidents, "install", lambda: None)
    flags = {"config": str(ground.folder / "config" / "settings.toml")}
    code = __main__._guarded(__main__._command, ["account", "list"], flags)
    out = capsys.readouterr()
    assert code == (0 if harmless else 3), out
    told = str(ground.place) if (name, how) in GONE else str(path)
    assert harmless or told in out.err
    assert harmless or sorted(ground.folder.rglob("*")) == there
    assert __main__._guarded(__main__._command, ["doctor"], flags) == (0 if harmless else 3)
    said = capsys.readouterr()
    assert harmless or told in said.out + said.err


@pytest.mark.rule("D5", "F1")
@pytest.mark.parametrize("how", FOR_FOLDERS | FOR_ALL)
def test_a_data_folder_that_is_none(ground: Ground, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked by its address as it stands, a folder that is none of ours is refused, or the store is told to be gone."""
    ground.restore()
    HARMS[how](ground.place.parent)
    if how == "another user" and os.geteuid():
        another = os.geteuid() + 1
        monkeypatch.setattr(os, "geteuid", lambda: another)
    error = told_by_core(ground)
    assert isinstance(error, StoreVanished if ("data", how) in GONE else UnsafePath)
