"""One-time passwords and activation codes: proof of a newcomer, and of who lost everything (P9, N2)."""

import pytest

from app.core.api.answers import Answer, SessionOpened
from app.core.api.commands import (
    ConfirmRecorded,
    PostponeEnrollment,
    ShowProfile,
    SubmitActivationCode,
    SubmitCode,
    SubmitNewPassword,
    SubmitRecoveryCode,
)
from app.core.api.notices import (
    AccountChanged,
    ActivationCodeMalformed,
    ActivationCodeWrong,
    ActivationNeeded,
    AttemptOver,
    OneTimePasswordMade,
    PasswordCommon,
    PasswordExpired,
    PasswordNotNew,
    PasswordsDiffer,
    PasswordTooShort,
    SignInRefused,
    WaitBeforeRetry,
)
from app.core.api.operator_commands import ResetPassword
from app.core.api.policy import Policy
from app.core.api.screens import (
    ActivationScreen,
    EnterCodeScreen,
    NewPasswordScreen,
    ProfileScreen,
    RecoveryCodeScreen,
    ScanQrScreen,
    SignInScreen,
)

from .conftest import NEW_PASSWORD, OPERATOR, PASSWORD, House, holder

LIFE_S = Policy().handed_out_life_s


def new_password_page(house: House, slip: str, name: str = "second") -> str:
    """Sign in with a one-time password; return the attempt that waits for a password of one's own."""
    screen = house.password(name, password=slip).screen
    assert isinstance(screen, NewPasswordScreen), screen
    assert not screen.forgotten
    return screen.attempt


def choose(house: House, attempt: str, password: str = NEW_PASSWORD) -> Answer:
    """Choose a password."""
    return house.ask(SubmitNewPassword(attempt, password, password))


def confirmed(house: House, scan: object) -> RecoveryCodeScreen:
    """Confirm a new authenticator at the QR code."""
    assert isinstance(scan, ScanQrScreen), scan
    shown = house.ask(SubmitCode(scan.attempt, house.code(scan.manual_key.key))).screen
    assert isinstance(shown, RecoveryCodeScreen)
    return shown


@pytest.mark.rule("P9")
def test_a_one_time_password_is_changed_at_the_first_sign_in(settled: House) -> None:
    """It opens nothing but the page for a password of one's own, which then is the only one."""
    slip = settled.add_person()
    answer = choose(settled, new_password_page(settled, slip))
    assert isinstance(answer.session, SessionOpened)
    assert settled.password("second", password=slip).notice == SignInRefused()
    assert settled.password("second", password=NEW_PASSWORD).session is not None


@pytest.mark.rule("P9")
def test_a_one_time_password_may_be_typed_loosely(settled: House) -> None:
    """It is copied from paper: case and separators do not matter."""
    slip = settled.add_person()
    for typed in (slip.lower(), slip.replace("-", " "), f" {slip} ", slip.replace("-", "")):
        new_password_page(settled, typed)


@pytest.mark.rule("P9")
def test_closing_before_and_after_the_change_leaves_a_way_in(settled: House) -> None:
    """Before it the one-time password works on, after it the new one."""
    slip = settled.add_person()
    new_password_page(settled, slip)
    settled.open()
    attempt = new_password_page(settled, slip)
    choose(settled, attempt)
    assert settled.password("second", password=NEW_PASSWORD).session is not None
    assert settled.ask(SubmitNewPassword(attempt, NEW_PASSWORD, NEW_PASSWORD)).notice == AttemptOver()


@pytest.mark.rule("P9")
def test_an_expired_one_time_password_is_refused(settled: House) -> None:
    """After 72 hours the right one is told to be too old, a wrong one is refused like any other."""
    slip = settled.add_person()
    settled.wait(LIFE_S)
    new_password_page(settled, slip)
    settled.wait(1)
    assert settled.password("second", password=slip).notice == PasswordExpired()
    assert settled.password("second", password="0000-0000-0000-0000").notice == SignInRefused()
    made = settled.ask(ResetPassword("second"), OPERATOR).notice
    assert isinstance(made, OneTimePasswordMade)
    assert choose(settled, new_password_page(settled, made.password)).session is not None


@pytest.mark.rule("P9", "P1", "P4")
def test_the_new_password_is_judged(settled: House) -> None:
    """It follows the rules of every password, is typed twice, and is not the one-time one."""
    slip = settled.add_person()
    attempt = new_password_page(settled, slip)
    assert choose(settled, attempt, "short").notice == PasswordTooShort(15, 5)
    assert choose(settled, attempt, "second@example.org").notice == PasswordCommon("context")
    differs = settled.ask(SubmitNewPassword(attempt, NEW_PASSWORD, NEW_PASSWORD + "."))
    assert differs.notice == PasswordsDiffer()
    assert choose(settled, attempt, slip).notice == PasswordNotNew()
    assert choose(settled, attempt, slip.lower()).notice == PasswordNotNew()
    assert choose(settled, attempt).session is not None


@pytest.mark.rule("N2", "P9")
def test_a_newcomer_with_mfa_required(settled: House) -> None:
    """The slip proves the first enrollment and works until it is confirmed; password and MFA come together."""
    slip = settled.add_person(enroll=True)
    scan = choose(settled, new_password_page(settled, slip)).screen
    assert isinstance(scan, ScanQrScreen)
    assert scan.required
    later = settled.ask(PostponeEnrollment(scan.attempt))
    assert later.session is None
    assert isinstance(later.screen, SignInScreen)
    assert settled.password("second", password=NEW_PASSWORD).notice == SignInRefused()
    scan = choose(settled, new_password_page(settled, slip)).screen
    shown = confirmed(settled, scan)
    assert settled.ask(ConfirmRecorded(shown.attempt)).session is not None
    assert settled.password("second", password=slip).notice == SignInRefused()
    assert isinstance(settled.password("second", password=NEW_PASSWORD).screen, EnterCodeScreen)


@pytest.mark.rule("N2")
def test_after_a_reset_a_password_alone_enrolls_nothing(settled: House) -> None:
    """Who has only the password meets the page for the activation code, and no session."""
    settled.enroll()
    holder_of_former = settled.reset_mfa()
    page = settled.password().screen
    assert isinstance(page, ActivationScreen)
    assert settled.ask(SubmitActivationCode(page.attempt, "nonsense")).notice == ActivationCodeMalformed()
    assert settled.failures("activation") == 0
    wrong = "0000-0000-0000-0000"
    assert settled.ask(SubmitActivationCode(page.attempt, wrong)).notice == ActivationCodeWrong()
    assert settled.failures("activation") == 1
    for command in (SubmitCode, SubmitRecoveryCode):
        assert settled.ask(command(page.attempt, "123456" + "0" * 18)).session is None
        page = settled.password().screen
        assert isinstance(page, ActivationScreen)
    loose = holder_of_former.lower().replace("-", " ")
    shown = confirmed(settled, settled.ask(SubmitActivationCode(page.attempt, loose)).screen)
    assert isinstance(settled.ask(ConfirmRecorded(shown.attempt)).screen, ProfileScreen)
    assert settled.failures("activation") == 0


@pytest.mark.rule("N2")
def test_an_activation_code_works_until_mfa_is_confirmed_and_then_never(settled: House) -> None:
    """Putting enrollment off costs nothing; a later reset has another code."""
    code = settled.reset_mfa()
    page = settled.password().screen
    assert isinstance(page, ActivationScreen)
    scan = settled.ask(SubmitActivationCode(page.attempt, code)).screen
    assert isinstance(scan, ScanQrScreen)
    assert isinstance(settled.ask(PostponeEnrollment(scan.attempt)).screen, SignInScreen)
    page = settled.password().screen
    assert isinstance(page, ActivationScreen)
    confirmed(settled, settled.ask(SubmitActivationCode(page.attempt, code)).screen)
    assert settled.rows("activation_code") == 0
    settled.reset_mfa()
    page = settled.password().screen
    assert isinstance(page, ActivationScreen)
    assert settled.ask(SubmitActivationCode(page.attempt, code)).notice == ActivationCodeWrong()


@pytest.mark.rule("N2")
def test_an_expired_activation_code(settled: House) -> None:
    """After 72 hours it proves nothing, also not at the page that was open already."""
    code = settled.reset_mfa()
    settled.wait(LIFE_S - 60)
    page = settled.password().screen
    assert isinstance(page, ActivationScreen)
    settled.wait(61)
    assert settled.ask(SubmitActivationCode(page.attempt, code)).notice == ActivationNeeded()
    answer = settled.password()
    assert (answer.notice, answer.session) == (ActivationNeeded(), None)


@pytest.mark.rule("N2", "P9")
def test_an_expired_activation_code_is_told_before_a_password_is_chosen(settled: House) -> None:
    """Both were handed out; whoever comes too late for one of them chooses no password for nothing."""
    settled.reset_mfa()
    settled.wait(LIFE_S - 60)
    made = settled.ask(ResetPassword("user"), OPERATOR).notice
    assert isinstance(made, OneTimePasswordMade)
    assert isinstance(settled.password(password=made.password).screen, NewPasswordScreen)
    settled.wait(61)
    answer = settled.password(password=made.password)
    assert answer == Answer(SignInScreen("user"), ActivationNeeded())


@pytest.mark.rule("N2")
def test_required_without_any_proof_is_refused(settled: House) -> None:
    """Where no code was handed out, the right password is told whom to ask."""
    settled.mfa("required")
    answer = settled.password()
    assert answer == Answer(SignInScreen("user"), ActivationNeeded())


@pytest.mark.rule("N2")
def test_a_second_reset_ends_a_sign_in_under_way(settled: House) -> None:
    """Whoever holds the former code loses at the next step."""
    code = settled.reset_mfa()
    page = settled.password().screen
    assert isinstance(page, ActivationScreen)
    settled.reset_mfa()
    assert settled.ask(SubmitActivationCode(page.attempt, code)).notice == AccountChanged()


@pytest.mark.rule("P9", "R3")
def test_a_reset_password_still_needs_the_second_factor(settled: House) -> None:
    """The new password is stored with the code that follows; until then the one-time one stays."""
    key, _recovery = settled.enroll()
    made = settled.ask(ResetPassword("user"), OPERATOR).notice
    assert isinstance(made, OneTimePasswordMade)
    assert not made.added
    page = choose(settled, new_password_page(settled, made.password, "user")).screen
    assert isinstance(page, EnterCodeScreen)
    assert settled.ask(SubmitCode(page.attempt, "000000")).session is None
    assert settled.password(password=NEW_PASSWORD).notice == SignInRefused()
    page = choose(settled, new_password_page(settled, made.password, "user")).screen
    assert isinstance(page, EnterCodeScreen)
    assert settled.ask(SubmitCode(page.attempt, settled.code(key))).session is not None
    assert settled.password(password=PASSWORD).notice == SignInRefused()
    assert isinstance(settled.password(password=NEW_PASSWORD).screen, EnterCodeScreen)


@pytest.mark.rule("P9", "R2")
def test_a_reset_password_with_the_recovery_code(settled: House) -> None:
    """The recovery code is the second factor as well, and stores the new password with its own end."""
    _key, recovery = settled.enroll()
    made = settled.ask(ResetPassword("user"), OPERATOR).notice
    assert isinstance(made, OneTimePasswordMade)
    page = choose(settled, new_password_page(settled, made.password, "user")).screen
    assert isinstance(page, EnterCodeScreen)
    shown = settled.ask(SubmitRecoveryCode(page.attempt, recovery)).screen
    assert isinstance(shown, RecoveryCodeScreen)
    assert isinstance(settled.password(password=NEW_PASSWORD).screen, EnterCodeScreen)


@pytest.mark.rule("P9", "S3")
def test_a_reset_ends_sessions_at_once(settled: House) -> None:
    """Whoever is signed in with the former password is not any more."""
    person = settled.person()
    settled.ask(ResetPassword("user"), OPERATOR)
    assert settled.ask(ShowProfile(), person).session is not None
    person = holder(choose(settled, new_password_page(settled, _again(settled), "user")))
    settled.reset_mfa()
    assert isinstance(settled.ask(ShowProfile(), person).screen, SignInScreen)


@pytest.mark.rule("L3", "L4")
def test_activation_codes_are_guessed_within_bounds(settled: House) -> None:
    """Five wrong ones begin a wait, which also holds for the right one and for the password."""
    code = settled.reset_mfa()
    page = settled.password().screen
    assert isinstance(page, ActivationScreen)
    for _ in range(4):
        answer = settled.ask(SubmitActivationCode(page.attempt, "0" * 16))
        assert answer.notice == ActivationCodeWrong()
    answer = settled.ask(SubmitActivationCode(page.attempt, "0" * 16))
    assert answer == Answer(SignInScreen("user"), WaitBeforeRetry(30))
    assert settled.password().notice == WaitBeforeRetry(30)
    settled.wait(30)
    page = settled.password().screen
    assert isinstance(page, ActivationScreen)
    assert isinstance(settled.ask(SubmitActivationCode(page.attempt, code)).screen, ScanQrScreen)


def _again(house: House) -> str:
    made = house.ask(ResetPassword("user"), OPERATOR).notice
    assert isinstance(made, OneTimePasswordMade)
    return made.password
