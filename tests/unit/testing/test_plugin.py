"""The fixtures and page objects for QA: the whole journey, and what they say when a page is not there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.testing import desktop
from app.testing.clock import FrozenClock
from app.testing.desktop import NotOnScreenError
from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch

ROOT = Path(__file__).resolve().parents[3]


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
def recovery_code(enrolling: Twinlatch, phone: VirtualPhone, twinlatch_clock: FrozenClock) -> str:
    """The code of an account that is enrolled and logged out again."""
    phone.scan(enrolling.scan_qr.code())
    enrolling.scan_qr.go_on()
    enrolling.enter_code.enter(phone.code())
    code = enrolling.recovery_code.record()
    enrolling.profile.log_out()
    twinlatch_clock.next_code()
    return code


def test_wrong_answers_are_read(twinlatch: Twinlatch) -> None:
    """The page objects give back what the pages say of wrong answers."""
    twinlatch.create_account.create("user", "user@example.org", twinlatch.password, "another one")
    assert "differ" in twinlatch.create_account.error
    twinlatch.create_account.create("user", "user@example.org", twinlatch.password)
    assert twinlatch.sign_in.notice == "Your account is ready. Sign in with it."
    assert twinlatch.sign_in.name == "user"
    twinlatch.sign_in.sign_in("something else altogether")
    assert "not right" in twinlatch.sign_in.error
    assert twinlatch.sign_in.password_is_empty
    assert twinlatch.sign_in.focus == "Password"


def test_pop_up_is_in_front(settled: Twinlatch) -> None:
    """While the pop-up is open nothing behind it can be used; Cancel and Esc close it."""
    settled.sign_in.sign_in(settled.password)
    assert settled.profile.mfa == "off"
    settled.profile.enable_mfa()
    assert settled.page == "enable_mfa"
    settled.enable_mfa.log_out("something else altogether")
    assert "not right" in settled.enable_mfa.error
    settled.enable_mfa.cancel()
    assert settled.page == "account"
    settled.profile.enable_mfa()
    settled.enable_mfa.escape()
    assert settled.page == "account"


def test_key_is_the_same_however_it_is_read(enrolling: Twinlatch, phone: VirtualPhone) -> None:
    """Scanned, typed and seen once more after Back: one key."""
    scanned = phone.scan(enrolling.scan_qr.code())
    enrolling.scan_qr.trouble_scanning()
    assert phone.type_key(enrolling.manual_key.key()).key == scanned.key
    enrolling.manual_key.back()
    assert phone.scan(enrolling.scan_qr.code()).key == scanned.key
    enrolling.scan_qr.go_on()
    enrolling.enter_code.enter(phone.wrong_code())
    assert "not right" in enrolling.enter_code.error
    enrolling.enter_code.back()
    assert phone.scan(enrolling.scan_qr.code()) == scanned


def test_later(enrolling: Twinlatch) -> None:
    """Put off, the wish is withdrawn."""
    enrolling.scan_qr.later()
    assert enrolling.profile.mfa == "off"


def test_recovery_code_waits_for_the_tick(enrolling: Twinlatch, phone: VirtualPhone) -> None:
    """Continue can be pressed only once the code is said to be recorded."""
    phone.scan(enrolling.scan_qr.code())
    enrolling.scan_qr.go_on()
    enrolling.enter_code.enter(phone.code())
    assert len(enrolling.recovery_code.code().split()) == 6
    assert not enrolling.recovery_code.can("Continue")
    with pytest.raises(NotOnScreenError, match="'Continue' is disabled"):
        enrolling.recovery_code._click("Continue")
    enrolling.recovery_code.tick()
    assert enrolling.recovery_code.ticked
    assert enrolling.recovery_code.can("Continue")


@pytest.mark.usefixtures("recovery_code")
def test_later_sign_in(twinlatch: Twinlatch, phone: VirtualPhone) -> None:
    """Password and code open the account."""
    twinlatch.sign_in.sign_in(twinlatch.password, "user@example.org")
    twinlatch.enter_code.enter(phone.code())
    assert twinlatch.profile.mfa.startswith("on since")


@pytest.mark.rule("R6")
def test_recovery_sign_in(
    twinlatch: Twinlatch, phone: VirtualPhone, recovery_code: str, twinlatch_clock: FrozenClock
) -> None:
    """The recovery code leads over a new one to the choice; a new authenticator replaces the old."""
    twinlatch.sign_in.sign_in(twinlatch.password, "user")
    twinlatch.enter_code.use_recovery_code()
    twinlatch.recovery_sign_in.back()
    twinlatch.enter_code.use_recovery_code()
    twinlatch.recovery_sign_in.enter(recovery_code)
    assert twinlatch.recovery_code.record() != recovery_code
    old = phone.entries[-1]
    twinlatch.phone_lost.set_up_new()
    phone.scan(twinlatch.scan_qr.code())
    twinlatch.scan_qr.go_on()
    twinlatch.enter_code.enter(phone.code())
    assert twinlatch.profile.mfa.startswith("on since")
    twinlatch.profile.log_out()
    twinlatch_clock.next_code()
    twinlatch.sign_in.sign_in(twinlatch.password, "user")
    twinlatch.enter_code.enter(old.code(twinlatch_clock()))
    assert "not right" in twinlatch.enter_code.error
    twinlatch.enter_code.start_over()
    assert twinlatch.sign_in.name == ""


def test_says_what_is_there_instead(settled: Twinlatch, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page or a thing that is not there fails with the name of the page in front and its words."""
    monkeypatch.setattr(desktop, "PATIENCE_MS", 50)
    with pytest.raises(
        NotOnScreenError, match=r"'enter_code'; shown is the page 'sign_in', which says: .*Sign in"
    ):
        settled.enter_code.enter("000000")
    with pytest.raises(NotOnScreenError, match="nothing called 'Enable MFA' can be seen; shown is"):
        settled.desktop.click("Enable MFA")


def test_does_not_click_through(settled: Twinlatch, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something that lies over a button is in the way of a click, as it is for a person."""
    monkeypatch.setattr(desktop, "PATIENCE_MS", 50)
    over = QWidget(settled.desktop.window)
    over.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    over.setGeometry(settled.desktop.window.rect())
    over.show()
    with pytest.raises(NotOnScreenError, match="a click on 'Continue' to land there"):
        settled.desktop.click("Continue")
    over.deleteLater()


def test_plugin_loads_nothing() -> None:
    """Loading the plugin costs pytest neither Qt nor the program."""
    script = (
        "import sys, app.testing.plugin\n"
        "print([m for m in sys.modules if m.startswith(('PySide6', 'zxing', 'app.'))])"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "['app.testing', 'app.testing.plugin']"


def test_works_without_a_display(tmp_path: Path) -> None:
    """Without a display the window is painted unseen, and the journey goes through."""
    test = tmp_path / "test_unseen.py"
    test.write_text(
        "def test_unseen(twinlatch):\n"
        "    twinlatch.create_account.create('user', 'user@example.org', twinlatch.password)\n"
        "    twinlatch.sign_in.sign_in(twinlatch.password)\n"
        "    assert twinlatch.profile.mfa == 'off'\n"
    )
    unseen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    env = {name: value for name, value in os.environ.items() if name not in unseen}
    plugins = ["-p", "pytestqt.plugin", "-p", "app.testing.plugin"]
    command = [sys.executable, "-m", "pytest", "-q", *plugins, "-p", "no:cacheprovider", str(test)]
    env |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, cwd=tmp_path, env=env, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "1 passed" in run.stdout
