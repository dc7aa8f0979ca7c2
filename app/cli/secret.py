"""Secrets for the command line: from a terminal or standard input, never an argument (P9)."""

import sys

import click

from ..core.api.notices import PasswordsDiffer
from . import say

LONGEST_LINE = 64 * 1024


def prompted(what: str, option: str, *, repeat: bool = True) -> str | int:
    """Ask for a secret, twice unless it exists already; an exit code where that cannot be."""
    if not sys.stdin.isatty():
        return say.misuse(f"there is no terminal to ask for the {what.lower()} on; use {option}")
    secret: str = click.prompt(what, hide_input=True, err=True)
    if repeat and click.prompt(f"Repeat {what.lower()}", hide_input=True, err=True) != secret:
        return say.tell(PasswordsDiffer())
    return secret


def first_line() -> str:
    """Read a secret as typed, less the line's end; what is no UTF-8 is left for the core to refuse."""
    line = sys.stdin.buffer.readline(LONGEST_LINE)
    return line.removesuffix(b"\n").decode("utf-8", "surrogateescape")
