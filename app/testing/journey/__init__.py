"""The journey through every page, as one row of stops: the tour paints at each, the laws measure at each.

What the window must say is compared with the words of ``app.messages``, so the journey speaks any language.
"""

from collections.abc import Callable, Iterator

from . import account, enrolling, last, sign_in, site, ways_back
from .walk import Stop as Stop
from .walk import Walk as Walk
from .walk import WrongError as WrongError


def stops(walk: Walk) -> Iterator[Stop]:
    """Walk from the first run to the last way back in; stands at each stop until the next one is asked for.

    Raises WrongError or NotOnScreenError where a step does not end as it must. With ``walk.whole`` it
    passes every state of every page, else what a person meets who does nothing wrong twice.
    """
    yield from sign_in.first_account(walk)
    yield from account.without_mfa(walk)
    yield from enrolling.scan(walk)
    yield from enrolling.manual_key(walk)
    code = yield from enrolling.confirm(walk)
    yield from sign_in.with_code(walk)
    code = yield from ways_back.recovery_sign_in(walk, code)
    yield from account.with_mfa(walk)
    code = yield from ways_back.replace(walk, code)
    yield from account.left_alone(walk)
    yield from ways_back.forgotten(walk, code)
    yield from ways_back.everything_lost(walk)
    if walk.whole:
        yield from last.news(walk)
        yield from last.long_names(walk)
        yield from last.bug(walk)


def ways(*, whole: bool) -> list[tuple[dict[str, str | bool], Callable[[Walk], Iterator[Stop]]]]:
    """Return each window to be walked, by its settings, and how: the plain program's, and a site's own."""
    return [({}, stops), (site.SETTINGS, site.stops)] if whole else [({}, stops)]
