"""Pages fade into each other for a moment, where the desktop does not ask for less."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.testing.window import Twinlatch
from app.ui import motion
from app.ui.cross_fade import FADE_MS, CrossFade


@pytest.fixture
def moving(enrolling: Twinlatch) -> Iterator[Twinlatch]:
    """A window at the QR code in which pages fade."""
    motion.current.wanted = True
    yield enrolling
    motion.current.wanted = False


def fades(twinlatch: Twinlatch) -> list[CrossFade]:
    """Return what is fading."""
    return [one for one in twinlatch.desktop.window.findChildren(CrossFade) if one.isVisible()]


def test_a_page_fades_for_at_most_150_ms(moving: Twinlatch, qtbot: QtBot) -> None:
    """The page can be used at once, and the picture of the former one is gone."""
    assert FADE_MS <= 150
    moving.scan_qr.go_on()
    moving.enter_code.look()
    moving.parts.shell.wizard.page_shown().back.click()  # type: ignore[union-attr]
    (fade,) = fades(moving)
    assert moving.page == "scan_qr"
    assert not fade._picture.isNull()
    ended: list[bool] = []
    fade.destroyed.connect(lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended))
    assert fades(moving) == []
    moving.scan_qr.look()


@pytest.mark.rule("N10")
def test_no_picture_is_made_of_a_secret(moving: Twinlatch) -> None:
    """A page that is blanked when nobody is there goes at once."""
    moving.parts.shell.wizard.page_shown().trouble.click()  # type: ignore[union-attr]
    assert moving.page == "manual_key"
    assert fades(moving) == []


def test_nothing_moves_where_it_is_not_wanted(enrolling: Twinlatch) -> None:
    """Less motion is none."""
    enrolling.scan_qr.go_on()
    enrolling.enter_code.look()
    enrolling.parts.shell.wizard.page_shown().back.click()  # type: ignore[union-attr]
    assert enrolling.page == "scan_qr"
    assert fades(enrolling) == []


@pytest.mark.parametrize(
    ("told", "moves"),
    [
        (("org.freedesktop.appearance", "reduced-motion", "1"), "False"),
        (("org.gnome.desktop.interface", "enable-animations", "false"), "False"),
        (("org.gnome.desktop.interface", "enable-animations", "true"), "True"),
        ((), "True"),
    ],
)
def test_the_desktop_is_asked(told: tuple[str, ...], moves: str) -> None:
    """By its portal, on a bus of the test's own; without one, pages fade."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])}
    del env["DBUS_SESSION_BUS_ADDRESS"]
    inner = [sys.executable, str(Path(__file__).with_name("ask_portal.py")), *told]
    said = subprocess.run(
        ["dbus-run-session", "--", *inner], env=env, capture_output=True, text=True, timeout=60, check=True
    )
    assert said.stdout.split()[-1] == moves
