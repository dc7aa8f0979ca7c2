"""Backups: made on record, and taken back where there is no store (B6, B8)."""

from pathlib import Path

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.notices import (
    BackupByServer,
    BackupMade,
    BackupRefused,
    BackupRestored,
    FileInTheWay,
    NothingInstalled,
    PasswordsDiffer,
    StoreInTheWay,
)
from ..api.operator_commands import MakeBackup
from ..rules import passwords
from ..store import backup
from ..store.backup_file import BackupRefusedError, Facts, Progressed
from ..store.store import AlreadyInstalledError
from ..store.transaction import Transaction
from .desk import Desk
from .naming import on_record


def make_backup(desk: Desk, actor: Actor, command: MakeBackup) -> Answer:
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
    except FileExistsError:
        return Answer(notice=FileInTheWay(command.path))
    with desk.store.transaction() as tx:
        tx.audit.write("backup_made", actor=on_record(actor))
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
    except AlreadyInstalledError:
        return Answer(notice=StoreInTheWay(str(place.path)))
    except BackupRefusedError as refused:
        return Answer(notice=BackupRefused(str(path), refused.why))
    return Answer(notice=BackupRestored(facts.made_ms, facts.accounts))


def _normal(passphrase: str) -> str:
    """Return the form that opens again, however the next keyboard composes it (P2)."""
    return (passwords.normalise(passphrase) or b"").decode()
