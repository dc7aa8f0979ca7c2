"""What a person is told after signing in, from the record and without walking it (R6, N7)."""

from dataclasses import replace

import pytest

from app.core.api.account_screens import News, PastSignIn, ProfileScreen
from app.core.api.answers import Answer
from app.core.api.commands import (
    ChangePassword,
    ConfirmRecorded,
    EnableMfa,
    KeepAuthenticator,
    ShowProfile,
    SubmitCode,
    TurnOffMfa,
    WatchSession,
)
from app.core.api.notices import AccountChanged
from app.core.api.operator_commands import ResetPassword
from app.core.store import history
from app.core.usecases import lately, steps

from .conftest import NEW_PASSWORD, ON_FILE, OPERATOR, PASSWORD, House, holder

HOUR_S = 3600


def profile(answer: Answer) -> ProfileScreen:
    """Return the Profile that an answer shows."""
    assert isinstance(answer.screen, ProfileScreen), answer
    return answer.screen


def kinds(screen: ProfileScreen) -> list[tuple[str, int]]:
    """Return what is told, and how often it happened."""
    return [(news.kind, news.count) for news in screen.news]


@pytest.mark.rule("R6")
def test_the_last_sign_ins(settled: House) -> None:
    """The newest three but one's own, with their factors; the first sign-in has none; another window shows up."""
    first = settled.password()
    assert (profile(first).news, profile(first).sign_ins) == ((), ())
    times = []
    for _ in range(4):
        times.append(settled.now_ms)
        settled.wait(HOUR_S)
        answer = settled.password()
    assert profile(answer).sign_ins == tuple(PastSignIn(at, ("pwd",)) for at in reversed(times[1:]))
    shown = profile(settled.ask(WatchSession(0), holder(answer)))
    assert shown == profile(answer)
    settled.wait(60)
    settled.password(core=settled.open())
    later = profile(settled.ask(WatchSession(0), holder(answer)))
    assert later.sign_ins[0] == PastSignIn(settled.now_ms, ("pwd",))
    assert replace(later, sign_ins=()) == replace(shown, sign_ins=())


@pytest.mark.rule("R6", "N7")
def test_a_used_recovery_code_is_told_at_the_next_sign_in(settled: House) -> None:
    """Not to whoever just used it, but to whoever signs in next, and only then."""
    key, code = settled.enroll()
    settled.wait(HOUR_S)
    shown = settled.recover(code)
    settled.ask(ConfirmRecorded(shown.attempt))
    at_ms = settled.now_ms
    kept = profile(settled.ask(KeepAuthenticator(shown.attempt)))
    assert kinds(kept) == [("authenticator_set_up", 1)]
    assert kept.sign_ins[0].methods == ("pwd", "otp")
    settled.wait(HOUR_S)
    answer = settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key)))
    assert profile(answer).news == (News("recovery_used", 1, at_ms, at_ms),)
    assert profile(answer).sign_ins[0] == PastSignIn(at_ms, ("pwd", "recovery"))
    assert profile(settled.ask(ShowProfile(), holder(answer))) == profile(answer)
    settled.wait(HOUR_S)
    answer = settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key)))
    assert profile(answer).news == ()


@pytest.mark.rule("R6")
def test_asking_for_what_is_there_shows_the_profile(settled: House) -> None:
    """MFA is on already, turned on in another window: the Profile as it is, with its news."""
    key, _ = settled.enroll()
    answer = settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key)))
    again = settled.ask(EnableMfa(PASSWORD), holder(answer))
    assert (profile(again), again.notice) == (profile(answer), AccountChanged())


@pytest.mark.rule("R6", "A7")
@pytest.mark.parametrize("refusals", [3, 60])
def test_refusals_in_between_are_counted(settled: House, refusals: int) -> None:
    """How many, since when and until when, also where most of them are no rows."""
    settled.password()
    settled.wait(HOUR_S)
    began_ms = settled.now_ms
    for _ in range(refusals):
        settled.password(password="wrong wrong wrong")
        settled.wait(10)
    settled.wait(HOUR_S)
    answer = settled.password()
    (news,) = profile(answer).news
    assert (news.kind, news.count, news.since_ms) == ("refused", refusals, began_ms)
    assert profile(settled.ask(WatchSession(0), holder(answer))) == profile(answer)
    settled.wait(60)
    assert profile(settled.password()).news == ()


@pytest.mark.rule("R6", "N7")
def test_what_others_and_oneself_changed(settled: House) -> None:
    """An administrator's reset, a changed password, MFA turned off: each is told once, the gravest first."""
    key, _ = settled.enroll()
    settled.wait(30)
    person = holder(settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))))
    settled.wait(30)
    settled.ask(ChangePassword(PASSWORD, settled.code(key), NEW_PASSWORD, NEW_PASSWORD), person)
    settled.wait(30)
    assert settled.ask(TurnOffMfa(NEW_PASSWORD, settled.code(key)), person).screen is not None
    own = profile(settled.ask(ShowProfile(), person))
    assert kinds(own) == [("authenticator_set_up", 1)]
    settled.wait(30)
    answer = settled.password(password=NEW_PASSWORD)
    assert kinds(profile(answer)) == [("mfa_turned_off", 1), ("password_changed", 1)]
    settled.ask(ResetPassword("user"), OPERATOR)
    assert kinds(profile(answer)) == [("mfa_turned_off", 1), ("password_changed", 1)]


@pytest.mark.rule("R6")
def test_what_lies_between_few_and_many_rows_is_told(settled: House) -> None:
    """News older than the few rows that are looked at first are found, and none of them twice."""
    key, _ = settled.enroll()
    for _ in range(3):
        settled.wait(HOUR_S)
        settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key)))
    settled.wait(HOUR_S)
    settled.password(password="wrong wrong wrong")
    settled.ask(ResetPassword("user"), OPERATOR)
    store = settled.core._desk.store
    with store.transaction(write=False) as tx:
        account = tx.accounts.find(username="user")
    assert account is not None
    for _ in range(history.FIRST + 1):
        settled.wait(HOUR_S)
        with store.transaction() as tx:
            tx.audit.write("password_right", account_id=account.id, actor="nobody")
    with store.transaction() as tx:
        token = steps.open_session(settled.core._desk, tx, account, ("pwd", "otp"), opened=True)
        news, sign_ins = lately.of(tx, account.id, token)
    assert [(one.kind, one.count) for one in news] == [("password_reset", 1), ("refused", 1)]
    assert [one.methods for one in sign_ins] == [("pwd", "otp")] * 3


@ON_FILE
def test_old_rows_cost_nothing(settled: House) -> None:
    """However long the record of an account is, a fixed number of its rows is read, by an index."""
    with settled.core._desk.store.transaction(write=False) as tx:
        account = tx.accounts.find(username="user")
        assert account is not None
        most = [history.FIRST, history.NEWEST]
        ran = [history.LATEST.spoken(tx.connection, key=account.id, most=one) for one in most]
        assert [values for _, values in ran] == [[account.id, one, 0, account.id, 0, one, 0] for one in most]
        statement, values = ran[0]
        steps = [
            row[3] for row in tx.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", tuple(values))
        ]
    assert sum("ix_audit_account_id_seal_version" in step for step in steps) == 2
    assert not [step for step in steps if step.startswith("SCAN audit")]
