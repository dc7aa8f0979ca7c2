"""The controls: what they show, what they keep to themselves, and that a scanner reads the code."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.rules import otpauth
from app.ui.theme import DARK, LIGHT, Tokens, current
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.field import Field
from app.ui.widgets.line_edit import NameEdit
from app.ui.widgets.tick_box import TickBox

URI = otpauth.uri(bytes(range(20)), "Acme Ünï", "jürgen.mustername@sub.example.org")


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    """Show a widget as a window of its own."""
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_an_error_goes_as_soon_as_the_text_changes(qtbot: QtBot) -> None:
    """The error stands in the hint's place, is the field's description, and goes when one types."""
    field = Field("Email address", NameEdit())
    shown(qtbot, field)
    field.set_hint("a rule")
    field.set_error("what is wrong")
    assert field.error == "what is wrong"
    assert field.editor.accessibleName() == "Email address"
    assert field.editor.accessibleDescription() == "what is wrong"
    assert field.editor.property("error") == "true"
    QTest.keyClicks(field.editor, "x")
    assert field.error == ""
    assert field.editor.accessibleDescription() == "a rule"
    assert field.editor.property("error") == "false"


def test_busy_keeps_name_and_place(qtbot: QtBot) -> None:
    """Busy shows "Checking…" without changing the accessible name or the size."""
    button = PrimaryButton("Continue")
    shown(qtbot, button)
    before = (button.size(), button.text(), button.accessibleName())
    button.set_busy(True)
    assert (button.size(), button.text(), button.accessibleName()) == before
    assert button.accessibleDescription() == "Checking…"
    button.set_busy(False)
    assert button.accessibleDescription() == ""


def test_tick_box_takes_a_click_anywhere_in_its_row(qtbot: QtBot) -> None:
    """Row and text are part of the target."""
    box = TickBox("I have safely recorded this code")
    box.resize(400, box.height())
    shown(qtbot, box)
    assert box.height() >= 40
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(300, 3))
    assert box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours by WCAG 2."""

    def luminance(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_of_the_tokens(tokens: Tokens) -> None:
    """Text 4.5 : 1, borders of controls and the ring 3 : 1 against what they stand on."""
    for text, ground in (
        (tokens.text, tokens.card),
        (tokens.text, tokens.inset),
        (tokens.muted, tokens.card),
        (tokens.link, tokens.card),
        (tokens.on_accent, tokens.accent),
        (tokens.on_accent, tokens.accent_hover),
        (tokens.on_accent, tokens.accent_pressed),
        (tokens.error, tokens.card),
        (tokens.text, tokens.error_tint),
        (tokens.text, tokens.warning_tint),
        (tokens.text, tokens.success_tint),
        (tokens.disabled_text, tokens.disabled),
    ):
        assert contrast(text, ground) >= 4.5
    for line in (tokens.control, tokens.ring, tokens.accent):
        assert contrast(line, tokens.card) >= 3


def test_weights_are_drawn(qapp: QApplication) -> None:
    """One variable file gives regular and semibold: a title is wider than the same text in body weight."""
    assert QFontInfo(current().font("title")).family() == "Inter"
    bold, plain = current().font("strong"), current().font("body")
    wide = [QFontInfo(font).weight() for font in (bold, plain)]
    assert wide == [600, 400]
    assert qapp.style().objectName().lower() == "fusion" or qapp.styleSheet()


def test_theme_follows_a_change(qtbot: QtBot) -> None:
    """A change of appearance reaches palette and style at once."""
    with qtbot.waitSignal(current().changed):
        current().set_appearance("dark")
    assert current().dark
    assert QApplication.palette().window().color().name().upper() == DARK.card
