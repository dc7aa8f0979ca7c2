"""Killed with -9 at any instant of any act: a state that the act may leave, and one gets in by just that."""

import random
from pathlib import Path

import pytest

from .acts import ACTS
from .conftest import parts
from .grounds import Ground
from .killing import Trial


@pytest.mark.rule("B3", "B5", "B1", "N6", "F1", "S2", "D4", "D9")
@pytest.mark.parametrize("name", ACTS)
@parts(5)
def test_killed_at_any_instant(tmp_path: Path, name: str, kills: int, part: int) -> None:
    """Database, record and anchor hold; an answered step is there, the next one wholly or not at all."""
    act = ACTS[name]
    trial = Trial(name, Ground(tmp_path, act.before))
    whole = trial.to_the_end()
    assert {trial.ground.ways(whole.known)} == act.legal(len(act.stages) - 1, whole.known)
    dice = random.Random(f"{name} {part}")  # noqa: S311 no secret
    answered = set()
    for _ in range(kills):
        told = trial.kill_somewhere(dice)
        found = trial.ground.ways(told.known)
        assert found in act.legal(told.steps, told.known), (told, found)
        trial.ground.check_whole(told.known)
        answered.add(told.steps)
    # Kills before the first answer as well, or they prove nothing.
    assert kills < 40 or 0 in answered
