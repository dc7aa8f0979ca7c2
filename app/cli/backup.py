"""``twinlatch backup`` and ``restore``: the store elsewhere, and back."""

from pathlib import Path

import click

from ..core.api.operator_commands import MakeBackup
from . import say, secret
from .front import Front

STDIN = click.option(
    "--passphrase-stdin", "from_stdin", is_flag=True, help="The passphrase is the first line of stdin."
)
FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command()
@FILE
@STDIN
@click.pass_obj
def backup(front: Front, file: Path, from_stdin: bool) -> int:
    """Write the store into FILE, to be opened with a passphrase alone; people may sign in meanwhile."""
    passphrase = secret.first_line() if from_stdin else secret.prompted("Passphrase", "--passphrase-stdin")
    if isinstance(passphrase, int):
        return passphrase
    return say.tell(front.ask(MakeBackup(str(file.absolute()), passphrase, passphrase)).notice)


@click.command()
@FILE
@STDIN
@click.pass_obj
def restore(front: Front, file: Path, from_stdin: bool) -> int:
    """Bring a store back from FILE, where there is none."""
    passphrase = (
        secret.first_line()
        if from_stdin
        else secret.prompted("Passphrase", "--passphrase-stdin", repeat=False)
    )
    if isinstance(passphrase, int):
        return passphrase
    return say.tell(front.restore(file.absolute(), passphrase).notice)
