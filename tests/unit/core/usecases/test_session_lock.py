"""An open account that is left alone is locked, and one factor unlocks it (S4)."""

import pytest

from app.core.api.answers import Answer, SessionEnded
from app.core.api.commands import (
    ChangePassword,
    EnableMfa,
    LogOut,
    ShowProfile,
    SubmitCode,
    UnlockSession,
    WatchSession,
)
from app.core.api.notices import (
    AuthenticatorOff,
    CodeAlreadyUsed,
    CodeMalformed,
    CodeWrong,
    CurrentPasswordWrong,
    SessionOver,
    WaitBeforeRetry,
)
from app.core.api.policy import Policy
from app.core.api.screens import LockedScreen, ProfileScreen, SignInScreen

from .conftest import NEW_PASSWORD, PASSWORD, House, holder

IDLE_S = Policy().session_idle_s


@pytest.mark.rule("S4")
def test_left_alone_it_is_locked_at_the_limit(settled: House) -> None:
    """A second less and the Profile is shown as it was."""
    person = settled.person()
    profile = settled.ask(ShowProfile(), person)
    assert settled.ask(WatchSession(IDLE_S - 1), person) == profile
    locked = Answer(LockedScreen("user", "current_password"))
    assert settled.ask(WatchSession(IDLE_S), person) == locked
    assert settled.ask(WatchSession(0), person) == locked


@pytest.mark.rule("S4", "S1")
def test_a_locked_session_does_nothing_but_unlock_and_log_out(settled: House) -> None:
    """No command of a person runs before a factor was proved again."""
    person = settled.person()
    settled.ask(WatchSession(IDLE_S), person)
    for command in (
        ShowProfile(),
        EnableMfa(PASSWORD),
        ChangePassword(PASSWORD, "", NEW_PASSWORD, NEW_PASSWORD),
    ):
        answer = settled.ask(command, person)
        assert answer == Answer(LockedScreen("user", "current_password")), command
    assert settled.ask(LogOut(), person) == Answer(SignInScreen(), session=SessionEnded())
    assert settled.ask(UnlockSession(PASSWORD), person).notice == SessionOver()


@pytest.mark.rule("S4")
def test_the_password_unlocks_where_mfa_is_off(settled: House) -> None:
    """A wrong one is counted and refused."""
    person = settled.person()
    settled.ask(WatchSession(IDLE_S), person)
    assert settled.ask(UnlockSession("not this one"), person).notice == CurrentPasswordWrong()
    assert settled.failures("password") == 1
    answer = settled.ask(UnlockSession(PASSWORD), person)
    assert isinstance(answer.screen, ProfileScreen)
    assert settled.failures("password") == 0
    assert settled.audited()[-3:] == ["session_locked", "password_refused", "session_unlocked"]


@pytest.mark.rule("S4", "T2", "T12")
def test_a_fresh_code_unlocks_where_mfa_is_on(settled: House) -> None:
    """A used one does not, nor does the password."""
    key, _recovery = settled.enroll()
    used = settled.code(key)
    person = holder(settled.ask(SubmitCode(settled.code_page().attempt, used)))
    assert settled.ask(WatchSession(IDLE_S), person).screen == LockedScreen("user", "code")
    assert settled.ask(UnlockSession(used), person).notice == CodeAlreadyUsed()
    assert settled.ask(UnlockSession(PASSWORD), person).notice == CodeMalformed(6)
    settled.wait(30)
    assert isinstance(settled.ask(UnlockSession(settled.code(key)), person).screen, ProfileScreen)


@pytest.mark.rule("S4", "L3")
def test_guessing_at_a_locked_session_waits(settled: House) -> None:
    """The counters are those of the sign-in; the session stays locked, nothing is lost."""
    key, _recovery = settled.enroll()
    person = holder(settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))))
    settled.ask(WatchSession(IDLE_S), person)
    settled.wait(30)
    notices = [settled.ask(UnlockSession("000000"), person).notice for _ in range(6)]
    assert notices == [CodeWrong()] * 4 + [WaitBeforeRetry(30)] * 2
    settled.wait(30)
    assert isinstance(settled.ask(UnlockSession(settled.code(key)), person).screen, ProfileScreen)


@pytest.mark.rule("S4", "L1")
def test_an_authenticator_that_is_off_ends_the_session(settled: House) -> None:
    """Nothing could unlock it any more."""
    key, _recovery = settled.enroll()
    person = holder(settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))))
    settled.ask(WatchSession(IDLE_S), person)
    with settled.core._desk.store.transaction() as tx:
        from app.core.rules.throttle import Tally

        account = tx.accounts.find(username="user")
        assert account is not None
        tx.throttle.save(f"{account.id}:totp", Tally(100))
    settled.wait(30)
    answer = settled.ask(UnlockSession(settled.code(key)), person)
    assert answer == Answer(SignInScreen(), AuthenticatorOff(), SessionEnded())
    assert settled.ask(ShowProfile(), person).notice == SessionOver()


@pytest.mark.rule("S4")
def test_a_locked_session_ends_with_its_life(settled: House) -> None:
    """Twelve hours after the sign-in the lock is no refuge."""
    person = settled.person()
    settled.ask(WatchSession(IDLE_S), person)
    settled.wait(Policy().session_life_s + 1)
    assert settled.ask(UnlockSession(PASSWORD), person).notice == SessionOver()
