"""A secret in a file: whole or not at all, for its person only, and never where it must not be (R9)."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.ui.saving import NotSavedError, Why, is_kept_out, save

pytestmark = pytest.mark.rule("R9")
TEXT = "7K3M-9QXT-B4WD\n2HFN-ZR6C-VP8J\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty folder."""
    made = tmp_path / "place"
    made.mkdir()
    return made


def refused(path: Path, *kept_out: Path, replace: bool = False) -> Why:
    """Try to save and return why that is refused."""
    with pytest.raises(NotSavedError) as caught:
        save(path, TEXT, kept_out, replace=replace)
    return caught.value.why


@pytest.mark.parametrize("umask", [0, 0o022, 0o077])
def test_it_is_for_its_person_only(place: Path, umask: int) -> None:
    """Mode 0600 whatever the mask, the whole text, and nothing beside it."""
    before = os.umask(umask)
    try:
        assert save(place / "code.txt", TEXT, [], replace=False)
    finally:
        os.umask(before)
    assert [one.name for one in place.iterdir()] == ["code.txt"]
    assert (place / "code.txt").read_text() == TEXT
    assert stat.S_IMODE((place / "code.txt").stat().st_mode) == 0o600


def test_never_in_a_data_folder(place: Path) -> None:
    """Not in it, not below it, not by another name for it; beside it one may."""
    data = place / "data"
    (data / "deep").mkdir(parents=True)
    (place / "other").symlink_to(data)
    (place / "deep").symlink_to(data / "deep")
    for folder in ("data", "data/deep", "other", "deep", "other/deep", "data/../other"):
        assert refused(place / folder / "code.txt", place / "none", data) is Why.DATA_FOLDER
        assert is_kept_out(place / folder, [data])
    assert list(data.iterdir()) == [data / "deep"]
    assert save(place / "code.txt", TEXT, [data], replace=False)


def test_a_store_in_the_home_folder_leaves_its_folders(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The home folder itself is kept out then, not all that lies in it."""
    monkeypatch.setenv("HOME", str(place))
    (place / "Documents").mkdir()
    assert refused(place / "code.txt", place) is Why.DATA_FOLDER
    assert save(place / "Documents" / "code.txt", TEXT, [place], replace=False)


@pytest.mark.parametrize("replace", [False, True])
def test_never_through_a_link(place: Path, replace: bool) -> None:
    """Neither one that leads to a file nor one that leads nowhere; what it leads to stays as it was."""
    (place / "real.txt").write_text("before")
    (place / "link").symlink_to("real.txt")
    (place / "nowhere").symlink_to("none.txt")
    assert refused(place / "link", replace=replace) is Why.LINK
    assert refused(place / "nowhere", replace=replace) is Why.LINK
    assert (place / "real.txt").read_text() == "before"
    assert not (place / "none.txt").exists()


def test_never_over_another_file_without_asking(place: Path) -> None:
    """One that came meanwhile stays; one that was asked about is another file afterwards, of mode 0600."""
    path = place / "code.txt"
    path.write_text("before")
    path.chmod(0o644)
    second = place / "second"
    second.hardlink_to(path)
    assert refused(path) is Why.IN_THE_WAY
    assert path.read_text() == "before"
    assert save(path, TEXT, [], replace=True)
    assert (path.read_text(), second.read_text()) == (TEXT, "before")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_comes_in_the_last_moment_stays(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between looking and naming as well."""
    path = place / "code.txt"
    real = os.fsync

    def late(number: int) -> None:
        path.write_text("somebody else's")
        real(number)

    monkeypatch.setattr(os, "fsync", late)
    assert refused(path) is Why.IN_THE_WAY
    assert path.read_text() == "somebody else's"
    assert list(place.iterdir()) == [path]


def test_only_over_a_file(place: Path) -> None:
    """A folder, a pipe: what is there stays."""
    (place / "folder").mkdir()
    os.mkfifo(place / "pipe")
    for name in ("folder", "pipe"):
        assert refused(place / name, replace=True) is Why.NO_PLAIN_FILE


FAILURES = [
    ("write", errno.ENOSPC, Why.NO_ROOM),
    ("write", errno.EDQUOT, Why.NO_ROOM),
    ("fsync", errno.ENOSPC, Why.NO_ROOM),
    ("fsync", errno.EIO, Why.FAILED),
    ("rename", errno.EROFS, Why.NOT_ALLOWED),
    ("rename", errno.ESTALE, Why.GONE),
]


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize(("call", "number", "why"), FAILURES)
def test_a_disk_that_fails_leaves_nothing(
    place: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, why: Why, replace: bool
) -> None:
    """Full, read-only, broken or gone: a reason, nothing half-written, and what was there is there."""
    if replace:
        (place / "code.txt").write_text("before")

    def fails(*_args: Any, **_kwargs: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fails)
    assert refused(place / "code.txt", replace=replace) is why
    left = [one.read_text() for one in place.iterdir()]
    assert left == (["before"] if replace else [])


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (lambda folder: folder / "none" / "code.txt", Why.GONE),
        (lambda folder: folder / "file" / "code.txt", Why.GONE),
        (lambda folder: folder / "nul\0.txt", Why.FAILED),
        (lambda folder: folder / ("x" * 300), Why.FAILED),
        (lambda _folder: Path("/proc/code.txt"), Why.GONE),
    ],
    ids=["no folder", "a file for a folder", "no name", "too long a name", "no disk"],
)
def test_a_place_that_is_none(place: Path, path: Callable[[Path], Path], why: Why) -> None:
    """It is said, and nothing else happens."""
    (place / "file").touch()
    assert refused(path(place)) is why
    assert [one.name for one in place.iterdir()] == ["file"]


def test_a_short_write_is_gone_on_with(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes one byte at a time gets all of them."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda number, content: real(number, content[:1]))
    save(place / "code.txt", TEXT, [], replace=False)
    assert (place / "code.txt").read_text() == TEXT
