"""The laws hold in a kiosk as well, whose window fills the screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app import incidents
from app.testing.window import Twinlatch
from app.ui.kiosk import Kiosk

from .matrix import PAINTED, PLACED

PASSWORD = "plain lantern over wide rivers"


@pytest.fixture
def kiosk(enrolled: Twinlatch, monkeypatch: pytest.MonkeyPatch) -> Iterator[Twinlatch]:
    """The window of a kiosk, at the sign-in page of somebody who has MFA on."""
    monkeypatch.setattr(incidents, "listeners", [])
    guard = Kiosk(enrolled.parts.shell, lambda: None)
    guard.guard()
    enrolled.parts.shell.wizard.showFullScreen()
    yield enrolled
    app = QCoreApplication.instance()
    assert app is not None
    app.removeEventFilter(guard)
    guard._idle.stop()


def test_the_laws_hold_in_a_kiosk(kiosk: Twinlatch, qtbot: QtBot) -> None:
    """On the page for the password and on the one for the code."""
    window = kiosk.parts.shell.wizard
    qtbot.waitUntil(window.isActiveWindow)
    kiosk.sign_in.look()
    breaches = [sentence for law in (*PLACED, *PAINTED) for sentence in law(window)]
    kiosk.sign_in.sign_in(PASSWORD, "user")
    kiosk.enter_code.look()
    breaches += [sentence for law in (*PLACED, *PAINTED) for sentence in law(window)]
    assert not breaches, "\n".join(breaches)
