"""``twinlatch audit``: read the record, take it elsewhere, check it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, astuple, fields
from datetime import UTC, datetime

import click

from ..core.api.audit_screens import EventRow, EventsScreen, VerdictScreen
from ..core.api.operator_commands import AcknowledgeRollback, ListEvents, VerifyAudit
from . import say
from .front import Front

WHY = {
    "changed": "was changed",
    "missing": "is missing",
    "tail_lost": "was known here and is gone: the tail is lost, or an older copy was put back",
}
LAST = 100
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
        click.option("--event", help="One kind of event, for example signed_in."),
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
    """List the newest events, the oldest of them first."""
    answer = front.ask(ListEvents(name, event, _ms(since), _ms(until), most=last, last=True))
    if not isinstance(answer.screen, EventsScreen):
        return say.tell(answer.notice)
    rows = [
        (_utc(one.at_ms), one.event, one.username or "-", one.actor, _details(one))
        for one in answer.screen.events
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        say.line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
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
                print(json.dumps(asdict(one) | {"details": json.loads(one.details)}))
        following = next(pages, None)
        if not isinstance(following, EventsScreen):
            return say.DONE if following is None else following
        first = following


@audit.command()
@click.pass_obj
def verify(front: Front) -> int:
    """Check that no row was changed, taken out or put in; name the first that was."""
    answer = front.ask(VerifyAudit())
    found = answer.screen
    if not isinstance(found, VerdictScreen):
        return say.tell(answer.notice)
    if found.broken is not None:
        bad = found.broken
        where = f"row {bad.id}" if bad.id else "a row"
        return say.refuse(f"{where} (number {bad.seq} of chain {bad.chain}) {WHY[bad.why]}")
    end = "" if found.anchored else " This computer has no anchor yet, so a lost end would not show."
    print(f"{found.rows} rows in {found.chains} chain(s) hold.{end}")
    return say.DONE


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


def _details(one: EventRow) -> str:
    return " ".join(f"{key}={value}" for key, value in json.loads(one.details).items())


def _ms(moment: datetime | None) -> int | None:
    return round(moment.replace(tzinfo=UTC).timestamp() * 1000) if moment is not None else None


def _utc(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
