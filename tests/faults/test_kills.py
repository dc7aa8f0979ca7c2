"""Killed with -9 at any instant of any act: a state that the act may leave, and one gets in by just that."""

import random
from pathlib import Path

import pytest

from .acts import ACTS
from .grounds import Ground
from .killing import Trial


@pytest.mark.rule("B3", "B5", "B1", "N6", "F1", "S2", "D4", "D9")
@pytest.mark.parametrize("name", ACTS)
def test_killed_at_any_instant(tmp_path: Path, name: str, kills: int) -> None:
    """Database, record and anchor hold; an answered step is there, the next one wholly or not at all."""
    act = ACTS[name]
    trial = Trial(name, Ground(tmp_path, act.before))
    dice = random.Random(name)  # noqa: S311 no secret
    answered = set()
    for _ in range(kills):
        told = trial.kill_somewhere(dice)
        found = trial.ground.ways(told.known)
        assert found in act.legal(told.steps, told.known), (told, found)
        trial.ground.check_whole(told.known)
        answered.add(told.steps)
    # Kills before the act was answered and after its end, or they prove nothing.
    assert kills < 100 or answered >= {0, len(act.stages) - 1}
