"""Printing without a file: what is printed goes to the spooler's own program by a pipe. No Qt.

Nothing of it stands in an argument, a title or a variable, where others on this computer could read it.
"""

import contextlib
import subprocess
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

FOLDERS: tuple[Path, ...] = (Path("/usr/bin"), Path("/bin"), Path("/usr/local/bin"))
FIND_WITHIN_S = 10
SEND_WITHIN_S = 30
DEFAULT = "system default destination: "


class Found(NamedTuple):
    """The printers there are; ``default`` is one of them or ""."""

    names: list[str]
    default: str


class Sent(Enum):
    """What became of a slip."""

    TAKEN = auto()
    REFUSED = auto()
    NO_ANSWER = auto()


def find(folders: Sequence[Path] = FOLDERS) -> Found:
    """Ask the spooler which printers there are; without a spooler there are none."""
    tool = _tool("lpstat", folders)
    said = ""
    # A spooler that does not answer has no printer for us.
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        if tool is not None:
            said = _run([tool, "-e", "-d"], b"", FIND_WITHIN_S).stdout.decode(errors="replace")
    lines = said.splitlines()
    default = next((one.removeprefix(DEFAULT) for one in lines if one.startswith(DEFAULT)), "")
    # A name has no blank; whatever else is said are sentences.
    names = [one for one in lines if one and not any(each.isspace() for each in one)]
    return Found(names, default if default in names else "")


def send(printer: str, title: str, document: bytes, folders: Sequence[Path] = FOLDERS) -> Sent:
    """Hand a document over; the job's title is seen by everybody who looks at the queue."""
    tool = _tool("lp", folders)
    try:
        if tool is None:
            return Sent.REFUSED
        ended = _run([tool, "-d", printer, "-t", title], document, SEND_WITHIN_S)
    except subprocess.TimeoutExpired:
        return Sent.NO_ANSWER
    except OSError:
        return Sent.REFUSED
    return Sent.TAKEN if ended.returncode == 0 else Sent.REFUSED


def _tool(name: str, folders: Sequence[Path]) -> str | None:
    found = (folder / name for folder in folders if (folder / name).is_file())
    return next((str(one) for one in found), None)


def _run(command: list[str], document: bytes, within_s: int) -> "subprocess.CompletedProcess[bytes]":
    # By an absolute path and with no variable of ours: neither decides what is started and where it sends.
    surroundings = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(Path.home())}
    return subprocess.run(  # noqa: S603 a list of ours, by an absolute path
        command,
        input=document,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=surroundings,
        cwd="/",
        timeout=within_s,
        check=False,
    )
