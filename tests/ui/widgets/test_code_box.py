"""The box that shows a code to be read and copied by hand."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.theme import current
from app.ui.widgets.code_box import CodeBox

CODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
GROUPS = ["ABCD", "EFGH", "IJKL", "MNOP", "QRST", "UVWX", "YZ23", "4567"]


@pytest.fixture
def box(qtbot: QtBot) -> CodeBox:
    """A box of two rows, on the screen."""
    made = CodeBox("Enrollment code", 2)
    qtbot.addWidget(made)
    made.resize(400, 100)
    made.show()
    qtbot.waitUntil(made.isVisible)
    QApplication.processEvents()
    return made


def inked(picture: QImage) -> Iterator[int]:
    """Yield the columns that hold a part of a character."""
    frame = current().sizes.radius_inset
    for x in range(frame, picture.width() - frame):
        if any(picture.pixelColor(x, y).lightness() < 128 for y in range(frame, picture.height() - frame)):
            yield x


@pytest.mark.parametrize("width", [90, 170, 280, 320, 400])
def test_a_code_is_whole_at_every_width(box: CodeBox, width: int) -> None:
    """All groups are to be read, whatever rows they need."""
    box.set_code(CODE)
    box.resize(width, box.height())
    assert box.toPlainText().split() == GROUPS
    lines = box.toPlainText().split("\n")
    assert max(box.fontMetrics().horizontalAdvance(line) for line in lines) <= box.viewport().width()
    assert box.document().size().height() <= box.viewport().height() + box.fontMetrics().height() / 2
    block = box.document().begin()
    while block.isValid():
        assert block.layout().lineCount() == 1
        block = block.next()


def test_a_code_stands_in_the_middle(box: CodeBox) -> None:
    """Also where the box had its size, and was painted, before the code came."""
    box.set_code(CODE)
    picture = box.grab().toImage()
    columns = list(inked(picture))
    left, right = columns[0], picture.width() - 1 - columns[-1]
    assert abs(left - right) <= 2
    assert left > current().sizes.pad_inset
    widest = max(after - before for before, after in pairwise(columns))
    assert widest > box.fontMetrics().horizontalAdvance(" "), "groups stand apart"


def test_copying_goes_by_the_rules_of_the_page(box: CodeBox, qtbot: QtBot) -> None:
    """The box itself puts nothing on the clipboard or the selection."""
    box.set_code(CODE)
    box.selectAll()
    with qtbot.waitSignal(box.copy_asked):
        QTest.keySequence(box, QKeySequence.StandardKey.Copy)
    board = QGuiApplication.clipboard()
    assert "ABCD" not in board.text()
    assert "ABCD" not in board.text(board.Mode.Selection)


def test_a_screen_reader_reads_the_code(box: CodeBox) -> None:
    """It is a read-only text with a name, not a label."""
    box.set_code(CODE)
    told = QAccessible.queryAccessibleInterface(box)
    assert told.text(QAccessible.Text.Name) == "Enrollment code"
    assert told.role() == QAccessible.Role.EditableText
    assert told.state().readOnly
    assert told.state().focusable
    text = told.textInterface()
    assert text is not None
    assert text.text(0, text.characterCount()).split() == GROUPS


@pytest.mark.rule("N10")
def test_a_wiped_code_is_gone(box: CodeBox) -> None:
    """Neither text nor undo brings it back."""
    box.set_code(CODE)
    box.wipe()
    box.undo()
    assert (box.code, box.toPlainText()) == ("", "")
    assert not list(inked(box.grab().toImage()))
