"""Where the key that wraps the data key lives: the desktop's keyring or a 0600 file (D6, D7).

Chosen once, when the store is created, and never fallen through from one to the other.
"""

import base64
import binascii
import os
import secrets
from pathlib import Path
from typing import Literal

from ..api.errors import KeyMissing, KeyringLocked, KeyWrong, KnownError
from . import files
from .keyring_process import ENDED, KeyringProcess
from .records import KeySource
from .seal import KEY_BYTES, KEY_ID_BYTES

KEYRING_LIMIT_S = 15.0
MOST_BYTES = 4096
_KEYRING = KeyringProcess()


def choose(wanted: Literal["auto", "keyring", "file"]) -> KeySource:
    """Decide the key source of a new store; without a desktop session it is the file."""
    if wanted == "file":
        return "file"
    session = bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
    if wanted == "auto" and not session:
        return "file"
    try:
        _ask_keyring({"op": "probe"})
    except KeyringLocked as error:
        if wanted == "keyring" or error.why == ENDED:
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
        try:
            return _decoded(files.read(path, MOST_BYTES), str(path))
        except KnownError:
            if not os.path.lexists(path):
                raise KeyMissing(str(path)) from None  # also where a rotation has just removed it
            raise
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


def let_go() -> None:
    """Wait no longer for a keyring that is being asked: the window closes (D7)."""
    _KEYRING.let_go()


def _ask_keyring(request: dict[str, str]) -> dict[str, object]:
    return _KEYRING.ask(request, KEYRING_LIMIT_S)
