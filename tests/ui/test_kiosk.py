"""A kiosk's window: whatever is pressed, clicked and dragged, it signs in or does nothing (S5)."""

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app import incidents
from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch
from app.ui.kiosk import Kiosk, serves

LARGE, SMALL = 100_000, 3_000
MODIFIERS = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
]
Guard = Callable[[Twinlatch], Twinlatch]
BUTTONS = [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton]


@pytest.fixture
def crashes() -> list[str]:
    """What ended the kiosk."""
    return []


@pytest.fixture
def guard(crashes: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Guard]:
    """The way to make a window that of a kiosk."""
    guards: list[Kiosk] = []
    monkeypatch.setattr(incidents, "listeners", [])

    def make(twinlatch: Twinlatch) -> Twinlatch:
        guards.append(Kiosk(twinlatch.parts.shell, lambda: crashes.append("crashed")))
        guards[-1].guard()
        twinlatch.parts.shell.wizard.showFullScreen()
        return twinlatch

    yield make
    app = QApplication.instance()
    assert app is not None
    for one in guards:
        app.removeEventFilter(one)
        one._idle.stop()


@pytest.fixture
def kiosk(settled: Twinlatch, guard: Guard) -> Twinlatch:
    """The window of a kiosk, at the sign-in page."""
    return guard(settled)


def _windows() -> set[QWidget]:
    return {one for one in QApplication.topLevelWidgets() if one.isVisible()}


def _children() -> list[str]:
    return [path.read_text("ascii") for path in Path("/proc/self/task").glob("*/children")]


@pytest.mark.rule("S5")
def test_a_monkey(kiosk: Twinlatch, qtbot: QtBot, request: pytest.FixtureRequest) -> None:
    """Random keys, clicks and drags: the same one window, the whole screen, no other program, alive."""
    chance = random.Random(8)  # noqa: S311 the same monkey each time
    keys = [key for key in Qt.Key if key is not Qt.Key.Key_unknown]
    windows, children, wizard = _windows(), _children(), kiosk.parts.shell.wizard
    assert windows == {wizard}
    for at in range(LARGE if request.config.getoption("--torture") else SMALL):
        _something(chance, wizard, keys)
        if at % 50 == 0:
            qtbot.waitUntil(lambda: not kiosk.parts.bridge.busy)
            assert _windows() == windows
            assert wizard.isFullScreen()
    QCoreApplication.processEvents()
    assert _children() == children
    assert kiosk.page in {"sign_in", "forgot_password"}


def _something(chance: random.Random, wizard: QWidget, keys: Sequence[Qt.Key]) -> None:
    target = chance.choice([wizard, *[one for one in wizard.findChildren(QWidget) if one.isVisible()]])
    kind = chance.randrange(10)
    if kind < 6:
        _press(QApplication.focusWidget() or wizard, chance.choice(keys), chance.choice(MODIFIERS))
    elif kind < 8:
        QTest.mouseClick(target, chance.choice(BUTTONS), chance.choice(MODIFIERS), _somewhere(chance, target))
    elif kind == 8:
        at = _somewhere(chance, target)
        reason = QContextMenuEvent.Reason.Mouse
        _send(target, QContextMenuEvent(reason, at, target.mapToGlobal(at)))
        _send(wizard, QCloseEvent())
    else:
        QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=_somewhere(chance, target))
        for _ in range(3):
            QTest.mouseMove(target, _somewhere(chance, target))
        QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=_somewhere(chance, target))


def _press(target: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Send a key as a keyboard would; QTest knows no text for half of them and warns."""
    text = chr(key.value).lower() if key.value < 0x110000 and not modifiers else ""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        _send(target, QKeyEvent(kind, key, modifiers, text))


def _send(target: QWidget, event: QEvent) -> None:
    if isValid(target):
        QCoreApplication.sendEvent(target, event)


def _somewhere(chance: random.Random, target: QWidget) -> QPoint:
    return QPoint(chance.randrange(max(1, target.width())), chance.randrange(max(1, target.height())))


@pytest.mark.rule("S5")
def test_it_cannot_be_closed_or_put_away(kiosk: Twinlatch, qtbot: QtBot) -> None:
    """Not by its frame, not by Alt+F4, not by an icon."""
    wizard = kiosk.parts.shell.wizard
    assert not wizard.close()
    QTest.keyClick(wizard, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    assert wizard.isVisible()
    wizard.showMinimized()
    qtbot.waitUntil(wizard.isFullScreen)


@pytest.mark.rule("S5", "S7")
def test_nothing_is_copied(enrolling: Twinlatch, guard: Guard, phone: VirtualPhone) -> None:
    """No Copy, Save… and Print…, neither as a button nor as a key, and what is selected goes nowhere."""
    kiosk = guard(enrolling)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    phone.scan(kiosk.scan_qr.go_on())
    kiosk.enter_code.enter(phone.code())
    kiosk.recovery_code.look()
    page = kiosk.parts.shell.wizard.page_shown()
    assert page is not None
    for name in ("copy", "save", "print"):
        button = page.findChild(QWidget, name)
        assert button is not None
        assert not button.isVisible()
        row = button.parentWidget()
        assert row is not None
        assert not row.isVisible()
    for code in page.findChildren(QTextEdit):
        code.selectAll()
        QTest.keyClick(code, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    for box in page.findChildren(QLineEdit):
        box.selectAll()
        QTest.keyClick(box, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert not box.dragEnabled()
    assert clipboard.text() == "before"


@pytest.mark.rule("S4", "S5")
def test_whoever_goes_away_leaves_nothing(kiosk: Twinlatch) -> None:
    """After five minutes without a sign of life the page is the sign-in page, and empty."""
    kiosk.sign_in.forgot_password()
    kiosk.leave_alone(299)
    assert kiosk.page == "forgot_password"
    kiosk.leave_alone(2)
    kiosk.sign_in.look()


@pytest.mark.rule("S5", "S2")
def test_a_bug_ends_it(
    kiosk: Twinlatch, crashes: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kiosk's window is started anew by whoever started it: one that only says so would stand for ever."""
    monkeypatch.setattr(incidents, "happened", [])
    monkeypatch.setattr(incidents.log, "critical", lambda *_: None)
    incidents.report(ValueError())
    qtbot.waitUntil(lambda: bool(crashes))
    assert kiosk.page == "sign_in"


@pytest.mark.rule("S5")
@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier, True),
        (Qt.Key.Key_At, Qt.KeyboardModifier.GroupSwitchModifier, True),
        (Qt.Key.Key_5, Qt.KeyboardModifier.KeypadModifier, True),
        (Qt.Key.Key_Dead_Acute, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier, False),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier, False),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Print, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_PowerOff, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.AltModifier, False),
    ],
)
def test_which_keys_serve(key: Qt.Key, modifiers: Qt.KeyboardModifier, expected: bool) -> None:
    """Those that write or move within a page; none that asks the desktop for something."""
    assert serves(QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers)) is expected
