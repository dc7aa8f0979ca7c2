"""The laws hold at every stop of the journey: in a sample of the matrix, and with --torture in all of it."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from app.testing.looks import APPEARANCES

from .matrix import PAINTED, PLACED, SAMPLE, Run, runs
from .walker import environment

ROOT = Path(__file__).resolve().parents[3]
STOPS = 60


def walked(run: Run, folder: Path, *more: str) -> tuple[dict[str, list[str]], Counter[str]]:
    """Walk in a process of its own; return what is wrong, and how often what was measured."""
    command = [sys.executable, "-m", "tests.ui.laws.walker", run.name, *more]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(run, folder), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    return found["breaches"], Counter(found["measured"])


def listed(breaches: dict[str, list[str]]) -> str:
    """Say what is wrong, and at how many places."""
    return "\n".join(f"{what}  [{len(places)}: {places[0]}]" for what, places in breaches.items())


@pytest.mark.parametrize("run", SAMPLE, ids=lambda run: run.name)
def test_the_laws_hold_in_a_sample(run: Run, tmp_path: Path) -> None:
    """At each stop in one appearance and one size; every law, appearance and size is met."""
    breaches, measured = walked(run, tmp_path)
    assert not breaches, listed(breaches)
    laws = [measured[law.__name__] for law in (*PLACED, *PAINTED)]
    assert min(laws) == max(laws) > STOPS
    assert all(measured[one] for one in APPEARANCES)
    assert all(measured[f"{wide}x{high}"] for wide, high in run.sizes)


@pytest.mark.torture
@pytest.mark.parametrize("run", runs(), ids=lambda run: run.name)
def test_the_laws_hold_everywhere(run: Run, tmp_path: Path) -> None:
    """At each stop in every size and every appearance."""
    breaches, _measured = walked(run, tmp_path, "--whole")
    assert not breaches, listed(breaches)
