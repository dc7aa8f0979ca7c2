"""Several processes on one store, and one core in the test's own process to prepare and to look."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from app.core.api.actors import Nobody, Person
from app.core.api.answers import SessionOpened
from app.core.api.commands import ConfirmRecorded, CreateFirstAccount, EnableMfa, SubmitCode, SubmitPassword
from app.core.api.screens import EnterCodeScreen, RecoveryCodeScreen, ScanQrScreen
from app.core.opening import Core, open_core
from app.core.store.tables import throttle
from app.settings import Settings
from app.testing.clock import FrozenClock
from app.testing.phone import VirtualPhone

from .racers import CountingFactor, Racers

PASSWORD = "plain lantern over wide rivers"
NOBODY = Nobody()


@dataclass
class Ground:
    """A store with one account that is enrolled, unless said otherwise."""

    settings: Settings
    core: Core
    clock: FrozenClock
    phone: VirtualPhone
    recovery_code: str = ""

    def attempt(self, core: Core | None = None) -> str:
        """Come to the code page of a later sign-in."""
        screen = (core or self.core).handle(NOBODY, SubmitPassword("user", PASSWORD)).screen
        assert isinstance(screen, EnterCodeScreen)
        return screen.attempt

    def enroll(self) -> None:
        """Turn MFA on."""
        handle = self.core.handle
        opened = handle(NOBODY, SubmitPassword("user", PASSWORD)).session
        handle(_person(opened), EnableMfa(PASSWORD))
        scan = handle(NOBODY, SubmitPassword("user", PASSWORD)).screen
        assert isinstance(scan, ScanQrScreen)
        self.phone.type_key(scan.manual_key.key)
        shown = handle(NOBODY, SubmitCode(scan.attempt, self.phone.code())).screen
        assert isinstance(shown, RecoveryCodeScreen)
        handle(NOBODY, ConfirmRecorded(shown.attempt))
        self.recovery_code = shown.code
        self.clock.next_code()

    def unenroll(self) -> None:
        """Set the account back to wanting MFA, as if it had never had it."""
        with self.core._desk.store.transaction() as tx:
            account = tx.accounts.find(username="user")
            assert account is not None
            rows = tx.authenticators.of(account.id, "totp") + tx.authenticators.of(
                account.id, "recovery_code"
            )
            for row in rows:
                tx.authenticators.remove(account.id, row.id)
            tx.accounts.set_mfa(account, "wanted", None)
            tx.connection.execute(throttle.delete())
            tx.audit.write("account_unlocked", account_id=account.id, actor="nobody")

    def live(self, kind: Literal["totp", "recovery_code"]) -> int:
        """Count the account's authenticators of a kind."""
        with self.core._desk.store.transaction(write=False) as tx:
            account = tx.accounts.find(username="user")
            assert account is not None
            return len(tx.authenticators.of(account.id, kind))

    def failures(self, factor: str) -> int:
        """Return the account's counter for a factor."""
        with self.core._desk.store.transaction(write=False) as tx:
            account = tx.accounts.find(username="user")
            assert account is not None
            subject = f"{account.id}:{factor}"
            found = tx.throttle.load([subject])
        return found[subject].failures if subject in found else 0


def _person(opened: object) -> Person:
    assert isinstance(opened, SessionOpened)
    return Person(opened.token)


def settings_in(folder: Path, store: str) -> Settings:
    """Return settings for a store whose key stands in a file in the folder."""
    return Settings(store=store, config_dir=folder / "config", key_source="file")


@pytest.fixture(scope="session")
def racers() -> Iterator[Racers]:
    """Give four processes."""
    started = Racers(4)
    yield started
    started.stop()


@pytest.fixture
def ground(tmp_path: Path, store_url: str) -> Iterator[Ground]:
    """Give a store with one account, MFA off, on each engine in turn (G6)."""
    clock = FrozenClock()
    settings = settings_in(tmp_path, store_url)
    core = open_core(settings, clock=clock, password=CountingFactor())
    core.handle(NOBODY, CreateFirstAccount("user", "user@example.org", PASSWORD, PASSWORD))
    yield Ground(settings, core, clock, VirtualPhone(clock))
    core.close()
