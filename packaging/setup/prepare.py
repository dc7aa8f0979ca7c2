"""Set up what is not set up yet: ``prepare.py PART...``, parts in the order they are wanted.

program: the checkout's own .venv from requirements.lock, with the launcher .venv/bin/twinlatch.
dev: the same from requirements-dev.lock, a superset.
dist: an environment apart, .venv-dist from requirements-dist.lock, in which packages are built.
qt-offscreen, qt-xcb, qt-wayland: the shared libraries that this platform plugin of Qt needs; dist-qt-xcb and
dist-qt-wayland: the same, for the environment in which packages are built.
tools: the programs that the tests start.
dist-tools: the programs and libraries that packages are built and tried with.

A part done leaves a stamp in its environment. With every stamp fresh this does nothing and asks no network.
Standard library only: it runs before anything is installed.
"""

import hashlib
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import dist_tools
import qt_libraries
import system_packages
import test_tools

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
DIST_VENV = ROOT / ".venv-dist"
LOCKS = {
    "program": ROOT / "requirements.lock",
    "dev": ROOT / "requirements-dev.lock",
    "dist": ROOT / "requirements-dist.lock",
}
# What pip installed and its hash: the bill of materials names the very file of each package.
REPORT = "installed.json"

# Isolated: whatever PYTHON* variables or a file of the current folder say, the program does not obey (D11).
LAUNCHER = """#!/bin/sh
exec {python} -I -c 'import sys; from app.__main__ import main; sys.exit(main())' "$@"
"""


def environment_of(part: str) -> Path:
    """Return the environment that the part belongs to."""
    return DIST_VENV if part.startswith("dist") else VENV


def python_of(venv: Path) -> Path:
    """Return the Python of an environment."""
    return venv / "bin" / "python"


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
    return environment_of(part) / f"stamp-{part}"


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


def make_venv(venv: Path) -> None:
    """Make an environment, unless it is there and whole, with pip in it."""
    probe = [str(python_of(venv)), "-c", "import pip"]
    if python_of(venv).exists() and subprocess.run(probe, check=False, capture_output=True).returncode == 0:
        return
    if (venv / "pyvenv.cfg").exists():
        shutil.rmtree(venv)
    base = getattr(sys, "_base_executable", sys.executable)
    if subprocess.run([base, "-c", "import ensurepip"], check=False, capture_output=True).returncode != 0:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        system_packages.install(
            [[f"python{version}-venv", "python3-venv"]], why="what makes virtual environments"
        )
    print(f"Making {venv.name} with {base}", flush=True)
    failed = f"Making {venv.name} failed; try it by hand: {base} -m venv {venv.name}"
    run([base, "-m", "venv", str(venv)], failed)


def install_locked(part: str, *options: str) -> list[str]:
    """Install the locked packages into the part's environment; return how its pip is called."""
    venv = environment_of(part)
    make_venv(venv)
    lock = LOCKS[part]
    print(f"Installing {lock.name} into {venv.name}", flush=True)
    pip = [
        str(python_of(venv)),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--no-input",
        "install",
        "--quiet",
    ]
    offline = f"Installing {lock.name} failed; is there a network? Run the same make command again."
    hashed = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
    run([*pip, *hashed, *options], offline)
    return pip


def install_program(part: str) -> None:
    """Install the locked packages and this checkout into .venv, and write the launcher."""
    mine = ["--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT)]
    run(
        [*install_locked(part), *mine],
        "Installing this checkout into .venv failed; see the lines above.",
    )
    launcher = VENV / "bin" / "twinlatch"
    launcher.unlink(missing_ok=True)
    launcher.write_text(LAUNCHER.format(python=shlex.quote(str(python_of(VENV)))))
    launcher.chmod(0o755)


def install_dist() -> None:
    """Make the environment for packages from nothing: what a former lock left would be packed as well."""
    shutil.rmtree(DIST_VENV, ignore_errors=True)
    install_locked("dist", "--report", str(DIST_VENV / REPORT))


def prepare(part: str) -> None:
    """Bring one part up to date."""
    if part == "dist":
        install_dist()
    elif part in LOCKS:
        install_program(part)
    elif part == "tools":
        test_tools.provide()
    elif part == "dist-tools":
        dist_tools.provide()
    else:
        qt_libraries.provide(python_of(environment_of(part)), part.rpartition("qt-")[2])


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
