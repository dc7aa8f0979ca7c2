"""What a gate asks once somebody is signed in, and what an operator asks about tickets."""

from dataclasses import dataclass, field

from .commands import Act, Query

# --- Person -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RedeemSession(Act):
    """Give the session for what the door opens, once; the session is over with it."""


# --- Operator ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RecordCommandEnd(Act):
    """Put on record that the command behind a door has ended, with its exit code."""

    username: str
    program: str
    code: int


@dataclass(frozen=True, slots=True)
class VerifyTicket(Query):
    """Ask whether a ticket is ours, of now and for an audience."""

    ticket: str = field(repr=False)
    audience: str


@dataclass(frozen=True, slots=True)
class ListTicketKeys(Query):
    """The public keys that verify tickets; where there is none yet, the first pair is made."""
