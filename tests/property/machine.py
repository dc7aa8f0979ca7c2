"""What the machines over the journey have in common: two cores on one store, and a look behind them."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine

from app.core.factors.password import PasswordFactor
from app.core.opening import Core, open_core
from app.core.store.accounts import Account
from app.core.store.transaction import Transaction
from app.settings import Settings
from app.testing.clock import FrozenClock


class StoreMachine(RuleBasedStateMachine):
    """A store with one account, "user", and the cores that are open on it."""

    def __init__(self) -> None:
        """Begin with a folder and a clock."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FrozenClock()
        self.factor = PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)
        self.cores: list[Core] = []

    def _open(self) -> Core:
        store = f"sqlite:///{self.folder / 'data' / 'twinlatch.db'}"
        settings = Settings(store=store, config_dir=self.folder / "config", key_source="file")
        return open_core(settings, clock=self.clock, password=self.factor)

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


def recent(things: list[Any], at: int) -> Any:
    """Return the newest thing, or one so many before it."""
    return things[max(0, len(things) - 1 - at)]
