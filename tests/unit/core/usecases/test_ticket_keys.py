"""The keys that sign tickets: made once, renewed with the others, and no former one comes back (D8, D3)."""

import base64
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from app.core.api.answers import Answer
from app.core.api.errors import StoreCorrupt
from app.core.api.notices import KeysRotated
from app.core.api.operator_commands import RotateKeys
from app.core.store import tables
from app.core.store.ticket_keys import LEEWAY_MS

from .conftest import OPERATOR, House
from .gates import LIFE_S, Gate

LISTED_S = LIFE_S + LEEWAY_MS // 1000
Row = tuple[Any, ...]


@pytest.fixture
def gate(settled: House) -> Gate:
    """Give a house with MFA on."""
    return Gate(settled, *settled.enroll())


def rotate(gate: Gate) -> None:
    """Put new keys in force."""
    assert gate.house.ask(RotateKeys(), OPERATOR) == Answer(notice=KeysRotated(1))


def rows(gate: Gate) -> list[Row]:
    """Return the table as it stands."""
    with gate.house.core._desk.store.transaction(write=False) as tx:
        found = tx.connection.execute(tables.ticket_key.select().order_by(tables.ticket_key.c.created_ms))
        return [tuple(row) for row in found]


def write(gate: Gate, written: list[Row]) -> None:
    """Put other rows in place of those that there are, as SQL would."""
    names = [column.name for column in tables.ticket_key.columns]
    with gate.house.core._desk.store.transaction() as tx:
        tx.connection.execute(tables.ticket_key.delete())
        for row in written:
            tx.connection.execute(tables.ticket_key.insert().values(dict(zip(names, row, strict=True))))


def test_the_first_pair_is_made_once(gate: Gate) -> None:
    """Whoever comes first, a program that asks for the key or one that is given a ticket; it is on record."""
    assert rows(gate) == []
    (key,) = gate.public()
    assert isinstance(load_pem_public_key(key.pem.encode()), Ed25519PublicKey)
    assert (key.created_ms, key.retired_ms) == (gate.house.now_ms, None)
    assert isinstance(gate.verify(gate.redeem().ticket), dict)
    assert gate.public() == (key,)
    assert [one["actor"] for one in gate.events("ticket_key_made")] == ["os:1000"]


@pytest.mark.rule("D1", "D4")
def test_the_private_key_stands_in_no_file(gate: Gate) -> None:
    """It is sealed: neither its bytes nor their usual spellings stand in the store's folder."""
    gate.public()
    store = gate.house.core._desk.store
    with store.transaction(write=False) as tx:
        pair = tx.ticket_keys.current(LIFE_S)
    assert pair is not None
    found = b"".join(
        one.read_bytes() for folder in store.folders for one in folder.rglob("*") if one.is_file()
    )
    found += b"".join(row[1] for row in rows(gate))
    for told in (pair.private, pair.private.hex().encode(), base64.b64encode(pair.private)):
        assert told not in found


@pytest.mark.rule("D8")
def test_a_rotation_makes_a_new_pair(gate: Gate) -> None:
    """The former one verifies what it signed, signs nothing more, and is gone after its last ticket."""
    former_ticket = gate.redeem().ticket
    (former,), (before,) = gate.public(), rows(gate)
    rotated_ms = gate.house.now_ms
    rotate(gate)
    now, then = gate.public()
    assert (now.retired_ms, then.retired_ms) == (None, rotated_ms)
    assert (then.id, then.pem, then.created_ms) == (former.id, former.pem, former.created_ms)
    assert now.pem != former.pem
    assert all(row[1][:9] != before[1][:9] for row in rows(gate))
    assert isinstance(gate.verify(former_ticket), dict)
    fresh_ticket = gate.redeem().ticket
    assert isinstance(gate.verify(fresh_ticket), dict)
    gate.house.now_ms = rotated_ms + LISTED_S * 1000
    assert gate.public() == (now, then)
    assert gate.verify(former_ticket) == "expired"
    gate.house.now_ms += 1
    assert gate.public() == (now,)
    assert gate.verify(former_ticket) == "signature"
    assert len(rows(gate)) == 2
    gate.redeem()
    assert [row[0] for row in rows(gate)] == [now.id]


@pytest.mark.rule("D8")
def test_rotations_one_after_another(gate: Gate) -> None:
    """Each former pair stays for its own time; the next rotation deletes what is over."""
    gate.public()
    for _ in range(3):
        rotate(gate)
    assert [key.retired_ms is None for key in gate.public()] == [True, False, False, False]
    gate.house.wait(LISTED_S + 1)
    rotate(gate)
    assert len(rows(gate)) == len(gate.public()) == 2


def test_no_pair_no_new_pair(gate: Gate) -> None:
    """Where tickets are of no use a rotation makes none."""
    rotate(gate)
    assert rows(gate) == []


@pytest.mark.rule("D3", "D8")
@pytest.mark.parametrize("what", ["not retired", "as it was", "of another row", "later"])
def test_a_former_pair_does_not_come_back(gate: Gate, what: str) -> None:
    """A retired row that is made to look newer, or put back as it was, is told; a rotation throws it out."""
    gate.public()
    (before,) = rows(gate)
    rotate(gate)
    gate.house.wait(1)
    then, now = rows(gate)
    key_id, secret, created_ms, retired_ms = then
    written = {
        "not retired": [(key_id, secret, created_ms, None), now],
        "as it was": [before, now],
        "of another row": [then, (now[0], secret, *now[2:])],
        "later": [(key_id, secret, created_ms, retired_ms + 86_400_000), now],
    }[what]
    write(gate, written)
    for _ in range(2):
        with pytest.raises(StoreCorrupt, match="ticket key"):
            gate.public()
        with pytest.raises(StoreCorrupt, match="ticket key"):
            gate.verify("x" * 20)
        with pytest.raises(StoreCorrupt, match="ticket key"):
            gate.redeem()
    assert [one["reason"] for one in gate.events("integrity")] == []
    rotate(gate)
    assert gate.events("integrity")[0]["reason"] == "ticket_key"
    fresh = gate.public()[0]
    assert fresh.retired_ms is None
    assert fresh.id not in {key_id, now[0]}
    assert all(key.retired_ms is not None for key in gate.public()[1:])
    assert isinstance(gate.verify(gate.redeem().ticket), dict)


@pytest.mark.rule("D8")
def test_a_rotation_that_goes_on_trusts_no_pair_beside_a_broken_one(gate: Gate) -> None:
    """Called again it makes nothing; where a row was broken meanwhile, one new pair stands for all."""
    (key,) = gate.public()
    with gate.house.core._desk.store.transaction() as tx:
        assert not tx.ticket_keys.rotate(LIFE_S)
    assert gate.public() == (key,)
    write(gate, [*rows(gate), ("0" * 16, b"broken", 1, None)])
    with gate.house.core._desk.store.transaction() as tx:
        assert tx.ticket_keys.rotate(LIFE_S)
    assert [one.retired_ms is None for one in gate.public()] == [True, False]
    assert gate.public()[1].pem == key.pem


def test_all_pairs_deleted(gate: Gate) -> None:
    """Whoever deletes gets a new pair made, on record: what was signed before is no ticket any more."""
    ticket, (key,) = gate.redeem().ticket, gate.public()
    write(gate, [])
    assert gate.verify(ticket) == "signature"
    assert isinstance(gate.verify(gate.redeem().ticket), dict)
    assert key not in gate.public()
    assert len(gate.events("ticket_key_made")) == 2
