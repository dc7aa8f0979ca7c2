"""Stores as they are before an act, made once and put back as often as wanted; and what holds of one afterwards."""

import base64
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from app.core.api.actors import Nobody, Operator
from app.core.api.audit_screens import VerdictScreen
from app.core.api.commands import (
    ConfirmRecorded,
    EnableMfa,
    Start,
    SubmitCode,
    SubmitRecoveryCode,
)
from app.core.api.notices import SignInRefused
from app.core.api.operator_commands import VerifyAudit
from app.core.api.screens import (
    CreateAccountScreen,
    EnterCodeScreen,
    ProfileScreen,
    RecoveryCodeScreen,
    ScanQrScreen,
)
from app.core.store import keys, migrations, seal

from . import engine
from .acts import Seen, Ways, screen
from .hand import NOW_MS, OLD, PASSWORDS, STEP_MS, Hand, cheap, hand_at, place_in

FROZEN = Path(__file__).parents[1] / "frozen"
# The key in the frozen stores, as twenty letters.
FROZEN_KEY = base64.b32encode(b"a-key-of-twenty-byte").decode()


class Ground:
    """One folder with store and key. It is always the same folder: the record knows a store by its address."""

    def __init__(self, folder: Path, before: str) -> None:
        """Make the store in a state: nothing, off, wanted, on, or as version 0 or 1 left it."""
        self.folder = folder / "at"
        self.place = place_in(self.folder)
        self._kept = folder / "kept"
        self.known: Seen = {}
        for name in ("data", "config"):
            (self.folder / name).mkdir(parents=True, mode=0o700)
        if before.startswith("v"):
            self._frozen(before)
        elif before != "nothing":
            with hand_at(self.folder, self.known, NOW_MS) as hand:
                _settle(hand, before)
        self.keep()

    def keep(self) -> None:
        """Take the store as it is now for what it is before the act."""
        self._copy(self.folder, self._kept)

    def restore(self) -> None:
        """Put everything back as it was before the act."""
        self._copy(self._kept, self.folder)

    def ways(self, known: Seen) -> Ways:
        """Try every way in, each on the store as it is now; afterwards it is so again."""
        after = self._kept.with_name("after")
        self._copy(self.folder, after)
        with hand_at(self.folder, known) as hand:
            found = frozenset(_ways(hand, self.place)) if _installed(hand) else frozenset({"create"})
        self._copy(after, self.folder)
        return found

    def check_whole(self, known: Seen) -> None:
        """Assert that database, record and anchor hold, on the store as it is now, and that no file tells a secret."""
        self._check_secrets(known)
        if self.place.exists():
            engine.check_whole(self.place)
        with hand_at(self.folder, {}) as hand:
            verdict = hand.ask(VerifyAudit(), Operator(0)).screen
            assert verdict is None or (isinstance(verdict, VerdictScreen) and verdict.broken is None), verdict
            assert not hand.core._desk.store.rolled_back
        self._check_copies()

    def _check_secrets(self, known: Seen) -> None:
        """Assert that whatever was left beside store and key holds nothing that a person knows (D4)."""
        secrets = [text.encode() for text in (*PASSWORDS.values(), *known.values())]
        secrets += [base64.b32decode(key) for label, key in known.items() if label.startswith("K")]
        for path in self.folder.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            assert not [secret for secret in secrets if secret in content], path.name

    def _check_copies(self) -> None:
        """Assert that the copy made before an upgrade, where its name is there, is whole and old."""
        for copy in self.place.parent.glob("*.before-????"):
            engine.check_whole(copy)
            ((revision,),) = engine.rows(copy, "SELECT version_num FROM alembic_version")
            assert revision in migrations.REVISIONS[:-1]
            assert engine.rows(copy, "SELECT count(*) FROM account") == [(1,)]

    def _frozen(self, version: str) -> None:
        """Take a frozen store, and put a password that fits and MFA into it: nothing was sealed then."""
        shutil.copy(FROZEN / f"{version}.db", self.place)
        connection = sqlite3.connect(self.place)
        ((key_id, data_key_id, wrapped, mine),) = connection.execute(
            "SELECT i.key_id, d.id, d.wrapped, a.id FROM installation i, data_key d, account a"
        ).fetchall()
        shutil.copy(FROZEN / f"{version}.key", keys.path_of(self.folder / "config", key_id))
        for path in (self.place, keys.path_of(self.folder / "config", key_id)):
            path.chmod(0o600)
        kek = keys.read("file", self.folder / "config", key_id)
        vault = seal.Vault([seal.unwrap(kek, wrapped, data_key_id)])
        sealed = vault.seal(
            cheap().begin(OLD), table="authenticator", column="secret", account_id=mine, purpose="password"
        )
        with connection:
            connection.execute("UPDATE account SET mfa='on', mfa_since_ms=1")
            connection.execute("DELETE FROM authenticator WHERE type='activation_code'")
            connection.execute("UPDATE authenticator SET secret=? WHERE type='password'", (sealed,))
            if version != "v0":
                connection.execute("UPDATE authenticator SET expires_ms=NULL")
        connection.close()
        self.known["K0"] = FROZEN_KEY

    @staticmethod
    def _copy(source: Path, target: Path) -> None:
        # The folder itself stays: it may be a disk of its own.
        for former in target.iterdir() if target.exists() else ():
            shutil.rmtree(former) if former.is_dir() and not former.is_symlink() else former.unlink()
        shutil.copytree(source, target, dirs_exist_ok=True)


def _installed(hand: Hand) -> bool:
    """Tell whether there is a store; what is not there can be begun again."""
    if not isinstance(hand.ask(Start()).screen, CreateAccountScreen):
        return True
    hand.create()
    assert hand.password().session is not None
    return False


def _ways(hand: Hand, place: Path) -> Iterator[str]:
    with engine.put_back(place) as put_back:
        for name, password in PASSWORDS.items():
            answer = hand.password(password)
            put_back()
            match answer.screen:
                case ProfileScreen():
                    yield name
                case ScanQrScreen():
                    yield f"{name}, then the QR code"
                case EnterCodeScreen():
                    for label in hand.known:
                        if _leads_in(hand, password, label):
                            yield f"{name}+{label}"
                        put_back()
                case _:
                    assert answer.notice == SignInRefused(), answer


def _leads_in(hand: Hand, password: str, label: str) -> bool:
    page = screen(hand.password(password), EnterCodeScreen)
    proof = hand.code(label) if label.startswith("K") else hand.known[label]
    command = SubmitCode if label.startswith("K") else SubmitRecoveryCode
    entered = hand.ask(command(page.attempt, proof), Nobody())
    # Where no code is ticked as recorded, the next one comes before the account.
    return isinstance(entered.screen, ProfileScreen | RecoveryCodeScreen)


def _settle(hand: Hand, before: str) -> None:
    hand.create()
    if before == "off":
        return
    hand.password()
    hand.ask(EnableMfa(OLD))
    if before == "wanted":
        return
    scan = screen(hand.password(), ScanQrScreen)
    hand.known["K0"] = scan.manual_key.key
    shown = screen(hand.ask(SubmitCode(scan.attempt, hand.code("K0"))), RecoveryCodeScreen)
    hand.known["R0"] = shown.code
    hand.ask(ConfirmRecorded(shown.attempt))
    hand.now_ms += STEP_MS
