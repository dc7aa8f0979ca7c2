"""Where the key lives: chosen once, an allow-list of keyrings, and a helper that can be ended."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.api.errors import KeyMissing, KeyringLocked
from app.core.store import keyring_helper, keys, records
from app.core.store.store import Store

from .conftest import NOW_MS, install

FAKE = """
import json, sys, pathlib
box = pathlib.Path({box!r})
request = json.load(sys.stdin)
if request["op"] == "set":
    box.write_text(request["key"])
key = box.read_text() if box.exists() else None
json.dump({{"ok": True, "key": key}} if not {locked!r} else {{"ok": False, "why": "locked"}}, sys.stdout)
"""


def fake_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, locked: bool = False) -> Path:
    """Put a keyring of our own in the helper's place; return the file that holds its one secret."""
    box = tmp_path / "box"
    script = tmp_path / "helper.py"
    script.write_text(FAKE.format(box=str(box), locked=locked))
    monkeypatch.setattr(keyring_helper, "__file__", str(script))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    return box


def open_store(tmp_path: Path) -> Store:
    """Open the store of this test with whatever source is chosen."""
    place = tmp_path / "data" / "twinlatch.db"
    return Store.open(f"sqlite:///{place}", place, tmp_path / "config", clock=lambda: NOW_MS)


@pytest.mark.rule("D6", "D7")
def test_keyring_is_used_and_never_fallen_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key lies in the keyring only; locked or emptied it is an error, not a new key."""
    box = fake_keyring(tmp_path, monkeypatch)
    store = open_store(tmp_path)
    install(store)
    store.close()
    assert box.exists()
    assert not list((tmp_path / "config").glob("*.key"))
    record = records.find(tmp_path / "config", f"sqlite:///{tmp_path / 'data' / 'twinlatch.db'}")
    assert record is not None
    assert (record.state, record.key_source) == ("installed", "keyring")
    fake_keyring(tmp_path, monkeypatch, locked=True)
    with pytest.raises(KeyringLocked):
        open_store(tmp_path)
    fake_keyring(tmp_path, monkeypatch)
    held = box.read_text()
    box.unlink()
    with pytest.raises(KeyMissing):
        open_store(tmp_path)
    box.write_text(held)
    again = open_store(tmp_path)
    assert again.installed
    again.close()


@pytest.mark.rule("D7")
def test_a_hung_keyring_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A daemon that never answers costs a bounded wait."""
    assert keys.KEYRING_LIMIT_S <= 15
    script = tmp_path / "helper.py"
    script.write_text("import time; time.sleep(600)")
    monkeypatch.setattr(keyring_helper, "__file__", str(script))
    monkeypatch.setattr(keys, "KEYRING_LIMIT_S", 0.5)
    with pytest.raises(KeyringLocked):
        keys.read("keyring", tmp_path, "00" * 8)


@pytest.mark.rule("D7")
@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"])
def test_no_variable_chooses_the_backend(backend: str) -> None:
    """A null or plain-text backend named in the environment is not used: without a service there is none."""
    env = {**os.environ, "PYTHON_KEYRING_BACKEND": backend, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    done = subprocess.run(
        [sys.executable, "-I", str(Path(keyring_helper.__file__))],
        input=json.dumps({"op": "set", "key_id": "00", "key": "a2V5"}),
        capture_output=True,
        text=True,
        env=env,
        check=True,
        timeout=200,
    )
    answer = json.loads(done.stdout)
    assert not answer["ok"]
    assert "key" not in answer


@pytest.mark.rule("D7")
def test_choice_of_a_new_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Headless it is the file; a wanted keyring that is not there is an error."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert keys.choose("auto") == "file"
    assert keys.choose("file") == "file"
    fake_keyring(tmp_path, monkeypatch, locked=True)
    assert keys.choose("auto") == "file"
    with pytest.raises(KeyringLocked):
        keys.choose("keyring")
    fake_keyring(tmp_path, monkeypatch)
    assert keys.choose("auto") == "keyring"
