"""What every step shares: where things are, how a program is run, and the one time that files carry."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
WORK = ROOT / "build"
NAME = "twinlatch"


def epoch() -> int:
    """Return the time of the last commit, unless SOURCE_DATE_EPOCH says another."""
    said = os.environ.get("SOURCE_DATE_EPOCH")
    if said:
        return int(said)
    asked = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    if asked.returncode != 0:
        raise SystemExit("No commit tells the time of the sources: set SOURCE_DATE_EPOCH.")
    return int(asked.stdout)


def environment() -> dict[str, str]:
    """Return the environment of every step: nothing of the person's but what programs need to run."""
    kept = {name: os.environ[name] for name in ("HOME", "PATH", "TMPDIR") if name in os.environ}
    fixed = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    return {**kept, **fixed, "SOURCE_DATE_EPOCH": str(epoch()), "QT_QPA_PLATFORM": "offscreen"}


def run(*command: str | Path, cwd: Path = ROOT, **variables: str) -> None:
    """Run a program; end with its name where it fails."""
    done = subprocess.run(command, cwd=cwd, check=False, env={**environment(), **variables})
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {done.returncode}")


def python(*arguments: str | Path, cwd: Path = ROOT, **variables: str) -> None:
    """Run a script with this interpreter."""
    run(sys.executable, *arguments, cwd=cwd, **variables)


def say(what: str) -> None:
    """Tell what is being made."""
    print(f"— {what}", flush=True)
