"""Editors of one line: what is typed in secret stays in the field, and the eye is for everybody."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QClipboard, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.widgets import accessible
from app.ui.widgets.line_edit import CodeEdit, NameEdit, PasswordEdit
from app.ui.widgets.stack import Stack

TYPED = "velvet sky"


@pytest.fixture
def window(qtbot: QtBot) -> Stack:
    """A window with a password field between two others."""
    accessible.install()
    made = Stack()
    for editor in (NameEdit(), PasswordEdit(), CodeEdit()):
        made.add(editor, "gap_field")
    made.resize(320, 200)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def edit(window: Stack) -> PasswordEdit:
    """The password field, with the focus, typed into."""
    (made,) = window.findChildren(PasswordEdit)
    made.setFocus()
    QTest.keyClicks(made, TYPED)
    assert made.text() == TYPED
    return made


def boards() -> tuple[str, str]:
    """Return what clipboard and selection hold."""
    board = QGuiApplication.clipboard()
    return board.text(QClipboard.Mode.Clipboard), board.text(QClipboard.Mode.Selection)


@pytest.mark.rule("S8")
def test_a_masked_password_cannot_be_copied(edit: PasswordEdit) -> None:
    """Neither keys nor mouse put it on clipboard or selection, and no menu offers to."""
    board = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        board.setText("before", mode)
    assert edit.echoMode() == QLineEdit.EchoMode.Password
    edit.selectAll()
    QTest.keySequence(edit, QKeySequence.StandardKey.Copy)
    QTest.mouseDClick(edit, Qt.MouseButton.LeftButton)
    assert edit.selectedText() == TYPED
    assert boards() == ("before", "before")
    QTest.keySequence(edit, QKeySequence.StandardKey.Cut)
    assert boards() == ("before", "before")
    assert not edit.dragEnabled()
    at = edit.rect().center()
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, edit.mapToGlobal(at))
    QApplication.sendEvent(edit, menu)
    assert QApplication.activePopupWidget() is None


@pytest.mark.rule("S8")
@pytest.mark.parametrize("shown", [False, True])
def test_input_methods_are_told_that_it_is_secret(edit: PasswordEdit, shown: bool) -> None:
    """Nothing is learned, predicted or changed by a keyboard, also while the password shows."""
    edit.eye.setChecked(shown)
    for hint in (
        Qt.InputMethodHint.ImhHiddenText,
        Qt.InputMethodHint.ImhSensitiveData,
        Qt.InputMethodHint.ImhNoPredictiveText,
        Qt.InputMethodHint.ImhNoAutoUppercase,
    ):
        assert edit.inputMethodHints() & hint


@pytest.mark.rule("S8")
def test_a_wiped_password_is_masked_and_gone(edit: PasswordEdit) -> None:
    """The mask is back, and undo brings nothing back."""
    edit.eye.click()
    assert edit.echoMode() == QLineEdit.EchoMode.Normal
    edit.wipe()
    assert (edit.text(), edit.echoMode()) == ("", QLineEdit.EchoMode.Password)
    QTest.keySequence(edit, QKeySequence.StandardKey.Undo)
    edit.undo()
    edit.redo()
    assert edit.text() == ""
    assert not edit.isUndoAvailable()


@pytest.mark.rule("S8")
@pytest.mark.parametrize("shown", [False, True])
def test_a_screen_reader_is_not_handed_the_password(edit: PasswordEdit, shown: bool) -> None:
    """It meets a password field without a text to read, also while the password shows."""
    edit.eye.setChecked(shown)
    told = QAccessible.queryAccessibleInterface(edit)
    assert told.role() == QAccessible.Role.EditableText
    assert told.state().passwordEdit
    assert told.state().editable
    assert told.textInterface() is None
    assert told.editableTextInterface() is None
    assert TYPED not in {told.text(kind) for kind in QAccessible.Text}
    edit.setReadOnly(True)
    assert told.state().readOnly


def test_the_eye_is_for_keyboard_and_screen_reader(window: Stack, edit: PasswordEdit) -> None:
    """Tab goes from the field to its eye and on; its name stays, its state and description say what holds."""
    eye = edit.eye
    told = QAccessible.queryAccessibleInterface(eye)

    def says() -> tuple[str, bool, str]:
        kinds = QAccessible.Text
        return told.text(kinds.Name), bool(told.state().checked), told.text(kinds.Description)

    hidden = ("Show password", False, "The password is hidden.")
    assert says() == hidden
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert window.focusWidget() is eye
    QTest.keyClick(eye, Qt.Key.Key_Space)
    assert edit.echoMode() == QLineEdit.EchoMode.Normal
    assert says() == ("Show password", True, "The password is shown.")
    QTest.keyClick(eye, Qt.Key.Key_Space)
    assert edit.echoMode() == QLineEdit.EchoMode.Password
    assert says() == hidden
    QTest.keyClick(eye, Qt.Key.Key_Tab)
    assert isinstance(window.focusWidget(), CodeEdit)


def test_text_and_eye_keep_apart_in_both_directions(edit: PasswordEdit) -> None:
    """The eye stands at the trailing edge, and the text ends before it."""
    edit.eye.setChecked(True)
    edit.setText("x" * 200)

    def room() -> QRect:
        return edit.contentsRect().marginsRemoved(edit.textMargins())

    assert edit.eye.geometry().left() > edit.width() / 2
    assert not room().intersects(edit.eye.geometry())
    edit.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert edit.eye.geometry().right() < edit.width() / 2
    assert not room().intersects(edit.eye.geometry())


@pytest.mark.parametrize("pasted", ["123 456", " 123-456\t", "１２３４５６"])
def test_codes_are_judged_by_the_core_alone(window: Stack, pasted: str) -> None:
    """Nothing that is pasted is cut or changed before the core has seen it."""
    (code,) = window.findChildren(CodeEdit)
    QGuiApplication.clipboard().setText(pasted)
    code.paste()
    assert code.text().strip() == pasted.strip()
    assert code.inputMethodHints() & Qt.InputMethodHint.ImhDigitsOnly
    assert code.validator() is None
    code.setText("1" * 100)
    assert len(code.text()) == 66, "too long stays too long"
    code.wipe()
    code.undo()
    assert code.text() == ""


def test_caps_lock_is_noticed(window: Stack, edit: PasswordEdit) -> None:
    """A letter that is not as Shift has it tells; the key itself, a right letter or leaving ends it."""
    told: list[bool] = []
    edit.caps_lock_changed.connect(told.append)
    QTest.keyClicks(edit, "ab1 -")
    assert told == []
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert told == []
    capital = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "A")
    QApplication.sendEvent(edit, capital)
    QApplication.sendEvent(edit, capital)
    assert told == [True]
    QTest.keyClick(edit, Qt.Key.Key_CapsLock)
    assert told == [True, False]
    small = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier, "a")
    QApplication.sendEvent(edit, small)
    assert told == [True, False, True]
    window.findChildren(NameEdit)[0].setFocus()
    assert told == [True, False, True, False]
