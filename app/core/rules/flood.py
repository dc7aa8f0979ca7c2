"""When an event that anybody may cause is a row of its own, and when it is only counted (A7, L11).

The first few in a window are rows. The others are counted, and one row tells how many once the
window is over. A flood that goes on gets a longer window each time, so that it writes ever less.
"""

from dataclasses import dataclass

from .throttle import Tally, remaining_s, settled

ROWS = 5
SHORTEST_S = 3600
LONGEST_S = 86_400


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many events since a moment (UTC milliseconds) are no rows."""

    count: int
    since_ms: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What becomes of one event: ``row`` of its own or not, and what a window that is over left out.

    A tally counts here what happened since its window began, all of it.
    """

    tally: Tally
    row: bool
    closed: LeftOut | None


def left_out(tally: Tally) -> LeftOut | None:
    """Return what a window has counted without a row."""
    return LeftOut(tally.failures - ROWS, tally.wait_from_ms) if tally.failures > ROWS else None


def counted(tally: Tally, now_ms: int) -> Counted:
    """Count one event."""
    tally = settled(tally, now_ms)
    if remaining_s(tally, now_ms) > 0:
        following = Tally(tally.failures + 1, tally.wait_from_ms, tally.wait_s)
        return Counted(following, following.failures <= ROWS, None)
    closed = left_out(tally)
    if closed is None:
        return Counted(Tally(1, now_ms, SHORTEST_S), row=True, closed=None)
    # Still flooded: this one is a row, and nothing else before the longer window is over.
    longer_s = min(2 * tally.wait_s, LONGEST_S)
    return Counted(Tally(ROWS, now_ms, longer_s), row=True, closed=closed)


def told(tally: Tally) -> Tally:
    """Return the tally after a row has told what it had left out; its window goes on."""
    return Tally(min(tally.failures, ROWS), tally.wait_from_ms, tally.wait_s)
