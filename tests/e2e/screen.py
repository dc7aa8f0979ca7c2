"""A screen of its own: X server, window manager, session bus with accessibility, and a reader of it."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

READER = Path(__file__).with_name("atspi_reader.py")
# Generous: a machine that runs everything at once is slow, and only what never comes is an error.
PATIENCE_S = 120.0
LOOK_EVERY_S = 0.05


class InVainError(AssertionError):
    """Something did not come about in time."""


def wait_for(what: str, condition: Callable[[], Any], seen: Callable[[], str] = str) -> Any:
    """Return what the condition gives once it is true; says what is seen instead."""
    deadline = time.monotonic() + PATIENCE_S
    while not (found := condition()):
        if time.monotonic() > deadline:
            raise InVainError(f"waited in vain for {what}; {seen()}")
        time.sleep(LOOK_EVERY_S)
    return found


class Screen:
    """Everything that a window needs around it."""

    def __init__(self, folder: Path) -> None:
        """Start it all; ``folder`` becomes the runtime directory of the session."""
        self._started: list[subprocess.Popen[Any]] = []
        folder.chmod(0o700)
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DBUS_"))}
        plain.pop("WAYLAND_DISPLAY", None)
        self.display = f":{self._x_server(plain)}"
        self.env = plain | {
            "DISPLAY": self.display,
            "XDG_RUNTIME_DIR": str(folder),
            "HOME": str(folder),
            "NO_AT_BRIDGE": "0",
        }
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._bus()
        self._start(["openbox", "--sm-disable"], self.env)
        self._reader = self._start(
            ["/usr/bin/python3", str(READER)], self.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._answer()

    def _x_server(self, env: Mapping[str, str]) -> str:
        read_end, write_end = os.pipe()
        command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
        self._start([*command, "-noreset"], env, pass_fds=(write_end,))
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            return pipe.readline().strip()

    def _bus(self) -> str:
        command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
        bus = self._start(command, self.env, stdout=subprocess.PIPE)
        assert bus.stdout is not None
        address: str = bus.stdout.readline().decode().strip()
        return address

    def _start(self, command: list[str], env: Mapping[str, str], **more: Any) -> "subprocess.Popen[Any]":
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | more
        started = subprocess.Popen(command, env=dict(env), **quiet)
        self._started.append(started)
        return started

    def ask(self, **request: Any) -> Any:
        """Ask the reader of the accessibility bus; None where the window is not there."""
        assert self._reader.stdin is not None
        self._reader.stdin.write(json.dumps(request).encode() + b"\n")
        self._reader.stdin.flush()
        return self._answer()

    def spoken(self) -> list[list[str]]:
        """Return what the events on the bus carried since this was last asked."""
        heard: list[list[str]] = self.ask(spoken=True)
        return heard

    def xdotool(self, *arguments: str | int) -> str:
        """Use mouse or keyboard."""
        command = ["xdotool", *map(str, arguments)]
        done = subprocess.run(command, env=self.env, check=True, capture_output=True, text=True)
        return done.stdout

    def stop(self) -> None:
        """End what was started, the last first."""
        for started in reversed(self._started):
            for pipe in (started.stdin, started.stdout):
                if pipe is not None:
                    pipe.close()
            started.terminate()
            started.wait(PATIENCE_S)

    def _answer(self) -> Any:
        assert self._reader.stdout is not None
        line = self._reader.stdout.readline()
        if not line:
            raise InVainError("the reader of the accessibility bus has ended")
        return json.loads(line)
