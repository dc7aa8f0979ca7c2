"""The column of a page: where its content stands, and what is scrolled to."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import current
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.column import Column
from app.ui.widgets.field import Field
from app.ui.widgets.heading import Heading
from app.ui.widgets.line_edit import NameEdit
from app.ui.widgets.stack import Stack


@pytest.fixture
def tall(qtbot: QtBot) -> Column:
    """A page of six fields and a banner in a window that is too low for it."""
    stack = Stack()
    stack.add(Heading("Title", "Text"))
    stack.add(Banner(), "gap_field")
    for number in range(6):
        stack.add(Field(f"Field {number}", NameEdit()), "gap_field")
    stack.add(PrimaryButton("Continue"), "gap_actions")
    column = Column(stack)
    qtbot.addWidget(column)
    column.resize(360, 400)
    column.show()
    column.activateWindow()
    qtbot.waitUntil(column.isActiveWindow)
    return column


def seen(column: Column, widget: QWidget) -> bool:
    """Tell whether a part of the page is wholly within what shows."""
    box = QRect(widget.mapTo(column.viewport(), QPoint(0, 0)), widget.size())
    return column.viewport().rect().contains(box)


@pytest.mark.parametrize(
    ("width", "height", "carded"), [(360, 400, False), (480, 680, False), (544, 600, True), (1024, 768, True)]
)
def test_column(qtbot: QtBot, width: int, height: int, carded: bool) -> None:
    """A card where there is room; the content is centred, inside, and never wider than its card."""
    stack = Stack()
    stack.add(Heading("Title", "Text " * 30))
    column = Column(stack)
    column.resize(width, height)
    qtbot.addWidget(column)
    column.show()
    left = stack.mapTo(column, QPoint(0, 0)).x()
    assert left == column.width() - left - stack.width()
    assert stack.width() <= 400
    assert column._body.card.isNull() != carded
    if carded:
        assert column._body.card.width() == 480
        assert column._body.card.contains(stack.geometry().adjusted(-24, -24, 24, 24))


def test_nothing_jumps_when_a_row_appears(qtbot: QtBot) -> None:
    """A banner or an error pushes down what is below it; the top stays."""
    stack, banner = Stack(), Banner()
    stack.add(Heading("Title", "Text"))
    stack.add(QuietButton("below"), "gap_field")
    stack.add(banner, "gap_field")
    column = Column(stack)
    column.resize(480, 680)
    qtbot.addWidget(column)
    column.show()
    before, high = stack.mapTo(column, QPoint(0, 0)), stack.height()
    banner.set("A sentence that says what is and what to do.", "error", "Retry")
    qtbot.waitUntil(lambda: stack.height() > high + current().sizes.gap_field)
    assert stack.mapTo(column, QPoint(0, 0)) == before


def test_it_scrolls_only_down_and_takes_no_focus(tall: Column) -> None:
    """A low window scrolls; sideways never; the area itself is no stop for Tab."""
    assert tall.verticalScrollBar().maximum() > 0
    assert tall.horizontalScrollBar().maximum() == 0
    assert tall.focusPolicy() == Qt.FocusPolicy.NoFocus
    tall.resize(360, 1200)
    assert tall.verticalScrollBar().maximum() == 0


def test_a_field_with_the_focus_is_seen_with_its_error(tall: Column, qtbot: QtBot) -> None:
    """The answer to a refusal is never below the edge of the window."""
    fields = tall.findChildren(Field)
    for field in (fields[5], fields[0], fields[4]):
        field.editor.setFocus()
        field.set_error("A sentence that says what is, and what to do about it now.")
        qtbot.waitUntil(partial(seen, tall, field))


def test_a_banner_is_seen_when_it_comes(tall: Column, qtbot: QtBot) -> None:
    """It is scrolled to once, and leaves the page where the person scrolls it after that."""
    (banner,) = tall.findChildren(Banner)
    bar = tall.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not seen(tall, banner)
    banner.set("The store cannot be reached.", "error", "Retry")
    qtbot.waitUntil(lambda: seen(tall, banner))
    bar.setValue(bar.maximum())
    banner.set("The store still cannot be reached.", "error", "Retry")
    QApplication.processEvents()
    assert not seen(tall, banner)


def test_tab_scrolls_along(tall: Column, qtbot: QtBot) -> None:
    """What Tab reaches is seen."""
    tall.findChildren(Field)[0].editor.setFocus()
    for _ in range(6):
        QTest.keyClick(tall.window().focusWidget(), Qt.Key.Key_Tab)
    (action,) = tall.findChildren(PrimaryButton)
    assert tall.window().focusWidget() is action
    qtbot.waitUntil(lambda: seen(tall, action))


def test_a_page_shown_again_begins_at_its_top(tall: Column) -> None:
    """Where it was left is nothing to come back to."""
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    tall.verticalScrollBar().setValue(200)
    tall.hide()
    tall.show()
    QApplication.processEvents()
    assert tall.verticalScrollBar().value() == 0


def test_a_button_with_the_focus_is_seen_as_its_page_opens(tall: Column, qtbot: QtBot) -> None:
    """Enter would press what nobody sees."""
    (action,) = tall.findChildren(PrimaryButton)
    action.setFocus()
    tall.hide()
    tall.verticalScrollBar().setValue(0)
    tall.show()
    qtbot.waitUntil(lambda: seen(tall, action))
