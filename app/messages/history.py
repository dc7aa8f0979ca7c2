"""The record in plain words, for the person it is about; the view writes the times."""

from collections.abc import Iterable

from ..core.api.account_screens import NewsKind
from ..spoken import QT_TRANSLATE_NOOP, translate

NEWS_TITLE = QT_TRANSLATE_NOOP("messages", "Since you last signed in")
SIGN_INS_TITLE = QT_TRANSLATE_NOOP("messages", "Last sign-ins")
FIRST_SIGN_IN = QT_TRANSLATE_NOOP("messages", "This is the first sign-in on record.")

_ONCE: dict[NewsKind, str] = {
    "mfa_reset": QT_TRANSLATE_NOOP(
        "messages", "An administrator reset your multi-factor authentication, {}."
    ),
    "password_reset": QT_TRANSLATE_NOOP("messages", "An administrator reset your password, {}."),
    "account_accepted": QT_TRANSLATE_NOOP(
        "messages", "An administrator confirmed your account after a change from outside, {}."
    ),
    "account_disabled": QT_TRANSLATE_NOOP("messages", "An administrator disabled your account, {}."),
    "mfa_turned_off": QT_TRANSLATE_NOOP("messages", "Multi-factor authentication was turned off, {}."),
    "recovery_used": QT_TRANSLATE_NOOP("messages", "Your recovery code was used, {}."),
    "authenticator_set_up": QT_TRANSLATE_NOOP("messages", "An authenticator app was set up, {}."),
    "password_changed": QT_TRANSLATE_NOOP("messages", "Your password was changed, {}."),
    "recovery_code_replaced": QT_TRANSLATE_NOOP("messages", "Your recovery code was replaced, {}."),
    "refused": QT_TRANSLATE_NOOP("messages", "One attempt to sign in was refused, {}."),
}
_REFUSED = QT_TRANSLATE_NOOP("messages", "{} attempts to sign in were refused, the first {}.")
_NOBODY_GOT_IN = QT_TRANSLATE_NOOP(
    "messages", "Nobody got in. If it was not you, and it goes on, tell your administrator."
)
_NOT_YOU = QT_TRANSLATE_NOOP(
    "messages", "If any of this was not you, change your password now and tell your administrator."
)
_METHODS = {
    ("pwd",): QT_TRANSLATE_NOOP("messages", "{} with your password"),
    ("pwd", "otp"): QT_TRANSLATE_NOOP("messages", "{} with password and one-time code"),
    ("pwd", "recovery"): QT_TRANSLATE_NOOP("messages", "{} with password and recovery code"),
}


def news_text(kind: NewsKind, count: int, since: str, at: str) -> str:
    """Word one kind of news: how often, and when."""
    if kind == "refused" and count > 1:
        return translate("messages", _REFUSED).format(count, since)
    return translate("messages", _ONCE[kind]).format(at)


def advice_text(kinds: Iterable[NewsKind]) -> str:
    """Word what to do if it was somebody else."""
    return translate("messages", _NOBODY_GOT_IN if set(kinds) == {"refused"} else _NOT_YOU)


def sign_in_text(at: str, methods: tuple[str, ...]) -> str:
    """Word a sign-in; the time begins the sentence."""
    at = f"{at[:1].upper()}{at[1:]}"
    return translate("messages", _METHODS[methods]).format(at) if methods in _METHODS else at
