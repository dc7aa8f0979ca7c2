"""Every sentence that the core's answers need, in English; no Qt, since window and command line share it.

A sentence says what is and what to do. ``QT_TRANSLATE_NOOP`` marks it for Qt's lupdate.
"""

from dataclasses import dataclass

from .core.api import errors as e
from .core.api import notices as n


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 the name lupdate looks for
    """Return the text as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence, and for an error what one may do about it."""

    text: str
    action: str = ""


def words(said: n.Notice | e.KnownError) -> Words:
    """Word a notice or an error."""
    if isinstance(said, e.KnownError):
        return Words(_error(said), "Retry" if said.retry else "")
    return Words(_notice(said))


def password_rule(minimum: int) -> str:
    """Word the rule for passwords, shown before anything is typed."""
    text = QT_TRANSLATE_NOOP("messages", "At least {} characters. Several words are easy to remember.")
    return text.format(minimum)


def wait_text(wait_s: int) -> str:
    """Word a wait, with what is left of it."""
    text = QT_TRANSLATE_NOOP("messages", "Too many attempts. You can try again in {}:{:02}.")
    return text.format(wait_s // 60, wait_s % 60)


def incident(number: str) -> str:
    """Word a bug."""
    text = QT_TRANSLATE_NOOP(
        "messages",
        "Something unexpected happened, and nobody is signed in. "
        "Close Twinlatch and start it again. Incident {}.",
    )
    return text.format(number)


_PLAIN: dict[type[n.Notice], str] = {
    n.UsernameInvalid: QT_TRANSLATE_NOOP(
        "messages",
        "Use up to 64 letters a to z, digits, dots, hyphens and underscores; first a letter or digit.",
    ),
    n.UsernameTaken: QT_TRANSLATE_NOOP("messages", "This username is taken. Choose another one."),
    n.EmailInvalid: QT_TRANSLATE_NOOP("messages", "Enter an email address such as name@example.org."),
    n.EmailTaken: QT_TRANSLATE_NOOP("messages", "Another account uses this address. Enter another one."),
    n.PasswordUnreadable: QT_TRANSLATE_NOOP(
        "messages", "The password holds something that is no character. Type it again."
    ),
    n.PasswordsDiffer: QT_TRANSLATE_NOOP("messages", "The two passwords differ. Type the same one twice."),
    n.AccountCreated: QT_TRANSLATE_NOOP("messages", "Your account is ready. Sign in with it."),
    n.AlreadyInstalled: QT_TRANSLATE_NOOP(
        "messages", "There is an account already. Sign in, or ask its administrator for one of your own."
    ),
    n.SignInRefused: QT_TRANSLATE_NOOP(
        "messages", "Name or password is not right. Check both and try again."
    ),
    n.AttemptOver: QT_TRANSLATE_NOOP("messages", "This sign-in has ended. Please start again."),
    n.AccountChanged: QT_TRANSLATE_NOOP(
        "messages", "This account was changed meanwhile, perhaps in another window. Please sign in again."
    ),
    n.AccountDamaged: QT_TRANSLATE_NOOP(
        "messages", "What is stored for this account cannot be trusted. Please ask your administrator."
    ),
    n.AccountDisabled: QT_TRANSLATE_NOOP(
        "messages", "This account is disabled. Please ask your administrator."
    ),
    n.AuthenticatorOff: QT_TRANSLATE_NOOP(
        "messages",
        "Too many wrong codes: your authenticator is switched off. "
        "Sign in with your recovery code, or ask your administrator.",
    ),
    n.RecoveryCodeOff: QT_TRANSLATE_NOOP(
        "messages",
        "Too many wrong recovery codes: they are switched off. "
        "Sign in with your authenticator app, or ask your administrator.",
    ),
    n.PasswordChanged: QT_TRANSLATE_NOOP("messages", "Your password is changed."),
    n.MfaTurnedOff: QT_TRANSLATE_NOOP(
        "messages", "Multi-factor authentication is off. You can delete the entry in your app."
    ),
    n.AccountUnlocked: QT_TRANSLATE_NOOP("messages", "The account is unlocked."),
    n.CodeWrong: QT_TRANSLATE_NOOP("messages", "That code is not right. Check that you use the newest one."),
    n.CodeAlreadyUsed: QT_TRANSLATE_NOOP(
        "messages", "That code was already used. Wait for the next one in your app."
    ),
    n.SetupExpired: QT_TRANSLATE_NOOP(
        "messages", "This setup has expired. Delete the entry in your app and scan again."
    ),
    n.RecoveryCodeMalformed: QT_TRANSLATE_NOOP(
        "messages", "A recovery code has 24 letters and digits, in six groups of four. Check what you typed."
    ),
    n.RecoveryCodeWrong: QT_TRANSLATE_NOOP(
        "messages", "That recovery code is not right. Use the newest one you recorded."
    ),
    n.CurrentPasswordWrong: QT_TRANSLATE_NOOP("messages", "That password is not right. Try again."),
    n.SignInToEnroll: QT_TRANSLATE_NOOP("messages", "Sign in again to set up your authenticator app."),
    n.SessionOver: QT_TRANSLATE_NOOP("messages", "You have been signed out. Please sign in again."),
    n.NotAllowed: QT_TRANSLATE_NOOP("messages", "That is not allowed here."),
    n.NoSuchAccount: QT_TRANSLATE_NOOP("messages", "There is no account with this name."),
}

_COMMON = {
    "common": QT_TRANSLATE_NOOP("messages", "This is one of the most used passwords. Choose another one."),
    "padded": QT_TRANSLATE_NOOP(
        "messages", "This is a common password, only repeated or filled up. Choose something else."
    ),
    "context": QT_TRANSLATE_NOOP(
        "messages",
        "This is made of your name, your address or this program's name. Choose something else.",
    ),
}


def _notice(notice: n.Notice) -> str:  # noqa: PLR0911 one return a notice with numbers
    match notice:
        case n.PasswordTooShort(minimum, counted):
            text = QT_TRANSLATE_NOOP("messages", "Use at least {} characters; this has {}.")
            return text.format(minimum, counted)
        case n.PasswordTooLong(maximum):
            return QT_TRANSLATE_NOOP("messages", "Use at most {} characters.").format(maximum)
        case n.PasswordCommon(reason):
            return _COMMON[reason]
        case n.WaitBeforeRetry(wait_s):
            return wait_text(wait_s)
        case n.CodeMalformed(digits):
            return QT_TRANSLATE_NOOP("messages", "Enter the {} digits that your app shows.").format(digits)
        case n.AccountSwitched(disabled):
            if disabled:
                return QT_TRANSLATE_NOOP("messages", "The account is disabled; its sessions are over.")
            return QT_TRANSLATE_NOOP("messages", "The account may sign in again.")
        case n.PhoneClockDiffers(minutes):
            return _clocks(abs(minutes))
        case n.ClockSteppedBack(works_at_ms):
            return _stepped_back(works_at_ms)
        case _:
            return _PLAIN[type(notice)]


def _clocks(minutes: int) -> str:
    text = QT_TRANSLATE_NOOP(
        "messages",
        "Your phone's clock and this computer's differ by about {} minutes. "
        "Set both to automatic time, then try again.",
    )
    if minutes == 1:
        text = QT_TRANSLATE_NOOP(
            "messages",
            "Your phone's clock and this computer's differ by about 1 minute. "
            "Set both to automatic time, then try again.",
        )
    return text.format(minutes)


def _stepped_back(works_at_ms: int) -> str:
    from datetime import UTC, datetime

    at = datetime.fromtimestamp(works_at_ms / 1000, UTC).astimezone()
    text = QT_TRANSLATE_NOOP(
        "messages",
        "This computer's clock was set back. Codes work again at {}; setting the clock right helps at once.",
    )
    return text.format(f"{at:%H:%M} on {at:%Y-%m-%d}")


_ERRORS: dict[type[e.KnownError], str] = {
    e.StoreBusy: QT_TRANSLATE_NOOP(
        "messages", "The store {} is in use by another program. Nothing was done."
    ),
    e.DiskFull: QT_TRANSLATE_NOOP("messages", "The disk with {} is full. Nothing was done."),
    e.StoreCorrupt: QT_TRANSLATE_NOOP(
        "messages", "{} is no Twinlatch store, or it is damaged{}. Restore a backup."
    ),
    e.StoreTooNew: QT_TRANSLATE_NOOP("messages", "{} was written by a later version of Twinlatch{}."),
    e.StoreVanished: QT_TRANSLATE_NOOP(
        "messages", "The store {} is gone{}. Put it back or restore a backup."
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


def _error(error: e.KnownError) -> str:
    where = error.where or QT_TRANSLATE_NOOP("messages", "the store")
    why = f" ({error.why})" if error.why else ""
    return _ERRORS[type(error)].format(where, why)
