"""Bugs: an exception that nobody expected becomes one redacted log line and an incident id (A5).

Neither the message nor any value is logged, since either may be a secret; the frames say where to look.
"""

import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable

log = logging.getLogger("app")

happened: list[str] = []
"""The incidents of this process; with any of them it ends with a code that is not 0 (S2)."""

_lasting: list[str] = []
_telling: set[int] = set()

listeners: list[Callable[[str], None]] = []
"""Called with each incident id, on whatever thread the bug was met: a window locks itself."""


def install() -> None:
    """Report whatever no other code catches, on any thread."""
    sys.excepthook = lambda _kind, bug, _trace: report(bug)
    threading.excepthook = lambda args: report(args.exc_value)


def report(bug: BaseException | None) -> str:
    """Log a bug and return its incident id."""
    incident = os.urandom(4).hex()
    frames = traceback.extract_tb(bug.__traceback__ if bug else None)
    places = [f"{frame.filename.rsplit('/app/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames)]
    log.critical("twinlatch: incident %s: %s at %s", incident, type(bug).__name__, " < ".join(places))
    happened.append(incident)
    me = threading.get_ident()
    if me in _telling:
        return incident  # met by a listener, who would meet it again without end
    _telling.add(me)
    try:
        for listener in listeners:
            listener(incident)
    finally:
        _telling.discard(me)
    return incident


def failed(what: str, where: str, why: str) -> None:
    """Write a failure that no record can take, such as of the store itself: once as long as it lasts (A1)."""
    line = "".join(char if char.isprintable() else "?" for char in f"{what}: {where} ({why})")
    if line not in _lasting:
        _lasting[:] = [line]
        sys.stderr.write(f"twinlatch: {line}\n")


def recovered() -> None:
    """Note that what had failed works again."""
    _lasting.clear()
