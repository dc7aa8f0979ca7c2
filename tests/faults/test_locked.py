"""The store held by another process: a bounded wait and an honest error, nothing counted, and on it goes (B2)."""

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from app import __main__, incidents
from app.core.api.commands import Start
from app.core.api.errors import StoreBusy
from app.core.store import sqlite_place, turns

from .acts import ACTS
from .engine import rows
from .grounds import Ground
from .hand import NOW_MS, STEP_MS, Hand, hand_at
from .killing import PATIENCE_S, start


def hold(pipe: Connection, place: str) -> None:
    """Hold a store as tightly as SQLite lets anybody, until told to let go."""
    connection = sqlite3.connect(place, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    pipe.send("held")
    pipe.recv()
    connection.execute("ROLLBACK")
    pipe.send("free")


@contextmanager
def held(place: Path, *, killed: bool = False) -> Iterator[None]:
    """Have another process hold the store meanwhile; at the end it lets go, or is killed."""
    process, pipe = start(hold, str(place))
    try:
        assert pipe.poll(PATIENCE_S)
        assert pipe.recv() == "held"
        yield
        if not killed:
            pipe.send("let go")
            assert pipe.poll(PATIENCE_S)
    finally:
        with suppress(ProcessLookupError):  # it let go and ended
            os.kill(process.pid, signal.SIGKILL)
        process.join(PATIENCE_S)
        pipe.close()


@pytest.fixture
def short_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a moment only; what the program waits is bounded as well."""
    assert sqlite_place.BUSY_WAIT_MS + turns.WAIT_S * 1000 <= 3000
    monkeypatch.setattr(sqlite_place, "BUSY_WAIT_MS", 50)


@pytest.mark.rule("B2", "B1", "L4")
@pytest.mark.usefixtures("short_wait")
@pytest.mark.parametrize("name", [name for name in ACTS if ACTS[name].before not in {"nothing", "v0", "v1"}])
def test_each_step_of_each_act(tmp_path: Path, name: str) -> None:
    """Held before a step, the step is refused as a whole: not a row is another, and the next time it goes through."""
    act = ACTS[name]
    ground = Ground(tmp_path, act.before)
    hand = Hand(ground.folder, dict(ground.known), NOW_MS + 4 * STEP_MS)
    ask, refused = hand.core.handle, 0

    def twice(actor: object, command: object) -> object:
        nonlocal refused
        before = everything(ground.place)
        with held(ground.place), pytest.raises(StoreBusy):
            ask(actor, command)  # type: ignore[arg-type]
        refused += 1
        assert everything(ground.place) == before
        return ask(actor, command)  # type: ignore[arg-type]

    steps = act.run(hand)
    for nth, seen in enumerate(steps):
        hand.known |= seen
        if nth == 0:
            hand.core.handle = twice  # type: ignore[method-assign, assignment]
    hand.close()
    assert refused == len(act.stages) - 1
    assert ground.ways(hand.known) == act.stages[-1]


def everything(place: Path) -> list[object]:
    """Return every row of every table."""
    tables = [name for (name,) in rows(place, "SELECT name FROM sqlite_master WHERE type='table'")]
    return [rows(place, f"SELECT * FROM {name}") for name in tables]  # noqa: S608 names of our own


@pytest.mark.rule("B2", "B5")
@pytest.mark.usefixtures("short_wait")
@pytest.mark.parametrize("killed", [False, True])
def test_an_upgrade_waits_its_turn(tmp_path: Path, killed: bool) -> None:
    """An older store that is held is not upgraded yet; whoever held it may even have been killed."""
    ground = Ground(tmp_path, "v1")
    with held(ground.place, killed=killed), hand_at(ground.folder, ground.known) as hand:
        with pytest.raises(StoreBusy):
            hand.ask(Start())
        assert rows(ground.place.with_name(ground.place.name), "SELECT version_num FROM alembic_version") == [
            ("0001",)
        ]
    assert ground.ways(ground.known) == ACTS["upgrade_v1"].stages[-1]


@pytest.mark.rule("B2")
@pytest.mark.usefixtures("short_wait")
def test_the_command_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence and the code for a store that cannot be used; done once the store is free."""
    monkeypatch.setattr(incidents, "install", lambda: None)
    ground = Ground(tmp_path, "off")
    settings = ground.folder / "config" / "settings.toml"
    settings.touch(mode=0o600)
    settings.write_text(f'store = "{ground.place}"\nkey_source = "file"\n')
    flags = {"config": str(settings)}
    with held(ground.place):
        assert __main__._guarded(__main__._command, ["account", "disable", "user"], flags) == 3
        told = capsys.readouterr().err
        assert "is in use by another program" in told
        assert told.count("\n") == 1
    assert __main__._guarded(__main__._command, ["account", "disable", "user"], flags) == 0
