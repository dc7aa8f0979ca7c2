"""The older part of the record moves to a file, and such a file is checked (A7)."""

from pathlib import Path

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.audit_screens import VerdictScreen
from ..api.notices import AccountMeddled, NothingInstalled, NothingToRotate, RecordRotated
from ..api.operator_commands import RotateAudit, VerifyFile
from ..store import audit_check, audit_file, files, record_rotation
from .desk import Desk
from .naming import on_record


def rotate_audit(desk: Desk, actor: Actor, command: RotateAudit) -> Answer:
    """Write the rows before a moment into a file, and take out what is in it, some at a time.

    Ended in between, all rows are in the file or in the store, or in both.
    """
    if not desk.store.installed:
        return Answer(notice=NothingInstalled())
    place = Path(command.path)
    files.refuse_beside(place, *desk.store.folders)
    anchored = desk.store.anchored()
    with desk.store.transaction(write=False) as tx:
        ends = record_rotation.cuts(tx, command.before_ms, anchored)
        if not ends:
            return Answer(notice=NothingToRotate())
        if not record_rotation.whole(tx, ends):
            return Answer(notice=AccountMeddled())
        starts = audit_check.rotated(tx)
        batches = record_rotation.export(tx, ends, anchored, place)
    if isinstance(batches, VerdictScreen):
        return Answer(batches)
    for batch in batches:
        with desk.store.transaction() as tx:
            record_rotation.remove(tx, batch, starts, on_record(actor), place)
    return Answer(notice=RecordRotated(sum(batch.rows for batch in batches)))


def verify_file(desk: Desk, _actor: Actor, command: VerifyFile) -> Answer:
    """Check a file of rows under the key of this store."""
    if not desk.store.installed:
        return Answer(notice=NothingInstalled())
    with desk.store.transaction(write=False) as tx:
        known = frozenset(audit_check.all_rotated(tx))
    # Outside: a server ends a transaction in which nothing is asked for ten seconds; long files take longer.
    return Answer(audit_file.check(tx, known, Path(command.path)))
