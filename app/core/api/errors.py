"""What the surroundings can do to us: known errors, raised in the core, caught once by ``handle``'s caller.

Every one of them means that the act did not happen, or counts as if it had not: nothing was handed out.
Anything that is not a ``KnownError`` is a bug.
"""


class KnownError(Exception):
    """A failure of disk, database, key or settings with a sentence of its own; ``where`` names the thing."""

    retry = True

    def __init__(self, where: str = "", why: str = "") -> None:
        """Say what failed: ``where`` a path, address or setting; ``why`` the system's own short reason."""
        super().__init__(where, why)
        self.where = where
        self.why = why


class StoreUnavailable(KnownError):
    """The store cannot be reached, read or written now."""


class ServerUnavailable(KnownError):
    """The server with the store cannot be reached, lets us in no longer, or does not answer (G7)."""


class OutcomeUnknown(KnownError):
    """The server went away before it confirmed: it counts as not done, and a code may be used up (G3)."""


class StoreBusy(KnownError):
    """Another process held the store longer than the bounded wait (B2)."""


class DiskFull(KnownError):
    """No room for a durable record, so there is no success (B1)."""


class StoreReadOnly(KnownError):
    """The store, its folder or its disk cannot be written to, so there is no success (B1)."""


class StoreOnNetwork(KnownError):
    """The store is on a file system whose locks cannot be trusted; ``why`` is its kind (B7)."""


class StoreCorrupt(KnownError):
    """The file is no Twinlatch store, or a damaged one; nothing was changed (B4)."""


class StoreTooNew(KnownError):
    """The store was written by a later version; this one leaves it alone (B5)."""


class StoreVanished(KnownError):
    """An installation is on record at this address, but the store is gone (F1)."""


class StoreMissing(KnownError):
    """Nothing is installed at this address, and a door makes nothing (F2)."""


class StoreEmptied(KnownError):
    """The store is installed but holds no account (F1)."""


class KeyMissing(KnownError):
    """The key on record is not where it was put (D6)."""


class KeyWrong(KnownError):
    """There is a key, but it does not open this store (D6)."""


class KeyringLocked(KnownError):
    """The desktop's keyring is locked, absent or does not answer (D7)."""


class UnsafePath(KnownError):
    """A file or folder has the wrong owner, mode or kind (D5)."""


class BadSettings(KnownError):
    """A setting cannot be understood; ``where`` is the setting and its file."""

    retry = False
