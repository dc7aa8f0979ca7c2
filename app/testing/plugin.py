"""Fixtures for tests of sign-in with Twinlatch: a real window, a phone, a clock. Loaded by pytest itself.

Importing this costs nothing: Qt and the program are loaded by the first test that asks for them.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .clock import FrozenClock
    from .phone import VirtualPhone
    from .window import Twinlatch


@pytest.fixture
def twinlatch_clock() -> "FrozenClock":
    """Give the clock that the core and the phone go by; it stands still until the test moves it."""
    from .clock import FrozenClock

    return FrozenClock()


@pytest.fixture
def phone(twinlatch_clock: "FrozenClock") -> "VirtualPhone":
    """Give a phone with an authenticator app."""
    from .phone import VirtualPhone

    return VirtualPhone(twinlatch_clock)


@pytest.fixture
def twinlatch(
    request: pytest.FixtureRequest, tmp_path: Path, twinlatch_clock: "FrozenClock"
) -> Iterator["Twinlatch"]:
    """Give a real window on a store of its own, with cheap hashes; without a display it is painted unseen."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    request.getfixturevalue("qtbot")
    from ..core.factors.password import PasswordFactor
    from .window import open_window

    cheap = PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)
    with open_window(tmp_path / "twinlatch", twinlatch_clock, password=cheap) as window:
        yield window
