"""Labels: what people typed is shown as it is, and screen readers get the whole of it."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QTextDocument, QTextLayout, QTextOption
from pytestqt.qtbot import QtBot

from app.ui.theme import LINE_HEIGHT_PERCENT, current
from app.ui.widgets import accessible
from app.ui.widgets.heading import Heading
from app.ui.widgets.identity_line import IdentityLine
from app.ui.widgets.texts import Elided, Text, leading

NAMES = [
    "<img src=x> and a long name",
    "<b>bold and long</b>",
    "a & b &lt; c and a long name",
    "\u202ereversed and long",
]


@pytest.mark.rule("U2")
@pytest.mark.parametrize("name", NAMES)
def test_names_are_never_markup(qtbot: QtBot, name: str) -> None:
    """A name is isolated and shortened, whole in the tooltip, and nowhere rich text."""
    label = Elided()
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    label.set_name(name)
    assert label.textFormat() == Text("x").textFormat() == Qt.TextFormat.PlainText
    assert label.text().startswith("\u2068")
    assert "…" in label.text()
    assert label.accessibleName() == name
    document = QTextDocument()
    # As QToolTip does it: it takes for rich text what looks like it.
    document.setHtml(label.toolTip())
    assert document.toPlainText() == f"\u2068{name}\u2069"


def test_a_name_with_room_needs_no_tooltip(qtbot: QtBot) -> None:
    """What is wholly there is not said twice."""
    label = Elided()
    qtbot.addWidget(label)
    label.resize(400, 20)
    label.show()
    label.set_name("user")
    assert label.text() == "\u2068user\u2069"
    assert label.toolTip() == ""


def test_lines_are_as_far_apart_as_the_guide_says() -> None:
    """Twice the text takes twice the lines, each 140 % of the type's size."""
    line = round(current().font("body").pixelSize() * LINE_HEIGHT_PERCENT / 100)
    text = Text("one two three four five six seven")
    assert text.heightForWidth(1000) == line
    assert text.heightForWidth(60) >= 3 * line
    assert text.heightForWidth(60) % line == 0


def drawn(layout: QTextLayout) -> QImage:
    """Return a picture of a text."""
    picture = QImage(420, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    layout.lineAt(0).setPosition(QPointF(8, 8))
    layout.draw(painter, QPointF(0, 0))
    painter.end()
    return picture


@pytest.mark.parametrize(
    "text",
    ["Sign in", "“Naïve” – да…", "\u05e9\u05dc\u05d5\u05dd", "(\u0645\u0631\u062d\u0628\u0627) 12", "日本"],
)
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_text_begins_where_its_window_begins(text: str, direction: Qt.LayoutDirection) -> None:
    """The window's direction decides, whatever the letters are; found by Qt or said, the lines are the same."""
    label = Text(text)
    label.setLayoutDirection(direction)
    layout, _height = label._laid_out(400)
    option = QTextOption(leading(label))
    option.setTextDirection(direction)
    said = QTextLayout(text, label.font())
    said.setTextOption(option)
    said.beginLayout()
    said.createLine().setLineWidth(400)
    said.endLayout()
    assert drawn(layout) == drawn(said)


def test_a_title_is_a_heading(qtbot: QtBot) -> None:
    """A screen reader meets a heading, also after the title has changed, and the text under it."""
    accessible.install()
    heading = Heading("Sign in", "Some words.")
    qtbot.addWidget(heading)
    told = QAccessible.queryAccessibleInterface(heading.title)
    assert told.role() == QAccessible.Role.Heading
    assert told.text(QAccessible.Text.Name) == "Sign in"
    heading.set_title("Profile")
    assert heading.title.text() == told.text(QAccessible.Text.Name) == "Profile"
    heading.set_text("Other words.")
    below = next(one for one in heading.findChildren(Text) if one.text() == "Other words.")
    assert QAccessible.queryAccessibleInterface(below).text(QAccessible.Text.Name) == "Other words."


def test_an_empty_text_takes_no_room(qtbot: QtBot) -> None:
    """No gap is left where there is nothing to say."""
    heading = Heading("Sign in", "Some words.")
    qtbot.addWidget(heading)
    high = heading.heightForWidth(400)
    heading.set_text("")
    assert heading.heightForWidth(400) < high - current().sizes.gap_text


@pytest.mark.parametrize(("width", "lines"), [(400, 1), (312, 1), (160, 2)])
def test_who_is_signing_in(qtbot: QtBot, width: int, lines: int) -> None:
    """Name and way back stand in one line; where there is no room, in two, and neither is cut."""
    line = IdentityLine()
    qtbot.addWidget(line)
    line.set_name("user")
    line.resize(width, line.heightForWidth(width))
    line.show()
    name, button = line._name, line._action
    assert (button.y() >= name.geometry().bottom()) == (lines == 2)
    assert line.rect().contains(button.geometry())
    assert button.width() >= button.fontMetrics().horizontalAdvance("Not you? Start over")
    assert name.width() >= name.fontMetrics().horizontalAdvance("user")
    with qtbot.waitSignal(line.start_over):
        button.click()
