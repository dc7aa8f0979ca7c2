"""What the surroundings did to us."""

from ..core.api import errors as e
from ..spoken import QT_TRANSLATE_NOOP, translate

_ERRORS: dict[type[e.KnownError], str] = {
    e.StoreBusy: QT_TRANSLATE_NOOP(
        "messages", "The store {} is in use by another program. Nothing was done."
    ),
    e.ServerUnavailable: QT_TRANSLATE_NOOP(
        "messages", "The store {} cannot be reached now{}. Nothing was done."
    ),
    e.OutcomeUnknown: QT_TRANSLATE_NOOP(
        "messages",
        "The store {} went away before it confirmed. You are not signed in; a code you typed may be used up.",
    ),
    e.DiskFull: QT_TRANSLATE_NOOP("messages", "The disk with {} is full. Nothing was done."),
    e.StoreReadOnly: QT_TRANSLATE_NOOP("messages", "{} cannot be written to, only read{}. Nothing was done."),
    e.StoreOnNetwork: QT_TRANSLATE_NOOP(
        "messages",
        "The store {} is on a network or shared file system{}, where a code could be accepted twice. "
        "Keep it on a disk of this computer.",
    ),
    e.StoreCorrupt: QT_TRANSLATE_NOOP(
        "messages", "{} is no Twinlatch store, or it is damaged{}. Restore a backup."
    ),
    e.StoreTooNew: QT_TRANSLATE_NOOP("messages", "{} was written by a later version of Twinlatch{}."),
    e.StoreVanished: QT_TRANSLATE_NOOP(
        "messages", "The store {} is gone{}. Put it back or restore a backup."
    ),
    e.StoreMissing: QT_TRANSLATE_NOOP(
        "messages", "There is no store at {}{}. Start Twinlatch without a command to make the first account."
    ),
    e.StoreEmptied: QT_TRANSLATE_NOOP("messages", "The store {} was emptied{}. Restore a backup."),
    e.KeyMissing: QT_TRANSLATE_NOOP("messages", "The key is missing from {}{}. Put it back."),
    e.KeyWrong: QT_TRANSLATE_NOOP("messages", "The key in {} does not fit this store{}."),
    e.KeyringLocked: QT_TRANSLATE_NOOP(
        "messages", "The key cannot be had from {}{}. Unlock it and try again."
    ),
    e.UnsafePath: QT_TRANSLATE_NOOP("messages", "{} is not safe to use{}."),
    e.BadSettings: QT_TRANSLATE_NOOP("messages", "The settings cannot be used: {}{}."),
    e.StoreUnavailable: QT_TRANSLATE_NOOP("messages", "{} cannot be used now{}. Nothing was done."),
}


def error_text(error: e.KnownError) -> str:
    """Word an error: what cannot be used, why by the system's own word, and what to do."""
    where = error.where or translate("messages", "the store")
    why = f" ({error.why})" if error.why else ""
    return translate("messages", _ERRORS[type(error)]).format(where, why)
