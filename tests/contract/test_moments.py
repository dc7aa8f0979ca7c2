"""A reader sees one moment, whatever is committed meanwhile; a writer sees what the last one left (G6, D3)."""

import threading

import pytest

from app.core.api.commands import SubmitPassword
from app.core.opening import open_core

from .conftest import NOBODY, PASSWORD, Ground
from .racers import CountingFactor


@pytest.mark.rule("G6", "D3")
def test_a_reader_sees_one_moment(ground: Ground) -> None:
    """An account that changes between two reads of one transaction is whole all the same, and as it was."""
    store = ground.core._desk.store
    other = open_core(ground.settings, clock=ground.clock, password=CountingFactor())
    try:
        with store.transaction(write=False) as tx:
            before = tx.accounts.find(username="user")
            assert before is not None
            with other._desk.store.transaction() as change:
                account = change.accounts.find(username="user")
                assert account is not None
                change.accounts.set_disabled(account, disabled=True)
                change.audit.write("account_unlocked", account_id=account.id, actor="nobody")
            assert tx.seals.whole(before.id)
            assert tx.accounts.get(before.id) == before
        with store.transaction(write=False) as tx:
            after = tx.accounts.get(before.id)
            assert after is not None
            assert (after.disabled, after.row_version) == (True, before.row_version + 1)
    finally:
        other.close()


@pytest.mark.rule("G6", "T2")
def test_a_writer_waits_for_the_one_before(ground: Ground) -> None:
    """A second writer reads nothing before the first has committed, and then what it left."""
    other = open_core(ground.settings, clock=ground.clock, password=CountingFactor())
    seen: list[int] = []

    def second() -> None:
        with other._desk.store.transaction() as tx:
            account = tx.accounts.find(username="user")
            assert account is not None
            seen.append(account.row_version)

    try:
        thread = threading.Thread(target=second)
        with ground.core._desk.store.transaction() as tx:
            account = tx.accounts.find(username="user")
            assert account is not None
            thread.start()
            thread.join(0.2)
            assert (thread.is_alive(), seen) == (True, [])
            tx.accounts.raise_version(account)
            tx.audit.write("account_unlocked", account_id=account.id, actor="nobody")
        thread.join()
        assert seen == [account.row_version + 1]
        assert other.handle(NOBODY, SubmitPassword("user", PASSWORD)).session is not None
    finally:
        other.close()
