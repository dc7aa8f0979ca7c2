"""``python -m tests.bench.fleet``: write transactions a second of 16 hosts on one server, by kind of lock.

The one lock of all writers, against a lock of each host's own: what locks by account could gain at most.
"""

import multiprocessing
import shutil
import tempfile
import time
from dataclasses import replace
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import median

from app.core.api.actors import Nobody, Operator
from app.core.api.commands import SubmitPassword
from app.core.api.notices import OneTimePasswordMade
from app.core.api.operator_commands import AddAccount, AddPerson
from app.core.factors.password import PasswordFactor
from app.core.opening import Core, open_core
from app.core.store import postgres_server
from app.settings import Settings
from tests.cluster import SHARED, started

HOSTS = 16
SIGN_INS = 40
WRITES = 2
PASSWORD = "a lantern above nine quiet rivers"


def main() -> None:
    """Measure both, and print."""
    cluster = started(fsync="on", full_page_writes="on")
    cluster.make_database(SHARED)
    try:
        for name, alone in (("one lock for all writers", False), ("a lock a host", True)) * 2:
            cluster.emptied(SHARED)
            with tempfile.TemporaryDirectory() as folder:
                settings = Settings(cluster.url(SHARED), Path(folder) / "config", key_source="file")
                rate, longest_s = _run(settings, alone=alone)
            print(
                f"{name}: {rate:.0f} write transactions a second; a sign-in's store {longest_s:.3f} s (median)"
            )
    finally:
        cluster.remove()


def _run(settings: Settings, *, alone: bool) -> tuple[float, float]:
    core = _open(settings)
    core.handle(Operator(0), AddAccount("user", "user@example.org", PASSWORD))
    people = []
    for at in range(HOSTS):
        made = core.handle(Operator(0), AddPerson(f"p{at}", f"p{at}@example.org")).notice
        if not isinstance(made, OneTimePasswordMade):
            raise TypeError(made)
        people.append((f"p{at}", made.password))
    core.close()
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(HOSTS + 1)
    with context.Manager() as shared:
        took = shared.list()
        processes = [
            context.Process(
                target=_sign_ins, args=(_host(settings, at), *one, barrier, took, at if alone else None)
            )
            for at, one in enumerate(people)
        ]
        for each in processes:
            each.start()
        barrier.wait()
        began = time.perf_counter()
        for each in processes:
            each.join()
        seconds = time.perf_counter() - began
        return HOSTS * SIGN_INS * WRITES / seconds, median(took)


def _sign_ins(
    settings: Settings, name: str, password: str, barrier: Barrier, took: "list[float]", lock: int | None
) -> None:
    if lock is not None:
        own = f"pg_advisory_xact_lock({postgres_server.WRITERS + 1 + lock})"
        common = f"pg_advisory_xact_lock({postgres_server.WRITERS})"
        postgres_server.BEGIN_WRITE = postgres_server.BEGIN_WRITE.replace(common, own)
    core = _open(settings)
    times = []
    barrier.wait()
    for _ in range(SIGN_INS):
        began = time.perf_counter()
        if core.handle(Nobody(), SubmitPassword(name, password)).screen is None:
            raise ValueError(name)
        times.append(time.perf_counter() - began)
    took.extend(times)
    core.close()


def _host(settings: Settings, at: int) -> Settings:
    """Return another host's settings, the key handed out."""
    folder = settings.config_dir.with_name(f"host{at}")
    folder.mkdir(mode=0o700)
    (key,) = settings.config_dir.glob("*.key")
    shutil.copy2(key, folder)
    return replace(settings, config_dir=folder)


def _open(settings: Settings) -> Core:
    return open_core(settings, password=PasswordFactor(time_cost=1, memory_cost=8, parallelism=1))


if __name__ == "__main__":
    main()
