"""Enrollment and recovery: what is shown works, what was replaced is dead, nothing is half done."""

import pytest

from app.core.api.actors import Operator
from app.core.api.commands import (
    Abandon,
    ConfirmRecorded,
    KeepAuthenticator,
    PostponeEnrollment,
    SetUpNewAuthenticator,
    ShowAgain,
    ShowProfile,
    SubmitActivationCode,
    SubmitCode,
    SubmitRecoveryCode,
)
from app.core.api.errors import KnownError, StoreUnavailable
from app.core.api.notices import (
    AccountChanged,
    AttemptOver,
    CodeAlreadyUsed,
    CodeWrong,
    PhoneClockDiffers,
    RecoveryCodeMalformed,
    RecoveryCodeWrong,
    SessionOver,
    SetupExpired,
    WaitBeforeRetry,
)
from app.core.api.operator_commands import ShowAccount
from app.core.api.screens import (
    AccountsScreen,
    ActivationScreen,
    EnterCodeScreen,
    PhoneLostScreen,
    ProfileScreen,
    RecoveryCodeScreen,
    ScanQrScreen,
    SignInScreen,
)

from .conftest import House, grouped, holder


def state(house: House) -> str:
    """Return the account's state of MFA as an operator sees it."""
    shown = house.ask(ShowAccount("user"), Operator(0)).screen
    assert isinstance(shown, AccountsScreen)
    return shown.accounts[0].mfa


@pytest.mark.rule("N6", "R1")
def test_enrollment_to_the_account(settled: House) -> None:
    """The first code turns MFA on; ticking the recovery code opens the account."""
    scan = settled.scan()
    assert state(settled) == "wanted"
    answer = settled.ask(SubmitCode(scan.attempt, settled.code(scan.manual_key.key)))
    assert isinstance(answer.screen, RecoveryCodeScreen)
    assert answer.session is None
    assert len(answer.screen.code) == 24
    assert state(settled) == "on"
    opened = settled.ask(ConfirmRecorded(answer.screen.attempt))
    profile = settled.ask(ShowProfile(), holder(opened)).screen
    assert isinstance(profile, ProfileScreen)
    assert (profile.mfa, profile.mfa_since_ms) == ("on", settled.now_ms)


@pytest.mark.rule("N4")
def test_the_confirming_code_is_burned(settled: House) -> None:
    """The code that confirmed an authenticator opens nothing afterwards."""
    scan = settled.scan()
    code = settled.code(scan.manual_key.key)
    shown = settled.ask(SubmitCode(scan.attempt, code)).screen
    assert isinstance(shown, RecoveryCodeScreen)
    settled.ask(ConfirmRecorded(shown.attempt))
    assert settled.ask(SubmitCode(settled.code_page().attempt, code)).notice == CodeAlreadyUsed()


@pytest.mark.rule("N3")
def test_an_enrollment_not_confirmed_changes_nothing(settled: House) -> None:
    """Each sign-in starts a fresh one; a key from another attempt confirms nothing."""
    first, second = settled.scan(), settled.scan()
    assert first.manual_key.key != second.manual_key.key
    assert settled.ask(SubmitCode(second.attempt, settled.code(first.manual_key.key))).notice == CodeWrong()
    settled.ask(Abandon(second.attempt))
    assert settled.rows("totp") == 0


@pytest.mark.rule("N9", "N10")
def test_show_again_shows_the_same(settled: House) -> None:
    """A blanked page comes back with the same key, and later the same recovery code."""
    scan = settled.scan()
    assert settled.ask(ShowAgain(scan.attempt)).screen == scan
    shown = settled.ask(SubmitCode(scan.attempt, settled.code(scan.manual_key.key))).screen
    assert isinstance(shown, RecoveryCodeScreen)
    assert settled.ask(ShowAgain(shown.attempt)).screen == shown


@pytest.mark.rule("N3")
def test_an_old_key_is_renewed(settled: House) -> None:
    """After 60 minutes the key has expired; the answer shows the new one, which works."""
    scan = settled.scan()
    settled.wait(3601)
    answer = settled.ask(SubmitCode(scan.attempt, settled.code(scan.manual_key.key)))
    assert answer.notice == SetupExpired()
    assert isinstance(answer.screen, ScanQrScreen)
    key = answer.screen.manual_key.key
    assert key != scan.manual_key.key
    assert isinstance(settled.ask(SubmitCode(scan.attempt, settled.code(key))).screen, RecoveryCodeScreen)


@pytest.mark.rule("T5")
def test_a_phone_with_another_time_is_told_in_enrollment_only(settled: House) -> None:
    """A code right for another time names the difference while enrolling, later it is just wrong."""
    scan = settled.scan()
    key = scan.manual_key.key
    notice = settled.ask(SubmitCode(scan.attempt, settled.code(key, 20))).notice
    assert notice == PhoneClockDiffers(10)
    settled.ask(SubmitCode(scan.attempt, settled.code(key)))
    settled.wait(30)
    page = settled.code_page()
    assert settled.ask(SubmitCode(page.attempt, settled.code(key, 20))).notice == CodeWrong()


@pytest.mark.rule("L8")
def test_wrong_codes_while_enrolling_wait(settled: House) -> None:
    """Five wrong codes lead to the sign-in page with a wait; afterwards a fresh setup begins."""
    scan = settled.scan()
    wrong = "000000" if settled.code(scan.manual_key.key) != "000000" else "000001"
    for _ in range(4):
        notice = settled.ask(SubmitCode(scan.attempt, wrong)).notice
        assert isinstance(notice, CodeWrong | PhoneClockDiffers)
    answer = settled.ask(SubmitCode(scan.attempt, wrong))
    assert (answer.screen, answer.notice) == (SignInScreen("user"), WaitBeforeRetry(30))
    settled.wait(30)
    assert isinstance(settled.password().screen, ScanQrScreen)


@pytest.mark.rule("N2")
def test_later_withdraws_a_wish_but_not_a_requirement(settled: House) -> None:
    """One's own wish opens the account with MFA off; what is required leads back to the sign-in page."""
    answer = settled.ask(PostponeEnrollment(settled.scan().attempt))
    assert answer.session is not None
    assert state(settled) == "off"
    code = settled.reset_mfa()
    page = settled.password().screen
    assert isinstance(page, ActivationScreen)
    scan = settled.ask(SubmitActivationCode(page.attempt, code)).screen
    assert isinstance(scan, ScanQrScreen)
    assert scan.required
    answer = settled.ask(PostponeEnrollment(scan.attempt))
    assert (answer.screen, answer.session) == (SignInScreen("user"), None)
    assert state(settled) == "required"


@pytest.mark.rule("N5")
def test_two_windows_enroll_one_account(settled: House) -> None:
    """The first confirmed key wins, the other window starts over, and there is one factor."""
    other = settled.open()
    mine, theirs = settled.scan(), settled.scan(core=other)
    shown = settled.ask(SubmitCode(mine.attempt, settled.code(mine.manual_key.key))).screen
    assert isinstance(shown, RecoveryCodeScreen)
    late = settled.ask(SubmitCode(theirs.attempt, settled.code(theirs.manual_key.key)), core=other)
    assert (late.screen, late.notice) == (SignInScreen("user"), AccountChanged())
    assert settled.rows("totp") == 1


@pytest.mark.rule("N7")
def test_confirming_ends_other_sessions(settled: House) -> None:
    """A session opened with the password alone ends when a factor is added."""
    person = settled.person()
    settled.enroll()
    assert settled.ask(ShowProfile(), person).notice == SessionOver()


@pytest.mark.rule("R2", "R3", "R5")
def test_recovery_code_signs_in_once(settled: House) -> None:
    """Typed any tolerable way it is accepted once; then only the new one works."""
    _, code = settled.enroll()
    typed = grouped(code.replace("0", "O").replace("1", "l")).lower()
    shown = settled.recover(typed)
    assert shown.code != code
    page = settled.code_page()
    assert settled.ask(SubmitRecoveryCode(page.attempt, code)).notice == RecoveryCodeWrong()
    assert settled.ask(SubmitRecoveryCode(page.attempt, code[:-1])).notice == RecoveryCodeMalformed()
    again = settled.recover(shown.code)
    lost = settled.ask(ConfirmRecorded(again.attempt)).screen
    assert isinstance(lost, PhoneLostScreen)
    opened = settled.ask(KeepAuthenticator(lost.attempt))
    assert opened.session is not None
    assert opened.session.methods == ("pwd", "recovery")  # type: ignore[union-attr]


@pytest.mark.rule("R2")
def test_the_former_code_dies_when_the_new_one_is_ticked(settled: House) -> None:
    """An unticked new code leaves the ticked one alive; ticking kills it."""
    key, ticked = settled.enroll()
    spent = settled.recover(ticked)
    assert settled.rows("recovery_code") == 1
    settled.ask(Abandon(spent.attempt))
    page = settled.code_page()
    shown = settled.ask(SubmitCode(page.attempt, settled.code(key))).screen
    assert isinstance(shown, RecoveryCodeScreen), "an unticked code is shown anew at the next sign-in"
    assert shown.code != spent.code
    assert (
        settled.ask(SubmitRecoveryCode(settled.code_page().attempt, spent.code)).notice == RecoveryCodeWrong()
    )
    assert settled.ask(ConfirmRecorded(shown.attempt)).session is not None
    assert settled.rows("recovery_code") == 1
    settled.recover(shown.code)


@pytest.mark.rule("R2")
def test_ticking_a_code_that_was_replaced_meanwhile(settled: House) -> None:
    """A page whose code another sign-in has replaced is told to start over, and records nothing."""
    key, code = settled.enroll()
    shown = settled.recover(code)
    settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key)))
    answer = settled.ask(ConfirmRecorded(shown.attempt))
    assert (answer.screen, answer.notice, answer.session) == (SignInScreen("user"), AccountChanged(), None)


@pytest.mark.rule("R6", "N1")
def test_a_new_authenticator_after_recovery(settled: House) -> None:
    """The old one works until the new one is confirmed; then only the new one does, without a second code."""
    old, code = settled.enroll()
    shown = settled.recover(code)
    lost = settled.ask(ConfirmRecorded(shown.attempt)).screen
    assert isinstance(lost, PhoneLostScreen)
    scan = settled.ask(SetUpNewAuthenticator(lost.attempt)).screen
    assert isinstance(scan, ScanQrScreen)
    assert settled.ask(SubmitCode(settled.code_page().attempt, settled.code(old))).session is not None
    opened = settled.ask(SubmitCode(scan.attempt, settled.code(scan.manual_key.key)))
    assert opened.session is not None
    assert settled.rows("totp") == 1
    settled.wait(30)
    page = settled.code_page()
    assert settled.ask(SubmitCode(page.attempt, settled.code(old))).notice == CodeWrong()
    assert settled.ask(SubmitCode(page.attempt, settled.code(scan.manual_key.key))).session is not None


def test_later_after_recovery_keeps_the_authenticator(settled: House) -> None:
    """Doing it later, on the scan page after a recovery, keeps what there is."""
    key, code = settled.enroll()
    lost = settled.ask(ConfirmRecorded(settled.recover(code).attempt)).screen
    assert isinstance(lost, PhoneLostScreen)
    scan = settled.ask(SetUpNewAuthenticator(lost.attempt)).screen
    assert isinstance(scan, ScanQrScreen)
    assert settled.ask(PostponeEnrollment(scan.attempt)).session is not None
    assert settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))).session is not None


@pytest.mark.rule("R4", "L2")
def test_recovery_codes_have_their_own_counter(settled: House) -> None:
    """Wrong recovery codes wait by themselves and drop the sign-in."""
    key, code = settled.enroll()
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    page = settled.code_page()
    for _ in range(4):
        assert settled.ask(SubmitRecoveryCode(page.attempt, wrong)).notice == RecoveryCodeWrong()
    beside = settled.code_page()
    assert settled.ask(SubmitRecoveryCode(page.attempt, wrong)).notice == WaitBeforeRetry(30)
    assert settled.ask(SubmitCode(beside.attempt, settled.code(key))).session is not None


@pytest.mark.rule("S1", "R3")
def test_shortcuts_open_nothing(settled: House) -> None:
    """No choice, tick or postponement works before its proof."""
    settled.enroll()
    for command in (ConfirmRecorded, KeepAuthenticator, SetUpNewAuthenticator, PostponeEnrollment):
        page = settled.code_page()
        answer = settled.ask(command(page.attempt))
        assert (answer.session, answer.notice) == (None, AttemptOver())


@pytest.mark.rule("S2")
def test_abandoned_after_the_proof_is_no_session(settled: House) -> None:
    """A session committed with the code but never entered ends when the person leaves."""
    scan = settled.scan()
    shown = settled.ask(SubmitCode(scan.attempt, settled.code(scan.manual_key.key))).screen
    assert isinstance(shown, RecoveryCodeScreen)
    settled.ask(Abandon(shown.attempt))
    assert settled.ask(ConfirmRecorded(shown.attempt)).notice == AttemptOver()


@pytest.mark.rule("B1")
def test_a_failed_act_leaves_the_attempt_where_it_was(
    settled: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the record cannot be written nothing is signed in, and the same page works on Retry."""
    from app.core.store.audit import Audit

    scan = settled.scan()
    code = settled.code(scan.manual_key.key)

    def full(*_args: object, **_details: object) -> None:
        raise StoreUnavailable("store", "no room")

    with monkeypatch.context() as patch:
        patch.setattr(Audit, "write", full)
        with pytest.raises(KnownError):
            settled.ask(SubmitCode(scan.attempt, code))
    assert settled.rows("totp") == 0
    assert isinstance(settled.ask(SubmitCode(scan.attempt, code)).screen, RecoveryCodeScreen)


def test_manual_key_is_the_key_of_the_qr(settled: House) -> None:
    """The screens of one enrollment belong together."""
    scan = settled.scan()
    assert isinstance(scan.enter_code, EnterCodeScreen)
    assert scan.enter_code.enrolling
    assert scan.enter_code.recovery is None
    assert scan.manual_key.enter_code == scan.enter_code
    assert (scan.account, scan.issuer) == (scan.manual_key.account, scan.manual_key.issuer)
    assert "user@example.org" in scan.account
