"""``twinlatch account``, the ways back in: unlock, disable, enable, and the three resets."""

import click

from ..core.api.operator_commands import (
    AcceptAccount,
    DisableAccount,
    EnableAccount,
    ResetClock,
    ResetMfa,
    ResetPassword,
    UnlockAccount,
)
from . import say
from .front import Front


@click.command()
@click.argument("name")
@click.pass_obj
def unlock(front: Front, name: str) -> int:
    """Set an account's counters of failures back: waits end, factors that were off work again."""
    return say.tell(front.ask(UnlockAccount(name)).notice)


@click.command()
@click.argument("name")
@click.pass_obj
def disable(front: Front, name: str) -> int:
    """Let an account sign in no longer, and end its sessions."""
    return say.tell(front.ask(DisableAccount(name)).notice)


@click.command()
@click.argument("name")
@click.pass_obj
def enable(front: Front, name: str) -> int:
    """Let a disabled account sign in again."""
    return say.tell(front.ask(EnableAccount(name)).notice)


@click.command(name="reset-password")
@click.argument("name")
@click.pass_obj
def reset_password(front: Front, name: str) -> int:
    """Replace a forgotten password by a one-time password, printed once; end the account's sessions."""
    return say.tell(front.ask(ResetPassword(name)).notice)


@click.command(name="reset-mfa")
@click.argument("name")
@click.option("--reason", required=True, help="Why; it is kept on record.")
@click.pass_obj
def reset_mfa(front: Front, name: str, reason: str) -> int:
    """Remove a lost authenticator and recovery code; print the activation code for the next sign-in."""
    return say.tell(front.ask(ResetMfa(name, reason)).notice)


@click.command(name="reset-clock")
@click.argument("name")
@click.pass_obj
def reset_clock(front: Front, name: str) -> int:
    """Let codes pass again after this computer's clock was ahead and has been set right."""
    return say.tell(front.ask(ResetClock(name)).notice)


@click.command()
@click.argument("name")
@click.option("--reason", required=True, help="Why; it is kept on record.")
@click.pass_obj
def accept(front: Front, name: str, reason: str) -> int:
    """Take an account that was changed from outside as it stands now; end its sessions."""
    return say.tell(front.ask(AcceptAccount(name, reason)).notice)


COMMANDS = (accept, unlock, disable, enable, reset_password, reset_mfa, reset_clock)
