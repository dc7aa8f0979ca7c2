"""A screen starts a run of the wizard, and its page shows what the screen holds, wherever one comes from."""

import pytest
from PySide6.QtGui import QGuiApplication

from app.core.api.first_screens import SignInScreen
from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch


def test_no_name_is_left_after_logging_out(settled: Twinlatch) -> None:
    """Whoever comes next finds an empty field."""
    settled.sign_in.sign_in(settled.password)
    settled.profile.log_out()
    assert settled.sign_in.name == ""


def test_the_name_is_there_when_mfa_was_asked_for(settled: Twinlatch) -> None:
    """Also for somebody who had to unlock the account before."""
    settled.sign_in.sign_in(settled.password)
    settled.profile.look()
    settled.leave_alone(900)
    settled.locked.unlock_with_password(settled.password)
    settled.profile.enable_mfa()
    settled.enable_mfa.log_out(settled.password)
    assert settled.sign_in.name == "user"


def test_a_page_met_before_shows_its_new_screen(enrolling: Twinlatch, phone: VirtualPhone) -> None:
    """The QR code of a setup begun anew, from the page for its code."""
    page = enrolling.desktop.sheet
    screen = page.shown  # type: ignore[attr-defined]
    enrolling.scan_qr.go_on()
    enrolling.enter_code.look()
    enrolling.parts.shell.wizard.show_screen(screen)
    phone.scan(enrolling.scan_qr.code())
    enrolling.parts.shell.wizard.show_screen(SignInScreen("other"))
    assert enrolling.sign_in.name == "other"


@pytest.mark.rule("S7")
def test_what_was_copied_goes_with_the_window(enrolling: Twinlatch) -> None:
    """At a door the program lives on when its window has gone, and nothing would clear the clipboard."""
    enrolling.scan_qr.trouble_scanning()
    enrolling.manual_key.copy()
    assert QGuiApplication.clipboard().text()
    enrolling.parts.shell.dispose()
    assert QGuiApplication.clipboard().text() == ""
