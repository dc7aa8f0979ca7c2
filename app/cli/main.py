"""The sub-commands of ``twinlatch``; a usage error is one sentence, like every other."""

import contextlib
import os
import sys
from pathlib import Path

import click

from . import resets, say
from .account import account
from .audit import audit
from .backup import backup, restore
from .doctor import doctor
from .front import Front
from .key import key
from .policy import policy
from .ticket import ticket


@click.group(name="twinlatch", context_settings={"help_option_names": ["--help", "-h"]})
def twinlatch() -> None:
    """Sign-in with multi-factor authentication."""


@twinlatch.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the pictures.")
@click.option("--all", "whole", is_flag=True, help="Every state, in every appearance and language.")
@click.option("--look", default="", help="With --all: in this one only, such as en-dark.")
def tour(out: Path | None, whole: bool, look: str) -> int:
    """Walk the whole journey by itself, with a temporary store."""
    from .tour import walk

    return walk(out, whole=whole, look=look)


for command in resets.COMMANDS:
    account.add_command(command)
twinlatch.add_command(account)
twinlatch.add_command(audit)
twinlatch.add_command(backup)
twinlatch.add_command(doctor)
twinlatch.add_command(key)
twinlatch.add_command(policy)
twinlatch.add_command(restore)
twinlatch.add_command(ticket)


def run(arguments: list[str], flags: dict[str, str]) -> int:
    """Run one sub-command and return its exit code; a KnownError goes on to the caller."""
    try:
        code = twinlatch.main(arguments, prog_name="twinlatch", standalone_mode=False, obj=Front(flags))
        sys.stdout.flush()
    except click.UsageError as error:
        return say.misuse(_usage(error))
    except click.Abort:
        return say.misuse("Nothing was done.")
    except BrokenPipeError:
        # Who read our output has gone; keep the interpreter from flushing into the void once more.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return say.REFUSED
    return int(code or say.DONE)


def _usage(error: click.UsageError) -> str:
    """Word a usage error, without repeating an argument too many: it may be a password."""
    why = error.format_message().rstrip(".")
    if why.startswith("Got unexpected extra argument"):
        why = "there is an argument too many"
    command = error.ctx.command_path if error.ctx else "twinlatch"
    return f"{why}; see {command} --help"
