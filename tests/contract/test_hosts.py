"""Several hosts, each with folders of its own, on one server: what holds for processes holds for them."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import time_machine

from app.core.api.actors import Operator
from app.core.api.answers import SessionOpened
from app.core.api.commands import CreateFirstAccount, SubmitCode
from app.core.api.errors import KeyMissing
from app.core.api.notices import AccountCreated, AlreadyInstalled, CodeAlreadyUsed, CodeWrong
from app.core.api.operator_commands import ListAccounts, VerifyAudit
from app.core.api.screens import AccountsScreen, VerdictScreen
from app.core.opening import Core, open_core
from app.settings import Settings
from app.testing.clock import FrozenClock
from app.testing.phone import VirtualPhone
from tests.cluster import SHARED, Cluster

from .conftest import NOBODY, PASSWORD, Ground, settings_in
from .racers import CountingFactor, Racers
from .test_races import attempts, firsts

AHEAD_S = 600
MOST_FIRST_RUNS = 100


@dataclass
class Fleet:
    """A server, and hosts that have no key yet."""

    cluster: Cluster
    hosts: list[Settings]

    def hand_out_the_key(self) -> None:
        """Copy the key from the first host to the others, as an administrator would."""
        (key,) = self.hosts[0].config_dir.glob("*.key")
        for host in self.hosts[1:]:
            host.config_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copy2(key, host.config_dir)


@pytest.fixture
def fleet(tmp_path: Path, cluster: Cluster) -> Fleet:
    """Give four hosts on one empty database."""
    store = cluster.url(cluster.emptied(SHARED))
    return Fleet(cluster, [settings_in(tmp_path / f"host{at}", store) for at in range(4)])


@pytest.fixture
def ashore(fleet: Fleet) -> Iterator[Ground]:
    """Give the first host's core, its account enrolled, and the key on every host."""
    clock = FrozenClock()
    core = open_core(fleet.hosts[0], clock=clock, password=CountingFactor())
    core.handle(NOBODY, CreateFirstAccount("user", "user@example.org", PASSWORD, PASSWORD))
    ground = Ground(fleet.hosts[0], core, clock, VirtualPhone(clock))
    ground.enroll()
    fleet.hand_out_the_key()
    yield ground
    core.close()


@pytest.mark.rule("G6", "T2")
def test_one_code_on_several_hosts(racers: Racers, ashore: Ground, fleet: Fleet, rounds: int) -> None:
    """Submitted on four hosts at the same moment it is accepted once; each host keeps a chain of its own."""
    racers.open_each(fleet.hosts, ashore.clock())
    for _ in range(rounds):
        code = ashore.phone.code()
        commands = [(SubmitCode(attempt, code),) for attempt in attempts(racers, ashore)]
        answers = firsts(racers.together(ashore.clock(), commands))
        assert sum(isinstance(answer.session, SessionOpened) for answer in answers) == 1, answers
        assert sum(answer.notice == CodeAlreadyUsed() for answer in answers) == racers.count - 1, answers
        ashore.clock.next_code()
    found = ashore.core.handle(Operator(0), VerifyAudit()).screen
    assert isinstance(found, VerdictScreen)
    assert (found.chains, found.anchored, found.broken) == (len(fleet.hosts), True, None)


@pytest.mark.rule("G6", "F1")
def test_one_first_account_on_several_hosts(racers: Racers, fleet: Fleet, rounds: int) -> None:
    """Of four hosts that begin at once one makes the administrator; the others learn it, and need its key."""
    for _ in range(min(rounds, MOST_FIRST_RUNS)):
        fleet.cluster.emptied(SHARED)
        for host in fleet.hosts:
            shutil.rmtree(host.config_dir, ignore_errors=True)
        racers.open_each(fleet.hosts, 0)
        commands = [
            (CreateFirstAccount(f"user{at}", f"user{at}@example.org", PASSWORD, PASSWORD),)
            for at in range(racers.count)
        ]
        notices = [getattr(one, "notice", one) for one in firsts(racers.together(0, commands))]
        assert notices.count(AccountCreated()) == 1, notices
        others = [one for one in notices if one != AccountCreated()]
        assert all(one == AlreadyInstalled() or isinstance(one, KeyMissing) for one in others), notices
        winner = notices.index(AccountCreated())
        core = open_core(fleet.hosts[winner], clock=lambda: 0, password=CountingFactor())
        found = core.handle(Operator(0), ListAccounts()).screen
        core.close()
        assert isinstance(found, AccountsScreen)
        assert [one.username for one in found.accounts] == [f"user{winner}"]


@pytest.mark.rule("F1", "D6")
def test_a_further_host_needs_the_key(ashore: Ground, fleet: Fleet) -> None:
    """It is told which one; with it the host opens what is there, and remembers it."""
    host = fleet.hosts[1]
    (key,) = host.config_dir.glob("*.key")
    key.unlink()
    with pytest.raises(KeyMissing) as missing:
        open_core(host, clock=ashore.clock, password=CountingFactor())
    assert key.name in missing.value.where
    fleet.hand_out_the_key()
    core = open_core(host, clock=ashore.clock, password=CountingFactor())
    assert ashore.attempt(core)
    core.close()
    assert (host.config_dir / "installations.json").exists()


@pytest.mark.rule("T8")
def test_the_servers_clock_decides(ashore: Ground, fleet: Fleet) -> None:
    """A host whose clock is ahead accepts what the server's time says, and nothing else."""
    cores: list[Core] = []

    def submit(host: Settings, code: str) -> object:
        cores.append(open_core(host, password=CountingFactor()))
        answer = cores[-1].handle(NOBODY, SubmitCode(ashore.attempt(cores[-1]), code))
        return answer.session or answer.notice

    def told() -> int:
        ((now,),) = fleet.cluster.execute(
            SHARED, "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint"
        )
        assert isinstance(now, int)
        return now

    # The account is enrolled by the frozen clock, which is ahead of the world: its last step is put back.
    with ashore.core._desk.store.transaction() as tx:
        user = tx.accounts.find(username="user")
        assert user is not None
        tx.authenticators.set_counter(tx.authenticators.of(user.id, "totp")[0], 0)
        tx.audit.write("mfa_reset", account_id=user.id, actor="nobody")
    key = ashore.phone.entries[-1]
    try:
        now_ms = told()
        with time_machine.travel(now_ms / 1000 + AHEAD_S):
            assert submit(fleet.hosts[0], key.code(now_ms + AHEAD_S * 1000)) == CodeWrong()
            assert isinstance(submit(fleet.hosts[1], key.code(now_ms)), SessionOpened)
        assert submit(fleet.hosts[2], key.code(now_ms)) == CodeAlreadyUsed()
    finally:
        for core in cores:
            core.close()
