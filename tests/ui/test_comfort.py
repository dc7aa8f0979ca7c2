"""What makes enrolling easy: a code that is larger, a key that is spelled, a code that goes by itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.core.api.commands import RatePassword
from app.core.api.setup_notices import PasswordHint
from app.testing.clock import FrozenClock
from app.testing.phone import VirtualPhone, read_qr
from app.testing.window import Twinlatch, open_window
from app.ui import hints, otpauth_handler
from app.ui.widgets.big_qr import BigQr
from app.ui.widgets.field import Field
from app.ui.widgets.large_key import LargeKey
from app.ui.widgets.line_edit import CodeEdit, PasswordEdit
from app.ui.widgets.meter import Meter


def decoded(picture: QImage, folder: Path) -> str | None:
    """Return what a scanner reads from a picture."""
    assert picture.save(str(folder / "seen.png"))
    return read_qr(folder / "seen.png")


def test_the_code_fills_the_window(enrolling: Twinlatch, tmp_path: Path) -> None:
    """A click makes it larger, a scanner reads the same; Enter, Esc and a click go back to where one was."""
    desktop = enrolling.desktop
    small = decoded(enrolling.scan_qr.code(), tmp_path)
    desktop.click("QR code")
    large = desktop.window.findChild(BigQr)
    assert large is not None
    assert large.qr.width() > 300
    assert large.size() == desktop.window.size()
    assert decoded(desktop.picture(), tmp_path) == small
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        desktop.press(key)
        assert not [one for one in desktop.window.findChildren(BigQr) if one.isVisible()]
        assert desktop.focus == "QR code"
        desktop.press(Qt.Key.Key_Return)
        assert desktop.focus == "QR code"
        assert [one for one in desktop.window.findChildren(BigQr) if one.isVisible()]
    assert enrolling.page == "scan_qr"


@pytest.mark.rule("N10")
def test_the_large_code_goes_when_the_page_is_blanked(enrolling: Twinlatch) -> None:
    """Nobody there: the large one is hidden with the small one, and holds nothing any more."""
    enrolling.desktop.click("QR code")
    large = enrolling.desktop.window.findChild(BigQr)
    assert large is not None
    enrolling.leave_alone(200)
    assert not large.isVisible()
    assert large.qr.matrix == ()
    assert enrolling.desktop.focus == "Show again"


def test_the_key_is_shown_and_spelled_group_by_group(enrolling: Twinlatch) -> None:
    """Buttons and arrow keys go on and back; a screen reader hears single letters."""
    enrolling.scan_qr.trouble_scanning()
    groups = enrolling.manual_key.key().split()
    desktop = enrolling.desktop
    desktop.click("Show large")
    large = desktop.window.findChild(LargeKey)
    assert large is not None
    seen = []
    for at in range(len(groups)):
        assert large.place.text() == f"Group {at + 1} of {len(groups)}"
        assert large.group.accessibleName() == ", ".join(groups[at])
        seen.append(large.group.text().strip("\u2068\u2069"))
        desktop.press(Qt.Key.Key_Return if at in {1, 3} else Qt.Key.Key_Right)
    assert seen == groups
    assert desktop.focus == "Previous group", "what cannot be pressed any more has no focus"
    desktop.press(Qt.Key.Key_Left)
    assert large.place.text() == f"Group {len(groups) - 1} of {len(groups)}"
    QTest.keyClick(desktop.window.focusWidget(), Qt.Key.Key_Tab)
    assert large.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]
    desktop.press(Qt.Key.Key_Escape)
    assert desktop.focus == "Show large"
    assert enrolling.page == "manual_key"


@pytest.mark.rule("N10")
def test_the_large_key_goes_when_the_page_is_blanked(enrolling: Twinlatch) -> None:
    """Nothing of the key stays."""
    enrolling.scan_qr.trouble_scanning()
    enrolling.desktop.click("Show large")
    large = enrolling.desktop.window.findChild(LargeKey)
    assert large is not None
    enrolling.leave_alone(200)
    assert not large.isVisible()
    assert large.group.text() == ""
    assert large._groups == [""]


def test_steps_while_enrolling_only(
    enrolling: Twinlatch, phone: VirtualPhone, twinlatch_clock: FrozenClock
) -> None:
    """Password, QR code, one-time code, recovery code; a later sign-in counts nothing."""

    def step() -> str:
        return " ".join(text for text in enrolling.desktop.says if text.startswith("Step "))

    assert step() == "Step 2 of 4"
    enrolling.scan_qr.trouble_scanning()
    enrolling.manual_key.look()
    assert step() == "Step 2 of 4"
    enrolling.manual_key.back()
    phone.scan(enrolling.scan_qr.go_on())
    enrolling.enter_code.look()
    assert step() == "Step 3 of 4"
    enrolling.enter_code.enter(phone.code())
    code = enrolling.recovery_code.code()
    assert step() == "Step 4 of 4"
    enrolling.leave_alone(200)
    enrolling.desktop.click("Show again")
    enrolling.desktop.wait_for("the code", lambda: not enrolling.desktop.shows("Show again"))
    assert step() == "Step 4 of 4"
    enrolling.recovery_code.record()
    enrolling.profile.log_out()
    twinlatch_clock.next_code()
    enrolling.sign_in.sign_in(enrolling.password, "user")
    enrolling.enter_code.look()
    assert step() == ""
    enrolling.enter_code.use_recovery_code()
    enrolling.recovery_sign_in.enter(code)
    enrolling.recovery_code.record()
    assert step() == ""
    enrolling.desktop.click("Set up a new authenticator")
    enrolling.scan_qr.look()
    assert step() == "Step 2 of 3"


def test_an_app_on_this_computer(enrolling: Twinlatch, monkeypatch: pytest.MonkeyPatch) -> None:
    """Offered only where the desktop has one; it gets the same key, and a refusal is told."""
    opened: list[str] = []
    answers = [True, False]

    def open_url(url: QUrl) -> bool:
        opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return answers.pop(0)

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    enrolling.scan_qr.trouble_scanning()
    assert not enrolling.manual_key.can("Open in an app on this computer")
    enrolling.desktop.sheet.open_in_app.show()  # type: ignore[attr-defined]
    enrolling.desktop.click("Open in an app on this computer")
    assert "asked to take" in enrolling.manual_key.notice
    enrolling.desktop.click("Open in an app on this computer")
    assert "No app took the code" in enrolling.manual_key.notice
    key = "".join(enrolling.manual_key.key().split())
    assert opened[0] == opened[1]
    assert opened[0].startswith("otpauth://totp/Twinlatch:user%40example.org?")
    assert f"secret={key}" in opened[0]


def test_who_opens_such_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desktop's own files tell, and no other ones."""
    monkeypatch.setenv("XDG_DATA_DIRS", f"{tmp_path}/nowhere:{tmp_path}/data")
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "etc"))
    cache = tmp_path / "data" / "applications" / "mimeinfo.cache"
    cache.parent.mkdir(parents=True)
    for text, there in (
        ("[MIME Cache]\nx-scheme-handler/otpauth=org.example.App.desktop;\n", True),
        ("[MIME Cache]\nx-scheme-handler/otpauth-migration=org.example.App.desktop;\n", False),
        ("[MIME Cache]\nx-scheme-handler/otpauth=;\n", False),
    ):
        cache.write_text(text)
        otpauth_handler.exists.cache_clear()
        assert otpauth_handler.exists() == there, text
    otpauth_handler.exists.cache_clear()


def test_the_sixth_digit_sends_the_code(
    tmp_path: Path, phone: VirtualPhone, twinlatch_clock: FrozenClock, qapp: QApplication
) -> None:
    """Only where it is wished; a wrong code is typed over and goes by itself again."""
    with open_window(tmp_path, twinlatch_clock, sign_in_submit_at_sixth_digit=True) as window:
        window.create_account.create("user", "user@example.org", window.password)
        window.sign_in.sign_in(window.password)
        window.profile.enable_mfa()
        window.enable_mfa.log_out(window.password)
        window.sign_in.sign_in(window.password)
        phone.scan(window.scan_qr.go_on())
        page = window.enter_code.look()
        page.type_into("One-time code", phone.wrong_code())
        window.desktop.wait_for("the answer", lambda: "not right" in window.enter_code.error)
        right = phone.code()
        QTest.keyClicks(page.window.focusWidget(), f"{right[:3]} {right[3:5]}")
        assert window.page == "enter_code"
        QTest.keyClicks(page.window.focusWidget(), right[5])
        window.recovery_code.look()
    assert qapp is not None


@pytest.mark.parametrize("typed", ["123456", "123 456", "123-456"])
def test_six_digits_are_told_once(qtbot: QtBot, typed: str) -> None:
    """As the sixth is typed, and not again for what follows."""
    edit = CodeEdit()
    qtbot.addWidget(edit)
    told: list[str] = []
    edit.filled.connect(lambda: told.append(edit.text()))
    QTest.keyClicks(edit, typed)
    assert told == [typed]
    QTest.keyClicks(edit, "7 ")
    assert told == [typed]
    assert not edit.findChildren(QLabel)


def test_the_meter_says_what_the_words_say(twinlatch: Twinlatch) -> None:
    """More parts for a better password, none for an empty field, one for what would be refused."""
    create = twinlatch.create_account
    create.look()
    (meter,) = twinlatch.desktop.sheet.findChildren(Meter)
    assert (meter.filled, meter.isVisible()) == (0, True)
    seen = []
    for password in ("password", "plain lantern over wide rivers", ""):
        create.desktop.type_into("Password", password)
        before = meter.filled
        if password:
            create.desktop.wait_for("the hint", lambda before=before: meter.filled != before)  # type: ignore[misc]
        seen.append(meter.filled)
    assert seen == [1, 4, 0]


def test_caps_lock_is_told_beside_the_field(settled: Twinlatch) -> None:
    """It stands under the password, and goes with what told it."""
    settled.sign_in.look()
    settled.desktop.type_into("Password", "x")
    field = settled.desktop.window.focusWidget()
    assert field is not None
    capital = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "A")
    QApplication.sendEvent(field, capital)
    assert "Caps Lock is on." in settled.desktop.says
    QTest.keyClick(field, Qt.Key.Key_CapsLock)
    assert "Caps Lock is on." not in settled.desktop.says


def test_a_hint_is_asked_for_until_it_comes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The core answers the newest question only; one that went unanswered is asked again, and no answered one."""
    monkeypatch.setattr(hints, "AGAIN_MS", 20)
    field = Field("New password", PasswordEdit())
    qtbot.addWidget(field)
    made = hints.PasswordHints(field, lambda: RatePassword("x"))
    asked: list[object] = []
    made.asked.connect(asked.append)
    field.editor.setText("x")
    qtbot.waitUntil(lambda: len(asked) == 3)
    made.show(PasswordHint("weak", "none"))
    known = len(asked)
    qtbot.wait(80)
    assert len(asked) == known
    bar = field.findChildren(Meter)[0]
    assert bar.filled == 1
    field.editor.setText("another")
    made.show(PasswordHint("strong", "none"))
    assert bar.filled == 1, "that was the answer to another password"
    qtbot.waitUntil(lambda: len(asked) > known)
    made.show(PasswordHint("strong", "none"))
    assert bar.filled == 4
