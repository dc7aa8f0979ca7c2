"""A forgotten password: both other factors set a new one, and every refusal is the same (E4, R3)."""

import pytest

from app.core.api.answers import Answer
from app.core.api.commands import (
    ConfirmRecorded,
    RecoverPassword,
    ReplaceRecoveryCode,
    ShowProfile,
    SubmitCode,
    SubmitNewPassword,
    SubmitPassword,
    SubmitRecoveryCode,
    TurnOffMfa,
)
from app.core.api.notices import (
    AccountChanged,
    CodeAlreadyUsed,
    CodeMalformed,
    PasswordRecovered,
    RecoveryCodeMalformed,
    RecoveryCodeWrong,
    RecoveryRefused,
    SessionOver,
    SignInRefused,
    WaitBeforeRetry,
)
from app.core.api.operator_commands import DisableAccount
from app.core.api.screens import (
    EnterCodeScreen,
    NewPasswordScreen,
    ProfileScreen,
    RecoveryCodeScreen,
    SignInScreen,
)

from .conftest import NEW_PASSWORD, OPERATOR, PASSWORD, House, grouped, holder

NO_CODE = "0" * 24


def recover(house: House, recovery: str, code: str, name: str = "user") -> Answer:
    """Prove both."""
    return house.ask(RecoverPassword(name, recovery, code))


def proved(house: House, key: str, recovery: str) -> str:
    """Prove both, rightly; return the attempt that waits for the new password."""
    screen = recover(house, recovery, house.code(key)).screen
    assert isinstance(screen, NewPasswordScreen), screen
    assert screen.forgotten
    return screen.attempt


@pytest.mark.rule("R3", "R2")
def test_both_factors_set_a_new_password(settled: House) -> None:
    """The recovery code dies, a new one is shown, and nobody is signed in: one signs in with the new password."""
    key, recovery = settled.enroll()
    person = holder(settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))))
    settled.wait(30)
    attempt = proved(settled, key, grouped(recovery).lower())
    answer = settled.ask(SubmitNewPassword(attempt, NEW_PASSWORD, NEW_PASSWORD))
    assert answer.session is None
    shown = answer.screen
    assert isinstance(shown, RecoveryCodeScreen)
    assert settled.ask(ShowProfile(), person).notice == SessionOver()
    done = settled.ask(ConfirmRecorded(shown.attempt))
    assert done == Answer(SignInScreen("user"), PasswordRecovered())
    assert settled.password().notice == SignInRefused()
    page = settled.password(password=NEW_PASSWORD).screen
    assert isinstance(page, EnterCodeScreen)
    assert settled.ask(SubmitRecoveryCode(page.attempt, recovery)).notice == RecoveryCodeWrong()
    assert isinstance(settled.ask(SubmitRecoveryCode(page.attempt, shown.code)).screen, RecoveryCodeScreen)


@pytest.mark.rule("R3", "T2")
def test_closing_before_the_new_password_spends_the_time_step_only(settled: House) -> None:
    """The recovery code still works afterwards, here and at a sign-in; the one-time code does not."""
    key, recovery = settled.enroll()
    code = settled.code(key)
    proved(settled, key, recovery)
    assert recover(settled, recovery, code).notice == RecoveryRefused()
    assert settled.failures("forgotten") == 0
    assert settled.ask(SubmitCode(settled.code_page().attempt, code)).notice == CodeAlreadyUsed()
    assert settled.password().session is None
    settled.wait(30)
    proved(settled, key, recovery)
    settled.recover(recovery)


@pytest.mark.rule("R2")
def test_one_recovery_code_sets_one_password(settled: House) -> None:
    """Of two windows that proved the same recovery code one sets a password."""
    key, recovery = settled.enroll()
    first = proved(settled, key, recovery)
    settled.wait(30)
    second = proved(settled, key, recovery)
    assert settled.ask(SubmitNewPassword(first, NEW_PASSWORD, NEW_PASSWORD)).notice is None
    other = "another long sentence of rivers"
    assert settled.ask(SubmitNewPassword(second, other, other)).notice == AccountChanged()
    assert isinstance(settled.password(password=NEW_PASSWORD).screen, EnterCodeScreen)


@pytest.mark.rule("R2")
def test_a_code_replaced_before_it_was_recorded_sets_none(settled: House) -> None:
    """One proves with a code that was just shown, and has another one shown: the first is gone, and that is told."""
    key, _ = settled.enroll()
    person = holder(settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))))
    shown = []
    for _ in range(2):
        settled.wait(30)
        shown.append(settled.ask(ReplaceRecoveryCode(PASSWORD, settled.code(key)), person).screen)
        settled.wait(30)
        if len(shown) == 1:
            assert isinstance(shown[0], RecoveryCodeScreen)
            attempt = proved(settled, key, shown[0].code)
    events = settled.audited()
    assert settled.ask(SubmitNewPassword(attempt, NEW_PASSWORD, NEW_PASSWORD)).notice == AccountChanged()
    assert settled.audited() == events
    assert isinstance(settled.password().screen, EnterCodeScreen)


@pytest.mark.rule("E4")
def test_every_refusal_is_one_answer(settled: House) -> None:
    """A wrong code, a wrong recovery code, no MFA, a disabled account, and a name that is none."""
    slip = settled.add_person()
    assert slip
    key, recovery = settled.enroll()
    right = settled.code(key)
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    answers = [
        recover(settled, NO_CODE, right),
        recover(settled, recovery, wrong),
        recover(settled, NO_CODE, wrong),
        recover(settled, recovery, right, "second"),
        recover(settled, recovery, right, "nobody-here"),
        recover(settled, recovery, right, ""),
        recover(settled, recovery, right, "no such@name"),
    ]
    settled.ask(DisableAccount("user"), OPERATOR)
    answers.append(recover(settled, recovery, settled.code(key)))
    assert answers == [Answer(notice=RecoveryRefused())] * len(answers)


@pytest.mark.rule("E4", "L3", "L11")
@pytest.mark.parametrize("name", ["user", "nobody-here"])
def test_guessing_waits_alike_and_stops_nobody(settled: House, name: str) -> None:
    """The waits are the same for a name that is none, and the person signs in meanwhile (L2)."""
    key, recovery = settled.enroll()
    answers = [recover(settled, NO_CODE, "000000", name).notice for _ in range(7)]
    assert answers == [RecoveryRefused()] * 4 + [WaitBeforeRetry(30)] * 3
    assert recover(settled, recovery, settled.code(key), name).notice == WaitBeforeRetry(30)
    assert settled.failures("totp") == settled.failures("recovery_code") == 0
    assert settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))).session is not None


@pytest.mark.rule("L1")
def test_after_a_hundred_failures_this_way_is_off(settled: House) -> None:
    """The right codes are refused like wrong ones until an administrator unlocks the account."""
    key, recovery = settled.enroll()
    for _ in range(100):
        recover(settled, NO_CODE, "000000")
        settled.wait(900)
    settled.wait(30)
    answer = recover(settled, recovery, settled.code(key))
    assert answer.notice == WaitBeforeRetry(900)


@pytest.mark.rule("T3", "R5")
def test_what_is_malformed_counts_nothing(settled: House) -> None:
    """It is told before anybody is looked up."""
    settled.enroll()
    assert recover(settled, "short", "123456").notice == RecoveryCodeMalformed()
    assert recover(settled, NO_CODE, "12345").notice == CodeMalformed(6)
    assert settled.failures("forgotten") == 0


@pytest.mark.rule("R3", "S1")
def test_the_attempt_leads_nowhere_else(settled: House) -> None:
    """What proves a forgotten password is no sign-in: no command but the new password goes on from it."""
    key, recovery = settled.enroll()
    for command in (SubmitCode, SubmitRecoveryCode):
        attempt = proved(settled, key, recovery)
        assert settled.ask(command(attempt, "123456")).session is None
        assert settled.ask(SubmitNewPassword(attempt, NEW_PASSWORD, NEW_PASSWORD)).session is None
        settled.wait(30)
    assert isinstance(settled.ask(SubmitPassword("user", PASSWORD)).screen, EnterCodeScreen)


@pytest.mark.rule("N7", "R3")
def test_a_factor_changed_meanwhile_ends_it(settled: House) -> None:
    """MFA turned off in another window: the proof no longer holds."""
    key, recovery = settled.enroll()
    attempt = proved(settled, key, recovery)
    settled.wait(30)
    person = holder(settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))))
    settled.wait(30)
    off = settled.ask(TurnOffMfa(PASSWORD, settled.code(key)), person)
    assert isinstance(off.screen, ProfileScreen)
    assert settled.ask(SubmitNewPassword(attempt, NEW_PASSWORD, NEW_PASSWORD)).notice == AccountChanged()
