"""A person's hand at the core, with what the person knows: passwords, keys in the phone, recovery codes on paper."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.core.api.actors import Actor, Nobody, Person
from app.core.api.answers import Answer, SessionOpened
from app.core.api.commands import Act, CreateFirstAccount, Query, SubmitPassword
from app.core.factors.password import PasswordFactor
from app.core.opening import Core, open_core
from app.settings import Settings
from app.testing.phone import Entry

NOW_MS = 1_800_000_000_000
STEP_MS = 30_000
# After any act: no wait is on any more, and every code of the act is past.
LATER_MS = NOW_MS + 3_600_000
PASSWORDS = {"old": "plain lantern over wide rivers", "new": "seven green herons by the weir"}
OLD, NEW = PASSWORDS.values()


def settings_in(folder: Path) -> Settings:
    """Return settings for a store in a folder, its key in a file beside it."""
    store = f"sqlite:///{folder / 'data' / 'twinlatch.db'}"
    return Settings(store=store, config_dir=folder / "config", key_source="file")


def place_in(folder: Path) -> Path:
    """Return where the store of such a folder stands."""
    return folder / "data" / "twinlatch.db"


def cheap() -> PasswordFactor:
    """Return a password factor at the smallest Argon2 there is."""
    return PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)


@dataclass
class Hand:
    """One process at one store. ``known`` are keys (K0, K1: base32) and recovery codes (R0, R1) by label."""

    folder: Path
    known: dict[str, str] = field(default_factory=dict)
    now_ms: int = NOW_MS
    actor: Actor = field(default_factory=Nobody)
    opened: Core | None = None

    @property
    def core(self) -> Core:
        """The core, opened when it is first needed."""
        if self.opened is None:
            self.opened = open_core(settings_in(self.folder), clock=lambda: self.now_ms, password=cheap())
        return self.opened

    def ask(self, command: Act | Query, actor: Actor | None = None) -> Answer:
        """Give one command; a session that it opens is held from then on."""
        answer = self.core.handle(actor or self.actor, command)
        if isinstance(answer.session, SessionOpened):
            self.actor = Person(answer.session.token)
        elif answer.session is not None:
            self.actor = Nobody()
        return answer

    def create(self) -> Answer:
        """Make the first account."""
        return self.ask(CreateFirstAccount("user", "user@example.org", OLD, OLD))

    def password(self, password: str = OLD) -> Answer:
        """Enter name and password."""
        return self.ask(SubmitPassword("user", password), Nobody())

    def code(self, label: str) -> str:
        """Read a fresh code from the phone."""
        self.now_ms += STEP_MS
        return Entry("", "", base64.b32decode(self.known[label])).code(self.now_ms)

    def close(self) -> None:
        """Let go of the store."""
        if self.opened is not None:
            self.opened.close()
            self.opened = None


@contextmanager
def hand_at(folder: Path, known: dict[str, str], now_ms: int = LATER_MS) -> Iterator[Hand]:
    """Give a hand and let go of the store afterwards."""
    hand = Hand(folder, known, now_ms)
    try:
        yield hand
    finally:
        hand.close()
