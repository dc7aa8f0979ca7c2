"""The account window and its pop-ups, without and with MFA, and left alone."""

from collections.abc import Iterator

from ...core.api.notices import CodeWrong, CurrentPasswordWrong, PasswordsDiffer, SignInToEnroll
from .walk import BEFORE_WAIT, NAME, NEW_PASSWORD, PASSWORD, WAIT_S, WRONG, Stop, Walk, said

AWAY_S, TOLD_S = 900, 15


def without_mfa(walk: Walk) -> Iterator[Stop]:
    """Ask for MFA; the next sign-in begins with it."""
    window = walk.window
    yield walk.at("account", "mfa_off")
    if walk.whole:
        yield from _change_password(walk)
        yield from _locked_by_password(walk)
    window.profile.enable_mfa()
    window.enable_mfa.look()
    yield walk.at("enable_mfa")
    if walk.whole:
        window.enable_mfa.log_out(WRONG)
        refused = window.enable_mfa.error == said(CurrentPasswordWrong())
        walk.must(refused, "MFA is asked for with the password only")
        yield walk.at("enable_mfa", "refused")
    window.enable_mfa.log_out(PASSWORD)
    asked = window.sign_in.notice == said(SignInToEnroll())
    walk.must(asked, "MFA is asked for, the account is logged out")
    if walk.whole:
        yield walk.at("sign_in", "notice")
    window.sign_in.sign_in(PASSWORD)
    window.scan_qr.look()
    walk.say("the next sign-in shows the QR code")


def with_mfa(walk: Walk) -> Iterator[Stop]:
    """Ask for what can be asked for while MFA is on, and is refused without both factors."""
    if not walk.whole:
        return
    window, phone = walk.window, walk.phone
    walk.clock.next_code()
    window.profile.turn_off_mfa()
    yield walk.at("turn_off_mfa")
    window.turn_off_mfa.turn_off(PASSWORD, phone.wrong_code())
    walk.must(window.turn_off_mfa.error == said(CodeWrong()), "MFA ends with a right code only")
    yield walk.at("turn_off_mfa", "refused")
    window.turn_off_mfa.cancel()
    window.profile.change_password()
    yield walk.at("change_password", "mfa_on")
    window.change_password.change(WRONG, NEW_PASSWORD, phone.code())
    refused = window.change_password.error == said(CurrentPasswordWrong())
    walk.must(refused, "another password asks for the current one")
    yield walk.at("change_password", "refused")
    for _ in range(BEFORE_WAIT - 1):
        window.change_password.change(WRONG, NEW_PASSWORD, phone.code())
    waits = not window.change_password.can("Change password")
    walk.must(waits, "after five wrong ones one has to wait")
    yield walk.at("change_password", "waiting")
    walk.clock.advance(WAIT_S)
    window.wait_over()
    window.change_password.cancel()
    window.profile.look()


def left_alone(walk: Walk) -> Iterator[Stop]:
    """Locked, and unlocked with a code."""
    window = walk.window
    walk.clock.next_code()
    if walk.whole:
        window.leave_alone(AWAY_S - TOLD_S)
        window.desktop.wait_for("the notice", lambda: bool(window.profile.notice))
        yield walk.at("account", "told")
    window.leave_alone(AWAY_S)
    window.locked.look()
    yield walk.at("locked")
    if walk.whole:
        window.locked.unlock_with_code(walk.phone.wrong_code())
        walk.must(window.locked.error == said(CodeWrong()), "a wrong code unlocks nothing")
        yield walk.at("locked", "refused")
    window.locked.unlock_with_code(walk.phone.code())
    window.profile.look()
    walk.say("left alone the account is locked, and a code unlocks it")
    window.profile.log_out()


def _change_password(walk: Walk) -> Iterator[Stop]:
    window = walk.window
    window.profile.change_password()
    yield walk.at("change_password")
    window.change_password.rate(PASSWORD[:16])
    yield walk.at("change_password", "hint")
    window.change_password.change(PASSWORD, NEW_PASSWORD, repeat=WRONG)
    differ = window.change_password.error == said(PasswordsDiffer())
    walk.must(differ, "a new password is typed twice")
    yield walk.at("change_password", "differ")
    window.change_password.cancel()


def _locked_by_password(walk: Walk) -> Iterator[Stop]:
    window = walk.window
    window.leave_alone(AWAY_S)
    window.locked.look()
    walk.must(window.locked.says[0] == NAME, "left alone the account is locked")
    yield walk.at("locked", "password")
    window.locked.unlock_with_password(PASSWORD)
    window.profile.look()
