"""What the window remembers of its own accord, in a small file beside the settings: never a secret.

A line a thing, ``language=de``. What cannot be read or written is forgotten without a word: a
window that remembers nothing is a window all the same.
"""

import os
from contextlib import suppress
from pathlib import Path

NAME = "window"
LARGEST = 4096


class Memory:
    """Remembers words by name; where ``folder`` is None, until the end of the process only."""

    def __init__(self, folder: Path | None) -> None:
        """Take the folder of the settings."""
        self._folder = folder
        self._known: dict[str, str] = self._read()

    def get(self, name: str) -> str:
        """Return what was remembered under a name, or ""."""
        return self._known.get(name, "")

    def keep(self, name: str, value: str) -> None:
        """Remember a word, an empty one is forgotten; of a text only what stands on one line."""
        known = {**self._known, name: " ".join(value.split())[:256]}
        self._known = {one: word for one, word in known.items() if word}
        if self._folder is not None:
            with suppress(OSError, ValueError):
                self._write(self._folder)

    def _read(self) -> dict[str, str]:
        if self._folder is None:
            return {}
        try:
            # Not a pipe or a link: who may write here may still not hold up the first page.
            flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
            handle = os.open(self._folder / NAME, flags)
            with os.fdopen(handle, "rb") as file:
                text = file.read(LARGEST).decode(errors="replace")
        except OSError:
            return {}
        pairs = (line.partition("=") for line in text.splitlines())
        return {name: value for name, equals, value in pairs if equals}

    def _write(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = "".join(f"{name}={value}\n" for name, value in self._known.items())
        beside = folder / f".{NAME}.{os.getpid()}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        with os.fdopen(os.open(beside, flags, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        beside.replace(folder / NAME)
