"""A deployment's name and logo, in real windows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.core.factors.password import PasswordFactor
from app.testing.clock import FrozenClock
from app.testing.window import open_window
from app.ui import logo
from app.ui.theme import current
from app.ui.widgets.heading import Mark

CHEAP = PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)
NAME = "Example & <b>Sons</b>"


@pytest.fixture(autouse=True)
def unbranded(qapp: QApplication) -> Iterator[None]:
    """Leave the application as it was."""
    yield
    logo.install("")
    qapp.setApplicationDisplayName("")
    current().set_accent("")
    current().set_appearance("light")


def test_the_windows_bear_the_deployments_name(tmp_path: Path, twinlatch_clock: FrozenClock) -> None:
    """Both windows, and the program to a screen reader; accent and logo stand in both."""
    path = tmp_path / "logo.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><path d="M0 0h3v1z"/></svg>')
    with open_window(
        tmp_path / "own",
        twinlatch_clock,
        password=CHEAP,
        brand_name=NAME,
        brand_accent="#0A6E3C",
        brand_logo=str(path),
    ) as window:
        window.create_account.create("user", "user@example.org", window.password)
        assert window.desktop.window.windowTitle() == NAME
        assert QGuiApplication.applicationDisplayName() == NAME
        window.sign_in.sign_in(window.password)
        window.profile.look()
        assert window.desktop.window.windowTitle() == NAME
        mark = next(one for one in window.desktop.window.findChildren(Mark) if one.isVisible())
        assert mark.width() == 48
        assert current().tokens.accent == "#0A6E3C"
