"""The tour as a process of its own, with no display at all."""

import os
import subprocess
from pathlib import Path

from .person import PROGRAM, ROOT


def test_tour_without_a_display(tmp_path: Path) -> None:
    """It walks to its end, says each step on a line, and leaves nothing behind but pictures."""
    unseen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    env = {name: value for name, value in os.environ.items() if name not in unseen}
    env |= {"TMPDIR": str(tmp_path / "temporary")}
    (tmp_path / "temporary").mkdir()
    command = [*PROGRAM, "tour", "--out", str(tmp_path / "out")]
    run = subprocess.run(command, cwd=ROOT, env=env, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stderr == ""
    assert len(run.stdout.splitlines()) > 10
    assert len(list((tmp_path / "out").glob("[0-9]*-light.png"))) > 10
    assert list((tmp_path / "temporary").iterdir()) == []
    assert not list(Path(env["XDG_DATA_HOME"]).iterdir())
    assert not list(Path(env["XDG_CONFIG_HOME"]).iterdir())
