"""Find the programs and the library that packages are built and tried with."""

import ctypes.util
import shutil
import sys

import system_packages

COMMANDS = {
    "Xvfb": "xvfb",
    "appstreamcli": "appstream",
    "desktop-file-validate": "desktop-file-utils",
    "dpkg-shlibdeps": "dpkg-dev",
    "lintian": "lintian",
    "mmdebstrap": "mmdebstrap",
    "objdump": "binutils",
    "xdotool": "xdotool",
    "xz": "xz-utils",
}
# The bundle carries Python as a library; Debian's own python3 is linked without it.
LIBRARY = f"python{sys.version_info.major}.{sys.version_info.minor}"


def provide() -> None:
    """Install what is missing, until nothing is."""
    lacking = missing()
    if lacking:
        system_packages.install([[name] for name in lacking], "programs that make packages")
    if lacking := missing():
        raise system_packages.SetupError(f"Installed, and yet not found: {', '.join(lacking)}")


def missing() -> list[str]:
    """Return the packages of what cannot be found."""
    lacking = [package for command, package in COMMANDS.items() if not shutil.which(command)]
    if sys.base_prefix == "/usr" and ctypes.util.find_library(LIBRARY) is None:
        lacking.append(f"lib{LIBRARY}")
    return lacking
