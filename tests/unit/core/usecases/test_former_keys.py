"""Who knows a former data key and can write the store: the record tells of whatever is added or taken (D8, A4)."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete, insert, update

from app.core.api.audit_screens import VerdictScreen
from app.core.api.operator_commands import RotateKeys, VerifyAudit
from app.core.store.audit import NOTHING, link
from app.core.store.tables import audit
from app.core.store.transaction import Transaction

from .conftest import OPERATOR, House

OTHER = "feedfeedfeedfeed"


def _row(chain: str, seq: int, event: str = "signed_out", /, **details: Any) -> dict[str, Any]:
    return {
        "chain": chain,
        "seq": seq,
        "at_ms": 1,
        "event": event,
        "account_id": None,
        "actor": "nobody",
        "details": json.dumps(details),
        "seal_version": None,
    }


def _forged(tx: Transaction, before: bytes, row: dict[str, Any]) -> bytes:
    """Write a row whose link was made with the first data key of the store."""
    mac = link(tx.seals, before, row, tx.vault.keys[0])
    tx.connection.execute(insert(audit).values(**row, mac=mac))
    return mac


def a_chain_of_its_own(tx: Transaction) -> None:
    """Add a chain that never was."""
    _forged(tx, NOTHING, _row(OTHER + "0", 1))


def more_of_an_idle_chain(tx: Transaction) -> None:
    """Let a host go on that has not written since the rotation."""
    last = tx.connection.execute(audit.select().where(audit.c.chain == OTHER, audit.c.seq == 2)).one()
    _forged(tx, last.mac, _row(OTHER, 3))


def another_past(tx: Transaction) -> None:
    """Rewrite all that an idle host has done."""
    tx.connection.execute(delete(audit).where(audit.c.chain == OTHER))
    mac = _forged(tx, NOTHING, _row(OTHER, 1, "signed_in"))
    _forged(tx, mac, _row(OTHER, 2, "signed_in"))


def less_of_an_idle_chain(tx: Transaction) -> None:
    """Take the last deed of an idle host."""
    tx.connection.execute(delete(audit).where(audit.c.chain == OTHER, audit.c.seq == 2))


def no_beginning(tx: Transaction) -> None:
    """Cut the beginning off, and say in a row of one's own that it was rotated out."""
    first = tx.connection.execute(audit.select().where(audit.c.chain != OTHER, audit.c.seq == 1)).one()
    tx.connection.execute(delete(audit).where(audit.c.id == first.id))
    told = {"chain": first.chain, "seq": 1, "mac": first.mac.hex(), "file": "x", "rows": 1}
    _forged(tx, NOTHING, _row(OTHER + "0", 1, "record_rotated", **told))


@pytest.fixture
def rotated(settled: House) -> House:
    """A store that holds the record of two hosts, the second one idle since before the keys were rotated."""
    with settled.core._desk.store.transaction() as tx:
        mac = NOTHING
        for seq in (1, 2):
            mac = _forged(tx, mac, _row(OTHER, seq))
    settled.ask(RotateKeys(), OPERATOR)
    return settled


def verdict(house: House) -> VerdictScreen:
    """Verify the record."""
    found = house.ask(VerifyAudit(), OPERATOR).screen
    assert isinstance(found, VerdictScreen)
    return found


@pytest.mark.rule("D8", "A4")
def test_what_was_there_holds(rotated: House) -> None:
    """Rows under a former key are what they were; a second rotation tells of them as well."""
    assert verdict(rotated).broken is None
    rotated.password()
    rotated.ask(RotateKeys(), OPERATOR)
    rotated.password()
    assert verdict(rotated).broken is None


@pytest.mark.rule("D8", "A4")
@pytest.mark.parametrize(
    "forge", [a_chain_of_its_own, more_of_an_idle_chain, another_past, less_of_an_idle_chain, no_beginning]
)
def test_a_former_key_changes_nothing_unnoticed(rotated: House, forge: Callable[[Transaction], None]) -> None:
    """Each is named, though every link of it is made with a key of this very store."""
    with rotated.core._desk.store.transaction() as tx:
        forge(tx)
    found = verdict(rotated).broken
    assert found is not None
    assert found.chain.startswith(OTHER) or forge is no_beginning


@pytest.mark.rule("D8", "A4")
def test_a_rotation_that_tells_nothing_yet(rotated: House) -> None:
    """A row of an older version, or one that is no JSON, is no reason for an alarm of its own."""
    with rotated.core._desk.store.transaction() as tx:
        tx.connection.execute(update(audit).where(audit.c.event == "key_rotated").values(details="{}"))
    found = verdict(rotated).broken
    assert found is not None  # the row itself was changed
    assert found.why == "changed"
