"""The file of a backup: what opens it, under a passphrase, then the store, both in the age format.

A line names the format; a line gives the length and SHA-256 of the first part; then follow an age file
for the passphrase, which holds facts, data keys and an identity, and an age file for that identity,
which holds the store's copy. Whoever has the passphrase can open both with any age tool.
"""

import base64
import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from . import files
from .seal import DataKey, Use

MAGIC = b"twinlatch backup "
FORMAT = 1
MOST_LINE = 128
MOST_FACTS = 1024 * 1024
Why = Literal["no_backup", "newer", "passphrase", "work", "damaged"]
Progressed = Callable[[int, int], None]


class BackupRefusedError(Exception):
    """The file opens nothing; ``why`` is for the notice."""

    def __init__(self, why: Why) -> None:
        """Say why."""
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Facts:
    """What a backup says of itself: when it was made (UTC ms), of which revision, its data keys."""

    made_ms: int
    revision: str
    accounts: int
    data_keys: tuple[DataKey, ...]


def write(path: Path, store: Path, facts: Facts, passphrase: str, progressed: Progressed) -> None:
    """Write a backup of a store's copy into a fresh file, and read it back."""
    from pyrage import EncryptError, encrypt_io, x25519
    from pyrage import passphrase as by_passphrase

    identity = x25519.Identity.generate()
    with store.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
    opening = _encoded(facts, str(identity), digest)
    first = by_passphrase.encrypt(opening, passphrase)
    line = f"{len(first)} {hashlib.sha256(first).hexdigest()}\n".encode()
    files.create(path, MAGIC + b"%d\n" % FORMAT + line + first)
    size = store.stat().st_size
    with store.open("rb") as source, path.open("ab") as target:
        sink = _Told(target, lambda done: progressed(done, 2 * size))
        try:
            encrypt_io(source, sink, [identity.to_public()])
        except EncryptError as error:
            raise sink.error or error from error
        target.flush()
        os.fsync(target.fileno())
    unpack(path, passphrase, None, lambda done, _total: progressed(size + done, 2 * size))


def unpack(path: Path, passphrase: str, target: Path | None, progressed: Progressed) -> Facts:
    """Return what a backup holds, its store written into a fresh file; ``target`` None only reads it."""
    from pyrage import decrypt_io, x25519

    with files.reading(path.resolve()) as source:
        facts, identity, digest, size = _opened(source, passphrase)
        if target is not None:
            files.create(target)
        with (target or Path(os.devnull)).open("wb") as file:
            sink = _Told(file, lambda done: progressed(done, size))
            try:
                decrypt_io(source, sink, [x25519.Identity.from_str(identity)])
            except Exception as error:
                raise sink.error or BackupRefusedError("damaged") from error
            file.flush()
            if target is not None:
                os.fsync(file.fileno())
    if sink.digest.hexdigest() != digest:
        raise BackupRefusedError("damaged")
    return facts


class _Told:
    """A file that tells how much was written, hashes it, and keeps the system's own error."""

    def __init__(self, file: BinaryIO, told: Callable[[int], None]) -> None:
        self._file = file
        self._told = told
        self._done = 0
        self.digest = hashlib.sha256()
        self.error: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write."""
        try:
            count = self._file.write(data)
        except OSError as error:
            self.error = error
            raise
        self.digest.update(data)
        self._done += len(data)
        self._told(self._done)
        return count

    def flush(self) -> None:
        """Flush."""
        self._file.flush()


def _encoded(facts: Facts, identity: str, digest: str) -> bytes:
    keys = [
        {
            "id": one.id,
            "key": base64.b64encode(one.key).decode(),
            "generation": one.generation,
            "use": one.use,
        }
        for one in facts.data_keys
    ]
    plain = {
        "made_ms": facts.made_ms,
        "revision": facts.revision,
        "accounts": facts.accounts,
        "data_keys": keys,
        "identity": identity,
        "sha256": digest,
    }
    return json.dumps(plain).encode()


def _opened(source: BinaryIO, passphrase: str) -> tuple[Facts, str, str, int]:
    """Read as far as the store: facts, identity, SHA-256, and about how many bytes follow."""
    from pyrage import DecryptError
    from pyrage import passphrase as by_passphrase

    head = source.readline(MOST_LINE)
    if not head.startswith(MAGIC):
        raise BackupRefusedError("no_backup")
    if head != MAGIC + b"%d\n" % FORMAT:
        raise BackupRefusedError("newer" if head.endswith(b"\n") else "damaged")
    try:
        length, digest = source.readline(MOST_LINE).decode("ascii").split()
        first = source.read(min(int(length), MOST_FACTS))
    except ValueError:
        raise BackupRefusedError("damaged") from None
    if hashlib.sha256(first).hexdigest() != digest:
        raise BackupRefusedError("damaged")
    try:
        plain = json.loads(by_passphrase.decrypt(first, passphrase))
    except DecryptError as error:
        raise BackupRefusedError("work" if "work" in str(error) else "passphrase") from None
    keys = tuple(
        DataKey(one["id"], base64.b64decode(one["key"]), one["generation"], Use(one["use"]))
        for one in plain["data_keys"]
    )
    facts = Facts(plain["made_ms"], plain["revision"], plain["accounts"], keys)
    return facts, plain["identity"], plain["sha256"], os.fstat(source.fileno()).st_size - source.tell()
