"""Notices about the store as a whole, in English: the command line alone says them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from ..core.api import notices as n


def _rotated(notice: n.KeysRotated) -> str:
    text = "New keys are in force for {} account(s). A backup made before still needs only its passphrase."
    return text.format(notice.accounts)


def _made(notice: n.BackupMade) -> str:
    text = "The backup stands in {}. Without its passphrase nobody can use it, so keep that apart."
    return text.format(notice.path)


def _restored(notice: n.BackupRestored) -> str:
    text = "The store is back as it was on {} UTC, with {} account(s). Changes made after that are lost."
    made = datetime.fromtimestamp(notice.made_ms / 1000, UTC)
    return text.format(f"{made:%Y-%m-%d %H:%M}", notice.accounts)


def _file_in_the_way(notice: n.FileInTheWay) -> str:
    text = "Something stands at {} already. Choose another name."
    return text.format(notice.path)


def _store_in_the_way(notice: n.StoreInTheWay) -> str:
    text = "There is a store at {} already, and it stays. Move it away first, or name another with --store."
    return text.format(notice.path)


_UNDER_WAY = "A rotation of the keys has not ended. Run `twinlatch key rotate` first; nothing was done."

_WHY = {
    "no_backup": "This is no backup of Twinlatch: {}. Nothing was changed.",
    "newer": (
        "A later version of Twinlatch made this backup: {}. Restore it with that one. Nothing was changed."
    ),
    "passphrase": "That passphrase does not open {}. Nothing was changed.",
    "work": "Opening {} takes more work than this computer may do. Restore it on a faster one.",
    "damaged": "This backup is damaged or incomplete: {}. Nothing was changed.",
}


def _refused(notice: n.BackupRefused) -> str:
    return _WHY[notice.why].format(notice.path)


_BY_SERVER = (
    "This store is on a PostgreSQL server: copy its schema with pg_dump, and keep the key apart "
    "from the copy (the key file in the settings folder, or the keyring). Nothing was done."
)

WORDED: dict[type[n.Notice], Callable[[Any], str]] = {
    n.KeysRotated: _rotated,
    n.BackupByServer: lambda _notice: _BY_SERVER,
    n.RotationUnderWay: lambda _notice: _UNDER_WAY,
    n.BackupMade: _made,
    n.BackupRestored: _restored,
    n.FileInTheWay: _file_in_the_way,
    n.StoreInTheWay: _store_in_the_way,
    n.BackupRefused: _refused,
}
