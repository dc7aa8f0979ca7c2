"""Runs as a process of its own: asks the desktop's keyring for one key (D7).

One JSON object on standard input, one on standard output; nothing secret in arguments or
environment. Only backends that keep secrets in a service of the desktop are used, whatever a
configuration file or variable says.
"""

import base64
import ctypes
import json
import os
import signal
import sys

ALLOWED = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
)
SERVICE = "twinlatch"
# In a bundle there is no interpreter to hand this file to: the program is started anew with this one word.
FROZEN_FLAG = "--ask-keyring"
END_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def main() -> None:
    """Answer one request: ``probe``, ``get``, ``set`` or ``delete``."""
    # A program that was killed leaves nobody behind who waits for a keyring.
    ctypes.CDLL(None).prctl(END_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    request = json.load(sys.stdin)
    if request.get("asker", os.getppid()) == os.getppid():  # else it ended before the line above
        json.dump(_answer(request), sys.stdout)


def _answer(request: dict[str, str]) -> dict[str, object]:
    from keyring import backend, errors

    found = [one for one in backend.get_all_keyring() if type(one).__module__ in ALLOWED]
    if not found:
        return {"ok": False, "why": "no keyring service answers"}
    best = max(found, key=lambda one: float(one.priority))
    try:
        if request["op"] == "probe":
            return {"ok": True, "backend": type(best).__module__}
        if request["op"] == "set":
            best.set_password(SERVICE, request["key_id"], request["key"])
        stored = best.get_password(SERVICE, request["key_id"])
        if request["op"] == "delete" and stored is not None:
            best.delete_password(SERVICE, request["key_id"])
            return {"ok": True}
    except (errors.KeyringError, OSError) as error:
        return {"ok": False, "why": type(error).__name__}
    if stored is not None:
        base64.b64decode(stored)
    return {"ok": True, "key": stored}


if __name__ == "__main__":
    main()
