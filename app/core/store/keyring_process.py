"""Asks the desktop's keyring in a process that can be ended: a keyring may never answer (D7)."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from ..api.errors import KeyringLocked
from . import keyring_helper

WHERE = "the keyring"
ENDED = "it was not waited for"


class KeyringProcess:
    """The one question that is being asked, which another thread may end."""

    def __init__(self) -> None:
        """Begin with none."""
        self._asked: subprocess.Popen[bytes] | None = None
        self._ended = False
        self._lock = threading.Lock()

    def ask(self, request: dict[str, str], limit_s: float) -> dict[str, object]:
        """Return the helper's answer, or raise KeyringLocked."""
        output = self._output(json.dumps({**request, "asker": os.getpid()}).encode(), limit_s)
        try:
            answer = json.loads(output)
        except ValueError as error:
            raise KeyringLocked(WHERE, "it does not answer") from error
        if not isinstance(answer, dict) or not answer.get("ok"):
            raise KeyringLocked(WHERE, str(answer.get("why", "")) if isinstance(answer, dict) else "")
        return answer

    def let_go(self) -> None:
        """End what is being asked: nobody waits for the answer any more."""
        with self._lock:
            self._ended = self._asked is not None
            if self._asked is not None:
                self._asked.kill()

    def _output(self, request: bytes, limit_s: float) -> bytes:
        env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        pipe = subprocess.PIPE
        try:
            with self._lock:
                self._ended = False
                self._asked = subprocess.Popen(_command(), stdin=pipe, stdout=pipe, stderr=pipe, env=env)  # noqa: S603 our own interpreter and file
            try:
                output, _ = self._asked.communicate(request, limit_s)
            finally:
                self._end()
        except (subprocess.TimeoutExpired, OSError) as error:
            raise KeyringLocked(WHERE, "it does not answer") from error
        if self._ended:
            raise KeyringLocked(WHERE, ENDED)
        return output

    def _end(self) -> None:
        with self._lock:
            asked, self._asked = self._asked, None
        if asked is not None:
            asked.kill()
            # What the helper may have started holds the pipes no longer than this process does.
            for one in (asked.stdin, asked.stdout, asked.stderr):
                if one is not None:
                    one.close()
            asked.wait()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, keyring_helper.FROZEN_FLAG]
    return [sys.executable, "-I", str(Path(keyring_helper.__file__))]
