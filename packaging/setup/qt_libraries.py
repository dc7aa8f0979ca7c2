"""Find the shared libraries that Qt lacks on this machine, by trying and by asking the loader."""

import re
import subprocess
from pathlib import Path

import system_packages

# Debian names a library's package after its soname; these few are called otherwise.
EXCEPTIONS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
    "libz.so.1": "zlib1g",
}

PROBE = """
import ctypes, sys
from PySide6 import QtPrintSupport, QtSvg, QtTest, QtWidgets
ctypes.CDLL(sys.argv[1])
"""


def provide(python: Path, platform: str) -> None:
    """Install what the platform plugin needs, until it loads."""
    for _ in range(3):
        home = _qt_home(python)
        plugin = home / "Qt" / "plugins" / "platforms" / f"libq{platform}.so"
        probe = subprocess.run([python, "-c", PROBE, plugin], check=False, capture_output=True, text=True)
        if probe.returncode == 0:
            return
        modules = [home / f"{name}.abi3.so" for name in ("QtPrintSupport", "QtSvg", "QtTest", "QtWidgets")]
        missing = _missing([plugin, *modules])
        if not missing:
            raise system_packages.SetupError(f"Qt does not load: {probe.stderr.strip()}")
        packages = {tuple(packages_of(soname)) for soname in missing}
        system_packages.install([list(p) for p in sorted(packages)], f"shared libraries for Qt ({platform})")
    raise system_packages.SetupError(f"Qt still lacks shared libraries: {', '.join(missing)}")


def packages_of(soname: str) -> list[str]:
    """Return the names a library's package may have, Ubuntu's and Debian's newer t64 first."""
    name = EXCEPTIONS.get(soname) or _by_policy(soname)
    return [f"{name}t64", name]


def _by_policy(soname: str) -> str:
    """``libxcb-cursor.so.0`` → ``libxcb-cursor0``; a digit before the number gets a hyphen between."""
    stem, _, number = soname.partition(".so.")
    joint = "-" if stem[-1].isdigit() and number else ""
    return f"{stem}{joint}{number}".lower().replace("_", "-")


def _qt_home(python: Path) -> Path:
    """Return the folder of PySide6, found without loading it."""
    spec = "import importlib.util as u; print(u.find_spec('PySide6').submodule_search_locations[0])"
    return Path(subprocess.check_output([python, "-c", spec], text=True).strip())


def _missing(files: list[Path]) -> list[str]:
    """Ask the loader which libraries it would not find."""
    listing = subprocess.run(["ldd", *files], check=False, capture_output=True, text=True).stdout
    return sorted(set(re.findall(r"^\s*(\S+) => not found", listing, re.MULTILINE)))
