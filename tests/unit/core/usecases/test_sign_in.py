"""Sign-in with password and code: one answer for every refusal, bounded guessing, committed sessions."""

import pytest

from app.core.api.actors import Operator, Person
from app.core.api.answers import SessionEnded
from app.core.api.commands import (
    Abandon,
    CreateFirstAccount,
    EnableMfa,
    LogOut,
    ShowProfile,
    Start,
    SubmitCode,
    SubmitPassword,
)
from app.core.api.notices import (
    AccountChanged,
    AccountDamaged,
    AlreadyInstalled,
    AttemptOver,
    ClockSteppedBack,
    CodeAlreadyUsed,
    CodeMalformed,
    CodeWrong,
    CurrentPasswordWrong,
    EmailInvalid,
    NoSuchAccount,
    NotAllowed,
    PasswordCommon,
    PasswordsDiffer,
    PasswordTooShort,
    SessionOver,
    SignInRefused,
    SignInToEnroll,
    UsernameInvalid,
    WaitBeforeRetry,
)
from app.core.api.operator_commands import AddAccount, ListAccounts, ShowAccount
from app.core.api.screens import (
    AccountsScreen,
    CreateAccountScreen,
    EnterCodeScreen,
    ProfileScreen,
    ScanQrScreen,
    SignInScreen,
)
from app.core.store.tables import metadata
from app.core.usecases import REGISTRY

from .conftest import PASSWORD, House, holder


@pytest.mark.rule("F1")
def test_first_run_then_never_again(house: House) -> None:
    """The create page comes first, makes one administrator, and is refused ever after."""
    assert house.ask(Start()).screen == CreateAccountScreen()
    other = house.open()
    house.create()
    assert house.ask(Start()).screen == SignInScreen()
    again = house.ask(CreateFirstAccount("other", "other@example.org", PASSWORD, PASSWORD), core=other)
    assert again.notice == AlreadyInstalled()
    listed = house.ask(ListAccounts(), Operator(0)).screen
    assert isinstance(listed, AccountsScreen)
    assert [(row.username, row.role, row.mfa) for row in listed.accounts] == [
        ("user", "administrator", "off")
    ]


@pytest.mark.rule("P1", "P4", "U1")
def test_what_a_first_account_must_be(house: House) -> None:
    """Each bad field has its own notice, and nothing is stored."""
    mail = "user@example.org"
    for command, notice in (
        (CreateFirstAccount("üser", mail, PASSWORD, PASSWORD), UsernameInvalid()),
        (CreateFirstAccount("user", "user@", PASSWORD, PASSWORD), EmailInvalid()),
        (CreateFirstAccount("user", mail, "x" * 3, "x" * 3), PasswordTooShort(15, 3)),
        (CreateFirstAccount("user", mail, "passwordpassword", "passwordpassword"), PasswordCommon("padded")),
        (
            CreateFirstAccount("user", mail, "pass-word pass_word", "pass-word pass_word"),
            PasswordCommon("padded"),
        ),
        (CreateFirstAccount("user", mail, PASSWORD, PASSWORD + "x"), PasswordsDiffer()),
    ):
        assert house.ask(command).notice == notice
    assert house.ask(Start()).screen == CreateAccountScreen()


def test_account_from_the_command_line(house: House) -> None:
    """An operator makes the first account, marked for enrollment, and finds it by either identifier."""
    assert house.ask(ListAccounts(), Operator(0)).screen == AccountsScreen(())
    house.ask(AddAccount("User", "User@Example.org", PASSWORD, enroll=True), Operator(0))
    for name in ("user", "USER@example.org"):
        shown = house.ask(ShowAccount(name), Operator(0)).screen
        assert isinstance(shown, AccountsScreen)
        assert shown.accounts[0].mfa == "wanted"
    assert house.ask(ShowAccount("nobody"), Operator(0)).notice == NoSuchAccount()
    found = house.ask(ListAccounts("on"), Operator(0)).screen
    assert found == AccountsScreen(())
    assert isinstance(house.password().screen, ScanQrScreen)


@pytest.mark.rule("U1", "S2")
@pytest.mark.parametrize("name", ["user", "USER", " User ", "user@example.org", "User@EXAMPLE.org"])
def test_either_identifier_any_case(settled: House, name: str) -> None:
    """The password alone opens an account without MFA, whichever way the name is written."""
    answer = settled.password(name)
    assert isinstance(answer.screen, ProfileScreen)
    profile = settled.ask(ShowProfile(), holder(answer)).screen
    assert isinstance(profile, ProfileScreen)
    assert (profile.username, profile.mfa) == ("user", "off")


@pytest.mark.rule("E1")
@pytest.mark.parametrize("name", ["user", "stranger", "stranger@example.org", "", "\ud800", "a b"])
def test_one_answer_for_every_refusal(settled: House, name: str) -> None:
    """Known and unknown names are refused alike, and wait alike after five failures (L3)."""
    for _ in range(4):
        answer = settled.password(name, password="wrong wrong wrong wrong")
        assert (answer.screen, answer.notice, answer.session) == (None, SignInRefused(), None)
    assert settled.password(name, password="wrong wrong wrong wrong").notice == WaitBeforeRetry(30)
    settled.wait(10)
    assert settled.password(name).notice == WaitBeforeRetry(20)


@pytest.mark.rule("L3", "L5")
def test_waits_double_to_fifteen_minutes_and_outlive_a_restart(settled: House) -> None:
    """Right answers are refused while waiting and extend nothing; a new core still waits."""
    for _ in range(4):
        settled.password(password="wrong")
    waits = []
    for _ in range(7):
        notice = settled.password(password="wrong").notice
        assert isinstance(notice, WaitBeforeRetry)
        waits.append(notice.wait_s)
        assert settled.password().notice == notice
        assert settled.password(core=settled.open()).notice == notice
        settled.wait(notice.wait_s)
    assert waits == [30, 60, 120, 240, 480, 900, 900]
    assert settled.password().session is not None
    assert settled.password(password="wrong").notice == SignInRefused()


@pytest.mark.rule("L3")
def test_a_clock_set_back_waits_no_longer_than_the_wait(settled: House) -> None:
    """Failures in 2038 do not lock until 2038."""
    now_ms = settled.now_ms
    settled.now_ms = 2_145_916_800_000
    for _ in range(30):
        settled.password(password="wrong")
    settled.now_ms = now_ms
    assert settled.password().notice == WaitBeforeRetry(30)
    settled.wait(30)
    assert settled.password().session is not None


@pytest.mark.rule("L11")
def test_unknown_names_leave_no_trace_that_grows(settled: House) -> None:
    """A name that is no account counts in a bucket, and nowhere is it written down."""
    settled.password("someone-unheard-of", password="wrong")
    raw = everything(settled)
    assert b"someone-unheard-of" not in raw
    assert b"unknown-" in raw


def everything(house: House) -> bytes:
    """Return all rows of the store, and what stands in its files where it is one."""
    with house.core._desk.store.transaction(write=False) as tx:
        rows = [
            row for table in metadata.sorted_tables for row in tx.connection.execute(table.select()).all()
        ]
    path = house.settings.store_path
    found = path.parent.iterdir() if path is not None else ()
    return repr(rows).encode() + b"".join(each.read_bytes() for each in found if each.is_file())


@pytest.mark.rule("T2", "T12")
def test_code_opens_once(settled: House) -> None:
    """A right code opens a session; the same code again is told as used and counts nothing."""
    key, _ = settled.enroll()
    code = settled.code(key)
    page = settled.code_page()
    answer = settled.ask(SubmitCode(page.attempt, f" {code[:3]}-{code[3:]} "))
    assert answer.session is not None
    assert answer.session.methods == ("pwd", "otp")  # type: ignore[union-attr]
    for _ in range(7):
        page = settled.code_page()
        assert settled.ask(SubmitCode(page.attempt, code)).notice == CodeAlreadyUsed()
    settled.wait(30)
    assert settled.ask(SubmitCode(page.attempt, settled.code(key))).session is not None


@pytest.mark.rule("T3", "T4", "L2")
def test_malformed_codes_count_nothing(settled: House) -> None:
    """What is not six digits is told so, as often as one likes, and never compared."""
    key, _ = settled.enroll()
    page = settled.code_page()
    right = settled.code(key)
    wide = "".join(chr(0xFF10 + int(digit)) for digit in right)
    for typed in ("", "12345", "1234567", "+12345", "0_5047", wide, right + "\0", "\ud800", "9" * 99_999):
        assert settled.ask(SubmitCode(page.attempt, typed)).notice == CodeMalformed(6)
    assert settled.ask(SubmitCode(page.attempt, right)).session is not None


@pytest.mark.rule("L2", "L4", "L8")
def test_wrong_codes_wait_and_drop_the_sign_in(settled: House) -> None:
    """The fifth wrong code leads back to the sign-in page; the right password in between resets nothing."""
    key, _ = settled.enroll()
    wrong = settled.code(key, 500)
    for _ in range(4):
        page = settled.code_page()
        assert settled.ask(SubmitCode(page.attempt, wrong)).notice == CodeWrong()
    answer = settled.ask(SubmitCode(page.attempt, wrong))
    assert (answer.screen, answer.notice) == (SignInScreen("user"), WaitBeforeRetry(30))
    assert settled.password().notice == WaitBeforeRetry(30)
    settled.wait(30)
    late = settled.ask(SubmitCode(page.attempt, settled.code(key)))
    assert (late.session, late.notice) == (None, AttemptOver())
    assert settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))).session is not None


@pytest.mark.rule("L2")
def test_an_outsider_with_wrong_passwords_does_not_stop_who_is_past_the_password(settled: House) -> None:
    """Waits of the password do not touch a code page that is already open."""
    key, _ = settled.enroll()
    page = settled.code_page()
    for _ in range(6):
        settled.password(password="wrong")
    assert settled.ask(SubmitCode(page.attempt, settled.code(key))).session is not None


@pytest.mark.rule("T9")
def test_clock_stepped_back_says_when_it_works_again(settled: House) -> None:
    """An hour back, the code of now is refused with the time at which it works; forward again it works."""
    key, _ = settled.enroll()
    settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key)))
    settled.wait(-3600)
    notice = settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))).notice
    assert isinstance(notice, ClockSteppedBack)
    assert 3500 <= (notice.works_at_ms - settled.now_ms) / 1000 <= 3660
    settled.wait(3660)
    assert settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))).session is not None


@pytest.mark.rule("T7")
def test_mfa_switched_off_behind_our_back_is_a_denial(settled: House) -> None:
    """An account that is not what its factors say opens nothing."""
    settled.enroll()
    settled.meddle("UPDATE account SET mfa='off'")
    answer = settled.password()
    assert (answer.session, answer.notice) == (None, AccountDamaged())


@pytest.mark.rule("S1")
def test_commands_out_of_order_open_nothing(settled: House) -> None:
    """A made-up, ended or out-of-place attempt leads to the sign-in page."""
    answer = settled.ask(SubmitCode("made-up", "123456"))
    assert (answer.screen, answer.notice, answer.session) == (SignInScreen(), AttemptOver(), None)
    page = settled.scan()
    settled.ask(Abandon(page.attempt))
    assert settled.ask(SubmitCode(page.attempt, settled.code(page.manual_key.key))).notice == AttemptOver()


@pytest.mark.rule("S4")
def test_a_right_password_does_not_stay_right_for_ever(settled: House) -> None:
    """A code page left open ends after two hours."""
    key, _ = settled.enroll()
    page = settled.code_page()
    settled.wait(7201)
    answer = settled.ask(SubmitCode(page.attempt, settled.code(key)))
    assert (answer.screen, answer.notice) == (SignInScreen("user"), AttemptOver())


@pytest.mark.rule("S3")
def test_sessions_are_looked_up_each_time(settled: House) -> None:
    """A made-up token, a session that ended and one past its life show nothing."""
    person = settled.person()
    assert settled.ask(ShowProfile(), Person("made-up")).notice == SessionOver()
    settled.wait(43_201)
    assert settled.ask(ShowProfile(), person).notice == SessionOver()
    person = settled.person()
    assert settled.ask(LogOut(), person).session == SessionEnded()
    assert settled.ask(ShowProfile(), person).notice == SessionOver()


def test_enable_asks_the_password_and_logs_out(settled: House) -> None:
    """A wrong password says so and counts; the right one marks the account and ends the session."""
    person = settled.person()
    for _ in range(4):
        assert settled.ask(EnableMfa("wrong"), person).notice == CurrentPasswordWrong()
    assert settled.ask(EnableMfa("wrong"), person).notice == WaitBeforeRetry(30)
    assert settled.ask(EnableMfa(PASSWORD), person).notice == WaitBeforeRetry(30)
    settled.wait(30)
    answer = settled.ask(EnableMfa(PASSWORD), person)
    assert (answer.screen, answer.notice, answer.session) == (
        SignInScreen("user"),
        SignInToEnroll(),
        SessionEnded(),
    )
    assert settled.ask(ShowProfile(), person).notice == SessionOver()


@pytest.mark.rule("N5")
def test_enable_where_another_window_has_enrolled(settled: House) -> None:
    """A Profile that shows an older state is corrected, not obeyed."""
    first, second = settled.person(), settled.person()
    settled.ask(EnableMfa(PASSWORD), first)
    scan = settled.password().screen
    assert isinstance(scan, ScanQrScreen)
    settled.ask(SubmitCode(scan.attempt, settled.code(scan.manual_key.key)))
    assert settled.ask(EnableMfa(PASSWORD), second).notice in {SessionOver(), AccountChanged()}


def test_registry_turns_away_the_wrong_actor(settled: House) -> None:
    """No command of one kind of actor runs for another."""
    person = settled.person()
    assert settled.ask(ListAccounts()).notice == NotAllowed()
    assert settled.ask(ListAccounts(), person).notice == NotAllowed()
    assert settled.ask(ShowProfile(), Operator(0)).notice == NotAllowed()
    assert settled.ask(SubmitPassword("user", PASSWORD), Operator(0)).session is None
    assert {who.__name__ for row in REGISTRY.values() for who in row.who} == {"Nobody", "Person", "Operator"}


def test_a_later_sign_in_asks_for_the_code(settled: House) -> None:
    """With MFA on the right password leads to the code page, with a way to the recovery code."""
    settled.enroll()
    page = settled.password("USER@example.org").screen
    assert isinstance(page, EnterCodeScreen)
    assert page.name == "USER@example.org"
    assert not page.enrolling
    assert page.recovery is not None
