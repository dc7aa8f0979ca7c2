"""Backups: made on record, and taken back where there is no store (B6, B8)."""

from pathlib import Path

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.errors import KnownError
from ..api.notices import (
    BackupByServer,
    BackupMade,
    BackupRefused,
    BackupRestored,
    FileInTheWay,
    NothingInstalled,
    PasswordsDiffer,
    RotationUnderWay,
    StoreInTheWay,
)
from ..api.operator_commands import MakeBackup
from ..rules import passwords
from ..store import backup
from ..store.backup_file import BackupRefusedError, Facts, Progressed
from ..store.transaction import Transaction
from .desk import Desk
from .naming import on_record


def make_backup(desk: Desk, actor: Actor, command: MakeBackup) -> Answer:  # noqa: PLR0911 one return a reason
    """Write a backup under a passphrase that is as good as a password must be."""
    if not desk.store.installed:
        return Answer(notice=NothingInstalled())
    refused = passwords.judge(command.passphrase, desk.policy, username="", email="")
    if refused is not None:
        return Answer(notice=refused)
    if command.passphrase != command.repeat:
        return Answer(notice=PasswordsDiffer())
    try:
        backup.make(desk.store, Path(command.path), _normal(command.passphrase), desk.progressed)
    except backup.NotAFileError:
        return Answer(notice=BackupByServer())
    except backup.RotationUnderWayError:
        return Answer(notice=RotationUnderWay())
    except backup.InTheWayError:
        return Answer(notice=FileInTheWay(command.path))
    try:
        with desk.store.transaction() as tx:
            tx.audit.write("backup_made", actor=on_record(actor))
    except KnownError:
        Path(command.path).unlink(missing_ok=True)
        raise
    return Answer(notice=BackupMade(command.path))


def restore(
    place: backup.Destination,
    path: Path,
    passphrase: str,
    actor: Actor,
    progressed: Progressed,
) -> Answer:
    """Bring a store back; there is none yet, so this is no command to a core."""

    def note(tx: Transaction, facts: Facts) -> None:
        tx.audit.write("backup_restored", actor=on_record(actor), made_ms=facts.made_ms)

    try:
        facts = backup.restore(place, path, _normal(passphrase), progressed, note)
    except backup.InTheWayError as there:
        return Answer(notice=StoreInTheWay(str(there)))
    except BackupRefusedError as refused:
        return Answer(notice=BackupRefused(str(path), refused.why))
    return Answer(notice=BackupRestored(facts.made_ms, facts.accounts))


def _normal(passphrase: str) -> str:
    """Return the form that opens again, however the next keyboard composes it (P2)."""
    return (passwords.normalise(passphrase) or b"").decode()
