"""Where the key that wraps the data key lives: the desktop's keyring or a 0600 file (D6, D7).

Chosen once, when the store is created, and never fallen through from one to the other.
"""

import base64
import binascii
import json
import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Literal

from ..api.errors import KeyMissing, KeyringLocked, KeyWrong
from . import files, keyring_helper
from .records import KeySource
from .seal import KEY_BYTES, KEY_ID_BYTES

KEYRING_LIMIT_S = 15.0
MOST_BYTES = 4096


def choose(wanted: Literal["auto", "keyring", "file"]) -> KeySource:
    """Decide the key source of a new store; without a desktop session it is the file."""
    if wanted == "file":
        return "file"
    session = bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
    if wanted == "auto" and not session:
        return "file"
    try:
        _ask_keyring({"op": "probe"})
    except KeyringLocked:
        if wanted == "keyring":
            raise
        return "file"
    return "keyring"


def new_id() -> str:
    """Return an id for a key that is yet to be made."""
    return secrets.token_hex(KEY_ID_BYTES)


def is_id(text: str) -> bool:
    """Tell whether a text is the id of a key: it becomes the name of a file."""
    return len(text) == 2 * KEY_ID_BYTES and set(text) <= set("0123456789abcdef")


def make(source: KeySource, folder: Path, key_id: str) -> None:
    """Make a fresh key in its source."""
    text = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()
    if source == "file":
        files.create(path_of(folder, key_id), (text + "\n").encode())
    elif _ask_keyring({"op": "set", "key_id": key_id, "key": text}).get("key") != text:
        raise KeyringLocked("the keyring", "it did not keep the key")


def remove(source: KeySource, folder: Path, key_id: str) -> None:
    """Delete a key that opens nothing any more; one that is gone is no error."""
    if source == "keyring":
        _ask_keyring({"op": "delete", "key_id": key_id})
        return
    path = path_of(folder, key_id)
    if os.path.lexists(path):
        files.check_file(path)
        path.unlink()
        files.sync_folder(folder)


def read(source: KeySource, folder: Path, key_id: str) -> bytes:
    """Return the key (32 bytes); a missing, damaged or locked one is its own error, never a new key."""
    if source == "file":
        path = path_of(folder, key_id)
        if not os.path.lexists(path):
            raise KeyMissing(str(path))
        return _decoded(files.read(path, MOST_BYTES), str(path))
    stored = _ask_keyring({"op": "get", "key_id": key_id}).get("key")
    if stored is None:
        raise KeyMissing("the keyring", key_id)
    return _decoded(str(stored).encode(), "the keyring")


def path_of(folder: Path, key_id: str) -> Path:
    """Return where a key file stands."""
    return folder / f"{key_id}.key"


def _decoded(text: bytes, where: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyWrong(where, "it is no key of 32 bytes")
    return key


def _ask_keyring(request: dict[str, str]) -> dict[str, object]:
    """Ask in a process that can be ended: a desktop keyring may never answer."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [sys.executable, "-I", str(Path(keyring_helper.__file__))]
    try:
        done = subprocess.run(  # noqa: S603 our own interpreter and file
            command,
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=KEYRING_LIMIT_S,
            env=env,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise KeyringLocked("the keyring", "it does not answer") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise KeyringLocked("the keyring", "it does not answer") from error
    if not isinstance(answer, dict) or not answer.get("ok"):
        raise KeyringLocked("the keyring", str(answer.get("why", "")) if isinstance(answer, dict) else "")
    return answer
