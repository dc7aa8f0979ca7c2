"""The gate killed with -9 at any instant: what stands behind it is never started, nor ticketed, for nothing."""

import base64
import random
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.core.api.actors import Operator
from app.core.api.audit_screens import EventsScreen
from app.core.api.operator_commands import ListEvents
from app.testing.phone import Entry
from tests.driven_door import STAGES

from .grounds import Ground
from .hand import NOW_MS, OLD, STEP_MS, hand_at, place_in

ROOT = Path(__file__).resolve().parents[2]
ROUNDS, MANY = 3, 200
AT_MS = NOW_MS + 4 * STEP_MS
TICKET = re.compile(r"ey[\w-]+\.[\w-]+\.[\w-]+")
# What lets the outside know that somebody passed, and the event that must stand on record before it does.
WAYS = {
    "command": (["--", "/bin/sh", "-c", "echo started 0"], "command_started"),
    "ticket": (["--print-ticket", "--audience", "tool"], "ticket_issued"),
}


@dataclass
class Told:
    """What a gate said until its end, and after how many seconds it reached each stage."""

    at_s: dict[str, float] = field(default_factory=dict)
    passed: int = 0
    code: int | None = None


class Door:
    """One gate on one store, begun as often as wanted."""

    def __init__(self, folder: Path, arguments: list[str]) -> None:
        """Make the store and measure one whole pass."""
        self.ground = Ground(folder, "on")
        config = self.ground.folder / "config" / "settings.toml"
        config.touch(0o600)
        config.write_text('key_source = "file"\n')
        self.ground.keep()
        code = Entry("", "", base64.b32decode(self.ground.known["K0"])).code(AT_MS)
        self._command = [sys.executable, "-m", "tests.driven_door", code, OLD, str(AT_MS), "0"]
        self._command += ["--store", str(place_in(self.ground.folder)), "--config", str(config), *arguments]
        self.whole = self.run()

    def run(self, stage: str = "", after_s: float = 0.0) -> Told:
        """Restore the store and begin; after a stage ("" is the start) and so many seconds kill it."""
        self.ground.restore()
        told = Told()
        began = time.perf_counter()
        with subprocess.Popen(self._command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as gate:
            assert gate.stdout is not None
            for line in gate.stdout if stage else ():
                self._hear(told, line, began)
                if line.startswith(stage):
                    break
            if stage or after_s:
                time.sleep(after_s)
                gate.kill()
            # The command holds the pipe as well: its end is waited for.
            for line in gate.stdout:
                self._hear(told, line, began)
            told.code = gate.wait()
        return told

    def kill_somewhere(self, dice: random.Random, nth: int) -> Told:
        """Kill it at an instant after one of its stages, each in turn: the last ones are short and matter most."""
        begins = {"": 0.0} | {stage: self.whole.at_s[stage] for stage in STAGES}
        times = [*begins.values(), self.whole.at_s["passed"] + 0.05]
        at = len(begins) - 1 - nth % len(begins)
        return self.run(list(begins)[at], dice.uniform(0, times[at + 1] - times[at]) or 1e-6)

    def recorded(self, event: str) -> int:
        """Count an event on the record."""
        with hand_at(self.ground.folder, {}) as hand:
            shown = hand.ask(ListEvents(event=event), Operator(0)).screen
        assert isinstance(shown, EventsScreen)
        return len(shown.events)

    @staticmethod
    def _hear(told: Told, line: str, began: float) -> None:
        word = line.split(maxsplit=1)[0]
        if word == "started" or TICKET.fullmatch(word):
            told.passed += 1
            word = "passed"
        told.at_s[word] = time.perf_counter() - began


@pytest.mark.rule("S2")
@pytest.mark.parametrize("way", WAYS)
def test_killed_at_any_instant(tmp_path: Path, way: str, request: pytest.FixtureRequest) -> None:
    """Started, or ticketed, at most once, and only if the record has it from the session's redemption."""
    arguments, event = WAYS[way]
    door = Door(tmp_path, arguments)
    assert (door.whole.passed, door.whole.code) == (1, 0)
    assert list(door.whole.at_s) == [*STAGES, "passed"]
    assert door.recorded(event) == 1
    dice = random.Random(8)  # noqa: S311 the same instants each time
    many = request.config.getoption("--torture")
    for nth in range(MANY // len(WAYS) if many else ROUNDS):
        told = door.kill_somewhere(dice, nth)
        recorded = door.recorded(event)
        assert told.passed <= recorded <= 1
        if "accepted" not in told.at_s:
            assert recorded == 0
        door.ground.check_whole(door.ground.known)
