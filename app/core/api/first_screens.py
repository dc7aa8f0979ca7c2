"""The two screens a window may begin with: all that has to be loaded before the first paint."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CreateAccountScreen:
    """Show "Create your account", the first run of a store."""


@dataclass(frozen=True, slots=True)
class SignInScreen:
    """The sign-in page; ``name`` is filled in where it is known."""

    name: str = ""
