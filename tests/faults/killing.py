"""Acts in a process of their own, which can be killed at any instant: by the clock, or right at a commit."""

import multiprocessing
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from sqlalchemy import Engine, event

from .acts import ACTS, Seen
from .grounds import Ground
from .hand import NOW_MS, STEP_MS, Hand

PATIENCE_S = 600
MEASURED = 3
# Past the end as well: a kill after the act must change nothing.
BEYOND = 1.1

# One process that has imported everything, and that each child is forked from.
context = multiprocessing.get_context("forkserver")
context.set_forkserver_preload([__name__, "alembic.command", "app.core.opening"])


def start(target: Callable[..., None], *arguments: object) -> tuple[Any, Connection]:
    """Start a function in a process of its own; its first argument is its end of a pipe."""
    here, there = context.Pipe()
    process = context.Process(target=target, args=(there, *arguments), daemon=True)
    process.start()
    there.close()
    return process, here


@dataclass
class Told:
    """What came from a child: which commits began, after how many seconds, and what the person has seen."""

    at_s: list[float] = field(default_factory=list)
    commits: list[int] = field(default_factory=list)
    steps: int = 0
    known: Seen = field(default_factory=dict)
    ended: bool = False


def carry_out(pipe: Connection, name: str, hand: Hand) -> None:
    """Carry out an act in this process; wait for the word before it begins, and tell each commit and step."""
    steps = ACTS[name].run(hand)
    hand.known |= (seen := next(steps))
    pipe.send(seen)
    pipe.recv()
    event.listen(Engine, "commit", lambda _connection: pipe.send("commit"))
    for seen in steps:
        hand.known |= seen
        pipe.send(seen)
    pipe.send("end")


class Trial:
    """One act, begun on a ground as often as wanted."""

    def __init__(self, name: str, ground: Ground) -> None:
        """Measure how long the act takes, and when it commits."""
        self._name = name
        self.ground = ground
        runs = [self.to_the_end() for _ in range(MEASURED)]
        self._length_s = statistics.median(told.at_s[-1] for told in runs)
        first = runs[0]
        self._commits = len(first.commits)
        # How long a commit goes on: until whatever is told next.
        self._commit_s = statistics.median(
            told.at_s[at + 1] - told.at_s[at] for told in runs for at in told.commits
        )
        assert all(told.ended and len(told.commits) == self._commits for told in runs)

    def to_the_end(self) -> Told:
        """Restore the ground and let the act come to its end."""
        return self._run(lambda _told: None)

    def kill_somewhere(self, dice: random.Random) -> Told:
        """Restore the ground, begin the act, kill it at an instant, and return what was told until then."""
        if self._commits and dice.random() < 0.5:
            nth, after_s = dice.randrange(self._commits), dice.uniform(0, self._commit_s)
            return self._run(lambda told: after_s if len(told.commits) == nth + 1 else None)
        after_s = dice.uniform(0, self._length_s * BEYOND)
        return self._run(lambda told: None if told.at_s else after_s)

    def _run(self, deadly: Callable[[Told], float | None]) -> Told:
        """Run until ``deadly`` names the seconds to the kill, which it is asked at the beginning and at each word."""
        self.ground.restore()
        hand = Hand(self.ground.folder, dict(self.ground.known), NOW_MS + 4 * STEP_MS)
        process, pipe = start(carry_out, self._name, hand)
        told = Told(known=dict(self.ground.known))
        try:
            told.known |= self._word(pipe)
            pipe.send("go")
            began = time.perf_counter()
            while not told.ended and (after_s := deadly(told)) is None:
                self._listen(pipe, told, began)
            if not told.ended:
                time.sleep(after_s or 0.0)
        finally:
            process.kill()
            process.join(PATIENCE_S)
        self._rest(pipe, told, began)
        return told

    def _listen(self, pipe: Connection, told: Told, began: float) -> None:
        word = self._word(pipe)
        told.at_s.append(time.perf_counter() - began)
        if word == "commit":
            told.commits.append(len(told.at_s) - 1)
        elif word == "end":
            told.ended = True
        else:
            told.steps += 1
            told.known |= word

    def _rest(self, pipe: Connection, told: Told, began: float) -> None:
        """Read what was said before the end; half a word was not said."""
        try:
            while not told.ended:
                self._listen(pipe, told, began)
        except (EOFError, OSError):
            pass
        finally:
            pipe.close()

    @staticmethod
    def _word(pipe: Connection) -> Any:
        assert pipe.poll(PATIENCE_S), "the act goes on for too long"
        return pipe.recv()
