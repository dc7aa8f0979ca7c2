"""The newest link of this machine's chain, kept beside the key: outside the store it vouches for (A4, D9).

Written after the commit and without waiting for the disk: an anchor behind the store is no alarm,
one ahead of it is.
"""

import contextlib
import fcntl
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, bindparam, select

from ..api.errors import KeyWrong, KnownError
from . import files
from .statement import Statement
from .tables import audit

MOST_BYTES = 256
CHAIN_BYTES = 8
_AT = select(audit.c.mac).where(audit.c.chain == bindparam("chain"), audit.c.seq == bindparam("seq"))
LAST = Statement(
    select(audit.c.seq, audit.c.mac)
    .where(audit.c.chain == bindparam("chain"))
    .order_by(audit.c.seq.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Head:
    """The newest link: the chain's id (16 hex digits), its number from 1, its MAC (32 bytes)."""

    chain: str
    seq: int
    mac: bytes


class Anchor:
    """The anchor of one store on this machine."""

    def __init__(self, folder: Path, key_id: str) -> None:
        """Take the config folder and the id of the key."""
        self.path = folder / f"{key_id}.anchor"
        self._chain = ""
        self.ahead = False

    def take_over(self, key_id: str) -> None:
        """Go on with the anchor that was kept beside a former key of this store (D8)."""
        former = self.path.with_name(f"{key_id}.anchor")
        if os.path.lexists(former) and not os.path.lexists(self.path):
            files.check_file(former)
            # Another process may just have done the same.
            with contextlib.suppress(FileNotFoundError):
                former.rename(self.path)
                files.sync_folder(self.path.parent)

    def compare(self, connection: Connection) -> None:
        """Notice a store that lacks what was anchored: it was put back from an older copy (D9)."""
        anchored = self.head()
        if anchored is None or anchored.seq == 0:
            return
        place = {"chain": anchored.chain, "seq": anchored.seq}
        self.ahead = connection.execute(_AT, place).scalar() != anchored.mac

    def acknowledge(self, connection: Connection) -> None:
        """Anchor the store as it is, whatever was anchored before: an operator said so, on record."""
        last = LAST.row(connection, chain=self.chain())
        head = (
            Head(self.chain(), last.seq, last.mac) if last is not None else Head(self.chain(), 0, bytes(32))
        )
        files.replace(self.path, _line(head))
        self.ahead = False

    def chain(self) -> str:
        """Return the id of this machine's chain; begin one where there is none."""
        if not self._chain:
            if not os.path.lexists(self.path):
                files.create(self.path, _line(Head(secrets.token_hex(CHAIN_BYTES), 0, bytes(32))))
            found = self.head()
            self._chain = found.chain if found is not None else ""
        return self._chain

    def head(self) -> Head | None:
        """Return what was anchored last, None where there is no anchor."""
        if not os.path.lexists(self.path):
            return None
        return self._parsed(files.read(self.path, MOST_BYTES))

    def follow(self, head: Head | None) -> None:
        """Anchor what was committed; an anchor that could not be written is caught up with the next time."""
        if head is not None and not self.ahead:
            with contextlib.suppress(KnownError):
                self._note(head)

    def _note(self, head: Head) -> None:
        """Put a newer head in place; an older one never replaces it."""
        files.check_file(self.path)
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX)
                if self._parsed(os.pread(handle, MOST_BYTES, 0)).seq < head.seq:
                    os.pwrite(handle, _line(head), 0)
            finally:
                os.close(handle)
        except OSError as error:
            raise files.known(error, str(self.path)) from error

    def _parsed(self, line: bytes) -> Head:
        try:
            chain, seq, mac = line.decode("ascii").split()
            return Head(chain, int(seq), bytes.fromhex(mac))
        except ValueError as error:
            raise KeyWrong(str(self.path), "the anchor beside it cannot be read") from error


def _line(head: Head) -> bytes:
    """Write a head; always of one length, so that it is replaced in place."""
    return f"{head.chain} {head.seq:020d} {head.mac.hex()}\n".encode("ascii")
