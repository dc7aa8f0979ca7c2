"""A door: what a sign-in opens when something stands behind it, and how a sign-in window comes to its end."""

from dataclasses import dataclass, field

from .errors import KnownError


@dataclass(frozen=True, slots=True)
class Door:
    """What a sign-in opens; an ``audience`` of "" asks for the verdict only, without a ticket."""

    audience: str
    program: str = ""
    user: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """The session was committed and redeemed: the door is open for this person, once."""

    ticket: str = field(repr=False)
    username: str
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """The window was closed, or nobody who may pass signed in."""


@dataclass(frozen=True, slots=True)
class TimedOut:
    """Nobody had signed in when the time was over."""


@dataclass(frozen=True, slots=True)
class Signalled:
    """A signal ended the window."""

    number: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The window was closed while it showed a failure of the surroundings."""

    error: KnownError


@dataclass(frozen=True, slots=True)
class Crashed:
    """A bug ended the window; it is on record as an incident."""


Outcome = Passed | Closed | TimedOut | Signalled | Failed | Crashed
