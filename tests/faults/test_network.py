"""A store where locks cannot be trusted is refused, with words that say where to put it (B7)."""

import os
from pathlib import Path

import pytest

from app.cli.doctor import MENDS
from app.core.api.commands import Start
from app.core.api.errors import StoreOnNetwork
from app.core.opening import open_core
from app.core.store import network
from app.messages import words

from .grounds import Ground
from .hand import Hand, cheap, hand_at, settings_in
from .rooms import NoRoomError, own_mounts, run
from .tiny_fuse import BIND, mount, serve


@pytest.mark.rule("B7")
def test_a_disk_of_this_computer_is_none(tmp_path: Path) -> None:
    """Neither where these tests run nor a folder that is not there is taken for a network."""
    assert network.kind_of(tmp_path) is None
    assert network.kind_of(tmp_path / "not there") is None
    network.check(tmp_path / "a" / "b" / "store.db")


@pytest.mark.rule("B7")
@pytest.mark.parametrize("kind", ["NFS", "SMB", "FUSE"])
@pytest.mark.parametrize("before", ["nothing", "on"])
def test_refused_before_anything_is_made_or_opened(
    tmp_path: Path, kind: str, before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a store there and without, at opening and when the first account is made."""
    ground = Ground(tmp_path, before)
    early = Hand(ground.folder, {})
    opened = early.core
    there = sorted(ground.folder.rglob("*"))
    monkeypatch.setattr(network, "kind_of", lambda _path: kind)
    with hand_at(ground.folder, {}) as hand, pytest.raises(StoreOnNetwork) as told:
        hand.ask(Start())
    assert (told.value.where, told.value.why) == (str(ground.place), kind)
    if before == "nothing":
        with pytest.raises(StoreOnNetwork):
            early.create()
    assert sorted(ground.folder.rglob("*")) == there
    opened.close()


@pytest.mark.rule("B7")
def test_its_words(tmp_path: Path) -> None:
    """They name the store and the kind, and say where it may be; so does the doctor's mend."""
    said = words(StoreOnNetwork(str(tmp_path), "NFS"))
    assert str(tmp_path) in said.text
    assert "NFS" in said.text
    assert "a disk of this computer" in said.text
    assert said.action == "Retry"
    assert "a disk of this computer" in MENDS[StoreOnNetwork]


def on_fuse(folder: Path) -> str | None:
    """Serve a folder by a program and open a store there."""
    own_mounts()
    try:
        serve(folder / "data")
    except PermissionError as error:
        raise NoRoomError(f"/dev/fuse: {error.strerror}") from error
    except FileNotFoundError as error:
        raise NoRoomError("there is no /dev/fuse") from error
    try:
        open_core(settings_in(folder), password=cheap())
    except StoreOnNetwork as error:
        return error.why
    return None


@pytest.mark.rule("B7")
def test_a_real_one(tmp_path: Path) -> None:
    """A folder that a program serves through the kernel's FUSE is recognised as such."""
    Ground(tmp_path, "nothing")
    assert run(on_fuse, tmp_path / "at") == "FUSE"


def on_tmpfs(folder: Path) -> tuple[str | None, str | None]:
    """Mount what is local, and ask what it is taken for: alone, and bound to another place."""
    own_mounts()
    mount("tmpfs", folder / "data", "size=1m,mode=700")
    (folder / "data" / "inner").mkdir(mode=0o700)
    mount("", folder / "config", "", str(folder / "data" / "inner"), flags=BIND)
    return network.kind_of(folder / "data"), network.kind_of(folder / "config")


@pytest.mark.rule("B7")
def test_local_mounts_pass(tmp_path: Path) -> None:
    """A memory disk and a bind mount are of this computer."""
    Ground(tmp_path, "nothing")
    assert run(on_tmpfs, tmp_path / "at") == (None, None)


@pytest.mark.rule("B7")
def test_a_disk_behind_fuse_is_a_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NTFS is read through FUSE, from a device with a number of its own: it passes, whatever else FUSE serves."""
    monkeypatch.setattr(network, "_magic", lambda _path: network.FUSE)
    on_disk = os.major(tmp_path.stat().st_dev) != 0
    assert network.kind_of(tmp_path) == (None if on_disk else "FUSE")
    assert network.kind_of(Path("/proc")) == "FUSE"
