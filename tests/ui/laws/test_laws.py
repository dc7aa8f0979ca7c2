"""Each law finds the breach that was planted for it, and nothing in what is right."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.testing.looks import APPEARANCES
from app.ui.theme import current
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.widgets.column import Column
from app.ui.widgets.field import Field
from app.ui.widgets.focus_ring import FocusRing
from app.ui.widgets.line_edit import NameEdit
from app.ui.widgets.qr_view import QrView
from app.ui.widgets.stack import Stack
from app.ui.widgets.texts import Elided, Text
from app.ui.widgets.tick_box import TickBox

from . import keys, matrix, paint, place

PALE = "color: #8A8F99"  # 3.2:1 on white
FAINT = "border: 1px solid #DDE0E7; background: #FFFFFF"

Plant = Callable[["Board"], None]


class Board(QWidget):
    """A window with a column that keeps every law, for breaches to be planted in."""

    def __init__(self) -> None:
        """Lay it out as a page is."""
        super().__init__()
        self.resize(480, 680)
        self.text = Text("Enter the code that you were given.")
        self.field = Field("One-time code", NameEdit())
        self.field.editor.setText("123456")
        self.action = PrimaryButton("Continue")
        self.back = SecondaryButton("Back")
        self.quiet = QuietButton("Use another way")
        self.tick = TickBox("I have read this")
        self.stack = Stack()
        self.stack.add(self.text)
        self.stack.add(self.field, "gap_field")
        self.stack.add(self.tick, "gap_field")
        self.stack.add(self.action, "gap_actions")
        self.stack.add(self.back, "gap_button")
        self.stack.add(self.quiet, "gap_text", "center")
        self.column = Column(self.stack, self)
        self.column.setGeometry(self.rect())
        self.ring = FocusRing(self)


@pytest.fixture
def board(qtbot: QtBot) -> Board:
    """Show the window, with the keyboard in it."""
    app = QCoreApplication.instance()
    current().install(app, "light")  # type: ignore[arg-type]
    made = Board()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    settle()
    return made


def settle() -> None:
    """Let what was asked for a moment later happen."""
    for _ in range(5):
        QCoreApplication.processEvents()


def clip_a_label(board: Board) -> None:
    """Give a text less height than its lines need."""
    board.text.setText("many words " * 20)
    settle()
    board.text.resize(board.text.width(), 20)


def clip_a_word(board: Board) -> None:
    """Give Qt's own label, which breaks no word, less width than one."""
    label = QLabel("Unbreakable", board.stack)
    label.setWordWrap(True)
    label.setGeometry(0, 500, 20, 200)
    label.show()


def clip_a_button(board: Board) -> None:
    """Give a plain button less width than its text."""
    button = QPushButton("More than there is room for", board.stack)
    button.setGeometry(0, 500, 90, 40)
    button.show()


def lose_a_tooltip(board: Board) -> None:
    """Shorten a name and forget its tooltip."""
    name = Elided()
    name.setParent(board.stack)
    name.setGeometry(0, 500, 60, 20)
    name.set_name("somebody.with.a.long.name")
    name.show()
    name.setToolTip("")


def reach_out(board: Board) -> None:
    """Push a button out at the side."""
    board.action.move(100, board.action.y())


def scroll_in_vain(board: Board) -> None:
    """Make the page higher than its content needs."""
    body = board.column.widget()
    assert body is not None
    body.resize(body.width(), board.height() + 300)


def lie_over(board: Board) -> None:
    """Move a button over its neighbour."""
    board.back.move(0, board.action.y() + 10)


def begin_elsewhere(board: Board) -> None:
    """Indent one row."""
    board.action.setGeometry(board.action.geometry().adjusted(7, 0, 0, 0))


def begin_a_grid_elsewhere(board: Board) -> None:
    """Indent one cell of a grid."""
    holder = QWidget(board.stack)
    grid = QGridLayout(holder)
    labels = QLabel("One"), QLabel("Two")
    for row, label in enumerate(labels):
        grid.addWidget(label, row, 0)
    holder.setGeometry(0, 500, 200, 80)
    holder.show()
    settle()
    labels[1].move(labels[1].x() + 5, labels[1].y())


def use_an_odd_gap(board: Board) -> None:
    """Leave a gap that the guide does not have."""
    board.quiet.move(board.quiet.x(), board.quiet.y() + 3)


def mix_gaps(board: Board) -> None:
    """Take a gap of the other density."""
    shift = board.back.y() - board.action.geometry().bottom() - 1 - 8
    board.back.move(0, board.back.y() - shift - 3)
    board.quiet.move(board.quiet.x(), board.back.geometry().bottom() + 1 + 16)


def shrink_a_target(board: Board) -> None:
    """Make a button too small to hit."""
    board.back.setMinimumHeight(0)
    board.back.resize(board.back.width(), 20)


def shrink_the_action(board: Board) -> None:
    """Make the filled action lower than 40 pixels."""
    board.action.setMinimumHeight(0)
    board.action.resize(board.action.width(), 32)


def tab_against_the_eye(board: Board) -> None:
    """Have Tab go to the last button first."""
    QWidget.setTabOrder(board.quiet, board.action)


def tell_in_another_order(board: Board) -> None:
    """Build a row last that is read first."""
    field = NameEdit()
    field.setParent(board.stack)
    field.setGeometry(QRect(0, 0, board.stack.width(), 40))
    board.text.hide()
    field.show()
    QWidget.setTabOrder(field, board.field.editor)


def add_an_action(board: Board) -> None:
    """Fill a second button."""
    board.back.setProperty("role", "primary")


def default_to_another(board: Board) -> None:
    """Have Enter press what is not filled."""
    board.back.setDefault(True)


def use_a_letter_twice(board: Board) -> None:
    """Give two buttons the same letter."""
    board.back.setText("&Back")
    board.quiet.setText("&Bring another")


def pale_text(board: Board) -> None:
    """Write too palely."""
    board.text.setStyleSheet(PALE)


def pale_button(board: Board) -> None:
    """Write too palely on a button."""
    board.quiet.setStyleSheet(PALE)


def faint_border(board: Board) -> None:
    """Draw a field with a border for decoration only."""
    board.field.editor.setStyleSheet(FAINT)


def lose_the_ring(board: Board) -> None:
    """Have no ring around buttons."""
    board.ring.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def hide_the_code(board: Board) -> None:
    """Show squares that no phone reads."""
    qr = QrView()
    qr.set_matrix(tuple(tuple(bool((x + y) % 2) for x in range(37)) for y in range(37)))
    board.stack.add(qr, "gap_field", "center")
    qr.show()
    board.column.settle()
    settle()


BREACHES: list[tuple[matrix.Law, Plant]] = [
    (place.nothing_clipped, clip_a_label),
    (place.nothing_clipped, clip_a_word),
    (place.nothing_clipped, clip_a_button),
    (place.nothing_clipped, lose_a_tooltip),
    (place.everything_inside, reach_out),
    (place.no_needless_scrolling, scroll_in_vain),
    (place.nothing_overlaps, lie_over),
    (place.one_edge, begin_elsewhere),
    (place.one_edge, begin_a_grid_elsewhere),
    (place.gaps_from_the_guide, use_an_odd_gap),
    (place.gaps_from_the_guide, mix_gaps),
    (place.targets_large_enough, shrink_a_target),
    (place.targets_large_enough, shrink_the_action),
    (keys.one_order, tab_against_the_eye),
    (keys.one_order, tell_in_another_order),
    (keys.one_default, add_an_action),
    (keys.one_default, default_to_another),
    (keys.no_mnemonic_twice, use_a_letter_twice),
    (paint.text_stands_out, pale_text),
    (paint.text_stands_out, pale_button),
    (paint.borders_stand_out, faint_border),
    (paint.focus_is_seen, lose_the_ring),
    (paint.qr_can_be_read, hide_the_code),
]


@pytest.mark.parametrize(("law", "plant"), BREACHES, ids=[plant.__name__ for _law, plant in BREACHES])
def test_a_planted_breach_is_found(board: Board, law: matrix.Law, plant: Plant) -> None:
    """Nothing is wrong before, and afterwards the law says what is."""
    assert law(board) == []
    plant(board)
    assert law(board) != []


def test_every_law_has_a_breach() -> None:
    """No law is unproven, and none is left out of the matrix."""
    assert {law for law, _plant in BREACHES} == {*matrix.PLACED, *matrix.PAINTED}


@pytest.mark.parametrize("law", [*matrix.PLACED, *matrix.PAINTED], ids=lambda law: law.__name__)
@pytest.mark.parametrize("appearance", APPEARANCES)
def test_what_is_right_breaks_no_law(board: Board, law: matrix.Law, appearance: str) -> None:
    """The same column passes in every appearance, with an error and a notice on it."""
    current().set_appearance(appearance)  # type: ignore[arg-type]
    board.field.set_error("That code is not right.")
    banner = Banner()
    board.stack.add(banner, "gap_field")
    banner.set("Too many attempts.", "warning")
    settle()
    assert law(board) == []
    current().set_appearance("light")


def test_contrast_is_measured_as_wcag_has_it() -> None:
    """Black on white is 21, and a known pair what it is known to be."""
    from .pixels import contrast

    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((0x76, 0x76, 0x76), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("size", [11, 13, 14, 24])
@pytest.mark.parametrize(("colour", "known"), [("#767676", 4.54), ("#959595", 2.98), ("#1A1D25", 16.9)])
def test_soft_edges_do_not_fool_it(qtbot: QtBot, size: int, colour: str, known: float) -> None:
    """Small type has hardly a pixel in its own colour; what is measured is that colour all the same."""
    from .pixels import grab, ink

    label = QLineEdit("Several words are easy to remember")
    label.setFrame(False)
    label.setStyleSheet(f"background: #FFFFFF; border: none; color: {colour}; font-size: {size}px")
    qtbot.addWidget(label)
    label.resize(400, 40)
    label.show()
    measured = ink(grab(label).image)
    assert measured is not None
    assert measured == pytest.approx(known, rel=0.08)
