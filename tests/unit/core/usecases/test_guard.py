"""The guard: a hundred failures and no more, the administrator's word, and disabled accounts."""

import pytest

from app.core.api.actors import Operator
from app.core.api.answers import Answer
from app.core.api.commands import ShowProfile, SubmitCode, SubmitRecoveryCode
from app.core.api.notices import (
    AccountDisabled,
    AccountSwitched,
    AccountUnlocked,
    AuthenticatorOff,
    NoSuchAccount,
    NotAllowed,
    RecoveryCodeOff,
    SessionOver,
    SignInRefused,
    WaitBeforeRetry,
)
from app.core.api.operator_commands import DisableAccount, EnableAccount, UnlockAccount
from app.core.api.screens import EnterCodeScreen

from .conftest import PASSWORD, House, holder

HUNDRED = 100


def patient(house: House) -> EnterCodeScreen:
    """Come to the code page, sitting out whatever wait there is."""
    answer = house.password()
    while isinstance(answer.notice, WaitBeforeRetry):
        house.wait(answer.notice.wait_s)
        answer = house.password()
    assert isinstance(answer.screen, EnterCodeScreen), answer
    return answer.screen


@pytest.mark.rule("L1", "L6")
def test_a_hundred_wrong_passwords_end_it(settled: House) -> None:
    """However long one waits in between, after the hundredth even the right password is refused, as any name's."""
    seen: dict[str, list[Answer]] = {"user": [], "stranger": []}
    for name, answers in seen.items():
        for _ in range(HUNDRED):
            answers.append(settled.password(name, password="wrong"))
            settled.wait(900)
        answers.append(settled.password(name))
        settled.wait(900)
    assert seen["user"] == seen["stranger"]
    assert seen["user"][-1].session is None
    assert settled.ask(UnlockAccount("user"), Operator(0)).notice == AccountUnlocked()
    assert settled.password().session is not None


@pytest.mark.rule("L1", "L2")
def test_a_hundred_wrong_codes_switch_the_authenticator_off(settled: House) -> None:
    """The right code is refused then; the recovery code and a new authenticator lead back in."""
    key, recovery = settled.enroll()
    for _ in range(HUNDRED):
        settled.ask(SubmitCode(patient(settled).attempt, settled.code(key, 500)))
    page = patient(settled)
    answer = settled.ask(SubmitCode(page.attempt, settled.code(key)))
    assert (answer.session, answer.notice) == (None, AuthenticatorOff())
    settled.wait(900)
    shown = settled.ask(SubmitRecoveryCode(patient(settled).attempt, recovery)).screen
    assert shown is not None


@pytest.mark.rule("L1", "R4")
def test_a_hundred_wrong_recovery_codes_switch_them_off(settled: House) -> None:
    """The right recovery code is refused then; the authenticator still works."""
    key, recovery = settled.enroll()
    wrong = recovery[:-1] + ("A" if recovery[-1] != "A" else "B")
    for _ in range(HUNDRED):
        settled.ask(SubmitRecoveryCode(patient(settled).attempt, wrong))
    answer = settled.ask(SubmitRecoveryCode(patient(settled).attempt, recovery))
    assert (answer.session, answer.notice) == (None, RecoveryCodeOff())
    settled.wait(900)
    assert settled.ask(SubmitCode(patient(settled).attempt, settled.code(key))).session is not None


@pytest.mark.rule("L7", "L9", "L10")
def test_counters_belong_to_one_name_however_it_is_written(settled: House) -> None:
    """Every spelling counts on one account; nonsense counts on no account."""
    for name in ("", " ", "%", "*", "' OR 1=1--", "us_r"):
        for _ in range(6):
            settled.password(name, password="wrong")
    for name in ("user", "USER", " User", "user@example.org"):
        assert settled.password(name, password="wrong").notice == SignInRefused()
    assert settled.password("User@Example.ORG", password="wrong").notice == WaitBeforeRetry(30)


@pytest.mark.rule("L12")
def test_unlock_ends_a_wait(settled: House) -> None:
    """An administrator's word ends the wait at once; other names are told there is none."""
    for _ in range(6):
        settled.password(password="wrong")
    assert settled.ask(UnlockAccount("USER"), Operator(7)).notice == AccountUnlocked()
    assert settled.password().session is not None
    for command in (UnlockAccount, DisableAccount, EnableAccount):
        assert settled.ask(command("nobody"), Operator(7)).notice == NoSuchAccount()
        assert settled.ask(command("user")).notice == NotAllowed()


@pytest.mark.rule("E1", "S3")
def test_a_disabled_account(settled: House) -> None:
    """Its sessions end at once; a wrong password reads like any other, the right one is told the truth."""
    person = settled.person()
    assert settled.ask(DisableAccount("user"), Operator(0)).notice == AccountSwitched(disabled=True)
    assert settled.ask(ShowProfile(), person).notice == SessionOver()
    assert settled.password(password="wrong").notice == SignInRefused()
    answer = settled.password()
    assert (answer.screen, answer.notice, answer.session) == (None, AccountDisabled(), None)
    assert settled.ask(EnableAccount("user"), Operator(0)).notice == AccountSwitched(disabled=False)
    assert settled.ask(ShowProfile(), holder(settled.password(password=PASSWORD))).notice is None


@pytest.mark.rule("L2")
def test_a_new_recovery_code_clears_no_counter(settled: House) -> None:
    """A right one-time code shows an unticked recovery code anew, and leaves the counter of recovery codes alone."""
    key, recovery = settled.enroll()
    spent = settled.recover(recovery)
    wrong = recovery[:-1] + ("A" if recovery[-1] != "A" else "B")
    for _ in range(4):
        settled.ask(SubmitRecoveryCode(settled.code_page().attempt, wrong))
    settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key)))
    assert settled.ask(SubmitRecoveryCode(settled.code_page().attempt, wrong)).notice == WaitBeforeRetry(30)
    assert spent.code != recovery
