"""Set up what is not set up yet: ``prepare.py PART...``, parts in the order they are wanted.

program: the checkout's own .venv from requirements.lock, with the launcher .venv/bin/twinlatch.
dev: the same from requirements-dev.lock, a superset.
qt-offscreen, qt-xcb, qt-wayland: the shared libraries that this platform plugin of Qt needs.
tools: the programs that the tests start.

A part done leaves a stamp in .venv. With every stamp fresh this does nothing and asks no network.
Standard library only: it runs before anything is installed.
"""

import hashlib
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import qt_libraries
import system_packages
import test_tools

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"program": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}

# Isolated: whatever PYTHON* variables or a file of the current folder say, the program does not obey (D11).
LAUNCHER = """#!/bin/sh
exec {python} -I -c 'import sys; from app.__main__ import main; sys.exit(main())' "$@"
"""


def fingerprint(part: str) -> str:
    """Return what the part was made from: a stamp that says otherwise is stale."""
    digest = hashlib.sha256(f"{part} {ROOT} {sys.version}".encode())
    sources = [
        *Path(__file__).parent.glob("*.py"),
        ROOT / "pyproject.toml",
        LOCKS.get(part, LOCKS["program"]),
    ]
    for source in sorted(sources):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def stamp_of(part: str) -> Path:
    """Return the file that remembers the part."""
    return VENV / f"stamp-{part}"


def is_fresh(part: str) -> bool:
    """Tell whether the part stands as its sources ask, or in a larger part that does."""
    if part == "program" and is_fresh("dev"):
        return True
    stamp = stamp_of(part)
    return stamp.is_file() and stamp.read_text() == fingerprint(part)


def run(command: list[str], failed: str) -> None:
    """Run a step; on failure end with one sentence that says what to do."""
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise system_packages.SetupError(failed)


def make_venv() -> None:
    """Make .venv, unless it is there and whole, with pip in it."""
    probe = [str(PYTHON), "-c", "import pip"]
    if PYTHON.exists() and subprocess.run(probe, check=False, capture_output=True).returncode == 0:
        return
    if (VENV / "pyvenv.cfg").exists():
        shutil.rmtree(VENV)
    base = getattr(sys, "_base_executable", sys.executable)
    if subprocess.run([base, "-c", "import ensurepip"], check=False, capture_output=True).returncode != 0:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        system_packages.install(
            [[f"python{version}-venv", "python3-venv"]], why="what makes virtual environments"
        )
    print(f"Making .venv with {base}", flush=True)
    run([base, "-m", "venv", str(VENV)], f"Making .venv failed; try it by hand: {base} -m venv .venv")


def install_python(part: str) -> None:
    """Install the locked packages and this checkout into .venv, and write the launcher."""
    make_venv()
    lock = LOCKS[part]
    print(f"Installing {lock.name} into .venv", flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    offline = f"Installing {lock.name} failed; is there a network? Run the same make command again."
    run([*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)], offline)
    mine = [*pip, "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT)]
    run(mine, "Installing this checkout into .venv failed; see the lines above.")
    launcher = VENV / "bin" / "twinlatch"
    launcher.unlink(missing_ok=True)
    launcher.write_text(LAUNCHER.format(python=shlex.quote(str(PYTHON))))
    launcher.chmod(0o755)


def prepare(part: str) -> None:
    """Bring one part up to date."""
    if part in LOCKS:
        install_python(part)
    elif part == "tools":
        test_tools.provide()
    else:
        qt_libraries.provide(PYTHON, part.removeprefix("qt-"))


def main(parts: list[str]) -> int:
    """Prepare every part that is not fresh; 1 when one of them could not be had."""
    for part in parts:
        if is_fresh(part):
            continue
        try:
            prepare(part)
        except system_packages.SetupError as error:
            print(error, file=sys.stderr)
            return 1
        # The environment may just have been made by another interpreter than the one it now has.
        stamp_of(part).write_text(fingerprint(part))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
