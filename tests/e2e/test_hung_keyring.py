"""The real program beside a desktop that does not answer: the window comes, and goes when it is told to."""

import json
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from app.core.store.keys import KEYRING_LIMIT_S

from .conftest import Come
from .household import Household
from .person import Phone
from .screen import Screen, wait_for

NAME = "org.freedesktop.secrets"
BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
# An exit that waited for the keyring would take longer.
SOON_S = KEYRING_LIMIT_S * 2 / 3


@pytest.fixture
def mute_service(screen: Screen) -> Iterator[DBusConnection]:
    """Be the desktop's keyring on the screen's bus, and answer nothing."""
    connection = open_dbus_connection(screen.env["DBUS_SESSION_BUS_ADDRESS"])
    connection.send_and_get_reply(new_method_call(BUS, "RequestName", "su", (NAME, 0)))
    yield connection
    connection.close()


@pytest.fixture
def keyring_wanted(tmp_path: Path, phone: Phone) -> Path:
    """Make a store whose key is on record as kept in the keyring."""
    Household(tmp_path).settle("off", phone)
    (record,) = (tmp_path / "config").rglob("installations.json")
    entries = json.loads(record.read_text())
    for entry in entries.values():
        entry["key_source"] = "keyring"
    record.write_text(json.dumps(entries))
    return tmp_path


def helpers(home: Path) -> list[str]:
    """Return the processes of this test that ask a keyring."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            asks = b"keyring_helper" in (process / "cmdline").read_bytes()
            if asks and os.fsencode(home) in (process / "environ").read_bytes():
                found.append(process.name)
        except OSError:
            continue
    return found


def window_of(screen: Screen, pid: int) -> str:
    """Return the window that a process shows, if it does."""
    try:
        return screen.xdotool("search", "--onlyvisible", "--pid", pid, "--name", "Twinlatch").split()[-1]
    except subprocess.CalledProcessError:
        return ""


@pytest.mark.rule("D7", "S2")
@pytest.mark.usefixtures("mute_service")
def test_closed_while_the_keyring_hangs(come: Come, keyring_wanted: Path) -> None:
    """The page is there and takes a name; closed, the program ends without waiting, and its helper with it."""
    person = come()
    person.comes_to("Sign in")
    wait_for("the keyring to be asked", lambda: helpers(keyring_wanted), person.describe)
    person.fill("Username or email address", "user")
    wait_for("the name", lambda: person.find("Username or email address")["text"] == "user", person.describe)
    assert helpers(keyring_wanted)
    person.key("alt+F4")
    assert person.process.wait(SOON_S) == 0
    assert not helpers(keyring_wanted)


@pytest.mark.rule("D7")
@pytest.mark.usefixtures("mute_service")
def test_killed_while_the_keyring_hangs(come: Come, keyring_wanted: Path) -> None:
    """A program that is killed leaves no helper behind."""
    person = come()
    wait_for("the keyring to be asked", lambda: helpers(keyring_wanted), person.describe)
    person.kill()
    wait_for("the helper to end", lambda: not helpers(keyring_wanted))


@pytest.mark.rule("D7", "S2")
def test_a_bus_that_says_nothing(come: Come, keyring_wanted: Path, screen: Screen) -> None:
    """Whoever takes the call and stays silent holds up neither the window nor its end."""
    with socket.socket(socket.AF_UNIX) as bus:
        name = f"twinlatch-silent-{os.getpid()}"
        bus.bind(f"\0{name}")
        bus.listen()
        person = come({"DBUS_SESSION_BUS_ADDRESS": f"unix:abstract={name}"})
        # No bus, no accessibility tree: the window is looked for by its process.
        window = wait_for("the window", lambda: window_of(screen, person.process.pid))
        screen.xdotool("windowactivate", "--sync", window)
        person.key("alt+F4")
        assert person.process.wait(SOON_S) == 0
    assert not helpers(keyring_wanted)
