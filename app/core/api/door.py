"""What a sign-in opens besides an account, and how a sign-in window ends; plain values only."""

from dataclasses import dataclass, field

from .errors import KnownError


@dataclass(frozen=True, slots=True)
class Door:
    """What a sign-in opens. ``audience`` "" is for the verdict alone: no ticket is issued.

    ``program`` is the path of the command that starts, for the record. ``user`` names the one person
    who may pass, by username or email address; ``roles`` are those that may. Empty is everybody.
    """

    audience: str
    program: str = ""
    user: str = ""
    roles: tuple[str, ...] = ()


# --- how a window ends --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passed:
    """Both factors were right, the session is redeemed; ``ticket`` is "" where none was asked for."""

    ticket: str = field(repr=False)
    username: str
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """The person closed the window."""


@dataclass(frozen=True, slots=True)
class TimedOut:
    """Nobody signed in within the time that was given."""


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
    """A bug; it is reported where it was met."""


Outcome = Passed | Closed | TimedOut | Signalled | Failed | Crashed
