"""Whether what a sign-in reads costs more in a large store, and whether many writers get their turn."""

import contextlib
import multiprocessing
import sqlite3
import tempfile
import time
from pathlib import Path
from statistics import median

from app.core.api.actors import Nobody, Operator
from app.core.api.commands import SubmitNewPassword, SubmitPassword
from app.core.api.errors import KnownError
from app.core.api.notices import OneTimePasswordMade
from app.core.api.operator_commands import AddAccount, AddPerson
from app.core.api.screens import NewPasswordScreen
from app.core.opening import Core, open_core
from app.settings import Settings

from .sign_in import cheap
from .table import Row, ratio

PASSWORD = "a lantern above nine quiet rivers"
FEW, MANY, EVENTS = 1_000, 1_000_000, 10_000_000
LOOKUPS = 2_000
WRITERS, WRITES, WARMING = 16, 40, 3
WITHIN_S = 300.0
SLOWEST_MS, FAIREST = 150.0, 0.5

_ACCOUNTS = """
INSERT INTO account (id, username, email, role, mfa, disabled, row_version, created_ms, seal_version, seal)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
SELECT lower(hex(randomblob(16))), 'person-' || i, 'person-' || i || '@example.org', 'person', 'off', 0, 1, 0, 0,
       zeroblob(32) FROM n
"""
_EVENTS = """
INSERT INTO audit (at_ms, event, account_id, actor, details, chain, seq, mac)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
SELECT i, 'signed_in', 'of-person-' || (i % 999983), 'nobody', '{}', 'bench', i, zeroblob(32) FROM n
"""


def rows() -> list[Row]:
    """Compare a small store with large ones, then let sixteen processes write."""
    with tempfile.TemporaryDirectory() as folder:
        small, accounts, events = (_store(Path(folder) / name) for name in ("small", "accounts", "events"))
        _fill(small, _ACCOUNTS, FEW)
        _fill(accounts, _ACCOUNTS, MANY)
        _fill(events, _ACCOUNTS, FEW)
        _fill(events, _EVENTS, EVENTS)
        cores = [_open(one) for one in (small, accounts, events)]
        took: list[list[float]] = [[], [], []]
        for _ in range(LOOKUPS):
            for times, core in zip(took, cores, strict=True):
                times.append(_lookup(core))
        for core in cores:
            core.close()
        return [
            ratio("lookup : 1,000,000 accounts to 1,000", took[1], took[0], 1.2),
            ratio("lookup : 10,000,000 events to none", took[2], took[0], 1.2),
            *_writers(_store(Path(folder) / "writers")),
        ]


def _open(settings: Settings) -> Core:
    return open_core(settings, password=cheap())


def _store(folder: Path) -> Settings:
    settings = Settings(f"sqlite:///{folder / 'data' / 'store.db'}", folder / "config", key_source="file")
    core = _open(settings)
    core.handle(Operator(0), AddAccount("user", "user@example.org", PASSWORD))
    core.close()
    return settings


def _fill(settings: Settings, statement: str, count: int) -> None:
    with sqlite3.connect(str(settings.store_path)) as bare:
        bare.execute("PRAGMA synchronous=OFF")
        bare.execute(statement, (count,))
    bare.close()


def _lookup(core: Core) -> float:
    """Time what every sign-in reads: the account by its name, its factors, and whether its seal stands."""
    begun = time.perf_counter()
    with core._desk.store.transaction(write=False) as tx:
        account = tx.accounts.find(username="user")
        if (
            account is None
            or not tx.authenticators.of(account.id, "password")
            or not tx.seals.whole(account.id)
        ):
            raise LookupError
    return time.perf_counter() - begun


def _writers(settings: Settings) -> list[Row]:
    """Sign in sixteen people from a process each, at once: each writes twice a sign-in and waits for its turn."""
    _people(settings)
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(WRITERS)
    queue = context.Queue()
    processes = [
        context.Process(target=_write, args=(settings, f"user-{nth}", barrier, queue))
        for nth in range(WRITERS)
    ]
    for process in processes:
        process.start()
    found: list[list[float]] = [queue.get(timeout=WITHIN_S) for _ in processes]
    for process in processes:
        process.join()
    slowest = sorted(max(times) for times in found)
    rates = sorted(len(times) / max(sum(times), 1e-9) for times in found)
    fairness = rates[0] / median(rates)
    done = sum(len(times) for times in found)
    lost = WRITERS * WRITES - done
    return [
        Row("16 writers : sign-ins that failed", lost, lost, lost, 0.0, "n"),
        Row(
            "16 writers : slowest sign-in",
            slowest[-1] * 1000,
            slowest[0] * 1000,
            slowest[-1] * 1000,
            SLOWEST_MS,
            "ms",
        ),
        Row(
            "16 writers : unfairness, median rate to the slowest's",
            1 / fairness,
            1.0,
            1 / fairness,
            1 / FAIREST,
        ),
    ]


def _people(settings: Settings) -> None:
    """Add one person a process; the attempts of sixteen at once on one account would begin a wait."""
    core = _open(settings)
    for nth in range(WRITERS):
        made = core.handle(Operator(0), AddPerson(f"user-{nth}", f"user-{nth}@example.org")).notice
        if not isinstance(made, OneTimePasswordMade):
            raise TypeError(made)
        page = core.handle(Nobody(), SubmitPassword(f"user-{nth}", made.password)).screen
        if not isinstance(page, NewPasswordScreen):
            raise TypeError(page)
        core.handle(Nobody(), SubmitNewPassword(page.attempt, PASSWORD, PASSWORD))
    core.close()


def _write(settings: Settings, name: str, barrier: object, queue: object) -> None:
    core = _open(settings)
    for _ in range(WARMING):
        core.handle(Nobody(), SubmitPassword(name, PASSWORD))
    barrier.wait()  # type: ignore[attr-defined]
    took = []
    for _ in range(WRITES):
        begun = time.perf_counter()
        with contextlib.suppress(KnownError):
            if core.handle(Nobody(), SubmitPassword(name, PASSWORD)).session is not None:
                took.append(time.perf_counter() - begun)
    barrier.wait()  # type: ignore[attr-defined]
    core.close()
    queue.put(took)  # type: ignore[attr-defined]
