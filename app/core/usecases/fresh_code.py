"""A fresh recovery code: its keyed hash is stored, the code itself is shown once (R1)."""

from dataclasses import replace

from ..api.answers import Answer
from ..api.notices import GroupsWrong
from ..api.screens import RecoveryCodeScreen
from ..journey import Attempt, Step, progress
from ..store.accounts import Account
from ..store.authenticators import Type
from ..store.transaction import Transaction
from .desk import Desk


def show(
    desk: Desk, tx: Transaction, account: Account, attempt: Attempt, *, only_code: bool = False
) -> Answer:
    """Store a new code's hash and show the code; it replaces every one that was not ticked as recorded.

    ``only_code`` drops the ticked one as well: a new enrollment starts with no older way in.
    """
    for former in tx.authenticators.of(account.id, "recovery_code"):
        if only_code or former.recorded_ms is None:
            tx.authenticators.remove(account.id, former.id)
    code = desk.recovery.begin()
    row = tx.authenticators.add(account.id, "recovery_code", digest(desk, tx, account.id, code))
    tx.audit.write("recovery_code_made", account_id=account.id, actor="nobody")
    proof = desk.recovery.asked_back() if desk.proves_recording else ()
    attempt = desk.attempts.keep(replace(attempt, recovery_code=code, recovery_id=row.id, proof=proof))
    return Answer(screen(attempt))


def screen(attempt: Attempt) -> RecoveryCodeScreen:
    """Show the attempt's fresh code."""
    replacing = attempt.step is Step.REPLACING
    code = attempt.recovery_code or ""
    return RecoveryCodeScreen(
        attempt.id, attempt.typed_name, code, replacing, progress(attempt), attempt.proof
    )


def unproved(desk: Desk, attempt: Attempt, groups: tuple[str, ...]) -> GroupsWrong | None:
    """Return which groups were not typed back right; it is about recording, and counts as no guess."""
    wrong = desk.recovery.not_back(attempt.recovery_code or "", attempt.proof, groups)
    return GroupsWrong(wrong) if wrong else None


def record(tx: Transaction, account_id: str, recovery_id: int | None) -> bool:
    """Take one code as recorded and let every other one die; False where it is not there any more."""
    codes = tx.authenticators.of(account_id, "recovery_code")
    if recovery_id not in {code.id for code in codes}:
        return False
    for code in codes:
        if code.id == recovery_id:
            tx.authenticators.mark_recorded(code)
        else:
            tx.authenticators.remove(account_id, code.id)
    return True


def digest(desk: Desk, tx: Transaction, account_id: str, code: str, kind: Type = "recovery_code") -> bytes:
    """Return the keyed hash under which a code of a kind is stored and looked up."""
    return tx.vault.keyed_hash(kind, desk.recovery.material(account_id, code))
