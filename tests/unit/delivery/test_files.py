"""The files that a package lays down: settings, desktop entry, metainfo, overrides, and what the bundle holds."""

import configparser
import os
import re
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import contents
import pytest
import start
from settings_file import settings_file

from app.core.store import keyring_helper, keyring_process
from app.settings import OPTIONS, flat, load
from app.ui.app import APPLICATION_ID

ROOT = Path(__file__).parents[3]
DEB = ROOT / "packaging" / "deb"


def in_force() -> str:
    """Return the file of settings with every one of them in force."""
    return re.sub(r"(?m)^#(?=\w)", "", settings_file())


def test_the_settings_delivered_change_nothing() -> None:
    """Every line is a comment or empty: an installation decides nothing."""
    assert tomllib.loads(settings_file()) == {}


def test_the_settings_delivered_are_all_there_are() -> None:
    """With the signs removed every key of the settings and `locked` is set, and no other."""
    assert {name for name, _value in flat(tomllib.loads(in_force()))} == {*OPTIONS, "locked"}


def test_the_settings_delivered_are_valid(tmp_path: Path) -> None:
    """The program takes them all, and each choice is named."""
    etc = tmp_path / "settings.toml"
    etc.write_text(in_force())
    etc.chmod(0o644)
    assert load({}, {"HOME": str(tmp_path)}, etc).store == "sqlite:////var/lib/twinlatch/twinlatch.db"
    for option in OPTIONS.values():
        assert not isinstance(option, tuple) or f"One of: {', '.join(option)}." in settings_file()


def test_the_desktop_entry() -> None:
    """It has the program's id, as name, icon and class of the window, and starts the program."""
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    assert entry.read(DEB / f"{APPLICATION_ID}.desktop")
    main = entry["Desktop Entry"]
    assert (main["Version"], main["Type"], main["Exec"], main["Terminal"]) == (
        *("1.4", "Application", "twinlatch", "false"),
    )
    assert main["Icon"] == main["StartupWMClass"] == APPLICATION_ID


def test_the_metainfo() -> None:
    """It has the same id, leads to the desktop entry and names the licences."""
    root = ET.parse(DEB / f"{APPLICATION_ID}.metainfo.xml").getroot()  # noqa: S314 a file of ours
    said = {one.tag: (one.text or "").strip() for one in root}
    assert said["id"] == APPLICATION_ID
    assert said["launchable"] == f"{APPLICATION_ID}.desktop"
    assert (said["metadata_license"], said["project_license"]) == ("CC0-1.0", "Apache-2.0")
    assert {"summary", "description", "content_rating", "developer", "provides"} <= set(said)


def test_each_override_has_its_reason() -> None:
    """What lintian is told to overlook stands under a line that says why."""
    lines = (DEB / "lintian-overrides").read_text().splitlines()
    assert lines[0].startswith("# ")
    assert all(line.startswith(("# ", "twinlatch: ")) for line in lines)


def test_the_lock_for_packages_holds_the_programs_pins() -> None:
    """What is packed is what is tested: every pin of requirements.lock stands in requirements-dist.lock."""
    pins = [
        set(re.findall(r"(?m)^[\w.-]+==\S+", (ROOT / name).read_text()))
        for name in ("requirements.lock", "requirements-dist.lock")
    ]
    assert pins[0] <= pins[1]
    assert "http" not in (ROOT / "requirements-dist.lock").read_text()


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", False),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/QtQml.abi3.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/translations/designer_de.qm", False),
        ("app/resources/icons/mark.svg", True),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("keyring-25.7.0.dist-info/RECORD", False),
    ],
)
def test_only_what_is_in_use_is_bundled(place: str, wanted: bool) -> None:
    """Of Qt screens and widgets go in, no network, QML or remote screens, words in our languages alone; nothing of this machine."""
    assert contents.is_wanted(place) is wanted


def test_only_linked_libraries_are_bundled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library goes in with what links it; links go where they lead to something kept."""
    linked = {"/s/m.so": ["liba.so.1"], "/s/liba": ["libb.so.1"], "/s/libb": [], "/s/libc": []}
    monkeypatch.setattr(contents, "_linked", linked.__getitem__)
    files = [
        ("m.so", "/s/m.so", "EXTENSION"),
        *((f"x.libs/lib{one}.so.1", f"/s/lib{one}", "BINARY") for one in "abc"),
        ("libb.so.1", "x.libs/libb.so.1", "SYMLINK"),
        ("libc.so.1", "x.libs/libc.so.1", "SYMLINK"),
    ]
    kept = contents.pruned(files)
    assert [target for target, _source, _kind in kept] == ["m.so", "x.libs/liba.so.1", "x.libs/libb.so.1"]
    assert [target for target, _source, _kind in contents.links(files, kept)] == ["libb.so.1"]


def test_a_bundle_hands_on_the_environment_it_was_called_with() -> None:
    """What the loader of the bundle added is gone, and what it replaced is back."""
    loaded = {"HOME": "/h", "LD_LIBRARY_PATH": "/b", "_PYI_ARCHIVE_FILE": "/b/x"}
    assert start.as_called(loaded) == {"HOME": "/h"}
    former = start.as_called({**loaded, "LD_LIBRARY_PATH_ORIG": "/mine"})
    assert former == {"HOME": "/h", "LD_LIBRARY_PATH": "/mine"}


@pytest.mark.rule("D11")
def test_a_bundle_does_not_obey_variables_that_load_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Traps for Qt are gone before the program begins; what is the person's to choose is still there."""
    traps = {"QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_LOGGING_RULES", "SSLKEYLOGFILE"}
    called = {**dict.fromkeys(traps, "/trap"), "QT_QPA_PLATFORM": "offscreen", "HOME": "/h"}
    seen: dict[str, str] = {}

    def program() -> int:
        seen.update(os.environ)
        return 7

    monkeypatch.setattr(os, "environ", {})
    monkeypatch.setattr(sys, "caller_environment", called, raising=False)
    monkeypatch.setattr(sys, "argv", ["twinlatch"])
    monkeypatch.setattr("app.__main__.main", program)
    assert start.main() == 7
    assert seen == {"QT_QPA_PLATFORM": "offscreen", "HOME": "/h"}


@pytest.mark.rule("D7")
def test_a_bundle_asks_the_keyring_through_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no interpreter in a bundle: the helper is the program, started with one word that it knows."""
    assert keyring_process._command()[1] == "-I"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert keyring_process._command() == [sys.executable, start.ASK_KEYRING]
    assert keyring_helper.FROZEN_FLAG == start.ASK_KEYRING
