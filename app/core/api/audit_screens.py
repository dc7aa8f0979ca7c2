"""What an operator sees of the record; part of the union in ``screens``. Times are UTC milliseconds."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event; ``username`` is "" where it is about nobody's account, ``details`` JSON text.

    ``chain`` names the machine's chain that the row belongs to.
    """

    id: int
    at_ms: int
    event: str
    username: str
    actor: str
    details: str
    chain: str = ""


@dataclass(frozen=True, slots=True)
class CountedEvents:
    """Events since a moment that are counted and have no row yet, because there are many of them."""

    event: str
    username: str
    count: int
    since_ms: int


@dataclass(frozen=True, slots=True)
class EventsScreen:
    """The events a query found, the oldest first; ``more`` where the answer was cut at the page's end.

    ``counted`` is what no row tells yet, whenever it happened.
    """

    events: tuple[EventRow, ...]
    more: bool
    counted: tuple[CountedEvents, ...] = ()


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first row that does not hold, by its ``id`` (0 where it is gone), and what is wrong with it.

    ``tail_lost``: rows that this machine's anchor knows are not there any more, or are others.
    """

    id: int
    chain: str
    seq: int
    why: Literal["changed", "missing", "tail_lost"]


@dataclass(frozen=True, slots=True)
class VerdictScreen:
    """What a check of the record found; ``anchored`` tells whether its end could be checked as well.

    ``removed`` rows were rotated out before the first one, which is of ``from_ms``.
    """

    rows: int
    chains: int
    anchored: bool
    broken: BrokenLink | None
    removed: int = 0
    from_ms: int = 0
