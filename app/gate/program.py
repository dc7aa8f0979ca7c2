"""Which file a command is, found before anybody signs in, and how it can be started."""

import errno
import os
import stat
import sys
from dataclasses import dataclass

from . import codes
from .environment import Caller

SETPRIV_PATH = "/usr/bin:/bin"
ELF = b"\x7fELF"
ELF_START = 20
ELF_PROGRAMS = (2, 3)
SCRIPT_START = 256
DEEPEST_SCRIPT = 4


class CannotStartError(Exception):
    """The command was not started; the message is a sentence for the caller, ``code`` the exit code."""

    def __init__(self, code: int, why: str) -> None:
        """Keep the exit code beside the sentence."""
        super().__init__(why)
        self.code = code


@dataclass(frozen=True, slots=True)
class Program:
    """A command that was found: the file as it is started, and all its arguments."""

    file: bytes
    arguments: tuple[bytes, ...]
    folder: bytes

    @property
    def path(self) -> str:
        """The absolute path for the record; bytes that are no text as escapes."""
        return os.path.join(self.folder, self.file).decode("utf-8", "backslashreplace")


def find(command: tuple[str, ...], caller: Caller) -> Program:
    """Find the file as a shell would, in the caller's PATH, or raise CannotStartError."""
    name = os.fsencode(command[0])
    unusable = ""
    for file in _candidates(name, caller):
        why = _unusable(file)
        if why == "":
            return Program(file, tuple(os.fsencode(word) for word in command[1:]), caller.cwd)
        # A folder of that name somewhere in PATH is not what anybody meant.
        if why and (b"/" in name or why != _FOLDER):
            unusable = unusable or why
    if unusable:
        raise CannotStartError(codes.CANNOT_EXECUTE, f"{command[0]} cannot be executed: {unusable}")
    raise CannotStartError(codes.NOT_FOUND, f"{command[0]} was not found")


def not_executed(program: Program, error: OSError) -> CannotStartError:
    """Word what the system said when it was asked to start the file."""
    if error.errno in {errno.EAGAIN, errno.ENOMEM}:
        return CannotStartError(codes.FAILED, f"no process could be started: {error.strerror}")
    gone = error.errno == errno.ENOENT and not os.path.exists(program.file)
    code = codes.NOT_FOUND if gone else codes.CANNOT_EXECUTE
    return CannotStartError(code, f"{os.fsdecode(program.file)} cannot be executed: {error.strerror}")


def setpriv() -> str | None:
    """Return util-linux's setpriv, where there is one; BusyBox's knows no --pdeathsig."""
    for folder in SETPRIV_PATH.split(":"):
        found = os.path.join(folder, "setpriv")
        if os.access(found, os.X_OK) and os.path.basename(os.path.realpath(found)) == "setpriv":
            return found
    return None


def kernel_takes(file: bytes, depth: int = 0) -> bool:
    """Tell whether this surely is a program of this machine or a script whose interpreter is one.

    ``setpriv`` hands what the kernel refuses to a shell, which would make a lottery of exit code 126.
    Whatever this does not know is started without ``setpriv``, so that the kernel says what it is.
    """
    try:
        with open(file, "rb") as found:
            start = found.read(SCRIPT_START)
        with open("/proc/self/exe", "rb") as own:
            ours = own.read(ELF_START)
    except PermissionError:
        return True  # may be executed and not read: no shell could read it either
    except OSError:
        return False
    if start.startswith(b"#!"):
        words = start[2:].split(b"\n", 1)[0].split()
        usable = bool(words) and depth < DEEPEST_SCRIPT and _unusable(words[0]) == ""
        return usable and kernel_takes(words[0], depth + 1)
    # Class and byte order, then the machine, are those of this very process.
    alike = start[:6] == ours[:6] and start[18:20] == ours[18:20]
    return start.startswith(ELF) and alike and int.from_bytes(start[16:18], sys.byteorder) in ELF_PROGRAMS


_FOLDER = "it is a folder"


def _candidates(name: bytes, caller: Caller) -> list[bytes]:
    if b"/" in name:
        return [name]
    path = caller.environment.get(b"PATH", os.defpath.encode())
    return [os.path.join(folder or b".", name) for folder in path.split(b":")]


def _unusable(file: bytes) -> str | None:
    """Say why a file cannot be executed: "" if it can, None if there is none."""
    try:
        found = os.stat(file)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return error.strerror or "it cannot be read"
    if stat.S_ISDIR(found.st_mode):
        return _FOLDER
    if not stat.S_ISREG(found.st_mode):
        return "it is no file"
    return "" if os.access(file, os.X_OK) else "it is not executable"
