"""Notices at a door and about tickets."""

from collections.abc import Callable
from typing import Any

from ..core.api import notices as n
from ..core.api.door_notices import TicketReason
from ..spoken import QT_TRANSLATE_NOOP, translate

_MFA = QT_TRANSLATE_NOOP(
    "messages",
    "This opens only with multi-factor authentication, and your account has none. Start Twinlatch without "
    "a command, sign in, enable MFA on your Profile, and come back.",
)
_NOT_YOU = QT_TRANSLATE_NOOP(
    "messages", "Your password is right, but this is open to others only. Please ask your administrator."
)
_WHY: dict[TicketReason, str] = {
    "expired": QT_TRANSLATE_NOOP("messages", "The ticket has expired. Sign in again for a new one."),
    "not_yet": QT_TRANSLATE_NOOP("messages", "The ticket is not valid yet. Check this computer's clock."),
    "audience": QT_TRANSLATE_NOOP("messages", "The ticket is for another audience."),
    "signature": QT_TRANSLATE_NOOP("messages", "No key of this store has signed the ticket as it stands."),
    "malformed": QT_TRANSLATE_NOOP("messages", "This is no ticket."),
}

WORDED: dict[type[n.Notice], Callable[[Any], str]] = {
    n.MfaRequiredHere: lambda _notice: translate("messages", _MFA),
    n.NotForYou: lambda _notice: translate("messages", _NOT_YOU),
    n.TicketRefused: lambda notice: translate("messages", _WHY[notice.reason]),
}
