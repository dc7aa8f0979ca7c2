"""What every part of the journey has in common: who walks, in which window, and what was reached."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ...core.api.errors import KnownError
from ...core.api.notices import Notice
from ...messages import words
from ..clock import FrozenClock
from ..phone import VirtualPhone
from ..window import Twinlatch

NAME, EMAIL = "user", "user@example.org"
PASSWORD = "plain lantern over wide rivers"  # noqa: S105 of a person who exists for some seconds
NEW_PASSWORD = "seven green herons by the weir"  # noqa: S105 of the same person
WRONG = "not this one, surely"
# So many refusals in a row begin a wait, and that is how long the first one is.
BEFORE_WAIT = 5
WAIT_S = 30


class WrongError(Exception):
    """A step did not end as it must."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A page in front in one of its states.

    ``at_rest`` is False where the core is still at work; ``fleeting`` is what goes as soon as the keyboard
    goes elsewhere, so that it can only be looked at.
    """

    page: str
    state: str = ""
    at_rest: bool = True
    fleeting: bool = False

    @property
    def name(self) -> str:
        """The stop's name, fit for a file."""
        return f"{self.page}-{self.state}" if self.state else self.page


def _unheard(_what: str) -> None:
    """Say it to nobody."""


@dataclass
class Walk:
    """One person's way through one window."""

    window: Twinlatch
    clock: FrozenClock
    phone: VirtualPhone
    # Every state of every page, or the short way of the plain tour.
    whole: bool = False
    say: Callable[[str], object] = field(default=_unheard)

    def at(self, page: str, state: str = "") -> Stop:
        """Wait for a page and return it as a stop."""
        self.window.desktop.look_for(page)
        return Stop(page, state)

    def must(self, right: bool, what: str) -> None:  # noqa: FBT001 the one thing it is about
        """Say what was reached, or fail."""
        if not right:
            message = f"not so: {what}; {self.window.desktop.describe()}"
            raise WrongError(message)
        self.say(what)


def said(one: Notice | KnownError) -> str:
    """Return what the window says to a notice, in its language."""
    return words(one).text
