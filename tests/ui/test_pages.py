"""The pages in the real window: focus, Esc, blanking, waits, failures, and what a crash leaves."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.api.answers import Answer
from app.core.api.commands import ShowAccount, SubmitPassword
from app.core.api.errors import DiskFull
from app.core.api.screens import SignInScreen
from app.core.bridge import Bridge
from app.core.opening import Core
from app.testing.clock import FrozenClock
from app.testing.phone import PhoneError, VirtualPhone
from app.testing.window import Twinlatch
from app.ui.pages.secret import SecretPage
from app.ui.wizard import PAGES

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def settled(twinlatch: Twinlatch) -> Twinlatch:
    """A window with an account, at the sign-in page."""
    twinlatch.create_account.create("user", "user@example.org", twinlatch.password)
    twinlatch.sign_in.look()
    return twinlatch


@pytest.fixture
def enrolling(settled: Twinlatch) -> Twinlatch:
    """A window at the QR code."""
    settled.sign_in.sign_in(settled.password)
    settled.profile.enable_mfa()
    settled.enable_mfa.log_out(settled.password)
    settled.sign_in.sign_in(settled.password)
    settled.scan_qr.look()
    return settled


@pytest.fixture
def enrolled(enrolling: Twinlatch, phone: VirtualPhone, twinlatch_clock: FrozenClock) -> Twinlatch:
    """A window at the sign-in page, with MFA on."""
    phone.scan(enrolling.scan_qr.go_on())
    enrolling.enter_code.enter(phone.code())
    enrolling.recovery_code.record()
    enrolling.profile.log_out()
    twinlatch_clock.next_code()
    return enrolling


def secret_page(twinlatch: Twinlatch) -> SecretPage:
    """The page in front, which shows a secret."""
    page = twinlatch.desktop.sheet
    assert isinstance(page, SecretPage)
    return page


def test_focus_where_one_types(enrolled: Twinlatch, phone: VirtualPhone) -> None:
    """Each page opens with the focus where the answer is expected, also after a refusal."""
    assert enrolled.sign_in.focus == "Username or email address"
    enrolled.sign_in.sign_in(enrolled.password, "user")
    assert enrolled.enter_code.focus == "One-time code"
    enrolled.enter_code.enter(phone.wrong_code())
    assert enrolled.enter_code.focus == "One-time code"
    assert enrolled.enter_code._field("One-time code").selectedText() == phone.wrong_code()
    enrolled.enter_code.use_recovery_code()
    assert enrolled.recovery_sign_in.focus == "Recovery code"
    enrolled.recovery_sign_in.start_over()
    assert enrolled.sign_in.focus == "Username or email address"


def test_escape_in_enrollment(enrolling: Twinlatch) -> None:
    """Back to the QR code from key and code; nothing on sign-in, scan and recovery code."""
    enrolling.scan_qr.escape()
    assert enrolling.page == "scan_qr"
    enrolling.scan_qr.trouble_scanning()
    enrolling.manual_key.escape()
    assert enrolling.page == "scan_qr"
    enrolling.scan_qr.trouble_scanning()
    enrolling.manual_key.go_on()
    enrolling.enter_code.escape()
    assert enrolling.page in {"manual_key", "scan_qr"}


def test_escape_at_a_later_sign_in(enrolled: Twinlatch) -> None:
    """It starts over, and does nothing on the sign-in page."""
    enrolled.sign_in.escape()
    assert enrolled.page == "sign_in"
    enrolled.sign_in.sign_in(enrolled.password, "user")
    enrolled.enter_code.escape()
    assert enrolled.page == "sign_in"
    assert enrolled.sign_in.name == ""


@pytest.mark.parametrize("by", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_continues(enrolled: Twinlatch, phone: VirtualPhone, by: Qt.Key) -> None:
    """The whole sign-in by keyboard."""
    window = enrolled.desktop.window
    QTest.keyClicks(window.focusWidget(), "user")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(window.focusWidget(), enrolled.password)
    enrolled.desktop.press(by)
    enrolled.enter_code.look()
    QTest.keyClicks(enrolled.desktop.window.focusWidget(), phone.code())
    enrolled.desktop.press(by)
    assert enrolled.profile.mfa.startswith("on since")


def test_tab_order_is_reading_order(twinlatch: Twinlatch) -> None:
    """On the create page Tab goes from top to bottom."""
    twinlatch.create_account.look()
    window = twinlatch.desktop.window
    tops = []
    for _ in range(7):
        widget = window.focusWidget()
        assert widget is not None
        tops.append(widget.mapTo(window, QPoint(0, 0)).y())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert tops == sorted(tops)


def test_mnemonics_and_enter_on_a_quiet_button(enrolled: Twinlatch) -> None:
    """No mnemonic twice, and Enter on a focused button presses that one."""
    enrolled.sign_in.sign_in(enrolled.password, "user")
    buttons = [one for one in enrolled.desktop.sheet.findChildren(QPushButton) if one.isVisible()]
    marked = [one.text() for one in buttons if "&" in one.text()]
    assert len(marked) == len(set(marked))
    quiet = next(one for one in buttons if one.text() == "Use your recovery code")
    quiet.setFocus()
    QTest.keyClick(quiet, Qt.Key.Key_Return)
    assert enrolled.page == "recovery_sign_in", "Enter presses the button that has the focus"


@pytest.mark.rule("N10", "S4")
def test_a_secret_page_is_hidden_and_shown_again(enrolling: Twinlatch, phone: VirtualPhone) -> None:
    """A notice before, blank after, the same code again; a key pressed in time keeps it."""
    scanned = phone.scan(enrolling.scan_qr.code())
    page = secret_page(enrolling)
    assert page._first.interval() + page._second.interval() == 120_000
    assert page._second.interval() >= 20_000
    assert page._first.isActive()
    page._first.timeout.emit()
    assert "any key keeps it" in enrolling.scan_qr.notice
    QApplication.sendEvent(
        page, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
    )
    assert enrolling.scan_qr.notice == ""
    page._second.timeout.emit()
    with pytest.raises(PhoneError):
        phone.scan(enrolling.scan_qr.code())
    assert not enrolling.scan_qr.can("Continue")
    enrolling.scan_qr.show_again()
    assert phone.scan(enrolling.scan_qr.code()) == scanned
    assert enrolling.scan_qr.can("Continue")


@pytest.mark.rule("N10")
def test_the_key_page_is_hidden_and_shown_again(enrolling: Twinlatch) -> None:
    """Also the key to type comes back as it was."""
    enrolling.scan_qr.trouble_scanning()
    key = enrolling.manual_key.key()
    secret_page(enrolling).blank()
    assert enrolling.manual_key.key() == ""
    enrolling.manual_key._click("Show again")
    enrolling.desktop.wait_for("the key", lambda: enrolling.manual_key.key() == key)
    enrolling.manual_key.back()
    assert enrolling.page == "scan_qr"


@pytest.mark.rule("N10", "R1")
def test_a_hidden_recovery_code_cannot_be_ticked(enrolling: Twinlatch, phone: VirtualPhone) -> None:
    """What is not to be seen is not recorded."""
    phone.scan(enrolling.scan_qr.go_on())
    enrolling.enter_code.enter(phone.code())
    code = enrolling.recovery_code.code()
    enrolling.recovery_code.tick()
    secret_page(enrolling).blank()
    assert not enrolling.recovery_code.can("Continue")
    assert not enrolling.recovery_code.can("I have safely recorded this code")
    enrolling.recovery_code._click("Show again")
    enrolling.desktop.wait_for("the code", lambda: enrolling.recovery_code.code() == code)
    assert not enrolling.recovery_code.can("Continue")
    enrolling.recovery_code.record()
    assert enrolling.profile.mfa.startswith("on since")


@pytest.mark.rule("N10")
def test_pages_are_blank_once_left(enrolling: Twinlatch, phone: VirtualPhone) -> None:
    """Neither QR code nor key stays in a widget that is not shown."""
    wizard = enrolling.parts.shell.wizard
    enrolling.scan_qr.trouble_scanning()
    scan = wizard.page(2)
    with pytest.raises(PhoneError):
        phone.scan(scan.grab().toImage())
    manual = wizard.page(3)
    enrolling.manual_key.go_on()
    enrolling.enter_code.look()
    assert manual.box.toPlainText() == ""  # type: ignore[attr-defined]
    enrolling.enter_code.start_over()
    enrolling.sign_in.look()
    assert all(getattr(wizard.page(number), "shown", None) is None for number in (2, 3, 4))


@pytest.mark.rule("S7")
def test_copy(enrolling: Twinlatch) -> None:
    """Copy takes the key as shown, marked as a secret."""
    enrolling.scan_qr.trouble_scanning()
    enrolling.manual_key.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied.replace(" ", "") == enrolling.manual_key.key().replace(" ", "")
    assert "30 seconds" in enrolling.manual_key.notice
    secret_page(enrolling).clipboard.clear()  # type: ignore[attr-defined]
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.rule("L3", "L8")
def test_a_wait_counts_down_and_belongs_to_its_name(settled: Twinlatch) -> None:
    """Five wrong answers disable Continue with the time left; another name may try at once."""
    for _ in range(5):
        settled.sign_in.sign_in("wrong wrong wrong wrong")
    assert settled.sign_in.notice == "Too many attempts. You can try again in 0:30."
    assert not settled.sign_in.can("Continue")
    assert settled.sign_in.name == "user"
    page = settled.desktop.sheet
    page.countdown.ticked.emit(9)  # type: ignore[attr-defined]
    assert "0:09" in settled.sign_in.notice
    settled.sign_in._fill("Username or email address", "other")
    assert settled.sign_in.can("Continue")
    settled.sign_in.sign_in("wrong wrong wrong wrong")
    assert "not right" in settled.sign_in.error


@pytest.mark.rule("L3")
def test_a_wait_ends_by_itself(settled: Twinlatch) -> None:
    """When the time is over the page can be used again."""
    for _ in range(5):
        settled.sign_in.sign_in("wrong wrong wrong wrong")
    page = settled.desktop.sheet
    page.countdown._wait_s = 0  # type: ignore[attr-defined]
    settled.desktop.wait_for("the end of the wait", lambda: settled.sign_in.can("Continue"))
    assert settled.sign_in.notice == ""


@pytest.mark.rule("P8")
def test_fifty_presses_are_one_verification(settled: Twinlatch, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one act is under way further presses do nothing."""
    seen: list[object] = []
    handle = Core.handle

    def counting(self: Core, actor: object, command: object) -> Answer:
        seen.append(command)
        return handle(self, actor, command)  # type: ignore[arg-type]

    monkeypatch.setattr(Core, "handle", counting)
    settled.sign_in._fill("Password", "wrong wrong wrong wrong")
    window = settled.desktop.window
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert settled.parts.bridge.busy
    for _ in range(49):
        QApplication.sendEvent(
            window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        )
    settled.sign_in.look()
    assert [type(one) for one in seen] == [SubmitPassword]


@pytest.mark.rule("B1")
def test_a_failure_has_its_words_and_retry(settled: Twinlatch, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is told, loses nothing that was typed, and Retry does the same again."""
    with monkeypatch.context() as patch:

        def full(*_args: object) -> Answer:
            raise DiskFull

        patch.setattr(Core, "handle", full)
        settled.sign_in.sign_in(settled.password)
        assert "full" in settled.sign_in.notice
        assert settled.sign_in.name == "user"
    settled.sign_in._click("Retry")
    assert settled.profile.mfa == "off"


@pytest.mark.rule("F1")
def test_a_store_that_vanishes_is_told(settled: Twinlatch) -> None:
    """The file goes while the window is open: a message, never "Create your account"."""
    place = settled.settings.store_path
    assert place is not None
    place.unlink()
    settled.sign_in.sign_in(settled.password)
    assert "is gone" in settled.sign_in.notice
    settled.sign_in._click("Retry")
    assert "is gone" in settled.sign_in.notice


@pytest.mark.rule("B2")
def test_a_busy_store_is_told(settled: Twinlatch) -> None:
    """Somebody else holds the store: a bounded wait, then a message with Retry."""
    holder = sqlite3.connect(str(settled.settings.store_path), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    settled.sign_in.sign_in(settled.password)
    assert "in use" in settled.sign_in.notice
    holder.execute("ROLLBACK")
    holder.close()
    settled.sign_in._click("Retry")
    assert settled.profile.mfa == "off"


@pytest.mark.rule("S2")
def test_a_bug_locks(
    settled: Twinlatch, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An exception nobody expected leads to a sign-in page on which nothing can be done."""
    settled.sign_in.sign_in(settled.password)
    settled.profile.look()

    def broken(*_args: object) -> Answer:
        raise ZeroDivisionError

    monkeypatch.setattr(Core, "handle", broken)
    settled.profile.log_out()
    assert "Something unexpected" in settled.sign_in.notice
    assert not settled.sign_in.can("Continue")
    assert settled.incidents.pop() in settled.sign_in.notice
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


@pytest.mark.rule("S2")
def test_a_late_answer_opens_nothing(settled: Twinlatch, qtbot: QtBot) -> None:
    """Started over while the password was being checked: the session that came late is ended."""
    settled.sign_in._fill("Password", settled.password)
    shell, bridge = settled.parts.shell, settled.parts.bridge
    shell.wizard.next()
    busy = [bridge.busy]
    shell.wizard.start_over_asked.emit()
    assert [*busy, bridge.busy] == [True, False]
    with qtbot.waitSignal(bridge.answered):
        bridge.ask(ShowAccount("user"))
    settled.sign_in.look()
    assert shell.account is None
    place = settled.settings.store_path

    def sessions() -> bool:
        connection = sqlite3.connect(str(place))
        (count,) = connection.execute("SELECT count(*) FROM session").fetchone()
        connection.close()
        return bool(count == 0)

    settled.desktop.wait_for("the session to end", sessions)


def test_nothing_typed_is_lost_when_the_first_page_is_corrected(twinlatch: Twinlatch, qtbot: QtBot) -> None:
    """Another process made the first account: the page changes only while nothing was typed."""
    twinlatch.create_account._fill("Username", "typed")
    shell = twinlatch.parts.shell
    with qtbot.waitSignal(twinlatch.parts.bridge.answered):
        twinlatch.parts.bridge.retry()
    assert twinlatch.create_account._field("Username").text() == "typed"
    assert shell.account is None


def test_every_screen_of_the_wizard_has_a_page() -> None:
    """Ids are distinct, and every page carries its house name."""
    ids = [number for number, _ in PAGES.values()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("size", [(360, 400), (480, 680), (640, 480), (1024, 768), (1920, 1080)])
def test_nothing_is_cut_off(enrolling: Twinlatch, phone: VirtualPhone, size: tuple[int, int]) -> None:
    """At every size of window all of the scan page can be reached, and the code is read from the window."""
    window = enrolling.desktop.window
    window.resize(*size)
    enrolling.desktop.wait_for("the size", lambda: window.width() == size[0])
    page = secret_page(enrolling)
    enrolling.desktop.wait_for("room for all", lambda: inside(page.column.widget(), page.stack))
    assert page.stack.width() <= window.width()
    page.column.ensureWidgetVisible(page.qr)  # type: ignore[attr-defined]
    phone.scan(page.stack.grab().toImage())


def inside(outer: QWidget | None, inner: QWidget) -> bool:
    """Tell whether a widget is wholly within another."""
    assert outer is not None
    at = inner.mapTo(outer, QPoint(0, 0))
    return at.x() >= 0 and at.y() >= 0 and at.y() + inner.height() <= outer.height()


def test_first_paint_loads_nothing_heavy() -> None:
    """When the first page is painted, nothing outside PySide6 and the standard library is loaded."""
    script = (
        "import sys; from app.settings import load; from app.ui.app import build;"
        "before = set(sys.modules);"
        "parts = build(load({}), lambda: None); parts.shell.wizard.show(); parts.app.processEvents();"
        "own = {'app', 'PySide6', 'shiboken6', 'shibokensupport', 'signature_bootstrap', 'fontpkg_inter'};"
        "std = sys.stdlib_module_names;"
        "print(sorted({name.split('.')[0] for name in sys.modules} - own - set(std) - {'__main__'}));"
        "print(parts.shell.wizard.page_shown().objectName())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT, timeout=60
    )
    modules, page = done.stdout.strip().split("\n")
    loaded = [name for name in eval(modules) if not name.startswith(("_", "sitecustomize", "usercustomize"))]  # noqa: S307 our own list
    assert [name for name in loaded if name not in {"distutils", "pkg_resources"}] == []
    assert page == "create_account"


def test_bridge_refuses_a_second_act(qtbot: QtBot) -> None:
    """Acts run one at a time; a query asked twice is answered once."""

    class Slow:
        def handle(self, _actor: object, command: object) -> Answer:
            return Answer(SignInScreen() if isinstance(command, SubmitPassword) else None)

        def close(self) -> None:
            pass

    bridge = Bridge(Slow)
    with qtbot.waitSignal(bridge.answered):
        bridge.start()
    assert bridge.do(SubmitPassword("a", "b"))
    assert not bridge.do(SubmitPassword("a", "b"))
    with qtbot.waitSignal(bridge.answered):
        pass
    assert not bridge.busy
    bridge.close()
