"""Notices that hold numbers, names or a reason."""

from collections.abc import Callable
from typing import Any

from ..core.api import notices as n
from ..spoken import QT_TRANSLATE_NOOP, moment, translate


def wait_text(wait_s: int) -> str:
    """Word a wait, with what is left of it."""
    text = translate("messages", "Too many attempts. You can try again in {}:{:02}.")
    return text.format(wait_s // 60, wait_s % 60)


def wait_over_text() -> str:
    """Word the end of a wait."""
    return translate("messages", "You can try again now.")


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


def _too_short(notice: n.PasswordTooShort) -> str:
    text = translate("messages", "Use at least {} characters; this has {}.")
    return text.format(notice.minimum, notice.counted)


def _switched(notice: n.AccountSwitched) -> str:
    if notice.disabled:
        return "The account is disabled; its sessions are over."
    return "The account may sign in again."


def _clock_reset(notice: n.ClockReset) -> str:
    if notice.changed:
        return "One-time codes work again from the next one on."
    return "The clock is not in the way; nothing was changed."


def _accepted(notice: n.AccountAccepted) -> str:
    if notice.changed:
        return "The account is taken as it stands; its sessions are over."
    return "The account stands as Twinlatch left it; nothing was changed."


def _acknowledged(notice: n.RollbackAcknowledged) -> str:
    if notice.changed:
        return "Codes are accepted again, in the store as it is now."
    return "The store is not older than it was; nothing was changed."


_STRENGTHS = {
    "weak": QT_TRANSLATE_NOOP("messages", "Weak."),
    "fair": QT_TRANSLATE_NOOP("messages", "Fair."),
    "good": QT_TRANSLATE_NOOP("messages", "Good."),
    "strong": QT_TRANSLATE_NOOP("messages", "Strong."),
}

_ADVICE = {
    "none": "",
    "common": QT_TRANSLATE_NOOP("messages", "It looks like a password that many people use."),
    "words": QT_TRANSLATE_NOOP("messages", "Add a word or two that do not belong together."),
    "repeats": QT_TRANSLATE_NOOP("messages", "Repeating letters or words adds little."),
    "sequences": QT_TRANSLATE_NOOP("messages", "Rows such as abc or 6543 add little."),
    "keys": QT_TRANSLATE_NOOP("messages", "Keys that lie side by side add little."),
    "names": QT_TRANSLATE_NOOP("messages", "Names are guessed first; add other words."),
    "dates": QT_TRANSLATE_NOOP("messages", "Dates and years are guessed first; add other words."),
    "capitals": QT_TRANSLATE_NOOP("messages", "Capital letters add little; another word adds more."),
    "look_alikes": QT_TRANSLATE_NOOP("messages", "Digits in place of letters add little; a word adds more."),
}


# As long as one line under a field: nothing jumps while somebody types.
_SHORT = {
    "common": QT_TRANSLATE_NOOP("messages", "One of the most used passwords."),
    "padded": QT_TRANSLATE_NOOP("messages", "Only a common password, repeated or filled up."),
    "context": QT_TRANSLATE_NOOP("messages", "Made of your name, address or this program's name."),
}


def _hint(hint: n.PasswordHint) -> str:
    """Word a hint: what stands in the way first, then how strong it is and what would help."""
    if isinstance(hint.refusal, n.PasswordCommon):
        return translate("messages", _SHORT[hint.refusal.reason])
    if hint.refusal is not None:
        return WORDED[type(hint.refusal)](hint.refusal)
    strength = translate("messages", _STRENGTHS[hint.strength])
    advice = _ADVICE[hint.advice]
    return f"{strength} {translate('messages', advice)}" if advice else strength


def _handed_out(made: n.OneTimePasswordMade | n.ActivationCodeMade) -> str:
    """Word what an administrator hands over; the secret stands on a line of its own."""
    from datetime import UTC, datetime

    until = f"{datetime.fromtimestamp(made.expires_ms / 1000, UTC):%Y-%m-%d %H:%M} UTC"
    if isinstance(made, n.ActivationCodeMade):
        text = (
            "MFA is reset for {0}; all sessions are over.\nActivation code: {1}\n"
            "It works until {2}. At the next sign-in it is asked for after the password; "
            "then a new authenticator app is set up."
        )
        return text.format(made.username, made.code, until)
    text = (
        "The password of {0} is reset; all sessions are over.\nOne-time password: {1}\n"
        "It works until {2}, and is replaced by a password of one's own at the next sign-in."
    )
    if made.added:
        text = (
            "The account {0} is made.\nOne-time password: {1}\n"
            "It works until {2}, and is replaced by a password of one's own at the first sign-in."
        )
    return text.format(made.username, made.password, until)


def _clocks(minutes: int) -> str:
    text = translate(
        "messages",
        "Your phone's clock and this computer's differ by about {} minutes. "
        "Set both to automatic time, then try again.",
    )
    if minutes == 1:
        text = translate(
            "messages",
            "Your phone's clock and this computer's differ by about 1 minute. "
            "Set both to automatic time, then try again.",
        )
    return text.format(minutes)


def _stepped_back(works_at_ms: int) -> str:
    from datetime import UTC, datetime

    at = datetime.fromtimestamp(works_at_ms / 1000, UTC).astimezone()
    text = translate(
        "messages",
        "This computer's clock was set back. Codes work again at {}; setting the clock right helps at once.",
    )
    return text.format(moment(at))


WORDED: dict[type[n.Notice], Callable[[Any], str]] = {
    n.PasswordTooShort: _too_short,
    n.PasswordTooLong: lambda said: translate("messages", "Use at most {} characters.").format(said.maximum),
    n.PasswordUnreadable: lambda _said: translate(
        "messages", "The password holds something that is no character. Type it again."
    ),
    n.PasswordCommon: lambda said: translate("messages", _COMMON[said.reason]),
    n.PasswordHint: _hint,
    n.WaitBeforeRetry: lambda said: wait_text(said.wait_s),
    n.CodeMalformed: lambda said: translate("messages", "Enter the {} digits that your app shows.").format(
        said.digits
    ),
    n.PhoneClockDiffers: lambda said: _clocks(abs(said.minutes)),
    n.ClockSteppedBack: lambda said: _stepped_back(said.works_at_ms),
    n.AccountSwitched: _switched,
    n.OneTimePasswordMade: _handed_out,
    n.ActivationCodeMade: _handed_out,
    n.ClockReset: _clock_reset,
    n.AccountAccepted: _accepted,
    n.RollbackAcknowledged: _acknowledged,
    n.RecordRotated: lambda said: f"Moved out of the store into the file: {said.rows} rows.",
}
