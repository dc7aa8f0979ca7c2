"""What a gate gets for a session, and what an operator sees of tickets; part of the union in ``screens``."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TicketScreen:
    """The session is redeemed; ``ticket`` is a JWT, or "" where the door asks for none."""

    ticket: str = field(repr=False)
    username: str
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimsScreen:
    """What a valid ticket says, as JSON."""

    claims: str


@dataclass(frozen=True, slots=True)
class TicketKey:
    """A public key; one that was retired still verifies what it signed. Times are UTC milliseconds."""

    id: str
    pem: str
    created_ms: int
    retired_ms: int | None


@dataclass(frozen=True, slots=True)
class TicketKeysScreen:
    """The public keys, the newest first."""

    keys: tuple[TicketKey, ...]
