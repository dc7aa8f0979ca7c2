"""Rotating keys, on record (D8)."""

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.notices import KeysRotated, NothingInstalled, StoreRolledBack
from ..api.operator_commands import RotateKeys
from ..store import former_keys
from ..store.key_rotation import KeyRotation
from ..store.transaction import Transaction
from .desk import Desk
from .naming import on_record


def rotate_keys(desk: Desk, actor: Actor, _command: RotateKeys) -> Answer:
    """Begin a rotation or go on with one that was cut; sign-ins go on meanwhile."""
    if not desk.store.installed:
        return Answer(notice=NothingInstalled())
    if desk.store.rolled_back:
        return Answer(notice=StoreRolledBack())  # the true store may still come back, and needs its key

    def begun(tx: Transaction) -> None:
        tx.audit.write("key_rotation_begun", actor=on_record(actor))

    def done(tx: Transaction) -> None:
        tx.audit.write("key_rotated", actor=on_record(actor), heads=former_keys.heads(tx))

    rotation = KeyRotation(desk.store)
    rotation.begin(begun)
    accounts = rotation.reseal(desk.progressed, desk.policy.ticket_life_s)
    rotation.finish(done)
    return Answer(notice=KeysRotated(accounts))
