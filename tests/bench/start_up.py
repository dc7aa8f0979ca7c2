"""From exec to the painted, typeable sign-in page, and the memory then, against two peers without a core.

Each run is a process of its own. The peer shows the same page with the same style and fonts and
never opens a core; the bare one is an empty wizard.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .table import Row, ratio

ROOT = Path(__file__).resolve().parents[2]
RUNS = 31
STARTERS = {name: Path(__file__).with_name(f"start_{name}.py") for name in ("ours", "peer", "bare")}


def rows() -> list[Row]:
    """Time the three in turn, after one uncounted round."""
    seconds: dict[str, list[float]] = {name: [] for name in STARTERS}
    memory: dict[str, list[float]] = {name: [] for name in STARTERS}
    with tempfile.TemporaryDirectory() as folder:
        _install(Path(folder))
        for turn in range(RUNS + 1):
            for name, script in STARTERS.items():
                took, rss = _run(script, Path(folder))
                if turn:
                    seconds[name].append(took)
                    memory[name].append(rss)
    return [
        ratio("start : same page, no core", seconds["ours"], seconds["peer"], 1.10),
        ratio("memory : same page, no core", memory["ours"], memory["peer"], 1.15),
        ratio("start : empty wizard", seconds["ours"], seconds["bare"], 1.40),
        ratio("memory : empty wizard", memory["ours"], memory["bare"], 1.25),
    ]


def _install(home: Path) -> None:
    """Make a real store, so that the program starts as on any day."""
    command = [sys.executable, "-m", "app", "account", "add", "user", "--email", "user@example.org"]
    password = "a lantern above nine quiet rivers"
    subprocess.run(
        [*command, "--password-stdin"], input=password, text=True, check=True, env=_env(home), cwd=ROOT
    )


def _env(home: Path) -> dict[str, str]:
    """Return an environment in which bytecode is kept, as an installed program's is."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    bytecode = str(home / "bytecode")
    return {
        **env,
        "HOME": str(home),
        "XDG_CONFIG_HOME": "",
        "XDG_DATA_HOME": "",
        "PYTHONPYCACHEPREFIX": bytecode,
    }


def _run(script: Path, home: Path) -> tuple[float, float]:
    """Start a process; return seconds until it says "painted" and its resident KiB at that moment."""
    begin = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=_env(home), cwd=ROOT
    ) as process:
        if process.stdout is None:
            raise RuntimeError
        said = process.stdout.readline().split()
        took = time.perf_counter() - begin
    if said[:1] != ["painted"]:
        raise RuntimeError(script)
    return took, float(said[1])
