"""Who asks. The core trusts nothing else a front says about identity."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Nobody:
    """Somebody at the sign-in window, not signed in."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who holds the token of a session; the core looks the session up at every command."""

    session: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Operator:
    """Whoever can open the key from a command line; on record as ``os:UID``, and for whom sudo was used."""

    os_uid: int
    sudo_user: str = ""


Actor = Nobody | Person | Operator
