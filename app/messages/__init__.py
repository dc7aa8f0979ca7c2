"""Every sentence that the core's answers need; no Qt, since window and command line share it.

A sentence says what is and what to do. It is written in English; ``spoken`` translates it in the window.
"""

from dataclasses import dataclass

from ..core.api import errors as e
from ..core.api import notices as n
from ..spoken import QT_TRANSLATE_NOOP, translate
from .doors import WORDED as DOOR_WORDED
from .errors import error_text
from .numbers import WORDED
from .numbers import wait_over_text as wait_over_text
from .numbers import wait_text as wait_text
from .stores import WORDED as STORE_WORDED


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence, and for an error what one may do about it."""

    text: str
    action: str = ""


def words(said: n.Notice | e.KnownError) -> Words:
    """Word a notice or an error."""
    if isinstance(said, e.KnownError):
        return Words(error_text(said), translate("messages", "Retry") if said.retry else "")
    worded = WORDED.get(type(said)) or STORE_WORDED.get(type(said)) or DOOR_WORDED.get(type(said))
    return Words(worded(said) if worded is not None else translate("messages", _PLAIN[type(said)]))


def password_rule(minimum: int) -> str:
    """Word the rule for passwords, shown before anything is typed."""
    text = translate("messages", "At least {} characters. Several words are easy to remember.")
    return text.format(minimum)


def incident(number: str) -> str:
    """Word a bug."""
    text = translate(
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
    n.AccountMeddled: QT_TRANSLATE_NOOP(
        "messages",
        "This account was changed from outside of Twinlatch; nothing was done. Look at it with "
        "`twinlatch account show` and `audit list`, then restore a backup or use `twinlatch account accept`.",
    ),
    n.StoreRolledBack: QT_TRANSLATE_NOOP(
        "messages",
        "The stored accounts are older than they were, so no code can be accepted. "
        "Please ask your administrator.",
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
    n.RecoveryCodeReplaced: QT_TRANSLATE_NOOP(
        "messages", "Your new recovery code is in force. Destroy the former one."
    ),
    n.RecoveryCodeKept: QT_TRANSLATE_NOOP(
        "messages", "Nothing was changed: the recovery code you recorded before stays valid."
    ),
    n.PasswordNotNew: QT_TRANSLATE_NOOP(
        "messages", "That is the one-time password. Choose another one of your own."
    ),
    n.PasswordExpired: QT_TRANSLATE_NOOP(
        "messages", "This one-time password has expired. Please ask your administrator for a new one."
    ),
    n.ActivationNeeded: QT_TRANSLATE_NOOP(
        "messages",
        "Multi-factor authentication must be set up for this account, and that needs a valid activation "
        "code. Please ask your administrator for one.",
    ),
    n.ActivationCodeMalformed: QT_TRANSLATE_NOOP(
        "messages",
        "An activation code has 16 letters and digits, in four groups of four. Check what you typed.",
    ),
    n.ActivationCodeWrong: QT_TRANSLATE_NOOP(
        "messages", "That activation code is not right. Use the newest one you were given."
    ),
    n.RecoveryRefused: QT_TRANSLATE_NOOP(
        "messages",
        "These three do not fit together. Check them, and use the newest one-time code. Without "
        "multi-factor authentication only your administrator can help.",
    ),
    n.PasswordRecovered: QT_TRANSLATE_NOOP("messages", "Your new password is in force. Sign in with it."),
    n.NothingInstalled: QT_TRANSLATE_NOOP(
        "messages", "There is no account yet: the first one needs a password."
    ),
    n.NothingToRotate: QT_TRANSLATE_NOOP(
        "messages", "The record has no older row that could go. No file was made."
    ),
    n.ReasonMissing: QT_TRANSLATE_NOOP("messages", "Give a reason; it is kept on record."),
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
    n.GroupsWrong: QT_TRANSLATE_NOOP(
        "messages", "This is not that group of the code. Check what you recorded, or go back and look."
    ),
    n.CurrentPasswordWrong: QT_TRANSLATE_NOOP("messages", "That password is not right. Try again."),
    n.SignInToEnroll: QT_TRANSLATE_NOOP("messages", "Sign in again to set up your authenticator app."),
    n.SessionOver: QT_TRANSLATE_NOOP("messages", "You have been signed out. Please sign in again."),
    n.NotAllowed: QT_TRANSLATE_NOOP("messages", "That is not allowed here."),
    n.NoSuchAccount: QT_TRANSLATE_NOOP("messages", "There is no account with this name."),
}
