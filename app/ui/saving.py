"""A secret written to a file that the person chose: whole or not at all, for nobody else to read. No Qt.

The folder is opened once, and everything happens in what was opened: whatever is exchanged under
its name meanwhile leads nowhere.
"""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from pathlib import Path

OURS_ONLY = 0o600
ANYBODY_ELSE = 0o077


class Why(Enum):
    """Why nothing was saved."""

    DATA_FOLDER = auto()
    LINK = auto()
    NO_PLAIN_FILE = auto()
    IN_THE_WAY = auto()
    NO_ROOM = auto()
    NOT_ALLOWED = auto()
    GONE = auto()
    FAILED = auto()


class NotSavedError(Exception):
    """Nothing was saved, and nothing is left."""

    def __init__(self, why: Why) -> None:
        """Take the reason."""
        super().__init__(why.name)
        self.why = why


_WHY = {
    errno.ENOSPC: Why.NO_ROOM,
    errno.EDQUOT: Why.NO_ROOM,
    errno.EFBIG: Why.NO_ROOM,
    errno.EROFS: Why.NOT_ALLOWED,
    errno.EACCES: Why.NOT_ALLOWED,
    errno.EPERM: Why.NOT_ALLOWED,
    errno.ENOENT: Why.GONE,
    errno.ENOTDIR: Why.GONE,
    errno.ESTALE: Why.GONE,
    errno.EEXIST: Why.IN_THE_WAY,
}


def save(path: Path, text: str, kept_out: Sequence[Path], *, replace: bool) -> bool:
    """Write the text; True where nobody else can read it, as far as the disk knows who may.

    Never into a folder of ``kept_out`` or below it, never through a link, and over another file only
    where ``replace`` says that the person was asked.
    """
    try:
        with _opened(path.parent) as folder:
            if _within(folder, kept_out):
                raise NotSavedError(Why.DATA_FOLDER)
            _look(folder, path.name, replace=replace)
            return _write(folder, path.name, text.encode(), replace=replace)
    except (OSError, ValueError) as error:
        # A name with a NUL in it is no name.
        why = _WHY.get(error.errno or 0) if isinstance(error, OSError) else None
        raise NotSavedError(why or Why.FAILED) from error


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[int]:
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield number
    finally:
        os.close(number)


def is_kept_out(folder: Path, kept_out: Sequence[Path]) -> bool:
    """Tell whether nothing is saved in a folder; where there is none, nothing is either."""
    try:
        with _opened(folder) as number:
            return _within(number, kept_out)
    except OSError:
        return True


def _within(folder: int, kept_out: Sequence[Path]) -> bool:
    """Tell by the folders themselves, not by their names: a mount or a link may give them others."""
    here = Path(f"/proc/self/fd/{folder}").readlink()
    home = Path(os.path.realpath(Path.home()))
    for one in kept_out:
        with contextlib.suppress(OSError):
            found = one.stat()
            real = Path(os.path.realpath(one))
            # Who keeps the store in the home folder itself may still use the folders in it.
            above = () if real == home or real in home.parents else here.parents
            if any(os.path.samestat(found, place.stat()) for place in (here, *above)):
                return True
    return False


def _look(folder: int, name: str, *, replace: bool) -> None:
    """Refuse what stands there already and is not the person's to replace."""
    try:
        found = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return
    if stat.S_ISLNK(found.st_mode):
        raise NotSavedError(Why.LINK)
    if not stat.S_ISREG(found.st_mode):
        raise NotSavedError(Why.NO_PLAIN_FILE)
    if not replace:
        raise NotSavedError(Why.IN_THE_WAY)


def _write(folder: int, name: str, content: bytes, *, replace: bool) -> bool:
    beside = f".twinlatch-{secrets.token_hex(8)}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    file = os.open(beside, flags, OURS_ONLY, dir_fd=folder)
    left = [beside]
    try:
        try:
            for_us_only = not os.fstat(file).st_mode & ANYBODY_ELSE
            while content:
                content = content[os.write(file, content) :]
            os.fsync(file)
        finally:
            os.close(file)
        if not replace:
            # What came there since is not written over: the name is taken first, by whoever is first.
            os.close(os.open(name, flags, OURS_ONLY, dir_fd=folder))
            left.append(name)
        os.rename(beside, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        for one in left:
            with contextlib.suppress(OSError):
                os.unlink(one, dir_fd=folder)
        raise
    with contextlib.suppress(OSError):
        # Some network disks know no such wish for a folder; the file itself is written.
        os.fsync(folder)
    return for_us_only
