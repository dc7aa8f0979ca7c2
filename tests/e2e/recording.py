"""Everything that goes over the accessibility bus, as ``dbus-monitor`` writes it down."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from .screen import Screen, wait_for

HEAD = re.compile(r"^(signal|method call|method return|error) time=.*?(?:member=(\w+))?$")
STRING = re.compile(r'string "((?:[^"\\]|\\.)*)"', re.DOTALL)
LEAVE_WITHIN_S = 10.0


@dataclass(frozen=True)
class Message:
    """One message: what it is called, and every string in it."""

    member: str
    strings: tuple[str, ...]


class Recording:
    """While it runs, whatever is said on the bus by anybody is written into a file."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        """Take the screen whose bus it is, and where to write."""
        self._screen = screen
        self._file = folder / "bus.txt"

    def __enter__(self) -> Self:
        """Begin; every kind of event is asked for, so that each is sent."""
        self._screen.ask(listen=True)
        command = ["dbus-monitor", "--address", self._screen.ask(bus=True)]
        with self._file.open("wb") as file:
            self._monitor = subprocess.Popen(command, stdout=file, env=self._screen.env)
        wait_for("the recording to begin", lambda: "NameAcquired" in self._file.read_text(errors="replace"))
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self._monitor.terminate()
        self._monitor.wait(LEAVE_WITHIN_S)

    def messages(self) -> list[Message]:
        """Return what was said so far."""
        return list(self._read())

    def _read(self) -> Iterator[Message]:
        member, body = "", list[str]()
        for line in self._file.read_text(errors="replace").splitlines():
            head = HEAD.match(line)
            if head is None:
                body.append(line)
                continue
            yield Message(member, tuple(STRING.findall("\n".join(body))))
            member, body = head[2] or head[1], []
        yield Message(member, tuple(STRING.findall("\n".join(body))))
