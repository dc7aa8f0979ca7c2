"""A whole sign-in against bare Argon2 and as many bare durable commits as it makes."""

import sqlite3
import tempfile
import time
from pathlib import Path

from argon2 import PasswordHasher

from app.core.api.actors import Nobody, Operator
from app.core.api.commands import ConfirmRecorded, SubmitCode, SubmitPassword
from app.core.api.operator_commands import AddAccount
from app.core.api.screens import EnterCodeScreen, RecoveryCodeScreen, ScanQrScreen
from app.core.factors.password import PasswordFactor
from app.core.opening import Core, open_core
from app.settings import load
from app.testing.clock import FrozenClock
from app.testing.phone import VirtualPhone

from .table import Row, ratio

PASSWORD = "a lantern above nine quiet rivers"
COMMITS = 4
ROUNDS = 61


def rows() -> list[Row]:
    """Time both in turn."""
    with tempfile.TemporaryDirectory() as folder:
        clock = FrozenClock()
        core, phone = enrolled(Path(folder), clock)
        bare = _Bare(Path(folder) / "bare.db")
        ours: list[float] = []
        theirs: list[float] = []
        for _ in range(ROUNDS):
            clock.advance(30)
            code = phone.code()
            ours.append(_timed(lambda code=code: _sign_in(core, code)))
            theirs.append(_timed(bare.run))
        core.close()
    return [ratio("whole sign-in : bare Argon2 + bare commits", ours, theirs, 1.05)]


def _timed(work: object) -> float:
    begin = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - begin


def _sign_in(core: Core, code: str) -> None:
    page = core.handle(Nobody(), SubmitPassword("user", PASSWORD)).screen
    if not isinstance(page, EnterCodeScreen):
        raise TypeError(page)
    if core.handle(Nobody(), SubmitCode(page.attempt, code)).session is None:
        raise ValueError(code)


def cheap() -> PasswordFactor:
    """Return the cheapest hash, where it is not what is measured: 64 MiB empty the processor's caches."""
    return PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)


def enrolled(
    folder: Path, clock: FrozenClock, store: str = "", password: PasswordFactor | None = None
) -> tuple[Core, VirtualPhone]:
    """Make a store, in the folder or at an address, with one person who has an authenticator."""
    config = folder / "config" / "settings.toml"
    config.parent.mkdir(mode=0o700)
    config.touch(mode=0o600)
    config.write_text('key_source = "file"\n')
    (folder / "data").mkdir(mode=0o700)
    settings = load({"store": store or str(folder / "data" / "store.db"), "config": str(config)}, {})
    core = open_core(settings, clock=clock, password=password)
    core.handle(Operator(0), AddAccount("user", "user@example.org", PASSWORD, enroll=True))
    scan = core.handle(Nobody(), SubmitPassword("user", PASSWORD)).screen
    if not isinstance(scan, ScanQrScreen):
        raise TypeError(scan)
    phone = VirtualPhone(clock)
    phone.type_key(scan.manual_key.key)
    shown = core.handle(Nobody(), SubmitCode(scan.attempt, phone.code())).screen
    if not isinstance(shown, RecoveryCodeScreen):
        raise TypeError(shown)
    core.handle(Nobody(), ConfirmRecorded(shown.attempt))
    return core, phone


class _Bare:
    """What nobody can leave out: one Argon2 verification, and the same number of durable commits."""

    def __init__(self, path: Path) -> None:
        self._hasher = PasswordHasher()
        self._hash = self._hasher.hash(PASSWORD)
        self._db = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER)")

    def run(self) -> None:
        self._hasher.verify(self._hash, PASSWORD)
        for _ in range(COMMITS):
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute("INSERT INTO t (n) VALUES (1)")
            self._db.execute("COMMIT")
