"""What happens while somebody types: hints, secrets that are cleared, a theme that changes."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch
from app.ui.theme import current
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.line_edit import NameEdit

from .conftest import Uptime


def hint(twinlatch: Twinlatch, text: str) -> None:
    """Wait until a text is to be read on the page."""
    twinlatch.desktop.wait_for(repr(text), lambda: any(text in one for one in twinlatch.desktop.says))


@pytest.mark.rule("P4")
def test_a_hint_while_a_password_is_made_up(twinlatch: Twinlatch) -> None:
    """The rule first, then what stands in the way, then how strong it is; empty again, the rule."""
    page = twinlatch.create_account
    page.look()
    hint(twinlatch, "At least 15 characters")
    page._fill("Username", "herbert")
    page._fill("Password", "qwertzuiop")
    hint(twinlatch, "this has 10")
    page._fill("Password", "herbertherbert2026")
    hint(twinlatch, "Made of your name")
    page._fill("Password", twinlatch.password)
    hint(twinlatch, "Strong.")
    page._fill("Password", "")
    hint(twinlatch, "At least 15 characters")
    assert page.error == ""


@pytest.mark.rule("P4")
def test_a_hint_in_the_pop_up(settled: Twinlatch) -> None:
    """It knows the person's own names, and the pop-up is as high as the answer needs."""
    settled.sign_in.sign_in(settled.password)
    settled.profile.change_password()
    pop_up = settled.desktop.window
    action = next(one for one in pop_up.findChildren(PrimaryButton))

    def fits() -> bool:
        end = action.mapTo(pop_up, QPoint(0, action.height())).y()
        return pop_up.height() - end == current().sizes.padding_compact

    settled.change_password._fill("New password", "user@example.org")
    hint(settled, "Made of your name")
    low = pop_up.height()
    pop_up.fields["password"].set_hint("What another language needs many more words for. " * 3)  # type: ignore[attr-defined]
    settled.desktop.wait_for("room for a long hint", lambda: pop_up.height() > low and fits())
    settled.change_password._fill("New password", "seven green herons by the weir")
    hint(settled, "Strong.")
    settled.desktop.wait_for("no room that nothing needs", fits)
    assert pop_up.height() == low


@pytest.mark.rule("S4")
def test_a_typed_password_is_cleared_when_nobody_is_there(settled: Twinlatch, uptime: Uptime) -> None:
    """Told after 40 seconds, cleared after 60; any key keeps it; the name stays."""
    page = settled.sign_in
    page._fill("Username or email address", "user")
    page._fill("Password", "half a pass")
    watch = settled.desktop.sheet.typed.idle  # type: ignore[attr-defined]
    uptime.go_on(watch, 39)
    assert not page.notice
    uptime.go_on(watch, 1)
    assert "cleared in 20 seconds" in page.notice
    QTest.keyClick(settled.desktop.window.windowHandle(), Qt.Key.Key_Shift)
    assert not page.notice
    uptime.go_on(watch, 59)
    assert page._field("Password").text() == "half a pass"
    uptime.go_on(watch, 1)
    assert page.password_is_empty
    assert "cleared because nobody was here" in page.notice
    assert page.name == "user"


@pytest.mark.rule("S4")
@pytest.mark.parametrize("alive", [True, False])
def test_signs_of_life_in_a_window_that_was_opened_meanwhile(
    settled: Twinlatch, uptime: Uptime, qtbot: QtBot, alive: bool
) -> None:
    """A key there counts as well, and what is done by nobody counts nowhere."""
    settled.sign_in._fill("Password", "half a pass")
    watch = settled.desktop.sheet.typed.idle  # type: ignore[attr-defined]
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    uptime.go_on(watch, 40)
    assert "cleared in 20 seconds" in settled.sign_in.notice
    if alive:
        QTest.keyClick(other.windowHandle(), Qt.Key.Key_Shift)
    other.resize(300, 300)
    QCoreApplication.processEvents()
    assert bool(settled.sign_in.notice) is not alive
    watch.stop()


@pytest.mark.rule("S4")
def test_a_computer_that_slept_has_no_secrets_left(enrolled: Twinlatch, uptime: Uptime) -> None:
    """The first key after an hour is no sign that somebody was there."""
    enrolled.sign_in.sign_in(enrolled.password, "user")
    enrolled.enter_code._fill("One-time code", "1234")
    uptime.now_s += 3600
    QTest.keyClick(enrolled.desktop.window.windowHandle(), Qt.Key.Key_Shift)
    assert enrolled.enter_code._field("One-time code").text() == ""


@pytest.mark.rule("S4")
def test_secrets_in_a_pop_up_are_cleared_as_well(settled: Twinlatch, uptime: Uptime) -> None:
    """Its watch is the same."""
    settled.sign_in.sign_in(settled.password)
    settled.profile.enable_mfa()
    settled.enable_mfa._fill("Current password", "half a pass")
    dialog = settled.parts.shell.dialog
    assert dialog is not None
    uptime.go_on(dialog.typed.idle, 60)
    assert settled.enable_mfa._field("Current password").text() == ""


@pytest.mark.rule("S4")
def test_an_empty_field_is_nothing_to_speak_of(settled: Twinlatch, uptime: Uptime) -> None:
    """Where nothing is typed any more nothing is said."""
    settled.sign_in._fill("Password", "x")
    watch = settled.desktop.sheet.typed.idle  # type: ignore[attr-defined]
    settled.sign_in._fill("Password", "")
    uptime.go_on(watch, 40)
    assert settled.sign_in.notice == ""
    uptime.go_on(watch, 20)
    assert settled.sign_in.notice == ""


def test_a_change_of_theme_loses_nothing(enrolling: Twinlatch, phone: VirtualPhone) -> None:
    """QWizard hides its page meanwhile: what was typed and what is shown stay."""
    phone.scan(enrolling.scan_qr.code())
    for appearance in ("dark", "light"):
        current().set_appearance(appearance)
        assert phone.scan(enrolling.scan_qr.code())
    enrolling.scan_qr.go_on()
    enrolling.enter_code._fill("One-time code", "123")
    current().set_appearance("dark")
    assert enrolling.enter_code._field("One-time code").text() == "123"
    current().set_appearance("light")
    enrolling.enter_code.start_over()
    enrolling.sign_in._fill("Password", "half a pass")
    current().set_appearance("dark")
    assert not enrolling.sign_in.password_is_empty


@pytest.mark.rule("T11", "P1")
def test_half_a_character_is_not_overlooked(enrolled: Twinlatch, phone: VirtualPhone) -> None:
    """The right password and the right code are wrong with half a surrogate pair anywhere in them."""
    page = enrolled.sign_in
    for unreadable in ("{}\ud800", "\udc31{}"):
        page.sign_in(unreadable.format(enrolled.password), "user")
        assert enrolled.page == "sign_in"
        assert page.notice or page.error
    page.sign_in(enrolled.password, "user")
    for unreadable in ("{}\ud800", "\udc31{}"):
        enrolled.enter_code.enter(unreadable.format(phone.code(1)))
        assert enrolled.page == "enter_code"
    enrolled.enter_code.enter(phone.code(1))
    enrolled.profile.look()


@pytest.mark.rule("T10")
def test_a_code_too_long_stays_too_long(enrolled: Twinlatch, phone: VirtualPhone) -> None:
    """What follows the right code is not cut off, however far away it stands."""
    enrolled.sign_in.sign_in(enrolled.password, "user")
    for gap in (0, 57, 58, 59, 60, 500):
        enrolled.enter_code.enter(phone.code(1) + " " * gap + "or so")
        assert enrolled.page == "enter_code"
    enrolled.enter_code.enter(phone.code(1))
    enrolled.profile.look()


def test_reading_a_field_moves_nothing(qtbot: QtBot) -> None:
    """Cursor and selection stay, in either direction; nobody is told of a move."""
    editor = NameEdit()
    qtbot.addWidget(editor)
    editor.setText("héron 👍 river")
    moves: list[object] = []
    editor.setSelection(2, 4)
    editor.cursorPositionChanged.connect(lambda *at: moves.append(at))
    assert editor.text() == "héron 👍 river"
    assert (editor.selectionStart(), editor.selectionLength(), editor.cursorPosition()) == (2, 4, 6)
    moves.clear()
    editor.setSelection(6, -4)
    moves.clear()
    assert editor.text() == "héron 👍 river"
    assert (editor.selectionStart(), editor.selectionLength(), editor.cursorPosition()) == (2, 4, 2)
    assert not moves
