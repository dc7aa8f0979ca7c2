"""What the core says: the next screen, a notice, and whether a session began or ended."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .notices import Notice
    from .screens import Screen


@dataclass(frozen=True, slots=True)
class SessionOpened:
    """A committed session; the token (128 random bits, base64url) is the only thing that opens the door."""

    token: str = field(repr=False)
    username: str
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The session of the actor is over."""


@dataclass(frozen=True, slots=True)
class Answer:
    """No screen: stay on the page. No session: nothing changed about who is signed in."""

    screen: "Screen | None" = None
    notice: "Notice | None" = None
    session: SessionOpened | SessionEnded | None = None
