"""The command line as a front of the core: it asks as the operator who runs it."""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..core.api.actors import Operator
from ..core.api.answers import Answer
from ..core.api.commands import Act, Query
from ..settings import Settings, load
from . import say

LONGEST_USER = 64


@dataclass
class Front:
    """What the sub-commands share: the global flags, and the way to the core."""

    flags: dict[str, str]

    @cached_property
    def settings(self) -> Settings:
        """The settings in force; raises BadSettings."""
        return load(self.flags, os.environ)

    def ask(self, command: Act | Query) -> Answer:
        """Open the core for one command; raises a KnownError when store or key cannot be used."""
        with self.asking() as ask:
            return ask(command)

    def restore(self, path: Path, passphrase: str) -> Answer:
        """Bring a store back from a backup, where there is none to open."""
        from ..core.opening import restore_backup

        return restore_backup(self.settings, _operator(), path, passphrase, say.progress)

    @contextlib.contextmanager
    def asking(self) -> Iterator[Callable[[Act | Query], Answer]]:
        """Open the core for several commands."""
        from ..core.opening import open_core

        core = open_core(self.settings, progressed=say.progress)
        try:
            yield lambda command: core.handle(_operator(), command)
        finally:
            core.close()


def _operator() -> Operator:
    return Operator(os.getuid(), _behind_sudo())


def _behind_sudo() -> str:
    """Return who used sudo, for the record: a hint, since whoever runs this may say anything."""
    return "".join(char for char in os.environ.get("SUDO_USER", "")[:LONGEST_USER] if char.isprintable())
