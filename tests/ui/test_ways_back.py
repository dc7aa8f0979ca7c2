"""The ways back in, walked in the real window with wrong answers on the way."""

import re

import pytest

from app.core.api.commands import Act
from app.core.api.notices import ActivationCodeMade, OneTimePasswordMade
from app.core.api.operator_commands import AddPerson, DisableAccount, ResetMfa, ResetPassword
from app.testing.clock import FrozenClock
from app.testing.phone import PhoneError, VirtualPhone
from app.testing.window import Twinlatch

NEW_PASSWORD = "seven green herons by the weir"
NO_CODE = "0" * 24


def handed_out(twinlatch: Twinlatch, command: Act) -> str:
    """Do what an administrator does; return what is handed over."""
    made = twinlatch.administer(command).notice
    assert isinstance(made, OneTimePasswordMade | ActivationCodeMade), made
    return made.password if isinstance(made, OneTimePasswordMade) else made.code


@pytest.fixture
def recovery_code(enrolled: Twinlatch, phone: VirtualPhone, twinlatch_clock: FrozenClock) -> str:
    """The recovery code of the enrolled account, read from the window; the window is at the sign-in page."""
    enrolled.sign_in.sign_in(enrolled.password, "user")
    enrolled.enter_code.enter(phone.code())
    twinlatch_clock.next_code()
    enrolled.profile.replace_recovery_code()
    enrolled.replace_code.show_new_code(enrolled.password, phone.code())
    code = enrolled.recovery_code.record()
    enrolled.profile.log_out()
    twinlatch_clock.next_code()
    return code


@pytest.mark.rule("R3", "E4")
def test_a_forgotten_password(
    enrolled: Twinlatch, recovery_code: str, phone: VirtualPhone, twinlatch_clock: FrozenClock
) -> None:
    """Wrong codes are refused and what was typed stays; both right ones set a new password."""
    enrolled.sign_in._fill("Username or email address", "user")
    enrolled.sign_in.forgot_password()
    page = enrolled.forgot_password
    assert page._field("Username or email address").text() == "user"
    assert page.focus == "Recovery code"
    page.enter("short", phone.code())
    assert "24 letters and digits" in page.error
    page.enter(NO_CODE, phone.code())
    assert "do not fit together" in page.notice
    assert page.focus == "One-time code"
    assert page._field("Recovery code").text() == NO_CODE
    assert page._field("One-time code").text() == ""
    page.enter(recovery_code.lower(), phone.code())
    new = enrolled.new_password
    assert new.focus == "New password"
    new.choose("short")
    assert "at least 15 characters" in new.error
    new.choose(NEW_PASSWORD, NEW_PASSWORD + ".")
    assert "differ" in new.error
    assert new.focus == "Repeat new password"
    new.choose(NEW_PASSWORD)
    assert enrolled.recovery_code.code() != recovery_code
    enrolled.recovery_code.record()
    assert "new password is in force" in enrolled.sign_in.notice
    assert enrolled.sign_in.name == "user"
    enrolled.sign_in.sign_in(enrolled.password)
    assert enrolled.sign_in.error
    enrolled.sign_in.sign_in(NEW_PASSWORD)
    twinlatch_clock.next_code()
    enrolled.enter_code.enter(phone.code())
    enrolled.profile.look()


@pytest.mark.rule("E1", "E4")
def test_no_page_tells_a_name_from_none(enrolled: Twinlatch, phone: VirtualPhone) -> None:
    """Wrong, waiting and disabled read alike, word for word and thing for thing, with the same focus."""
    seen: dict[str, list[object]] = {"user": [], "nobody": [], "disabled": []}
    handed_out(enrolled, AddPerson("disabled", "d@example.org"))
    enrolled.administer(DisableAccount("disabled"))
    for name, states in seen.items():
        for _ in range(5):
            enrolled.sign_in.sign_in("never this one", name)
            states.append((enrolled.sign_in.says[1:], enrolled.sign_in.error, enrolled.sign_in.focus))
        states.append(_without_seconds(enrolled.sign_in.notice))
        states.append(enrolled.sign_in.can("Continue"))
        enrolled.sign_in.forgot_password()
        page = enrolled.forgot_password
        for _ in range(5):
            page.enter(NO_CODE, phone.code(), name)
            states.append((page.notice if page.can("Continue") else "waits", page.error, page.focus))
        states.append(_without_seconds(page.notice))
        page.back()
    assert seen["user"] == seen["nobody"] == seen["disabled"]


@pytest.mark.rule("L3")
def test_a_wait_at_the_forgotten_password_belongs_to_the_name(
    enrolled: Twinlatch, phone: VirtualPhone
) -> None:
    """Another name may be tried at once; the same one waits, with a countdown."""
    enrolled.sign_in.forgot_password()
    page = enrolled.forgot_password
    for _ in range(5):
        page.enter(NO_CODE, phone.code(), "user")
    assert "try again in" in page.notice
    assert not page.can("Continue")
    page._fill("Username or email address", "other")
    assert page.notice == ""
    page.enter(NO_CODE, phone.code())
    assert "do not fit together" in page.notice
    page.escape()
    assert enrolled.page == "sign_in"


@pytest.mark.rule("P9")
def test_a_newcomer_chooses_a_password(settled: Twinlatch) -> None:
    """The one-time password leads to the page, nothing else; starting over leaves a way in."""
    slip = handed_out(settled, AddPerson("second", "second@example.org"))
    settled.sign_in.sign_in(slip.lower(), "second")
    settled.new_password.choose(slip)
    assert "one-time password" in settled.new_password.error
    settled.new_password.escape()
    assert settled.page == "sign_in"
    settled.sign_in.sign_in(slip, "second")
    settled.new_password.choose(NEW_PASSWORD)
    assert settled.profile.mfa == "off"
    assert "second@example.org" in settled.profile.says
    settled.profile.log_out()
    settled.sign_in.sign_in(slip, "second")
    assert settled.sign_in.error


@pytest.mark.rule("N2")
def test_a_newcomer_who_must_enroll(settled: Twinlatch, phone: VirtualPhone) -> None:
    """Password and MFA come in one journey; later is no answer that loses the slip."""
    slip = handed_out(settled, AddPerson("second", "second@example.org", enroll=True))
    settled.sign_in.sign_in(slip, "second")
    settled.new_password.choose(NEW_PASSWORD)
    settled.scan_qr.later()
    settled.sign_in.sign_in(slip)
    settled.new_password.choose(NEW_PASSWORD)
    phone.scan(settled.scan_qr.go_on())
    settled.enter_code.enter(phone.code())
    settled.recovery_code.record()
    assert settled.profile.mfa.startswith("on since")


@pytest.mark.rule("N2")
def test_everything_lost(enrolled: Twinlatch, phone: VirtualPhone, twinlatch_clock: FrozenClock) -> None:
    """One-time password, activation code, a new phone: wrong ones are refused in words that help."""
    slip = handed_out(enrolled, ResetPassword("user"))
    code = handed_out(enrolled, ResetMfa("user", "everything is lost"))
    enrolled.sign_in.sign_in(slip, "user")
    enrolled.new_password.choose(NEW_PASSWORD)
    page = enrolled.activation
    assert page.focus == "Activation code"
    page.enter("12345")
    assert "16 letters and digits" in page.error
    page.enter("0000 0000 0000 0000")
    assert "not right" in page.error
    page.enter(code.lower())
    fresh = VirtualPhone(twinlatch_clock)
    fresh.scan(enrolled.scan_qr.go_on())
    twinlatch_clock.next_code()
    enrolled.enter_code.enter(phone.code())
    assert enrolled.enter_code.error
    enrolled.enter_code.enter(fresh.code())
    enrolled.recovery_code.record()
    assert enrolled.profile.mfa.startswith("on since")


@pytest.mark.rule("N2")
def test_reset_without_the_code(enrolled: Twinlatch) -> None:
    """Who has the password only gets no further than that page."""
    handed_out(enrolled, ResetMfa("user", "why"))
    enrolled.sign_in.sign_in(enrolled.password, "user")
    for _ in range(5):
        enrolled.activation.enter(NO_CODE[:16])
    assert "try again in" in enrolled.sign_in.notice


@pytest.mark.rule("R2")
def test_replace_the_recovery_code(
    enrolled: Twinlatch, recovery_code: str, phone: VirtualPhone, twinlatch_clock: FrozenClock
) -> None:
    """Refused without both factors; cancelled, the recorded one still signs in; ticked, the new one does."""
    enrolled.sign_in.sign_in(enrolled.password, "user")
    enrolled.enter_code.enter(phone.code())
    twinlatch_clock.next_code()
    enrolled.profile.replace_recovery_code()
    enrolled.replace_code.show_new_code("not this one", phone.code())
    assert "not right" in enrolled.replace_code.error
    enrolled.replace_code.show_new_code(enrolled.password, phone.wrong_code())
    assert "not right" in enrolled.replace_code.error
    enrolled.replace_code.show_new_code(enrolled.password, phone.code())
    assert not enrolled.recovery_code.can("Continue")
    enrolled.recovery_code.escape()
    assert enrolled.page == "recovery_code"
    enrolled.recovery_code.cancel()
    assert "stays valid" in enrolled.profile.notice
    enrolled.profile.log_out()
    enrolled.sign_in.sign_in(enrolled.password, "user")
    enrolled.enter_code.use_recovery_code()
    enrolled.recovery_sign_in.enter(recovery_code)
    enrolled.recovery_code.record()
    enrolled.phone_lost.look()


@pytest.mark.rule("N10", "S4")
def test_a_replacement_is_hidden_when_nobody_is_there(
    enrolled: Twinlatch, phone: VirtualPhone, twinlatch_clock: FrozenClock
) -> None:
    """After two minutes it is blank and comes back when asked; after fifteen the account is locked."""
    enrolled.sign_in.sign_in(enrolled.password, "user")
    enrolled.enter_code.enter(phone.code())
    twinlatch_clock.next_code()
    enrolled.profile.replace_recovery_code()
    enrolled.replace_code.show_new_code(enrolled.password, phone.code())
    code = enrolled.recovery_code.code()
    enrolled.leave_alone(120)
    assert enrolled.recovery_code.code() == ""
    enrolled.recovery_code._click("Show again")
    enrolled.desktop.wait_for("the code", lambda: enrolled.recovery_code.code() == code)
    enrolled.leave_alone(900)
    enrolled.locked.look()
    twinlatch_clock.next_code()
    enrolled.locked.unlock_with_code(phone.code())
    enrolled.profile.look()


@pytest.mark.rule("S4")
def test_an_account_left_alone_is_locked(settled: Twinlatch) -> None:
    """A notice 20 seconds before, that any key answers; then the password, and what was typed is gone."""
    settled.sign_in.sign_in(settled.password)
    settled.profile.look()
    settled.leave_alone(880)
    settled.desktop.wait_for("the notice", lambda: "locked in 20 seconds" in settled.profile.notice)
    settled.profile.escape()
    assert settled.profile.notice == ""
    settled.profile.change_password()
    settled.change_password._fill("Current password", settled.password)
    settled.leave_alone(900)
    assert settled.locked.focus == "Password"
    assert settled.locked.says[0] == "user"
    settled.locked.unlock_with_password("not this one")
    assert "not right" in settled.locked.error
    settled.locked.escape()
    assert settled.page == "locked"
    settled.locked.unlock_with_password(settled.password)
    assert settled.profile.mfa == "off"


@pytest.mark.rule("S4")
@pytest.mark.parametrize("way", ["log_out", "start_over"])
def test_leaving_at_the_lock(settled: Twinlatch, way: str) -> None:
    """Somebody else can sign in; the session is over."""
    settled.sign_in.sign_in(settled.password)
    settled.profile.look()
    settled.leave_alone(900)
    getattr(settled.locked, way)()
    assert settled.sign_in.name == ""
    settled.sign_in.sign_in(settled.password, "user")
    settled.profile.look()


@pytest.mark.rule("N10")
def test_no_secret_page_stays_readable_behind_a_lock(enrolled: Twinlatch, phone: VirtualPhone) -> None:
    """The picture of the locked page holds no QR code, and says nothing of the account but its name."""
    enrolled.sign_in.sign_in(enrolled.password, "user")
    enrolled.enter_code.enter(phone.code())
    enrolled.profile.look()
    enrolled.leave_alone(900)
    enrolled.locked.look()
    assert "user@example.org" not in enrolled.locked.says
    with pytest.raises(PhoneError):
        phone.scan(enrolled.desktop.picture())


def _without_seconds(text: str) -> str:
    return re.sub(r"\d+:\d\d", "m:ss", text)
