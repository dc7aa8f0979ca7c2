"""Find the programs that the tests start: screen, window manager, keyboard, phone, database server."""

import shutil
import subprocess
from pathlib import Path

import system_packages

COMMANDS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-run-session": "dbus",
    "oathtool": "oathtool",
    "faketime": "faketime",
}
# The accessibility bus is started through D-Bus, so it stands on no PATH.
BUS_FOLDERS = ("/usr/libexec", "/usr/lib/at-spi2-core")
# A typeface with Chinese letters, for what is drawn in that language.
CHINESE = "fonts-wqy-microhei"
# The reader of the accessibility tree belongs to the system's own Python.
READER = ("python3-gi", "gir1.2-atspi-2.0", "python3-pyatspi")


def provide() -> None:
    """Install what is missing, until nothing is."""
    lacking = missing()
    if lacking:
        system_packages.install([[name] for name in lacking], "programs for the tests")
    if lacking := missing():
        raise system_packages.SetupError(f"Installed, and yet not found: {', '.join(lacking)}")


def missing() -> list[str]:
    """Return the packages of what cannot be found."""
    lacking = [package for command, package in COMMANDS.items() if not shutil.which(command)]
    if not shutil.which("fc-list"):
        lacking += [CHINESE, "fontconfig"]
    elif not subprocess.run(["fc-list", ":lang=zh-cn"], check=False, capture_output=True).stdout.strip():
        lacking.append(CHINESE)
    if not any(Path(folder, "at-spi-bus-launcher").exists() for folder in BUS_FOLDERS):
        lacking.append("at-spi2-core")
    # A server of the tests' own is started from here; the one that the package sets up is left alone.
    if not shutil.which("initdb") and not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        lacking.append("postgresql")
    reader = ["/usr/bin/python3", "-c", "import gi; gi.require_version('Atspi', '2.0'); import pyatspi"]
    if (
        not Path(reader[0]).exists()
        or subprocess.run(reader, check=False, capture_output=True).returncode != 0
    ):
        lacking.extend(READER)
    return lacking
