"""What Qt's accessibility bridge gets to hear of the keyboard while a password field has it."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.widgets import key_shield, line_edit
from app.ui.widgets.line_edit import NameEdit, PasswordEdit
from app.ui.widgets.stack import Stack


class Bridge(QObject):
    """Hears what comes from outside, as Qt's own filter does, and lets it pass."""

    def __init__(self) -> None:
        """Hear from now on."""
        super().__init__()
        self.heard: list[str] = []
        app = QCoreApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the characters, and the names of keys without one."""
        if isinstance(event, QKeyEvent) and event.spontaneous() and isinstance(watched, QWindow):
            down = event.type() == QEvent.Type.KeyPress
            if down or event.type() == QEvent.Type.KeyRelease:
                self.heard.append(("+" if down else "-") + (event.text() or Qt.Key(event.key()).name))
        return False


class Window(Stack):
    """A name and a password."""

    def __init__(self) -> None:
        """Make both."""
        super().__init__()
        self.name = NameEdit()
        self.password = PasswordEdit()
        self.add(self.name)
        self.add(self.password)


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Window:
    """A window with a name and a password, and a screen reader that runs."""

    class Active:
        @staticmethod
        def isActive() -> bool:
            return True

    monkeypatch.setattr(key_shield, "QAccessible", Active)
    monkeypatch.setattr(line_edit, "QAccessible", Active)
    key_shield.key_shield().lower()
    made = Window()
    qtbot.addWidget(made)
    made.resize(300, 100)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def settle(qtbot: QtBot) -> None:
    """Let what was handed on come, as far as the shield knows."""
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and not key_shield.key_shield().holding)


@pytest.mark.rule("A2", "S8")
def test_characters_reach_the_field_alone(window: Window, qtbot: QtBot) -> None:
    """Nobody hears them from the focus on until the last one is let go, whoever listened first."""
    name, password = window.name, window.password
    handle = window.windowHandle()
    name.setFocus()
    bridge = Bridge()
    QTest.keyClick(handle, Qt.Key.Key_N)
    assert bridge.heard == ["+n", "-n"]
    bridge.heard.clear()
    password.setFocus()
    settle(qtbot)
    QTest.keyClick(handle, Qt.Key.Key_P)
    QTest.keyPress(handle, Qt.Key.Key_W)
    name.setFocus()
    QTest.keyRelease(handle, Qt.Key.Key_W)
    assert bridge.heard == []
    assert (name.text(), password.text()) == ("n", "pw")
    QTest.keyClick(handle, Qt.Key.Key_M)
    assert bridge.heard == ["+m", "-m"]


def test_no_character_comes_before_its_turn(window: Window, qtbot: QtBot) -> None:
    """What follows a key that the screen reader still looks at waits for it, and all keeps its order."""
    password = window.password
    handle = window.windowHandle()
    password.setFocus()
    settle(qtbot)
    bridge = Bridge()
    key_shield.key_shield().raise_()
    settle(qtbot)
    QTest.keyClicks(password, "xy")
    QTest.keyClick(handle, Qt.Key.Key_Home)
    bridge.heard.clear()
    QTest.keyClick(handle, Qt.Key.Key_P)
    QTest.keyClick(handle, Qt.Key.Key_Delete)
    QTest.keyClick(handle, Qt.Key.Key_Q)
    assert (password.text(), bridge.heard) == ("xy", [])
    qtbot.waitUntil(lambda: password.text() == "pqy")
    assert bridge.heard == []


def test_commands_are_heard(window: Window, qtbot: QtBot) -> None:
    """Tab, Enter and what is pressed with the screen reader's own modifier go their way."""
    handle = window.windowHandle()
    window.password.setFocus()
    settle(qtbot)
    bridge = Bridge()
    key_shield.key_shield().raise_()
    settle(qtbot)
    QTest.keyPress(handle, Qt.Key.Key_Insert)
    QTest.keyClick(handle, Qt.Key.Key_T)
    QTest.keyRelease(handle, Qt.Key.Key_Insert)
    assert bridge.heard == ["+Key_Insert", "+t", "-t", "-Key_Insert"]
    bridge.heard.clear()
    QTest.keyClick(handle, Qt.Key.Key_X)
    QTest.keyClick(handle, Qt.Key.Key_Home)
    assert bridge.heard == ["+Key_Home", "-Key_Home"]
