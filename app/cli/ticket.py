"""``twinlatch ticket``: judge a ticket, and hand out the keys that judge it elsewhere."""

import json
import sys
from dataclasses import asdict

import click

from ..core.api.door_commands import ListTicketKeys, VerifyTicket
from ..core.api.screens import ClaimsScreen, TicketKeysScreen
from . import say
from .front import Front

# A ticket has less than 1 KiB; what is longer than this is none, and is not read to its end.
MOST_BYTES = 64 * 1024


@click.group()
def ticket() -> None:
    """Verify the tickets that programs get for a sign-in."""


@ticket.command()
@click.option("--audience", required=True, help="Whom the ticket must be for.")
@click.pass_obj
def verify(front: Front, audience: str) -> int:
    """Judge the ticket on standard input; print its claims as JSON, or say why it is refused."""
    typed = sys.stdin.buffer.read(MOST_BYTES).decode("utf-8", "surrogateescape")
    answer = front.ask(VerifyTicket(typed.strip(" \t\r\n"), audience))
    if not isinstance(answer.screen, ClaimsScreen):
        return say.tell(answer.notice)
    print(answer.screen.claims)
    return say.DONE


@ticket.command()
@click.option("--json", "as_json", is_flag=True, help="With id and times, UTC milliseconds, for programs.")
@click.pass_obj
def key(front: Front, as_json: bool) -> int:
    """Print the public keys as PEM, the newest first; a former one stays as long as its tickets may."""
    answer = front.ask(ListTicketKeys())
    found = answer.screen
    if not isinstance(found, TicketKeysScreen):
        return say.tell(answer.notice)
    if as_json:
        told = {"created_ms": "created", "retired_ms": "retired"}
        rows = [{told.get(name, name): value for name, value in asdict(one).items()} for one in found.keys]
        print(json.dumps(rows, indent=2))
    else:
        print("".join(one.pem for one in found.keys), end="")
    return say.DONE
