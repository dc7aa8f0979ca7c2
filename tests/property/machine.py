"""What the machines over the journey have in common: two cores on one store, and a look behind them."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import hypothesis
from hypothesis.stateful import RuleBasedStateMachine

from app.core.api.door import Door
from app.core.factors.password import PasswordFactor
from app.core.opening import Core, open_core
from app.core.store.accounts import Account
from app.core.store.transaction import Transaction
from app.settings import Settings
from app.testing.clock import FrozenClock


class StoreMachine(RuleBasedStateMachine):
    """A store with one account, "user", and the cores that are open on it."""

    new_store: Callable[[], str]
    # By the number of the core: the door that it stands at, if any.
    doors: ClassVar[dict[int, Door]] = {}
    # The cores at which a recording is proved by typing two groups back.
    proving: ClassVar[set[int]] = set()

    def __init__(self) -> None:
        """Begin with a folder and a clock."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = type(self).new_store()
        self.clock = FrozenClock()
        self.factor = PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)
        self.cores: list[Core] = []

    def _open(self, at: int = 0) -> Core:
        settings = Settings(
            store=self.store,
            config_dir=self.folder / "config",
            key_source="file",
            recovery_proof=at in self.proving,
        )
        return open_core(settings, clock=self.clock, password=self.factor, door=self.doors.get(at))

    def _mfa(self) -> str:
        with self.cores[0]._desk.store.transaction(write=False) as tx:
            return account_in(tx).mfa

    def teardown(self) -> None:
        """Let go."""
        for core in self.cores:
            core.close()
        shutil.rmtree(self.folder)


def account_in(tx: Transaction) -> Account:
    """Return the one account."""
    account = tx.accounts.find(username="user")
    assert account is not None
    return account


def run_on(machine: type[StoreMachine], stores: Callable[[], str], settings: hypothesis.settings) -> None:
    """Run a machine, each run on a store of its own."""
    on_these = type(machine.__name__, (machine,), {"new_store": staticmethod(stores)})
    hypothesis.stateful.run_state_machine_as_test(on_these, settings=settings)


def recent(things: list[Any], at: int) -> Any:
    """Return the newest thing, or one so many before it."""
    return things[max(0, len(things) - 1 - at)]
