"""What the record counts instead of writing it: in the table of counters, so that it outlives a restart."""

import json
from collections.abc import Callable, Iterator

from ..api.events import REFUSALS
from ..rules import flood
from ..rules.flood import LeftOut
from ..rules.throttle import Tally
from .throttle import Throttle

PREFIX = "record:"
NOBODY = "nobody"
_REFUSALS = sorted(REFUSALS)


class Floods:
    """The counters of one account and one event, or of all names that are no account together."""

    def __init__(self, throttle: Throttle, now_ms: Callable[[], int]) -> None:
        """Take the transaction's counters and clock."""
        self._throttle = throttle
        self._now_ms = now_ms

    def count(self, event: str, account_id: str | None) -> tuple[bool, LeftOut | None]:
        """Count one event; tell whether it is a row, and what is now to be told of before."""
        subject = _subject(event, account_id)
        tally = self._throttle.load([subject]).get(subject, Tally())
        found = flood.counted(tally, self._now_ms())
        self._throttle.save(subject, found.tally)
        return found.row, found.closed

    def tell(self, account_id: str) -> Iterator[tuple[str, LeftOut]]:
        """Give the refusals left out about an account, so that its person learns of them; once."""
        subjects = {_subject(event, account_id): event for event in _REFUSALS}
        for subject, tally in sorted(self._throttle.load(list(subjects)).items()):
            found = flood.left_out(tally)
            if found is not None:
                self._throttle.save(subject, flood.told(tally))
                yield subjects[subject], found

    def waiting(self) -> Iterator[tuple[str, str | None, LeftOut]]:
        """Give what is counted and not told yet: event, account, count."""
        for subject, tally in self._throttle.beginning(PREFIX):
            found = flood.left_out(tally)
            _prefix, event, account_id = subject.split(":", 2)
            if found is not None:
                yield event, None if account_id == NOBODY else account_id, found


def details(event: str, left_out: LeftOut) -> str:
    """Write the details of the row that tells what was left out."""
    return json.dumps({"count": left_out.count, "of": event, "since_ms": left_out.since_ms})


def _subject(event: str, account_id: str | None) -> str:
    return f"{PREFIX}{event}:{account_id or NOBODY}"
