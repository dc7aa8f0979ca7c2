"""Files and folders of ours: 0600 and 0700, owned by us, never a link, pipe or device (D5)."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ..api.errors import DiskFull, KnownError, StoreReadOnly, StoreUnavailable, UnsafePath

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_ERRORS: dict[int | None, type[KnownError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EROFS: StoreReadOnly,
}


def known(error: OSError, where: str) -> KnownError:
    """Return the known error behind one of the system's."""
    return _ERRORS.get(error.errno, StoreUnavailable)(where, error.strerror or "")


def make_folder(path: Path) -> None:
    """Make our own folder 0700 where it is missing, and refuse one that others could write."""
    # Not mkdir(parents=True): that makes the folders above with whatever the umask allows.
    missing = [each for each in (path, *path.parents) if not os.path.lexists(each)]
    try:
        for each in reversed(missing):
            each.mkdir(mode=FOLDER_MODE, exist_ok=True)
    except FileExistsError as error:
        raise UnsafePath(str(path), "it is not a folder") from error
    except OSError as error:
        raise known(error, str(path)) from error
    check_folder(path)


def check_folder(path: Path) -> None:
    """Raise UnsafePath for a folder that is not ours or that others may write to."""
    found = _lstat(path)
    if not stat.S_ISDIR(found.st_mode):
        raise UnsafePath(str(path), "it is not a folder")
    _check_owner(path, found)
    if found.st_mode & 0o022:
        raise UnsafePath(str(path), "others may write to it; chmod 700 mends that")


def check_file(path: Path) -> os.stat_result:
    """Return the state of a file of ours, or raise UnsafePath for any other kind, owner or mode."""
    found = _lstat(path)
    if not stat.S_ISREG(found.st_mode):
        raise UnsafePath(str(path), "it is not a plain file")
    _check_owner(path, found)
    if found.st_mode & 0o077:
        raise UnsafePath(str(path), "others may read or write it; chmod 600 mends that")
    return found


def refuse_beside(place: Path, *folders: Path) -> None:
    """Raise UnsafePath for a file beside store or key: what is lost with them is not the record too."""
    resolved = place.resolve()
    if any(resolved.is_relative_to(folder.resolve()) for folder in folders):
        raise UnsafePath(str(place), "it is in the folder of the store or of its key")


def with_companions(store: Path) -> list[Path]:
    """Return a store's file and those that SQLite keeps beside it, whether or not they are there."""
    return [store.with_name(store.name + suffix) for suffix in ("", "-wal", "-shm", "-journal")]


def create(path: Path, content: bytes = b"") -> None:
    """Create a file of ours that must not exist yet, and have it on the disk."""
    with creating(path) as file:
        file.write(content)


@contextlib.contextmanager
def creating(path: Path) -> Iterator[BinaryIO]:
    """Give a new file of ours to write into; it is on the disk at the end, or gone if anything fails."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        handle = os.open(path, flags, FILE_MODE)
    except PermissionError as error:
        raise StoreReadOnly(str(path), error.strerror or "") from error
    except OSError as error:
        raise known(error, str(path)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, FILE_MODE)
            yield file
            file.flush()
            os.fsync(handle)
        sync_folder(path.parent)
    except BaseException:
        path.unlink()
        raise


def replace(path: Path, content: bytes) -> None:
    """Put new content in place of a file in one step: readers see the old or the new one."""
    fresh = path.with_name(path.name + f".{os.getpid()}.new")
    fresh.unlink(missing_ok=True)  # left by a crash of another process with our number
    create(fresh, content)
    fresh.replace(path)
    sync_folder(path.parent)


def read(path: Path, most: int) -> bytes:
    """Return the content of a small file of ours."""
    check_file(path)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise known(error, str(path)) from error
    with os.fdopen(handle, "rb") as file:
        return file.read(most)


@contextlib.contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """Give a plain file of anybody's to read from, such as one brought back from elsewhere."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise known(error, str(path)) from error
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise UnsafePath(str(path), "it is not a plain file")
        yield file


def sync_folder(path: Path) -> None:
    """Have the folder's entries on the disk."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _lstat(path: Path) -> os.stat_result:
    try:
        return path.lstat()
    except OSError as error:
        raise known(error, str(path)) from error


def _check_owner(path: Path, found: os.stat_result) -> None:
    if found.st_uid != os.geteuid():
        raise UnsafePath(str(path), "it belongs to another user")
