"""Install Debian and Ubuntu packages: as root, through sudo, or else say the exact command."""

import functools
import os
import shutil
import subprocess
import sys

UPDATE = ["apt-get", "update", "-qq"]
INSTALL = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"]


class SetupError(Exception):
    """Something is missing that this run cannot install; the message says what the person can do."""


def install(wanted: list[list[str]], why: str) -> None:
    """Install one of each list of candidate names, the first that this release knows."""
    if not shutil.which("apt-get"):
        names = ", ".join(candidates[-1] for candidates in wanted)
        message = (
            f"Missing {why}, under Debian's names: {names}. Install them and run the same make command again."
        )
        raise SetupError(message)
    authority = _authority()
    if authority is None:
        raise SetupError(_by_hand([_choose(candidates) for candidates in wanted], why))
    _update(tuple(authority))
    chosen = [_choose(candidates) for candidates in wanted]
    print(f"Installing {why}: {' '.join(chosen)}", flush=True)
    if (
        subprocess.run([*authority, *INSTALL, *chosen], check=False, stdout=subprocess.DEVNULL).returncode
        != 0
    ):
        raise SetupError(_by_hand(chosen, why))


@functools.cache
def _authority() -> list[str] | None:
    """Return what to put before apt-get, or None where nothing gives the right to install."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return quiet
    if not shutil.which("sudo"):
        return None
    if subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0:
        return ["sudo", "-n", *quiet]
    # A person at a terminal can answer sudo's question; nobody else can.
    return ["sudo", *quiet] if sys.stdin.isatty() and sys.stderr.isatty() else None


@functools.cache
def _update(authority: tuple[str, ...]) -> None:
    # Old lists may still do: whether they did, the installation tells.
    subprocess.run([*authority, *UPDATE], check=False, stdout=subprocess.DEVNULL)


def _choose(candidates: list[str]) -> str:
    """Return the first name that this release knows (newer ones end in t64), else the last."""
    for name in candidates:
        shown = subprocess.run(["apt-cache", "show", name], check=False, capture_output=True, text=True)
        if shown.returncode == 0 and shown.stdout.strip():
            return name
    return candidates[-1]


def _by_hand(names: list[str], why: str) -> str:
    packages = " ".join(names)
    return (
        f"Missing {why}. Run this, then the same make command again:\n"
        f"  sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}"
    )
