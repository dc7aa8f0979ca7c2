"""``twinlatch account``: make the first account, look at accounts, unlock, disable and enable them."""

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Literal

import click

from ..core.api.commands import (
    AddAccount,
    DisableAccount,
    EnableAccount,
    ListAccounts,
    ShowAccount,
    UnlockAccount,
)
from ..core.api.notices import PasswordsDiffer
from ..core.api.screens import AccountsScreen, AccountSummary
from . import say
from .front import Front

LONGEST_LINE = 64 * 1024
MFA = {"off": "off", "wanted": "enrolling (wanted)", "required": "enrolling (required)", "on": "on"}


@click.group()
def account() -> None:
    """Make the first account, look at those there are, unlock, disable and enable them."""


@account.command()
@click.argument("name")
@click.option("--email", required=True, help="The email address.")
@click.option(
    "--password-stdin", is_flag=True, help="Read the password from the first line of standard input."
)
@click.option("--enroll", is_flag=True, help="Set up multi-factor authentication at the next sign-in.")
@click.pass_obj
def add(front: Front, name: str, email: str, password_stdin: bool, enroll: bool) -> int:
    """Make the first account of a store, an administrator."""
    if password_stdin:
        password = _first_line()
    elif not sys.stdin.isatty():
        return say.misuse("there is no terminal to ask for the password on; use --password-stdin")
    else:
        password = click.prompt("Password", hide_input=True, err=True)
        if click.prompt("Repeat password", hide_input=True, err=True) != password:
            return say.tell(PasswordsDiffer())
    return say.tell(front.ask(AddAccount(name, email, password, enroll=enroll)).notice)


@account.command(name="list")
@click.option("--mfa", type=click.Choice(["on", "off", "enrolling"]), help="Only those in this state.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def list_(front: Front, mfa: Literal["on", "off", "enrolling"] | None, as_json: bool) -> int:
    """List the accounts."""
    answer = front.ask(ListAccounts(mfa))
    found = answer.screen.accounts if isinstance(answer.screen, AccountsScreen) else ()
    if as_json:
        print(json.dumps([asdict(one) for one in found], indent=2))
        return say.DONE
    rows = [(one.username, one.email, one.role, _mfa(one)) for one in found]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return say.DONE


@account.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def show(front: Front, name: str, as_json: bool) -> int:
    """Show one account, by username or email address."""
    answer = front.ask(ShowAccount(name))
    if not isinstance(answer.screen, AccountsScreen):
        return say.tell(answer.notice)
    (one,) = answer.screen.accounts
    if as_json:
        print(json.dumps(asdict(one), indent=2))
        return say.DONE
    facts = {
        "Username": one.username,
        "Email address": one.email,
        "Role": one.role,
        "Multi-factor authentication": _mfa(one),
        "Created": _utc(one.created_ms),
        "Disabled": "yes" if one.disabled else "no",
    }
    for fact, value in facts.items():
        print(f"{fact}: {value}")
    return say.DONE


@account.command()
@click.argument("name")
@click.pass_obj
def unlock(front: Front, name: str) -> int:
    """Set an account's counters of failures back: waits end, factors that were off work again."""
    return say.tell(front.ask(UnlockAccount(name)).notice)


@account.command()
@click.argument("name")
@click.pass_obj
def disable(front: Front, name: str) -> int:
    """Let an account sign in no longer, and end its sessions."""
    return say.tell(front.ask(DisableAccount(name)).notice)


@account.command()
@click.argument("name")
@click.pass_obj
def enable(front: Front, name: str) -> int:
    """Let a disabled account sign in again."""
    return say.tell(front.ask(EnableAccount(name)).notice)


def _first_line() -> str:
    """Read the password as typed, less the line's end; what is no UTF-8 is left for the core to refuse."""
    line = sys.stdin.buffer.readline(LONGEST_LINE)
    return line.removesuffix(b"\n").decode("utf-8", "surrogateescape")


def _mfa(one: AccountSummary) -> str:
    since = f" since {_utc(one.mfa_since_ms)}" if one.mfa_since_ms is not None else ""
    return MFA[one.mfa] + since


def _utc(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")
