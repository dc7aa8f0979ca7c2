"""Whether the desktop has an app for ``otpauth://`` links, by its own files; nothing is started to find out.

Read as the freedesktop specification of default applications has it: ``mimeapps.list`` and the
cache that desktops make of all ``.desktop`` files.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

SCHEME = "x-scheme-handler/otpauth="
LARGEST = 4 * 1024 * 1024


@cache
def exists() -> bool:
    """Tell whether some application has said that it opens such links."""
    return any(_named_in(path) for path in _files())


def _files() -> Iterator[Path]:
    home = Path.home()
    config = [os.environ.get("XDG_CONFIG_HOME") or str(home / ".config")]
    config += (os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")
    data = [os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")]
    data += (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    yield from (Path(folder) / "mimeapps.list" for folder in config)
    for folder in data:
        yield Path(folder) / "applications" / "mimeapps.list"
        yield Path(folder) / "applications" / "mimeinfo.cache"


def _named_in(path: Path) -> bool:
    with suppress(OSError):
        # A pipe in its place would hold up the page.
        if path.is_file() and path.stat().st_size <= LARGEST:
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            return any(line.startswith(SCHEME) and line.removeprefix(SCHEME).strip("; ") for line in lines)
    return False
