"""What a person is told after signing in: the last sign-ins, and what happened since the last one (R6, N7).

It is read from the record, so that nobody forgets to note it twice.
"""

import json
from collections.abc import Iterator
from typing import NamedTuple, get_args

from ..api.account_screens import News, NewsKind, PastSignIn
from ..api.events import REFUSALS
from ..store import history
from ..store.sessions import reference
from ..store.transaction import Transaction

SHOWN = 3
_KINDS: dict[str, NewsKind] = {
    "mfa_reset": "mfa_reset",
    "password_reset": "password_reset",
    "account_accepted": "account_accepted",
    "account_disabled": "account_disabled",
    "mfa_turned_off": "mfa_turned_off",
    "recovery_used": "recovery_used",
    "mfa_enrolled": "authenticator_set_up",
    "authenticator_replaced": "authenticator_set_up",
    "password_changed": "password_changed",
    "password_recovered": "password_changed",
    "recovery_code_recorded": "recovery_code_replaced",
}
_WANTED = {*_KINDS, *REFUSALS, "signed_in", "repeated"}
_ORDER = get_args(NewsKind)


class _Row(NamedTuple):
    event: str
    at_ms: int
    actor: str
    told: str

    @property
    def details(self) -> dict[str, object]:
        """Read what the row tells besides; of most rows nobody asks."""
        try:
            found = json.loads(self.told)
        except (ValueError, TypeError):
            return {}
        return found if isinstance(found, dict) else {}


def of(tx: Transaction, account_id: str, token: str) -> tuple[tuple[News, ...], tuple[PastSignIn, ...]]:
    """Return the news of the time before a session, and the newest sign-ins but its own."""
    mine = reference(token)
    for rows in _rows(tx, account_id):
        own, others = _sign_ins(rows, mine)
        if own is not None and len(others) >= SHOWN and others[-1] > own:
            break
    shown = [rows[at] for at in others[:SHOWN]]
    past = tuple(PastSignIn(row.at_ms, tuple(str(row.details.get("methods")).split())) for row in shown)
    last = next((at for at in others if own is not None and at > own), None)
    if own is None or last is None:
        return (), past
    return _news(rows[own], rows[own + 1 : last]), past


def _news(own: _Row, between: list[_Row]) -> tuple[News, ...]:
    """Sum up what happened, kind by kind, the gravest first."""
    found: dict[NewsKind, News] = {}
    for row in between:
        kind, count, since_ms = _told(row)
        # What this sign-in changed itself is no news to whoever signed in.
        if kind is None or (kind != "refused" and row.at_ms == own.at_ms):
            continue
        so_far = found.get(kind, News(kind, 0, since_ms, row.at_ms))
        found[kind] = News(
            kind, so_far.count + count, min(so_far.since_ms, since_ms), max(so_far.at_ms, row.at_ms)
        )
    return tuple(sorted(found.values(), key=lambda news: _ORDER.index(news.kind)))


def _told(row: _Row) -> tuple[NewsKind | None, int, int]:
    """Return what kind of news a row is, how many of it, and since when."""
    if row.event == "repeated":
        details = row.details
        count, since_ms = details.get("count"), details.get("since_ms")
        if isinstance(count, int) and isinstance(since_ms, int) and details.get("of") in REFUSALS:
            return "refused", count, since_ms
        return None, 0, 0
    if row.event in REFUSALS:
        return "refused", 1, row.at_ms
    # Recorded while signing in, it is part of something that is told as such.
    told = row.event != "recovery_code_recorded" or row.actor.startswith("person:")
    return _KINDS.get(row.event) if told else None, 1, row.at_ms


def _sign_ins(rows: list[_Row], mine: str) -> tuple[int | None, list[int]]:
    """Return where the session's own sign-in stands, and all others."""
    signed_in = [at for at, row in enumerate(rows) if row.event == "signed_in"]
    own = next((at for at in signed_in if rows[at].details.get("session") == mine), None)
    return own, [at for at in signed_in if at != own]


def _rows(tx: Transaction, account_id: str) -> Iterator[list[_Row]]:
    """Give the rows about an account, the newest first, and more of them where those are not enough.

    Those that this transaction will write are among them.
    """
    waiting = [
        _Row(row["event"], row["at_ms"], row["actor"], row["details"])
        for row in reversed(tx.audit.waiting(account_id))
        if row["event"] in _WANTED
    ]
    for found in history.newest(tx.connection, account_id):
        wanted = [row for row in found if row.event in _WANTED]
        yield waiting + [_Row(row.event, row.at_ms, str(row.actor), row.details) for row in wanted]
