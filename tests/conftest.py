"""The guards every test runs under, and the few fixtures all suites share.

A test fails on a WARNING in the log, on a Qt warning or a Python warning (both by pyproject.toml), on a
thread left behind, and on a canary secret in anything it wrote. A test that means to warn asserts on
``caplog`` and then calls ``caplog.clear()``.
"""

import itertools
import logging
import os
import threading
import zlib
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from app import incidents
from tests import cluster as servers

# The window is tested on the platform people use; pytest-xvfb brings the display.
os.environ["QT_QPA_PLATFORM"] = "xcb"

THREAD_GRACE_S = 30.0
SAMPLED = 3
FUZZ = "tests/ui/test_fuzz.py::"
# What takes minutes with the large counts, the longest first: begun last, one file would keep one core while
# the others have nothing left.
LONGEST = (
    "tests/unit/cli/test_fuzz.py",
    "tests/contract/test_races.py",
    "tests/faults/test_kills.py",
    "tests/unit/core/usecases/test_long_record.py",
    "tests/property/test_journey.py",
    "tests/property/test_ways_back.py",
    "tests/property/test_door.py",
    "tests/faults/test_door_kills.py",
    "tests/unit/core/usecases/test_flood.py",
    "tests/faults/test_damage.py",
    "tests/ui/test_kiosk.py",
)
CANARIES = pytest.StashKey["Canaries"]()

# The small run is the same every time, so that a change is judged by what it changed; --torture explores.
hypothesis.settings.register_profile("small", max_examples=50, deadline=None, database=None, derandomize=True)
hypothesis.settings.register_profile("torture", max_examples=2000, deadline=None, database=None)


class Canaries(set[str]):
    """Secrets of this test: none of them may come out in a log, on stdout or on stderr."""

    password = "canary 7Q4 sings at dawn"

    def __init__(self) -> None:
        """Begin with the password."""
        super().__init__({self.password})


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the large counts."""
    parser.addoption("--torture", action="store_true", help="run with the large counts")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples a property gets."""
    hypothesis.settings.load_profile("torture" if config.getoption("--torture") else "small")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is worth running with the large counts only; with them, begin with what takes longest."""
    if config.getoption("--torture"):
        items.sort(key=_place_in_line)
        return
    left = [item for item in items if item.get_closest_marker("torture") or _sampled_out(item)]
    config.hook.pytest_deselected(items=left)
    out = set(left)
    items[:] = [item for item in items if item not in out]


def _place_in_line(item: pytest.Item) -> int:
    """Put long files first, and last what comes in many parts: those keep all cores busy to the end."""
    if item.nodeid.startswith(FUZZ):
        return len(LONGEST) + 1
    file = item.nodeid.partition("::")[0]
    return LONGEST.index(file) if file in LONGEST else len(LONGEST)


def _sampled_out(item: pytest.Item) -> bool:
    """Of the use cases every third runs on the server as well, always the same ones; with --torture all do."""
    on_server = "[postgresql" in item.nodeid and "/unit/core/usecases/" in item.nodeid
    return on_server and zlib.crc32(item.nodeid.encode()) % SAMPLED != 0


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep a file with one worker, for the sake of its server and its speed, but not the inputs of the fuzz.

    They are most of what --torture does: in one file, they would leave every core but one idle.
    """
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    scheduling = LoadFileScheduling(config, log)
    scheduling._split_scope = _kept_together
    return scheduling


def _kept_together(nodeid: str) -> str:
    """Name what stays with one worker: a file, or one chunk of inputs for one field."""
    return nodeid if nodeid.startswith(FUZZ) else nodeid.split("::", 1)[0]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test whose output or log holds one of its secrets; the report must not repeat it."""
    report = yield
    if report.when != "teardown":
        return report
    told = [name for name, text in report.sections if any(c in text for c in item.stash.get(CANARIES, ()))]
    if told:
        report.outcome = "failed"
        report.longrepr = f"a canary secret came out in: {', '.join(told)}"
        report.sections.clear()
    return report


@pytest.fixture(autouse=True)
def canary(request: pytest.FixtureRequest) -> Canaries:
    """Give the secrets under watch: use ``canary.password``, and ``canary.add(...)`` what else is secret."""
    canaries = Canaries()
    request.node.stash[CANARIES] = canaries
    return canaries


@pytest.fixture(autouse=True)
def _a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test empty XDG folders, no session bus and none of the person's own settings."""
    for variable in [name for name in os.environ if name.startswith(("TWINLATCH_", "PYTHON_KEYRING_"))]:
        monkeypatch.delenv(variable)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for variable in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        folder = tmp_path / "home" / variable.lower()
        folder.mkdir(parents=True, mode=0o700)
        monkeypatch.setenv(f"XDG_{variable}", str(folder))


@pytest.fixture(autouse=True)
def _not_hardened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests' own process as it is: the limit that the entry lowers could not be raised again."""
    monkeypatch.setattr("app.__main__.harden", lambda **_: None)


@pytest.fixture(autouse=True)
def _no_warning_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a WARNING or worse in the log."""
    yield
    records = [r for when in ("setup", "call", "teardown") for r in caplog.get_records(when)]
    loud = [f"{r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]
    assert not loud, f"logged at WARNING or above: {loud}"


@pytest.fixture(autouse=True)
def _no_incident_left() -> Iterator[None]:
    """Forget the incidents of a test: a process that met one ends with the code for a bug."""
    yield
    incidents.happened.clear()
    incidents.recovered()


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Fail on a thread that outlives its test."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(THREAD_GRACE_S)
    assert not [thread.name for thread in left if thread.is_alive()], "threads left behind"


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """How often a race or a kill is tried: 300 with --torture, else 10."""
    return 300 if request.config.getoption("--torture") else 10


@pytest.fixture(scope="session")
def cluster() -> Iterator[servers.Cluster]:
    """Give a PostgreSQL server of the tests' own; it must be had (G6)."""
    running = servers.started()
    running.make_database(servers.SHARED)
    yield running
    running.remove()


@pytest.fixture(params=("sqlite", "postgresql"))
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Give addresses where no store is yet, on each engine in turn; on a server the last one is the only one."""
    numbers = itertools.count()
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path / f'data{next(numbers)}' / 'twinlatch.db'}"
    running: servers.Cluster = request.getfixturevalue("cluster")
    return lambda: running.url(running.emptied(servers.SHARED))


@pytest.fixture
def store_url(stores: Callable[[], str]) -> str:
    """Give one such address."""
    return stores()
