"""A new recovery code from the Profile: the former one lives until the new one is ticked (R1, R2)."""

import pytest

from app.core.api.actors import Person
from app.core.api.answers import SessionOpened
from app.core.api.commands import (
    ConfirmRecorded,
    ConfirmReplaced,
    KeepRecoveryCode,
    ReplaceRecoveryCode,
    ShowAgain,
    ShowProfile,
    SubmitCode,
    SubmitRecoveryCode,
)
from app.core.api.notices import (
    AccountChanged,
    AttemptOver,
    CodeAlreadyUsed,
    CodeMalformed,
    CurrentPasswordWrong,
    RecoveryCodeKept,
    RecoveryCodeReplaced,
    RecoveryCodeWrong,
    SessionOver,
)
from app.core.api.screens import ProfileScreen, RecoveryCodeScreen

from .conftest import PASSWORD, House, holder


def signed_in(house: House, key: str) -> Person:
    """Sign in with password and code; the next code is fresh."""
    person = holder(house.ask(SubmitCode(house.code_page().attempt, house.code(key))))
    house.wait(30)
    return person


def replacing(house: House, key: str, person: Person) -> RecoveryCodeScreen:
    """Ask for a new recovery code."""
    shown = house.ask(ReplaceRecoveryCode(PASSWORD, house.code(key)), person).screen
    assert isinstance(shown, RecoveryCodeScreen), shown
    assert shown.replacing
    house.wait(30)
    return shown


@pytest.mark.rule("R2", "N7")
def test_ticked_the_former_code_dies(settled: House) -> None:
    """Other sessions of the account end, one's own goes on."""
    key, recovery = settled.enroll()
    other, person = signed_in(settled, key), signed_in(settled, key)
    shown = replacing(settled, key, person)
    assert settled.ask(ShowProfile(), other).notice is None
    done = settled.ask(ConfirmReplaced(shown.attempt), person)
    assert done.notice == RecoveryCodeReplaced()
    assert isinstance(done.screen, ProfileScreen)
    assert settled.ask(ShowProfile(), other).notice == SessionOver()
    assert settled.ask(ShowProfile(), person).notice is None
    attempt = settled.code_page().attempt
    assert settled.ask(SubmitRecoveryCode(attempt, recovery)).notice == RecoveryCodeWrong()
    assert isinstance(settled.ask(SubmitRecoveryCode(attempt, shown.code)).screen, RecoveryCodeScreen)


@pytest.mark.rule("R1", "R2")
def test_until_then_both_work(settled: House) -> None:
    """A shown code works from the moment it is shown, and the recorded one does as well."""
    key, recovery = settled.enroll()
    replacing(settled, key, signed_in(settled, key))
    settled.recover(recovery)


@pytest.mark.rule("R2")
def test_given_up_the_former_code_stays(settled: House) -> None:
    """The shown one is dead, and the next sign-in shows no new one."""
    key, recovery = settled.enroll()
    person = signed_in(settled, key)
    shown = replacing(settled, key, person)
    kept = settled.ask(KeepRecoveryCode(shown.attempt), person)
    assert kept.notice == RecoveryCodeKept()
    attempt = settled.code_page().attempt
    assert settled.ask(SubmitRecoveryCode(attempt, shown.code)).notice == RecoveryCodeWrong()
    answer = settled.ask(SubmitCode(attempt, settled.code(key)))
    assert isinstance(answer.session, SessionOpened)
    settled.recover(recovery)


@pytest.mark.rule("N1", "P5")
def test_it_needs_both_factors(settled: House) -> None:
    """The password alone, a used code or nonsense change nothing."""
    key, _recovery = settled.enroll()
    used = settled.code(key)
    person = signed_in(settled, key)
    assert settled.ask(ReplaceRecoveryCode(PASSWORD, ""), person).notice == CodeMalformed(6)
    assert settled.ask(ReplaceRecoveryCode(PASSWORD, used), person).notice == CodeAlreadyUsed()
    wrong = settled.ask(ReplaceRecoveryCode("another", settled.code(key)), person)
    assert wrong.notice == CurrentPasswordWrong()
    assert settled.rows("recovery_code") == 1


def test_where_mfa_is_off_there_is_nothing_to_replace(settled: House) -> None:
    """A Profile that shows an older state is corrected."""
    answer = settled.ask(ReplaceRecoveryCode(PASSWORD, ""), settled.person())
    assert answer.notice == AccountChanged()


@pytest.mark.rule("S1", "N3")
def test_only_the_session_that_asked_goes_on(settled: House) -> None:
    """Neither nobody nor another session of the same account confirms it or sees it again."""
    key, _recovery = settled.enroll()
    other, person = signed_in(settled, key), signed_in(settled, key)
    shown = replacing(settled, key, person)
    assert settled.ask(ShowAgain(shown.attempt), person).screen == shown
    for actor in (None, other):
        for kind in (ShowAgain, ConfirmReplaced):
            command = kind(replacing(settled, key, person).attempt)
            answer = settled.ask(command, actor) if actor else settled.ask(command)
            assert not isinstance(answer.screen, RecoveryCodeScreen)
            assert answer.notice != RecoveryCodeReplaced()
    fresh = replacing(settled, key, person)
    assert settled.ask(ConfirmRecorded(fresh.attempt)).session is None
    assert settled.rows("recovery_code") == 2


@pytest.mark.rule("S4")
def test_after_two_hours_the_replacement_is_over(settled: House) -> None:
    """The Profile comes back, with a word."""
    key, recovery = settled.enroll()
    person = signed_in(settled, key)
    shown = replacing(settled, key, person)
    settled.wait(7201)
    answer = settled.ask(ConfirmReplaced(shown.attempt), person)
    assert answer.notice == AttemptOver()
    assert isinstance(answer.screen, ProfileScreen)
    settled.recover(recovery)


@pytest.mark.rule("R2", "N7")
def test_two_replacements_at_once(settled: House) -> None:
    """The later one replaces what the earlier showed; of the two one is confirmed."""
    key, _recovery = settled.enroll()
    one, two = signed_in(settled, key), signed_in(settled, key)
    first, second = replacing(settled, key, one), replacing(settled, key, two)
    assert settled.ask(ConfirmReplaced(first.attempt), one).notice == AccountChanged()
    assert settled.ask(ConfirmReplaced(second.attempt), two).notice == RecoveryCodeReplaced()
    assert settled.rows("recovery_code") == 1
