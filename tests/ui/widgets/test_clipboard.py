"""Copying a secret: marked as one, and gone again in time, if it is still ours."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.api.policy import Policy
from app.ui.widgets.clipboard import SecretClipboard

ROOT = Path(__file__).resolve().parents[3]
SECRET = "K2KW OSZP"
SELECTION = QClipboard.Mode.Selection


@pytest.fixture
def board(qapp: QApplication) -> Iterator[QClipboard]:
    """The desktop's clipboard, empty before and after."""
    made = qapp.clipboard()
    for mode in (QClipboard.Mode.Clipboard, SELECTION):
        made.clear(mode)
    yield made
    for mode in (QClipboard.Mode.Clipboard, SELECTION):
        made.clear(mode)


@pytest.mark.rule("S7")
def test_a_copied_secret_is_marked(board: QClipboard) -> None:
    """It carries the hint for clipboard managers, and is not put on the middle button's selection."""
    ours = SecretClipboard()
    ours.copy(SECRET)
    data = board.mimeData()
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"
    assert board.text() == SECRET
    assert board.text(SELECTION) == ""


@pytest.mark.rule("S7")
def test_it_leaves_again_by_itself(board: QClipboard, qtbot: QtBot) -> None:
    """After the policy's time, from clipboard and selection alike; each copy begins the time anew."""
    ours = SecretClipboard(policy=Policy(clipboard_clear_s=7))
    assert ours._timer.interval() == 7000
    assert SecretClipboard()._timer.interval() <= 30_000
    ours.copy(SECRET)
    assert ours._timer.isActive()
    board.setText(SECRET, SELECTION)
    ours._timer.setInterval(0)
    with qtbot.waitSignal(ours.cleared):
        ours.copy(SECRET)
    assert (board.text(), board.text(SELECTION)) == ("", "")


@pytest.mark.rule("S7")
def test_what_somebody_copied_since_stays(board: QClipboard, qtbot: QtBot) -> None:
    """Clearing never touches another text."""
    ours = SecretClipboard()
    ours.copy(SECRET)
    other = QMimeData()
    other.setText("a shopping list")
    board.setMimeData(other)
    with qtbot.waitSignal(ours.cleared):
        ours.clear()
    assert board.text() == "a shopping list"


@pytest.mark.rule("S7")
def test_it_is_gone_when_the_program_ends() -> None:
    """Quitting takes it back at once."""
    script = (
        "import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication;"
        "app = QApplication([]); from app.ui.widgets.clipboard import SecretClipboard;"
        "ours = SecretClipboard(); ours.copy(sys.argv[1]); board = app.clipboard();"
        "print(board.text() == sys.argv[1]); QTimer.singleShot(0, app.quit); app.exec();"
        "print(board.text() == '')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, SECRET],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=200,
    )
    assert done.stdout.split() == ["True", "True"]
