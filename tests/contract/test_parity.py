"""What is typed is answered alike on both engines, and leaves the same behind (G6)."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.api.actors import Operator
from app.core.api.commands import (
    Act,
    ChangePassword,
    CreateFirstAccount,
    Query,
    RatePassword,
    RecoverPassword,
    SubmitCode,
    SubmitPassword,
)
from app.core.api.errors import KnownError
from app.core.api.operator_commands import (
    AcceptAccount,
    AddPerson,
    DisableAccount,
    EnableAccount,
    ListAccounts,
    ListEvents,
    ResetMfa,
    ResetPassword,
    ShowAccount,
    UnlockAccount,
    VerifyAudit,
)
from app.core.api.screens import AccountsScreen, EventsScreen
from app.core.opening import Core, open_core
from app.core.store.tables import account, audit, throttle
from app.testing.clock import FrozenClock
from tests.cluster import SHARED, Cluster
from tests.hostile import texts

from .conftest import NOBODY, PASSWORD, settings_in
from .racers import CountingFactor

SEED = 20260
OPERATOR = Operator(1000)
# What is random by its nature: ids, codes, and what holds them. Numbers of rows have gaps on a server, which
# takes none back for a row that was only counted.
RANDOM = re.compile(
    r"""\bEventRow\(id=\d+|\b[0-9a-f]{32}\b|\b(?:attempt|chain|code|password|token)='[^']*'|"session": "[0-9a-f]+\b"""
)


class Twins:
    """Two cores, one on each engine, that are asked the same."""

    def __init__(self, folder: Path, cluster: Cluster) -> None:
        """Make the first account on both."""
        self.clock = FrozenClock()
        stores = (f"sqlite:///{folder / 'data' / 'twinlatch.db'}", cluster.url(cluster.emptied(SHARED)))
        self.cores = [self._open(folder / str(at), store) for at, store in enumerate(stores)]
        self.ask(CreateFirstAccount("user", "user@example.org", PASSWORD, PASSWORD))

    def _open(self, folder: Path, store: str) -> Core:
        return open_core(settings_in(folder, store), clock=self.clock, password=CountingFactor())

    def ask(self, command: Act | Query) -> str:
        """Ask both, see that they say the same, and return it."""
        first, second = (_said(core, command) for core in self.cores)
        assert first == second, command
        return first

    def left(self) -> list[list[object]]:
        """Return what the two stores hold, but for what is random."""
        return [_left(core) for core in self.cores]


def _said(core: Core, command: Act | Query) -> str:
    actor = OPERATOR if type(command).__module__.endswith("operator_commands") else NOBODY
    try:
        return RANDOM.sub("…", repr(core.handle(actor, command)))
    except KnownError as error:
        return type(error).__name__


def _left(core: Core) -> list[object]:
    with core._desk.store.transaction(write=False) as tx:
        people = tx.connection.execute(account.select().order_by(account.c.username)).all()
        names = {row.id: row.username for row in people}
        events = tx.connection.execute(audit.select().order_by(audit.c.id)).all()
        counters = tx.connection.execute(throttle.select()).all()
    tallies = [
        (*row.subject.partition(":")[::2], row.failures, row.wait_from_ms, row.wait_s) for row in counters
    ]
    # Not their ids: a server takes a number back for no row that was only counted.
    return [
        [row[1:10] for row in people],
        [(e.seq, e.at_ms, e.event, names.get(e.account_id), e.actor, e.seal_version) for e in events],
        [RANDOM.sub("…", e.details) for e in events],
        sorted((names[owner], *tally) for owner, *tally in tallies if owner in names),
        # In which buckets unknown names meet depends on the key.
        sum(tally[2] for tally in tallies if tally[0] not in names),
    ]


@pytest.fixture
def twins(tmp_path: Path, cluster: Cluster) -> Iterator[Twins]:
    """Give two cores on two engines, with one account."""
    built = Twins(tmp_path, cluster)
    yield built
    for core in built.cores:
        core.close()


def commands(count: int) -> Iterator[Act | Query]:
    """Give commands with texts in every field that takes one."""
    chance = random.Random(SEED)  # noqa: S311 the same commands for the same seed
    typed = texts(SEED, 3 * count)
    for number in range(count):
        one, two, three = next(typed), next(typed), next(typed)
        name = chance.choice((one, "user", f"p{number}"))
        yield chance.choice(
            (
                SubmitPassword(name, two),
                SubmitPassword(one, PASSWORD),
                SubmitCode(one, two),
                RecoverPassword(name, two, three),
                AddPerson(name, chance.choice((two, f"p{number}@example.org"))),
                ResetPassword(one),
                ResetMfa(name, two),
                AcceptAccount(one, two),
                ShowAccount(one),
                ListEvents(name=one, event=chance.choice((two, None)), most=5),
                ListEvents(event=one, most=3, last=True),
                RatePassword(one, two, three),
                ChangePassword(one, two, three, three),
                chance.choice((DisableAccount, EnableAccount, UnlockAccount))(one),
            )
        )


@pytest.mark.rule("G6", "U3", "U4")
def test_whatever_is_typed(twins: Twins, rounds: int) -> None:
    """NUL, surrogates, emoji, SQL, markup, too long, too short: one answer, one state, one record."""
    for command in commands(rounds * 20):
        twins.ask(command)
        twins.clock.advance(7)
    first, second = twins.left()
    assert first == second
    assert "broken=None" in twins.ask(VerifyAudit())


@pytest.mark.rule("G6")
def test_names_are_sorted_by_their_bytes(twins: Twins) -> None:
    """Whatever language the server speaks."""
    names = ["a-b", "a.b", "ab", "a_b", "a1", "a-1", "z", "b-a", "0", "a--"]
    for name in names:
        twins.ask(
            AddPerson(
                name,
                f"{name}@example.org"
                if name[0].isalpha() and "--" not in name
                else f"x{len(name)}@example.org",
            )
        )
    twins.ask(ListAccounts())
    shown = twins.cores[1].handle(OPERATOR, ListAccounts()).screen
    assert isinstance(shown, AccountsScreen)
    found = [one.username for one in shown.accounts]
    assert found == sorted([*names, "user"])


@pytest.mark.rule("G6", "T1")
def test_numbers_outgrow_32_bits(twins: Twins) -> None:
    """After 2038, and with more events than 32 bits can count."""
    twins.clock.to(20_000_000_000_000)
    more = 1 << 33
    for core, statement in zip(
        twins.cores,
        (
            "UPDATE sqlite_sequence SET seq={}",
            "SELECT setval('audit_id_seq', {0}), setval('authenticator_id_seq', {0})",
        ),
        strict=True,
    ):
        with core._desk.store.transaction() as tx:
            tx.connection.exec_driver_sql(statement.format(more))
    assert "OneTimePasswordMade" in twins.ask(AddPerson("late", "late@example.org"))
    for core in twins.cores:
        newest = core.handle(OPERATOR, ListEvents(last=True, most=1)).screen
        assert isinstance(newest, EventsScreen)
        assert newest.events[0].id == more + 1
    assert "ProfileScreen" in twins.ask(SubmitPassword("user", PASSWORD))
    first, second = twins.left()
    assert first == second
