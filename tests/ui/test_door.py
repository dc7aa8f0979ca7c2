"""The window at a door, as often as a kiosk shows it: nothing of it stays behind."""

import gc
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.core.api.actors import Operator
from app.core.api.door import Door, Passed, Signalled, TimedOut
from app.core.api.operator_commands import AddAccount
from app.core.opening import open_core
from app.settings import Settings, load
from app.ui.door import DoorWindow, Look
from app.ui.one_window import OneWindow
from app.ui.pages.sign_in import SignInPage


def door(settings: Settings, timeout_s: float | None = None, *, stay: bool = False) -> DoorWindow:
    """Return a window at a door to which nobody comes."""
    at = Door("tool")
    look = Look("tool", timeout_s=timeout_s, stay=stay)
    return DoorWindow(settings, look, lambda: open_core(settings, door=at))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A store with an account."""
    settings = load(
        {"store": str(tmp_path / "store.db")}, {"XDG_CONFIG_HOME": str(tmp_path)}, tmp_path / "no"
    )
    core = open_core(settings)
    core.handle(Operator(0), AddAccount("user", "user@example.org", "plain lantern over wide rivers"))
    core.close()
    return settings


def pages() -> list[SignInPage]:
    """Return the pages that Python holds."""
    return [one for one in gc.get_objects() if isinstance(one, SignInPage)]


@pytest.mark.rule("S5", "D10")
def test_a_window_leaves_nothing(settings: Settings, qtbot: QtBot) -> None:
    """Neither its pages, with what was typed on them, nor garbage set aside from the collector for good."""
    assert qtbot is not None
    window = door(settings, 0.5)
    set_aside = []
    before = len(pages())
    for _ in range(3):
        assert window.sign_in() == TimedOut()
        window.rest()
        assert len(pages()) == before
        set_aside.append(gc.get_freeze_count())
    assert set_aside[0] >= set_aside[1] == set_aside[2]


@pytest.mark.rule("S2")
def test_a_signal_beside_the_ticket_starts_nothing(settings: Settings, qtbot: QtBot) -> None:
    """What tells Twinlatch to end is heard until the very end of the window."""
    assert qtbot is not None
    window = door(settings)

    def passed_and_told() -> None:
        assert window._parts is not None
        if not window._parts.shell._started:
            return
        looking.stop()
        window._parts.shell.passed.emit(Passed("ticket", "user", ("pwd", "otp")))  # type: ignore[attr-defined]
        signal.raise_signal(signal.SIGTERM)

    looking = QTimer(interval=20)
    looking.timeout.connect(passed_and_told)
    looking.start()
    assert window.sign_in() == Signalled(signal.SIGTERM)
    window.close()


@pytest.mark.rule("S5")
@pytest.mark.parametrize("stay", [False, True])
def test_a_window_that_comes_back_keeps_its_place(settings: Settings, qtbot: QtBot, stay: bool) -> None:
    """A second start while the command runs must not have the kiosk end when it comes back."""
    assert qtbot is not None
    window = door(settings, 0.3, stay=stay)
    window.sign_in()
    window.rest()
    second = OneWindow(settings, "tool")
    assert second.claim() is not stay
    second.release()
    if stay:
        assert window.sign_in() == TimedOut()
    window.close()
    assert second.claim()
    second.release()
