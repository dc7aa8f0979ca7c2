"""Keyrings that are none, absent, locked or hung: a bounded wait, an honest error, and no exit held up (D7)."""

import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.api.errors import KeyringLocked, KnownError
from app.core.bridge import Bridge
from app.core.opening import Core, let_go, open_core
from app.core.store import keyring_helper, keys, records
from app.ui import session_bus

from .grounds import Ground
from .hand import cheap, settings_in

NULL = "keyring.backends.null.Keyring"
PLAIN = "keyring.backends.fail.Keyring"
LONG_S = 600.0


@pytest.fixture
def silent_bus(tmp_path: Path) -> Iterator[str]:
    """Give the address of a bus that takes every call and says nothing."""
    path = tmp_path / "bus"
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(os.path.relpath(path) if len(str(path)) > 100 else str(path))
        bus.listen()
        yield f"unix:path={path},guid=00000000000000000000000000000000"


@pytest.mark.rule("D7", "D6")
@pytest.mark.parametrize("address", ["", "disabled:", "unix:path=/nowhere/bus", "nonsense"])
@pytest.mark.parametrize("backend", [NULL, PLAIN, "keyring.backends.chainer.ChainerBackend"])
def test_no_service_is_an_error(address: str, backend: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever backend variable and configuration name: without a service of the desktop there is no keyring."""
    config = Path(os.environ["XDG_CONFIG_HOME"]) / "python_keyring"
    config.mkdir()
    (config / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={backend}\nkeyring-path=/tmp\n")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with pytest.raises(KeyringLocked):
        keys.choose("keyring")
    with pytest.raises(KeyringLocked):
        keys.make("keyring", config, "00" * 8)
    assert keys.choose("auto") == "file"


@pytest.mark.rule("D7")
def test_a_bus_that_says_nothing(silent_bus: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither library nor helper waits for it without a limit."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", silent_bus)
    with pytest.raises(KeyringLocked):
        keys.read("keyring", tmp_path, "00" * 8)


@pytest.mark.rule("D7")
def test_a_silent_bus_is_forgotten_before_the_window(
    silent_bus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt would wait for it without a limit; one that answers or hangs up is left to Qt."""
    monkeypatch.setattr(session_bus, "LIMIT_S", 0.2)
    for address in ("", "disabled:", "unix:path=/nowhere,x;unix:abstract=%zz", "tcp:host=localhost", "unix:"):
        monkeypatch.setenv(session_bus.VARIABLE, address)
        session_bus.forget_if_silent()
        assert os.environ[session_bus.VARIABLE] == address
    escaped = silent_bus.replace("bus,", "%62us,")
    for address in (silent_bus, f"unix:path=/nowhere;{silent_bus}", escaped):
        monkeypatch.setenv(session_bus.VARIABLE, address)
        session_bus.forget_if_silent()
        assert os.environ[session_bus.VARIABLE] == "disabled:"
    # Without the variable the bus is looked for in the runtime folder, as the desktop's libraries do.
    monkeypatch.delenv(session_bus.VARIABLE)
    monkeypatch.setenv("XDG_RUNTIME_DIR", silent_bus.removeprefix("unix:path=").partition("/bus,")[0])
    session_bus.forget_if_silent()
    assert os.environ[session_bus.VARIABLE] == "disabled:"


@pytest.fixture
def hung(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a helper that never answers in the keyring's place; return the file it makes once it is asked."""
    asked = tmp_path / "asked"
    script = tmp_path / "helper.py"
    script.write_text(f"import pathlib, time; pathlib.Path({str(asked)!r}).touch(); time.sleep({LONG_S})")
    monkeypatch.setattr(keyring_helper, "__file__", str(script))
    monkeypatch.setattr(keys, "KEYRING_LIMIT_S", LONG_S)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    return asked


def in_keyring(ground: Ground) -> None:
    """Have the record say that the key is in the keyring."""
    path = ground.folder / "config" / records.NAME
    entries = json.loads(path.read_text())
    for entry in entries.values():
        entry["key_source"] = "keyring"
    path.write_text(json.dumps(entries))


@pytest.mark.rule("D7", "S2")
def test_closing_does_not_wait_for_a_hung_keyring(hung: Path, tmp_path: Path, qtbot: QtBot) -> None:
    """Closed while the key is asked for, the worker ends at once, with a known error, and the helper with it."""
    ground = Ground(tmp_path, "off")
    in_keyring(ground)
    told: list[KnownError] = []

    def opener() -> Core:
        try:
            return open_core(settings_in(ground.folder), password=cheap())
        except KnownError as error:
            told.append(error)
            raise

    bridge = Bridge(opener, let_go)
    bridge.start()
    qtbot.waitUntil(hung.exists, timeout=60_000)
    bridge.close()
    assert not bridge._worker.is_alive()
    assert [type(error) for error in told] == [KeyringLocked]


@pytest.mark.rule("D7", "F1")
def test_closing_makes_no_store_with_another_key(hung: Path, tmp_path: Path, qtbot: QtBot) -> None:
    """A first run that waits for the keyring and is left makes nothing, rather than one with its key in a file."""
    ground = Ground(tmp_path, "nothing")
    chosen: list[object] = []

    class First:
        def handle(self, _actor: object, _command: object) -> None:
            try:
                chosen.append(keys.choose("auto"))
            except KnownError as error:
                chosen.append(type(error))
                raise

        def close(self) -> None:
            pass

    bridge = Bridge(First, let_go)  # type: ignore[arg-type]
    bridge.start()
    qtbot.waitUntil(hung.exists, timeout=60_000)
    bridge.close()
    assert chosen == [KeyringLocked]
    assert not ground.place.exists()


@pytest.mark.rule("D7")
def test_letting_go_of_nothing_spoils_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is asked there is nothing to end, and the next question is asked as ever."""
    script = tmp_path / "helper.py"
    script.write_text('print(\'{"ok": true, "key": null}\')')
    monkeypatch.setattr(keyring_helper, "__file__", str(script))
    keys.let_go()
    assert keys._ask_keyring({"op": "probe"})["ok"]
