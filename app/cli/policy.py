"""``twinlatch policy``: the numbers in force, from their one declaration (L13)."""

import json
from dataclasses import fields

import click

from ..core.api.policy import Policy


@click.group()
def policy() -> None:
    """Show the rules about people."""


@policy.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--markdown", is_flag=True, help="As the table of SECURITY.md.")
def show(as_json: bool, markdown: bool) -> int:
    """Print the numbers in force with their ranges and rule ids."""
    if as_json:
        print(json.dumps([dict(zip(HEAD, row, strict=True)) for row in rows()], indent=2))
    elif markdown:
        print(table())
    else:
        widths = [max(len(row[at]) for row in rows()) for at in range(len(HEAD))]
        for row in rows():
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return 0


HEAD = ("rule", "number", "in force", "range", "meaning")


def rows() -> list[tuple[str, ...]]:
    """Return one row a number: rule id, name, value with unit, range, meaning."""
    found: list[tuple[str, ...]] = []
    for rule in fields(Policy):
        low, high = rule.metadata["range"]
        value = f"{getattr(Policy(), rule.name)} {rule.metadata['unit']}"
        found.append((rule.metadata["rule"], rule.name, value, f"{low} to {high}", rule.metadata["meaning"]))
    return found


def table() -> str:
    """Return the numbers as a table of Markdown."""
    lines = [HEAD, tuple("---" for _ in HEAD), *rows()]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
