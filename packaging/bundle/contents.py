"""What the bundle holds: the program, its data, and of Qt only the modules and plugins in use."""

import json
import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

Entry = tuple[str, str, str]
"""A part of the bundle: its place in it, the file it comes from (of a link: what it names), its kind."""

# Imported by somebody on the way, and never run by the program.
EXCLUDED = [
    "PIL.ImageQt",  # would bring all of Qt that PIL knows
    "PIL._avif",  # only PNG files are written and read
    "PIL._imagingcms",
    "PIL._imagingft",
    "PIL._webp",
    "PyInstaller",
    "_pytest",
    "alembic.testing",
    "dns",  # email-validator asks no network here
    "greenlet",
    "numpy",
    "pip",
    "pytest",
    "pytestqt",
    "setuptools",
    "sqlalchemy.testing",
    "tkinter",
]

# QA's plugin for pytest stays with QA; the tour borrows the phone beside it.
NOT_IN_THE_BUNDLE = {"app.testing.plugin", "app.__main__"}

# `doctor` names their versions, and keyring finds its backends by what they declare.
METADATA = [
    *("PySide6-Essentials", "SQLAlchemy", "alembic", "argon2-cffi", "cryptography", "pyotp"),
    *("keyring", "psycopg"),
]

# What the installer wrote down about this very machine: with it no two builds would be alike.
NOT_OF_THE_PACKAGE = {"INSTALLER", "RECORD", "REQUESTED", "direct_url.json"}

# Of Qt's plugins: the screens, SVG icons, dead keys and input methods, dialogs of the desktop.
PLUGINS = {
    "iconengines": {"libqsvgicon"},
    "imageformats": {"libqsvg"},
    "platforminputcontexts": {"libcomposeplatforminputcontextplugin", "libibusplatforminputcontextplugin"},
    "platforms": {"libqoffscreen", "libqwayland", "libqxcb"},
    "platformthemes": {"libqxdgdesktopportal"},
    "wayland-decoration-client": {"libadwaita", "libbradient"},
    "wayland-shell-integration": {"libxdg-shell"},
}
# Of Qt's libraries: what the modules in use and those plugins link.
LIBRARIES = {"Core", "DBus", "Gui", "OpenGL", "Svg", "Test", "WaylandClient", "Widgets", "XcbQpa"}
# Our translations, and Qt's own words in the same languages.
SPOKEN = sorted((ROOT / "resources" / "i18n").glob("*.qm"))
QT_SPOKEN = {path.name.replace("twinlatch_", "qtbase_") for path in SPOKEN}
MODULES = {"QtCore", "QtDBus", "QtGui", "QtTest", "QtWidgets"}


def hidden_modules() -> list[str]:
    """Return the modules that are found by name at run time."""
    from PyInstaller.utils.hooks import collect_submodules

    sources = sorted((ROOT / "app").rglob("*.py"))
    names = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in sources
    }
    frozen_scripts = {
        name for name in names if ".migrations.versions." in name or name.endswith(".migrations.env")
    }
    found = sorted(names - NOT_IN_THE_BUNDLE - frozen_scripts)
    backends = ["keyring.backends.SecretService", "keyring.backends.kwallet", "keyring.backends.libsecret"]
    # env.py of the migrations is read as a file, so nobody sees what it imports.
    return [
        *found,
        *backends,
        "alembic.context",
        "alembic.op",
        "logging.config",
        *collect_submodules("psycopg"),
    ]


def data_files() -> list[tuple[str, str]]:
    """Return the files beside the code: pictures, the typeface, the migrations, the packages' own words."""
    from PyInstaller.utils.hooks import collect_data_files, copy_metadata

    migrations = ROOT / "app" / "core" / "store" / "migrations"
    scripts = [path for path in migrations.rglob("*") if path.is_file() and path.suffix in {".py", ".mako"}]
    files = [(str(path), str(path.parent.relative_to(ROOT))) for path in sorted(scripts)]
    files += [(str(path), "app/resources/icons") for path in sorted((ROOT / "resources" / "icons").iterdir())]
    files += [(str(path), "app/resources/i18n") for path in SPOKEN]
    files += collect_data_files("fontpkg_inter", includes=["files/Inter?opsz,wght?.ttf"])
    for name in METADATA:
        files += copy_metadata(name)
    return files


def is_wanted(target: str) -> bool:
    """Tell whether a file of the bundle is in use, by its place in it."""
    path = Path(target)
    if "PySide6" not in path.parts:
        return path.parent.suffix != ".dist-info" or path.name not in NOT_OF_THE_PACKAGE
    if "plugins" in path.parts:
        return path.stem in PLUGINS.get(path.parent.name, set())
    if {"translations", "qml", "metatypes", "typesystems", "glue"} & set(path.parts):
        return path.name in QT_SPOKEN
    if library := re.match(r"libQt6(\w+?)\.so", path.name):
        return library[1] in LIBRARIES
    if module := re.match(r"(Qt\w+)\.abi3\.so", path.name):
        return module[1] in MODULES
    return True


def pruned(entries: list[Entry]) -> list[Entry]:
    """Return the binaries in use: what is wanted, and the libraries that it links."""
    files = [entry for entry in entries if entry[2] != "SYMLINK" and is_wanted(entry[0])]
    by_name = {Path(target).name: source for target, source, _kind in files}
    waiting = [source for target, source, kind in files if _is_root(target, kind)]
    reached: set[str] = set()
    while waiting:
        source = waiting.pop()
        if source not in reached:
            reached.add(source)
            waiting += [by_name[name] for name in _linked(source) if name in by_name]
    return [entry for entry in files if entry[1] in reached]


def links(entries: list[Entry], kept: list[Entry]) -> list[Entry]:
    """Return the symbolic links that lead to something kept."""
    places = {target for target, _source, _kind in kept}
    found = [entry for entry in entries if entry[2] == "SYMLINK"]
    return [one for one in found if os.path.normpath(Path(one[0]).parent / one[1]) in places]


def _is_root(target: str, kind: str) -> bool:
    """Tell whether a binary is loaded by name, not linked: modules, plugins, and Python by the loader."""
    name = Path(target).name
    return kind == "EXTENSION" or "plugins" in Path(target).parts or name.startswith("libpython")


def _linked(source: str) -> list[str]:
    shown = subprocess.run(["objdump", "-p", source], check=True, capture_output=True, text=True).stdout
    return re.findall(r"^\s+NEEDED\s+(\S+)", shown, re.MULTILINE)


def write_list(entries: list[Entry]) -> None:
    """Write down where each part of the bundle came from: for the licences and the bill of materials."""
    lines = sorted(
        {(target, os.path.realpath(source)) for target, source, kind in entries if kind != "SYMLINK"}
    )
    Path(os.environ["TWINLATCH_CONTENTS"]).write_text(json.dumps(lines, indent=1), encoding="utf-8")
