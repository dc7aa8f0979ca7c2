"""Turns at writing: in the order of asking, and nobody waits for a holder that was stopped."""

import os
import re
import threading
from pathlib import Path

import pytest

from app.core.store import turns
from app.core.store.turns import Turn

PATIENCE_S = 60.0


@pytest.mark.rule("B2")
def test_first_come_first_served(tmp_path: Path) -> None:
    """Those who wait are served in the order in which they came."""
    served: list[int] = []

    def write(nth: int) -> None:
        with Turn(tmp_path):
            served.append(nth)

    threads = [threading.Thread(target=write, args=(nth,)) for nth in range(6)]
    with Turn(tmp_path):
        for nth, thread in enumerate(threads):
            thread.start()
            _until_queued(nth + 1)
        assert not served
    for thread in threads:
        thread.join(PATIENCE_S)
    assert served == list(range(6))


@pytest.mark.rule("B2")
def test_a_turn_that_does_not_come_holds_up_nobody_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the wait one goes on without it; what was left behind ends itself, and the next ones are served."""
    monkeypatch.setattr(turns, "WAIT_S", 0.05)
    gone_on = False
    with Turn(tmp_path):
        with Turn(tmp_path):
            gone_on = True
        assert _queued()
    for thread in _queued():
        thread.join(PATIENCE_S)
    assert gone_on
    assert not _queued()
    monkeypatch.setattr(turns, "WAIT_S", PATIENCE_S)
    with Turn(tmp_path):
        pass


def _queued() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "turn"]


def _until_queued(count: int) -> None:
    """Wait until so many threads of this process stand in the kernel's queue, as it tells itself."""
    deadline = threading.Event()
    mine = re.compile(rf"-> FLOCK +\S+ +\S+ +{os.getpid()} ")
    for _ in range(12_000):
        if len(mine.findall(Path("/proc/locks").read_text("ascii"))) >= count:
            return
        deadline.wait(0.005)
    pytest.fail("nobody queued")
