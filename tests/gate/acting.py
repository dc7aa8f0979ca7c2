"""Starting the gate with a stub window, and asking what became of it; every wait is bounded."""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HARNESS = Path(__file__).parent / "harness.py"
# Generous: several workers and their children share the cores.
PATIENCE_S = 90
TICKET = "eyJ0eXAiOiJKV1QifQ.ticket-of-a-test.c2ln"
FEW_S = 0.3


class Gate:
    """One plan, which may be started as often as wanted."""

    def __init__(self, folder: Path) -> None:
        """Keep the diary in a folder of the test."""
        self.diary_file = folder / "diary"
        self.folder = folder

    def line(self, *argv: str, outcomes: tuple[str, ...] = ("passed",), **plan: Any) -> list[str]:
        """Return the command line of the harness."""
        whole = {
            "argv": argv,
            "outcomes": outcomes,
            "ticket": TICKET,
            "methods": ["pwd", "otp"],
            "diary": str(self.diary_file),
            "grace_s": PATIENCE_S,
            **plan,
        }
        return [sys.executable, str(HARNESS), json.dumps(whole)]

    def run(
        self, *argv: str, popen: dict[str, Any] | None = None, **plan: Any
    ) -> "subprocess.CompletedProcess[bytes]":
        """Run it to its end."""
        line = self.line(*argv, **plan)
        given = {"capture_output": True, "stdin": subprocess.DEVNULL, **(popen or {})}
        return subprocess.run(line, check=False, timeout=PATIENCE_S, **given)

    def shell(self, script: str, **plan: Any) -> "subprocess.CompletedProcess[bytes]":
        """Run a shell script behind the gate."""
        return self.run("--", "sh", "-c", script, **plan)

    @contextmanager
    def running(
        self, *argv: str, popen: dict[str, Any] | None = None, **plan: Any
    ) -> "Iterator[subprocess.Popen[bytes]]":
        """Start it, and see to it that nothing is left of it."""
        given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **(popen or {})}
        with subprocess.Popen(self.line(*argv, **plan), stdin=subprocess.DEVNULL, **given) as process:
            try:
                yield process
            finally:
                process.kill()

    def diary(self) -> list[list[Any]]:
        """Return what the window was asked and what was recorded."""
        lines = self.diary_file.read_text(encoding="utf-8").splitlines() if self.diary_file.exists() else []
        return [json.loads(line) for line in lines]

    def asked(self) -> list[str]:
        """Return the first words of the diary."""
        return [line[0] for line in self.diary()]


def wait_until(holds: Callable[[], object]) -> None:
    """Wait until something holds, with a limit."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, "it did not come to hold"
        time.sleep(0.005)


def gone(process: int) -> bool:
    """Tell whether a process has ended; an unreaped one has."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return True
    return stat.rpartition(")")[2].split()[0] in {"Z", "X"}


def read_line(stream: Any) -> bytes:
    """Read one line from a process, with a limit."""
    read = b""
    end = time.monotonic() + PATIENCE_S
    while not read.endswith(b"\n"):
        ready, _, _ = select.select([stream], [], [], max(0.0, end - time.monotonic()))
        assert ready, f"no whole line: {read!r}"
        more = os.read(stream.fileno(), 1)
        assert more, f"the line broke off: {read!r}"
        read += more
    return read.rstrip(b"\n")
