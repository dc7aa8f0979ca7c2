"""The desktop's message bus, asked before Qt asks it: one that never answers would hold up the window (D7).

Qt waits for the bus without a limit, on the window's own thread, before the first paint.
"""

import os
from _socket import (  # the module around it costs 5 ms before the first paint
    SOCK_CLOEXEC,
    SOCK_STREAM,
    socket,
)
from collections.abc import Iterator

VARIABLE = "DBUS_SESSION_BUS_ADDRESS"
LIMIT_S = 2.0
UNIX = 1
ANSWER_BYTES = 64


def forget_if_silent() -> None:
    """Go on without a bus that does not answer: neither screen reader nor keyring could be reached by it."""
    if any(_silent(name) for name in _names()):
        os.environ[VARIABLE] = "disabled:"


def _names() -> Iterator[str]:
    """Give the sockets by which the bus can be reached; other ways are left to Qt."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    address = os.environ.get(VARIABLE) or (f"unix:path={runtime}/bus" if runtime else "")
    for entry in address.split(";"):
        kind, _, pairs = entry.partition(":")
        values = dict(pair.partition("=")[::2] for pair in pairs.split(",")) if kind == "unix" else {}
        if "path" in values:
            yield _plain(values["path"])
        elif "abstract" in values:
            yield "\0" + _plain(values["abstract"])


def _plain(value: str) -> str:
    """Undo the escapes of an address."""
    head, *rest = value.split("%")
    try:
        return head + "".join(chr(int(part[:2], 16)) + part[2:] for part in rest)
    except ValueError:
        return value


def _silent(name: str) -> bool:
    """Tell whether somebody listens there and says nothing: a bus answers a greeting at once."""
    asked = socket(UNIX, SOCK_STREAM | SOCK_CLOEXEC)
    asked.settimeout(LIMIT_S)
    try:
        asked.connect(name)
        asked.sendall(b"\0AUTH EXTERNAL %s\r\n" % str(os.geteuid()).encode().hex().encode())
        asked.recv(ANSWER_BYTES)
    except (TimeoutError, BlockingIOError):
        return True
    except (OSError, ValueError):
        return False
    finally:
        asked.close()
    return False
