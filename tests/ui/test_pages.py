"""The pages in the real window: focus, Esc, blanking and waits."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.api.notices import AccountDamaged, Notice, SignInRefused
from app.testing.clock import FrozenClock
from app.testing.phone import PhoneError, VirtualPhone
from app.testing.window import Twinlatch
from app.ui.opening import size_to_open
from app.ui.page_table import PAGES
from app.ui.pages.secret import SecretPage
from app.ui.theme import LEAST_WINDOW, current

from .conftest import Uptime

ROOT = Path(__file__).resolve().parents[2]


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
    assert enrolling.page == "scan_qr"
    enrolling.scan_qr.trouble_scanning()
    enrolling.manual_key.go_on()
    enrolling.enter_code.back()
    assert enrolling.page == "scan_qr"


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
def test_a_secret_page_is_hidden_and_shown_again(
    enrolling: Twinlatch, phone: VirtualPhone, uptime: Uptime
) -> None:
    """A notice before, blank after, the same code again; a key pressed in time keeps it."""
    scanned = phone.scan(enrolling.scan_qr.code())
    page = secret_page(enrolling)
    uptime.go_on(page.idle, 99)
    assert enrolling.scan_qr.notice == ""
    uptime.go_on(page.idle, 1)
    assert "any key keeps it" in enrolling.scan_qr.notice
    QTest.keyClick(page.window().windowHandle(), Qt.Key.Key_Shift)
    assert enrolling.scan_qr.notice == ""
    uptime.go_on(page.idle, 119)
    assert not page.blanked
    uptime.go_on(page.idle, 1)
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
    assert settled.sign_in.notice == "You can try again now."
    settled.sign_in._fill("Password", "w")
    assert settled.sign_in.notice == ""


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


def test_change_password_from_the_profile(settled: Twinlatch) -> None:
    """The pop-up asks, refuses beside the field, and the new password signs in."""
    settled.sign_in.sign_in(settled.password)
    desktop = settled.desktop
    settled.profile._click("Change password")
    desktop.look_for("change_password")
    desktop.type_into("Current password", settled.password)
    desktop.type_into("New password", "another lantern over narrow hills")
    desktop.type_into("Repeat new password", "another")
    desktop.click("Change password")
    assert "differ" in desktop.sheet.fields["repeat"].error  # type: ignore[attr-defined]
    desktop.type_into("Repeat new password", "another lantern over narrow hills")
    desktop.click("Change password")
    assert settled.profile.notice == "Your password is changed."
    settled.profile.log_out()
    settled.sign_in.sign_in("another lantern over narrow hills", "user")
    assert settled.profile.mfa == "off"


def test_turn_off_mfa_from_the_profile(
    enrolled: Twinlatch, phone: VirtualPhone, twinlatch_clock: FrozenClock
) -> None:
    """Password and code turn it off; a wrong code stays in the pop-up."""
    enrolled.sign_in.sign_in(enrolled.password, "user")
    enrolled.enter_code.enter(phone.code())
    twinlatch_clock.next_code()
    desktop = enrolled.desktop
    enrolled.profile._click("Turn off MFA")
    desktop.look_for("turn_off_mfa")
    desktop.type_into("Current password", enrolled.password)
    desktop.type_into("One-time code", phone.wrong_code())
    desktop.click("Turn off MFA")
    assert "not right" in desktop.sheet.fields["code"].error  # type: ignore[attr-defined]
    desktop.type_into("One-time code", phone.code())
    desktop.click("Turn off MFA")
    assert enrolled.profile.mfa == "off"
    assert enrolled.profile.can("Enable MFA")


class Hides(QObject):
    """Counts what is hidden, anywhere in the program."""

    def __init__(self, app: QApplication) -> None:
        """Watch the application."""
        super().__init__()
        self.count = 0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count."""
        self.count += event.type() == QEvent.Type.Hide
        return super().eventFilter(watched, event)


@pytest.mark.parametrize("notice", [SignInRefused(), AccountDamaged()])
def test_a_sentence_that_is_shown_stays(settled: Twinlatch, qapp: QApplication, notice: Notice) -> None:
    """The same refusal again, beside a field or above the page, hides nothing first; another one does."""
    page: Any = settled.desktop.sheet
    page.show_notice(notice)
    hides = Hides(qapp)
    page.show_notice(notice)
    assert hides.count == 0
    assert settled.sign_in.notice or settled.sign_in.error
    page.show_notice(AccountDamaged() if notice == SignInRefused() else SignInRefused())
    assert hides.count > 0
    qapp.removeEventFilter(hides)


class Small(QWidget):
    """A window on a screen of 640 × 480."""

    def screen(self) -> Any:
        """Return the screen."""
        return self

    def availableGeometry(self) -> QRect:
        """Return what there is of it."""
        return QRect(0, 0, 640, 480)


def test_a_window_opens_no_larger_than_the_screen(qtbot: QtBot) -> None:
    """With text at 200 % the guide's size would be higher than most screens, its action out of sight."""
    window = Small()
    qtbot.addWidget(window)
    size_to_open(window)
    assert window.width() == current().sizes.window_width
    assert LEAST_WINDOW[1] <= window.height() < 480
