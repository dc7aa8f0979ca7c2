"""The gate as a real process with a window that lets pass at once: what the entry does, without Qt and store.

Its one argument is a plan as JSON: the arguments of the gate, the outcomes of the sign-ins, a file for its diary.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.__main__ import harden
from app.core.api import errors
from app.core.api.door import Closed, Crashed, Failed, Outcome, Passed, Signalled, TimedOut
from app.gate import run as gate
from app.gate.environment import Caller
from app.gate.options import MisuseError, parse

ORDINARY = (Closed(), TimedOut(), Crashed())


class StubWindow:
    """Ends each sign-in as the plan says, and keeps a diary of what it is asked."""

    def __init__(self, plan: dict[str, Any]) -> None:
        """Take the plan."""
        self._outcomes = list(plan["outcomes"])
        self._plan = plan
        self.note("started")

    def note(self, *what: object) -> None:
        """Write a line into the diary, at once."""
        with Path(self._plan["diary"]).open("a", encoding="utf-8") as diary:
            diary.write(json.dumps(what) + "\n")

    def sign_in(self) -> Outcome:
        """End as planned."""
        self.note("sign_in")
        return self._outcome(self._outcomes.pop(0))

    def rest(self) -> None:
        """Note that the command was started."""
        self.note("rest")
        if self._plan.get("rest_raises"):
            raise ValueError("a bug in rest")

    def close(self) -> None:
        """Note the end."""
        self.note("close")

    def record_end(self, username: str, program: str, code: int) -> None:
        """Note what is recorded."""
        self.note("end", username, program, code)
        if name := self._plan.get("record_raises"):
            raise getattr(errors, name)("the store", "planned")

    def _outcome(self, name: str) -> Outcome:
        if name == "passed":
            return Passed(self._plan["ticket"], "alice", tuple(self._plan["methods"]))
        if name == "raises":
            raise ValueError("a bug in sign_in")
        kind, _, rest = name.partition(" ")
        if kind == "signalled":
            return Signalled(int(rest))
        if kind == "failed":
            return Failed(getattr(errors, rest)("the store", "planned"))
        return next(outcome for outcome in ORDINARY if type(outcome).__name__ == name)


def main() -> int:
    """Do as the entry does."""
    caller = Caller.capture()
    os.umask(0o077)
    harden(for_gate=True)
    plan = json.loads(sys.argv[1])
    # What a store, a key or a socket would leave open, by mistake even for a child.
    for _ in range(3):
        os.set_inheritable(os.open(plan["diary"], os.O_RDWR | os.O_CREAT, 0o600), True)
    os.environ["LATER"] = "put in by a library"
    try:
        options = parse(plan["argv"])
    except MisuseError as why:
        os.write(2, f"{why}\n".encode())
        return 125
    if plan.get("no_setpriv"):
        vars(gate)["setpriv"] = lambda: None
    window = StubWindow(plan)
    try:
        return gate.run(options, caller, window, window.record_end, grace_s=plan["grace_s"])
    except ValueError as bug:
        window.note("incident", str(bug))
        return 125


if __name__ == "__main__":
    sys.exit(main())
