"""Changes of one's own factors: each needs the factors there are, and ends the other sessions."""

import pytest

from app.core.api.commands import ChangePassword, ShowProfile, SubmitCode, SubmitRecoveryCode, TurnOffMfa
from app.core.api.notices import (
    AccountChanged,
    CodeAlreadyUsed,
    CodeMalformed,
    CodeWrong,
    CurrentPasswordWrong,
    MfaTurnedOff,
    PasswordChanged,
    PasswordCommon,
    PasswordsDiffer,
    PasswordTooShort,
    SessionOver,
    SignInRefused,
    WaitBeforeRetry,
)
from app.core.api.screens import EnterCodeScreen, ProfileScreen

from .conftest import PASSWORD, House, holder

NEW = "another lantern over narrow hills"


@pytest.mark.rule("P5", "N7")
def test_password_is_changed(settled: House) -> None:
    """The new one works, the old one does not, this session goes on and the others end."""
    other, mine = settled.person(), settled.person()
    answer = settled.ask(ChangePassword(PASSWORD, "", NEW, NEW), mine)
    assert answer.notice == PasswordChanged()
    assert isinstance(settled.ask(ShowProfile(), mine).screen, ProfileScreen)
    assert settled.ask(ShowProfile(), other).notice == SessionOver()
    assert settled.password().notice == SignInRefused()
    assert settled.password(password=NEW).session is not None
    assert settled.rows("password") == 1


@pytest.mark.rule("P5")
def test_a_wrong_current_password_counts(settled: House) -> None:
    """It says so, counts like any other, and waits; nothing is changed."""
    mine = settled.person()
    for _ in range(4):
        assert settled.ask(ChangePassword("wrong", "", NEW, NEW), mine).notice == CurrentPasswordWrong()
    assert settled.ask(ChangePassword("wrong", "", NEW, NEW), mine).notice == WaitBeforeRetry(30)
    assert settled.password().notice == WaitBeforeRetry(30)
    settled.wait(30)
    assert settled.password().session is not None


@pytest.mark.rule("P1", "P4")
def test_a_new_password_is_judged_like_the_first(settled: House) -> None:
    """Short, common and differing ones are refused before the current one is spent."""
    mine = settled.person()
    for new, repeat, notice in (
        ("short", "short", PasswordTooShort(15, 5)),
        ("passwordpassword", "passwordpassword", PasswordCommon("padded")),
        (NEW, NEW + "x", PasswordsDiffer()),
    ):
        assert settled.ask(ChangePassword(PASSWORD, "", new, repeat), mine).notice == notice
    assert settled.password().session is not None


@pytest.mark.rule("P5", "N1", "T2")
def test_an_enrolled_account_asks_for_a_code_as_well(settled: House) -> None:
    """Without a right and fresh code nothing is changed, and a code serves once."""
    key, _ = settled.enroll()
    mine = holder(settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))))
    used = settled.code(key)
    assert settled.ask(ChangePassword(PASSWORD, "", NEW, NEW), mine).notice == CodeMalformed(6)
    assert settled.ask(ChangePassword(PASSWORD, used, NEW, NEW), mine).notice == CodeAlreadyUsed()
    assert settled.ask(ChangePassword(PASSWORD, settled.code(key, 500), NEW, NEW), mine).notice == CodeWrong()
    assert isinstance(settled.password().screen, EnterCodeScreen)
    settled.wait(30)
    assert (
        settled.ask(ChangePassword(PASSWORD, settled.code(key), NEW, NEW), mine).notice == PasswordChanged()
    )
    assert isinstance(settled.password(password=NEW).screen, EnterCodeScreen)


@pytest.mark.rule("N1", "N7")
def test_mfa_is_turned_off_with_both_factors_only(settled: House) -> None:
    """Password and code turn it off; authenticator and recovery code are gone with it."""
    key, recovery = settled.enroll()
    other = settled.code_page()
    mine = holder(settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))))
    settled.wait(30)
    assert settled.ask(TurnOffMfa("wrong", settled.code(key)), mine).notice == CurrentPasswordWrong()
    assert settled.ask(TurnOffMfa(PASSWORD, settled.code(key, 500)), mine).notice == CodeWrong()
    assert settled.rows("totp") == settled.rows("recovery_code") == 1
    answer = settled.ask(TurnOffMfa(PASSWORD, settled.code(key)), mine)
    assert answer.notice == MfaTurnedOff()
    assert isinstance(answer.screen, ProfileScreen)
    assert answer.screen.mfa == "off"
    assert settled.rows("totp") == settled.rows("recovery_code") == 0
    assert settled.ask(SubmitRecoveryCode(other.attempt, recovery)).notice == AccountChanged()
    assert settled.password().session is not None
    assert settled.ask(TurnOffMfa(PASSWORD, settled.code(key)), mine).notice == AccountChanged()


@pytest.mark.rule("S3")
def test_without_a_session_nothing_is_changed(settled: House) -> None:
    """A session that ended changes nothing."""
    mine = settled.person()
    settled.wait(43_201)
    for command in (ChangePassword(PASSWORD, "", NEW, NEW), TurnOffMfa(PASSWORD, "123456")):
        assert settled.ask(command, mine).notice == SessionOver()
