"""``twinlatch account``: make accounts and look at them; ``resets`` adds the ways back in."""

import json
from dataclasses import asdict, astuple, fields
from datetime import UTC, datetime
from typing import Literal

import click

from ..core.api.notices import AlreadyInstalled, NothingInstalled
from ..core.api.operator_commands import AddAccount, AddPerson, ListAccounts, ShowAccount
from ..core.api.screens import AccountsScreen, AccountSummary
from . import say, secret
from .front import Front

MFA = {"off": "off", "wanted": "enrolling (wanted)", "required": "enrolling (required)", "on": "on"}


@click.group()
def account() -> None:
    """Make accounts, look at them, and let the right person back in."""


@account.command()
@click.argument("name")
@click.option("--email", required=True, help="The email address.")
@click.option("--role", type=click.Choice(["person", "administrator"]), default="person", show_default=True)
@click.option("--enroll", is_flag=True, help="Multi-factor authentication at the next sign-in.")
@click.option(
    "--password-stdin", is_flag=True, help="First account only: the password is the first line of stdin."
)
@click.pass_obj
def add(
    front: Front,
    name: str,
    email: str,
    role: Literal["person", "administrator"],
    enroll: bool,
    password_stdin: bool,
) -> int:
    """Make an account.

    The first one of a store is an administrator and gets the password that you type. Every further one
    gets a one-time password, which is printed once; with --enroll it must set up MFA with it.
    """
    if not password_stdin:
        notice = front.ask(AddPerson(name, email, role, enroll)).notice
        if not isinstance(notice, NothingInstalled):
            return say.tell(notice)
    password = secret.first_line() if password_stdin else secret.prompted("Password", "--password-stdin")
    if isinstance(password, int):
        return password
    notice = front.ask(AddAccount(name, email, password, enroll=enroll)).notice
    if isinstance(notice, AlreadyInstalled):
        return say.refuse(
            "There is an account already; a further one gets a one-time password: leave --password-stdin out."
        )
    return say.tell(notice)


@account.command(name="list")
@click.option("--mfa", type=click.Choice(["on", "off", "enrolling"]), help="Only those in this state.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--csv", "as_csv", is_flag=True, help="For spreadsheets.")
@click.pass_obj
def list_(front: Front, mfa: Literal["on", "off", "enrolling"] | None, as_json: bool, as_csv: bool) -> int:
    """List the accounts."""
    answer = front.ask(ListAccounts(mfa))
    found = answer.screen.accounts if isinstance(answer.screen, AccountsScreen) else ()
    if as_json:
        print(json.dumps([asdict(one) for one in found], indent=2))
        return say.DONE
    if as_csv:
        say.csv_table([one.name for one in fields(AccountSummary)], [astuple(one) for one in found])
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
        "Changed from outside": "no" if one.whole else "yes",
    }
    for fact, value in facts.items():
        print(f"{fact}: {value}")
    return say.DONE


def _mfa(one: AccountSummary) -> str:
    since = f" since {_utc(one.mfa_since_ms)}" if one.mfa_since_ms is not None else ""
    return MFA[one.mfa] + since


def _utc(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")
