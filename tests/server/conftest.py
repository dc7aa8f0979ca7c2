"""A core on a server: signed up, enrolled, and what stands between it and the server."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.core.api.actors import Nobody, Operator
from app.core.api.answers import Answer
from app.core.api.commands import Act, ConfirmRecorded, Query, SubmitCode, SubmitPassword
from app.core.api.operator_commands import AddAccount
from app.core.api.screens import EnterCodeScreen, RecoveryCodeScreen, ScanQrScreen
from app.core.factors.password import PasswordFactor
from app.core.opening import Core, open_core
from app.settings import Settings
from app.testing.clock import FrozenClock
from app.testing.phone import VirtualPhone
from tests.cluster import SHARED, Cluster, started

PASSWORD = "plain lantern over wide rivers"
NOBODY = Nobody()
OPERATOR = Operator(1000)


@dataclass
class Host:
    """One machine with a folder of its own, and the cores that run there."""

    settings: Settings
    clock: FrozenClock | None
    cores: list[Core] = field(default_factory=list)

    def open(self) -> Core:
        """Open a core."""
        cheap = PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)
        self.cores.append(open_core(self.settings, clock=self.clock, password=cheap))
        return self.cores[-1]

    def ask(self, command: Act | Query) -> Answer:
        """Give one command to the last core."""
        actor = NOBODY if isinstance(command, Act) and "Submit" in type(command).__name__ else OPERATOR
        return (self.cores[-1] if self.cores else self.open()).handle(actor, command)

    def sign_up(self, *, enroll: bool = False) -> None:
        """Make the first account."""
        self.ask(AddAccount("user", "user@example.org", PASSWORD, enroll=enroll))

    def enroll(self, phone: VirtualPhone) -> None:
        """Make the first account with MFA, up to the next code."""
        self.sign_up(enroll=True)
        scan = self.ask(SubmitPassword("user", PASSWORD)).screen
        assert isinstance(scan, ScanQrScreen)
        phone.type_key(scan.manual_key.key)
        shown = self.ask(SubmitCode(scan.attempt, phone.code())).screen
        assert isinstance(shown, RecoveryCodeScreen)
        self.cores[-1].handle(NOBODY, ConfirmRecorded(shown.attempt))
        if self.clock is not None:
            self.clock.next_code()

    def attempt(self) -> str:
        """Come to the code page."""
        screen = self.ask(SubmitPassword("user", PASSWORD)).screen
        assert isinstance(screen, EnterCodeScreen), screen
        return screen.attempt


@pytest.fixture
def clock() -> FrozenClock:
    """Give the clock of the hosts."""
    return FrozenClock()


@pytest.fixture
def phone(clock: FrozenClock) -> VirtualPhone:
    """Give a phone."""
    return VirtualPhone(clock)


@pytest.fixture
def host_at(tmp_path: Path, clock: FrozenClock) -> Iterator[Callable[[str, str], Host]]:
    """Give a host with a folder of a name, for an address."""
    hosts: list[Host] = []

    def at(url: str, name: str = "config") -> Host:
        settings = Settings(store=url, config_dir=tmp_path / name, key_source="file")
        hosts.append(Host(settings, clock))
        return hosts[-1]

    yield at
    for host in hosts:
        for core in host.cores:
            core.close()


@pytest.fixture
def server_url(cluster: Cluster) -> str:
    """Give the address of an empty database."""
    return cluster.url(cluster.emptied(SHARED))


@pytest.fixture
def host(host_at: Callable[[str], Host], server_url: str) -> Host:
    """Give one host, and nothing installed."""
    return host_at(server_url)


@pytest.fixture
def own() -> Iterator[Cluster]:
    """Give a server that a test may stop."""
    running = started()
    running.make_database(SHARED)
    yield running
    running.remove()
