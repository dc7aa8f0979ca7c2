"""``twinlatch key``: the keys of the store."""

import click

from ..core.api.operator_commands import RotateKeys
from . import say
from .front import Front


@click.group()
def key() -> None:
    """Look after the keys of the store."""


@key.command()
@click.pass_obj
def rotate(front: Front) -> int:
    """Put new keys in place of those in use, or go on where that was cut; people may sign in meanwhile."""
    return say.tell(front.ask(RotateKeys()).notice)
