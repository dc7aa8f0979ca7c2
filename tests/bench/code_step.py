"""The code step against the very statements it makes, through the bare driver on a copy of the store."""

import sqlite3
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import event

from app.core.api.actors import Nobody
from app.core.api.commands import SubmitCode, SubmitPassword
from app.core.api.screens import EnterCodeScreen
from app.core.opening import Core
from app.core.store.sqlite_place import PRAGMAS, copy_to
from app.testing.clock import FrozenClock

from .sign_in import PASSWORD, enrolled
from .table import Row, ratio

ROUNDS = 301


def rows() -> list[Row]:
    """Time both in turn: our step, then what it said to the database."""
    with tempfile.TemporaryDirectory() as folder:
        clock = FrozenClock()
        core, phone = enrolled(Path(folder), clock)
        copy = Path(folder) / "copy.db"
        said = _listen(core)
        ours: list[float] = []
        theirs: list[float] = []
        copy_to(Path(folder) / "data" / "store.db", copy)
        bare = _bare(copy)
        for _ in range(ROUNDS):
            attempt = _attempt(core, clock)
            _say(bare, said)  # the copy is where the store is
            said.clear()
            command = SubmitCode(attempt, phone.code())
            begun = time.perf_counter()
            answer = core.handle(Nobody(), command)
            ours.append(time.perf_counter() - begun)
            if answer.session is None:
                raise ValueError(answer)
            begun = time.perf_counter()
            _say(bare, said)
            theirs.append(time.perf_counter() - begun)
            said.clear()
        core.close()
    return [ratio("code step : its statements, bare sqlite3", ours, theirs, 1.30)]


def _attempt(core: Core, clock: FrozenClock) -> str:
    clock.advance(30)
    page = core.handle(Nobody(), SubmitPassword("user", PASSWORD)).screen
    if not isinstance(page, EnterCodeScreen):
        raise TypeError(page)
    return page.attempt


def _listen(core: Core) -> list[tuple[str, Any]]:
    """Keep what is said to the database."""
    said: list[tuple[str, Any]] = []
    engine = core._desk.store._engine

    @event.listens_for(engine, "before_cursor_execute")
    def on_execute(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: Any) -> None:
        said.append((statement, parameters))

    @event.listens_for(engine, "commit")
    def on_commit(_connection: Any) -> None:
        said.append(("COMMIT", ()))

    return said


def _bare(path: Path) -> sqlite3.Connection:
    bare = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        bare.execute(f"PRAGMA {pragma}")
    return bare


def _say(bare: sqlite3.Connection, said: list[tuple[str, Any]]) -> None:
    for statement, parameters in said:
        bare.execute(statement, parameters).fetchall()
