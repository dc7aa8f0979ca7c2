"""A deployment's own accent, logo and name in the window."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import logo
from app.ui.theme import Appearance, current
from app.ui.tokens import CONTRAST_LIGHT, DARK, LIGHT
from app.ui.widgets.heading import Heading, Mark

RED = "#C01020"
BANNER = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{}} 10"><rect width="{{}}" height="10" fill="{RED}"/></svg>'


@pytest.fixture(autouse=True)
def unbranded() -> Iterator[None]:
    """Leave the theme as it was."""
    yield
    logo.install("")
    current().set_accent("")
    current().set_appearance("light")


def banner(folder: Path, wide: int) -> str:
    """Make a logo so many times as wide as high."""
    path = folder / f"{wide}.svg"
    path.write_text(BANNER.format(10 * wide, 10 * wide))
    return str(path)


def red_in(mark: Mark) -> tuple[int, int, int]:
    """Return left edge, width and height of what is red."""
    picture = mark.grab().toImage()
    assert picture.devicePixelRatio() == 1
    found = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) == QColor(RED)
    ]
    if not found:
        return 0, 0, 0
    left, right = min(x for x, _ in found), max(x for x, _ in found)
    return left, right - left + 1, max(y for _, y in found) - min(y for _, y in found) + 1


@pytest.mark.parametrize(("appearance", "own"), [("light", LIGHT), ("dark", DARK)])
def test_an_accent_takes_the_place_of_ours(appearance: Appearance, own: object) -> None:
    """Fill, states, links, ring and mark; everything else stays, and the style sheet has it."""
    current().set_accent("#0A6E3C")
    current().set_appearance(appearance)
    tokens = current().tokens
    changed = {one.name for one in fields(tokens) if getattr(tokens, one.name) != getattr(own, one.name)}
    known = {"accent", "accent_hover", "accent_pressed", "on_accent", "link", "ring", "mark_1", "mark_2"}
    assert changed - {"on_accent"} == known - {"on_accent"}
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert tokens.accent in app.styleSheet()
    assert current().dark is (appearance == "dark")


def test_high_contrast_has_no_accent_but_its_own() -> None:
    """Who asks for contrast gets all of it."""
    current().set_accent("#0A6E3C")
    current().set_appearance("contrast")
    assert current().tokens is CONTRAST_LIGHT


@pytest.mark.parametrize(
    ("wide", "expected"), [(1, (0, 32, 32)), (3, (0, 96, 32)), (4, (0, 128, 32)), (8, (0, 128, 16))]
)
def test_a_logo_is_as_high_as_the_mark_and_four_times_as_wide_at_most(
    wide: int, expected: tuple[int, int, int], qtbot: QtBot, tmp_path: Path
) -> None:
    """It keeps its proportions."""
    logo.install(banner(tmp_path, wide))
    mark = Mark()
    qtbot.addWidget(mark)
    mark.setFixedWidth(200)
    assert red_in(mark) == expected


def test_a_logo_begins_where_the_writing_begins(qtbot: QtBot, tmp_path: Path) -> None:
    """At the right edge where one writes from right to left."""
    logo.install(banner(tmp_path, 2))
    mark = Mark()
    qtbot.addWidget(mark)
    mark.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mark.setFixedWidth(200)
    assert red_in(mark) == (136, 64, 32)


def test_beside_a_title_a_logo_leaves_it_room(qtbot: QtBot, tmp_path: Path) -> None:
    """Two heights of the small mark at most."""
    logo.install(banner(tmp_path, 4))
    heading = Heading("Sign in")
    qtbot.addWidget(heading)
    heading.set_compact(True)
    (beside,) = [one for one in heading.findChildren(Mark) if not one.isHidden()]
    assert (beside.width(), beside.height()) == (48, 24)
    assert red_in(beside) == (0, 48, 12)


@pytest.mark.parametrize(
    "content", [b"no picture", b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>']
)
def test_a_logo_that_cannot_be_used_leaves_our_mark(content: bytes, qtbot: QtBot, tmp_path: Path) -> None:
    """The window comes up all the same."""
    path = tmp_path / "logo"
    path.write_bytes(content)
    logo.install(str(path))
    mark = Mark()
    qtbot.addWidget(mark)
    mark.setFixedWidth(100)
    seen = mark.grab().toImage()
    tones = {seen.pixelColor(x, y).name().upper() for x in range(40) for y in range(32)}
    assert {LIGHT.mark_1, LIGHT.mark_2} <= tones
    assert mark.sizeHint().width() == 32
