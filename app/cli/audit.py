"""``twinlatch audit``: read the record, take it elsewhere, check it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, astuple, fields
from datetime import UTC, datetime

import click

from ..core.api.audit_screens import BrokenLink, EventRow, EventsScreen, VerdictScreen
from ..core.api.events import EVENTS
from ..core.api.operator_commands import AcknowledgeRollback, ListEvents, RotateAudit, VerifyAudit, VerifyFile
from . import say
from .front import Front

WHY = {
    "changed": "was changed",
    "missing": "is missing",
    "tail_lost": "was known here and is gone: the tail is lost, or an older copy was put back",
}
LAST = 100
LONGEST_CELL = 200
PLACE = click.Path(dir_okay=False, resolve_path=True)
MOMENT = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
Command = Callable[..., int]


@click.group()
def audit() -> None:
    """Read and check the record of what happened."""


def _filters(command: Command) -> Command:
    """Add the options that choose events."""
    for option in (
        click.option("--until", type=MOMENT, help="Before this time, UTC."),
        click.option("--since", type=MOMENT, help="From this time on, UTC."),
        click.option(
            "--event", type=click.Choice(EVENTS), metavar="EVENT", help="One kind, for example signed_in."
        ),
        click.option("--name", help="One person, by username or email address."),
    ):
        command = option(command)
    return command


@audit.command(name="list")
@_filters
@click.option("--last", type=click.IntRange(1, 10_000), default=LAST, show_default=True, help="How many.")
@click.pass_obj
def list_(
    front: Front,
    name: str | None,
    event: str | None,
    since: datetime | None,
    until: datetime | None,
    last: int,
) -> int:
    """List the newest events, the oldest of them first: when, what, about whom, by whom, where, details."""
    answer = front.ask(ListEvents(name, event, _ms(since), _ms(until), most=last, last=True))
    found = answer.screen
    if not isinstance(found, EventsScreen):
        return say.tell(answer.notice)
    rows = [[say.shown(cell, LONGEST_CELL) for cell in _cells(one)] for one in found.events]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    for counted in found.counted:
        whom = f" for {counted.username}" if counted.username else ""
        print(f"Without rows: {counted.count} more {counted.event}{whom} since {_utc(counted.since_ms)}.")
    return say.DONE


@audit.command()
@_filters
@click.option("--csv", "as_csv", is_flag=True, help="For spreadsheets; otherwise one JSON object a line.")
@click.pass_obj
def export(
    front: Front,
    name: str | None,
    event: str | None,
    since: datetime | None,
    until: datetime | None,
    as_csv: bool,
) -> int:
    """Write all events out, the oldest first."""
    pages = _pages(front, ListEvents(name, event, _ms(since), _ms(until)))
    first = next(pages)
    if not isinstance(first, EventsScreen):
        return first
    if as_csv:
        say.csv_table([one.name for one in fields(EventRow)], [])
    while True:
        for one in first.events:
            if as_csv:
                say.csv_rows([astuple(one)])
            else:
                print(json.dumps(asdict(one) | {"details": _details(one)}, default=str))
        following = next(pages, None)
        if not isinstance(following, EventsScreen):
            return say.DONE if following is None else following
        first = following


@audit.command()
@click.option("--file", "path", type=PLACE, help="A file that `audit rotate` wrote, instead of the store.")
@click.pass_obj
def verify(front: Front, path: str | None) -> int:
    """Check that no row was changed, taken out or put in; name the first that was."""
    answer = front.ask(VerifyAudit() if path is None else VerifyFile(path))
    found = answer.screen
    if not isinstance(found, VerdictScreen):
        return say.tell(answer.notice)
    if found.broken is not None:
        return _broken(found.broken)
    since = _utc(found.from_ms)
    print(f"{found.rows} rows in {found.chains} chain(s) hold, from {since} on.{_end(found, path)}")
    return say.DONE


@audit.command()
@click.option("--before", type=MOMENT, required=True, help="Rows before this time go, UTC.")
@click.option("--to", "path", type=PLACE, required=True, help="A new file for them, not beside store or key.")
@click.pass_obj
def rotate(front: Front, before: datetime, path: str) -> int:
    """Move older rows into a file, and keep what proves that the rest goes on from there."""
    answer = front.ask(RotateAudit(round(before.replace(tzinfo=UTC).timestamp() * 1000), path))
    if isinstance(answer.screen, VerdictScreen) and answer.screen.broken is not None:
        return _broken(answer.screen.broken)
    return say.tell(answer.notice)


@audit.command()
@click.option("--reason", required=True, help="Why; it is kept on record.")
@click.pass_obj
def acknowledge(front: Front, reason: str) -> int:
    """Go on with a store that was put back from an older copy: codes are accepted again."""
    return say.tell(front.ask(AcknowledgeRollback(reason)).notice)


def _pages(front: Front, wanted: ListEvents) -> Iterator[EventsScreen | int]:
    """Ask page after page, in one opening of the store."""
    with front.asking() as ask:
        while True:
            answer = ask(wanted)
            if not isinstance(answer.screen, EventsScreen):
                yield say.tell(answer.notice)
                return
            yield answer.screen
            if not answer.screen.more:
                return
            wanted = ListEvents(
                wanted.name, wanted.event, wanted.since_ms, wanted.until_ms, after=answer.screen.events[-1].id
            )


def _broken(bad: BrokenLink) -> int:
    where = f"row {bad.id}" if bad.id else "a row"
    return say.refuse(f"{where} (number {bad.seq} of chain {bad.chain}) {WHY[bad.why]}")


def _end(found: VerdictScreen, path: str | None) -> str:
    """Say what is known about what stands before the first row and behind the last."""
    if path is not None:
        return "" if found.anchored else " No row of the store says that the record goes on from there."
    begun = f" The {found.removed} rows before were rotated out." if found.removed else ""
    return begun + (
        "" if found.anchored else " This computer has no anchor yet, so a lost end would not show."
    )


def _cells(one: EventRow) -> tuple[str, ...]:
    details = _details(one)
    where = f"{details.pop('os', '-')}@{details.pop('host', '-')}"
    said = " ".join(f"{key}={value}" for key, value in details.items())
    return _utc(one.at_ms), str(one.event), one.username or "-", str(one.actor), where, said


def _details(one: EventRow) -> dict[str, object]:
    """Return the details; what somebody else wrote in their place as it is."""
    try:
        found = json.loads(one.details)
    except (ValueError, TypeError, RecursionError):
        found = one.details
    return found if isinstance(found, dict) else {"unreadable": str(found)}


def _ms(moment: datetime | None) -> int | None:
    return round(moment.replace(tzinfo=UTC).timestamp() * 1000) if moment is not None else None


def _utc(ms: int) -> str:
    """Write a time of record; one that is no time, by somebody else's hand, as it is."""
    try:
        return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
    except (ValueError, TypeError, OverflowError, OSError):
        return str(ms)
