"""The code step against the very statements it makes, through the bare driver on a copy of the store."""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy import Connection, event

from app.core.api import store_address
from app.core.api.actors import Nobody
from app.core.api.commands import SubmitCode, SubmitPassword
from app.core.api.screens import EnterCodeScreen
from app.core.opening import Core
from app.core.store import postgres_place, postgres_server, sqlite_place, statement
from app.core.store.sqlite_place import PRAGMAS, copy_to
from app.testing.clock import FrozenClock
from app.testing.phone import VirtualPhone
from tests.cluster import SHARED, Cluster, started

from .sign_in import PASSWORD, cheap, enrolled
from .table import Row, ratio

ROUNDS = 301
COPY = "copy"
Said = list[tuple[str, Any]]
Say = Callable[[Said], None]


def rows() -> list[Row]:
    """Time both on each engine in turn: our step, then what it said to the database."""
    cluster = started(fsync="on", full_page_writes="on")
    try:
        cluster.make_database(SHARED)
        return [_in_a_file(), _on_a_server(cluster)]
    finally:
        cluster.remove()


def _in_a_file() -> Row:
    with tempfile.TemporaryDirectory() as folder:
        clock = FrozenClock()
        core, phone = enrolled(Path(folder), clock, password=cheap())
        copy = Path(folder) / "copy.db"
        copy_to(Path(folder) / "data" / "store.db", copy)
        bare = sqlite3.connect(copy, isolation_level=None)
        for pragma in PRAGMAS:
            bare.execute(f"PRAGMA {pragma}")

        def say(said: Said) -> None:
            for statement, parameters in said:
                bare.execute(statement, parameters).fetchall()

        took = _timed(core, phone, clock, say)
    return ratio("code step : its statements, bare sqlite3", *took, 1.30)


def _on_a_server(cluster: Cluster) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        clock = FrozenClock()
        core, phone = enrolled(Path(folder), clock, cluster.url(SHARED), cheap())
        cluster.keep(SHARED, COPY)
        said_all = postgres_server.parameters(store_address.parse(cluster.url(COPY)))
        with psycopg.connect(make_conninfo("", **said_all), autocommit=True) as bare:

            def say(said: Said) -> None:
                for statement, parameters in said:
                    cursor = bare.execute(statement, parameters or None)
                    if cursor.description is not None:
                        cursor.fetchall()

            took = _timed(core, phone, clock, say)
    return ratio("code step : its statements, bare psycopg", *took, 1.30)


def _timed(core: Core, phone: VirtualPhone, clock: FrozenClock, say: Say) -> tuple[list[float], list[float]]:
    said = _listen(core)
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(ROUNDS):
        attempt = _attempt(core, clock)
        say(said)  # the copy is where the store is
        said.clear()
        command = SubmitCode(attempt, phone.code())
        begun = time.perf_counter()
        answer = core.handle(Nobody(), command)
        ours.append(time.perf_counter() - begun)
        if answer.session is None:
            raise ValueError(answer)
        begun = time.perf_counter()
        say(said)
        theirs.append(time.perf_counter() - begun)
        said.clear()
    core.close()
    return ours, theirs


def _attempt(core: Core, clock: FrozenClock) -> str:
    clock.advance(30)
    page = core.handle(Nobody(), SubmitPassword("user", PASSWORD)).screen
    if not isinstance(page, EnterCodeScreen):
        raise TypeError(page)
    return page.attempt


def _listen(core: Core) -> Said:
    """Keep what is said to the database."""
    said: Said = []
    say = statement.say

    def on_say(connection: Connection, text: str, values: Any = (), *, reads: bool = False) -> Any:
        said.append((text, values))
        return say(connection, text, values, reads=reads)

    for place in (statement, sqlite_place, postgres_place, postgres_server):
        place.say = on_say  # type: ignore[attr-defined]  # as it is imported there

    @event.listens_for(core._desk.store._engine, "before_cursor_execute")
    def on_execute(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: Any) -> None:
        said.append((statement, parameters))

    @event.listens_for(core._desk.store._engine, "commit")
    def on_commit(_connection: Any) -> None:
        said.append(("COMMIT", ()))

    return said
