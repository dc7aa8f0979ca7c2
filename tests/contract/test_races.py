"""Several processes do one thing at the same moment: it happens once, and every guess is counted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.api.actors import Operator, Person
from app.core.api.answers import Answer, SessionOpened
from app.core.api.commands import (
    Act,
    ConfirmRecorded,
    CreateFirstAccount,
    KeepAuthenticator,
    SubmitCode,
    SubmitPassword,
    SubmitRecoveryCode,
)
from app.core.api.door import Door
from app.core.api.door_commands import ListTicketKeys, RedeemSession
from app.core.api.notices import (
    AccountChanged,
    AccountCreated,
    AlreadyInstalled,
    CodeAlreadyUsed,
    CodeWrong,
    RecoveryCodeWrong,
    SessionOver,
    SignInRefused,
    WaitBeforeRetry,
)
from app.core.api.operator_commands import ListAccounts
from app.core.api.policy import Policy
from app.core.api.screens import (
    AccountsScreen,
    EnterCodeScreen,
    RecoveryCodeScreen,
    ScanQrScreen,
    TicketKeysScreen,
    TicketScreen,
)
from app.core.opening import open_core

from .conftest import NOBODY, PASSWORD, Ground, settings_in
from .racers import CountingFactor, Racers

LIMIT = Policy().failures_before_wait
GUESSES = 100
MOST_FIRST_RUNS = 100
LONGEST_WAIT_S = Policy().longest_wait_s


def attempts(racers: Racers, ground: Ground) -> list[str]:
    """Bring each process to the code page, with an attempt of its own."""
    answers = racers.each(ground.clock(), [SubmitPassword("user", PASSWORD)] * racers.count)
    screens = [answer.screen for answer in answers]
    assert all(isinstance(screen, EnterCodeScreen) for screen in screens), answers
    return [getattr(screen, "attempt", "") for screen in screens]


def firsts(answers: list[list[Answer]]) -> list[Answer]:
    """Return the one answer of each process."""
    return [of_one[0] for of_one in answers]


@pytest.mark.rule("T2")
def test_one_code_once(racers: Racers, ground: Ground, rounds: int) -> None:
    """Of several processes that submit one fresh code, one opens a session; the others are told why not."""
    ground.enroll()
    racers.open(ground.settings, ground.clock())
    for _ in range(rounds):
        code = ground.phone.code()
        commands = [(SubmitCode(attempt, code),) for attempt in attempts(racers, ground)]
        answers = firsts(racers.together(ground.clock(), commands))
        assert sum(isinstance(answer.session, SessionOpened) for answer in answers) == 1, answers
        assert sum(answer.notice == CodeAlreadyUsed() for answer in answers) == racers.count - 1, answers
        assert ground.failures("totp") == 0
        ground.clock.next_code()


@pytest.mark.rule("S2")
def test_one_session_one_ticket(racers: Racers, ground: Ground, rounds: int) -> None:
    """Of several gates that redeem one session, one gets a ticket; to the others it is over."""
    ground.enroll()
    racers.open(ground.settings, ground.clock(), Door("tool", "/usr/bin/tool"))
    for _ in range(rounds):
        opened = ground.core.handle(NOBODY, SubmitCode(ground.attempt(), ground.phone.code())).session
        assert isinstance(opened, SessionOpened)
        commands: list[tuple[Act, ...]] = [(RedeemSession(),)] * racers.count
        answers = firsts(racers.together(ground.clock(), commands, Person(opened.token)))
        assert sum(isinstance(answer.screen, TicketScreen) for answer in answers) == 1, answers
        assert [answer.notice for answer in answers].count(SessionOver()) == racers.count - 1, answers
        ground.clock.next_code()
    keys = ground.core.handle(Operator(0), ListTicketKeys()).screen
    assert isinstance(keys, TicketKeysScreen)
    assert len(keys.keys) == 1


@pytest.mark.rule("R2")
def test_one_recovery_code_once(racers: Racers, ground: Ground, rounds: int) -> None:
    """Of several processes that submit one recovery code, one gets in and a new code; the old is dead."""
    ground.enroll()
    racers.open(ground.settings, ground.clock())
    code = ground.recovery_code
    refusals = (RecoveryCodeWrong, WaitBeforeRetry, AccountChanged)
    for _ in range(rounds):
        commands = [(SubmitRecoveryCode(one, code),) for one in attempts(racers, ground)]
        answers = firsts(racers.together(ground.clock(), commands))
        won = [answer.screen for answer in answers if isinstance(answer.screen, RecoveryCodeScreen)]
        assert len(won) == 1, answers
        assert sum(isinstance(answer.notice, refusals) for answer in answers) == racers.count - 1, answers
        ground.clock.advance(LONGEST_WAIT_S + 1)
        winner = [isinstance(answer.screen, RecoveryCodeScreen) for answer in answers].index(True)
        old, code = code, won[0].code
        ticked: list[tuple[Act, ...]] = [(SubmitPassword("user", PASSWORD),)] * racers.count
        ticked[winner] = (ConfirmRecorded(won[0].attempt), KeepAuthenticator(won[0].attempt))
        assert isinstance(racers.together(ground.clock(), ticked)[winner][-1].session, SessionOpened)
        assert ground.live("recovery_code") == 1
        again = ground.core.handle(NOBODY, SubmitRecoveryCode(ground.attempt(), old))
        assert again.notice == RecoveryCodeWrong()
        ground.clock.advance(LONGEST_WAIT_S + 1)


@pytest.mark.rule("N5")
def test_one_enrollment_wins(racers: Racers, ground: Ground, rounds: int) -> None:
    """Of several windows that enroll one account, one key becomes the account's; the others are refused."""
    racers.open(ground.settings, ground.clock())
    for _ in range(rounds):
        ground.unenroll()
        screens = racers.each(ground.clock(), [SubmitPassword("user", PASSWORD)] * racers.count)
        shown = [answer.screen for answer in screens if isinstance(answer.screen, ScanQrScreen)]
        keys = [ground.phone.type_key(screen.manual_key.key) for screen in shown]
        assert len(set(keys)) == racers.count
        codes = [key.code(ground.clock()) for key in keys]
        commands = [(SubmitCode(screen.attempt, code),) for screen, code in zip(shown, codes, strict=True)]
        answers = firsts(racers.together(ground.clock(), commands))
        won = [isinstance(answer.screen, RecoveryCodeScreen) for answer in answers]
        assert won.count(True) == 1, answers
        assert [answer.notice for answer in answers].count(AccountChanged()) == racers.count - 1, answers
        assert (ground.live("totp"), ground.live("recovery_code")) == (1, 1)
        ground.clock.next_code()
        # The winner's last: what is right resets the counter.
        for winner, key in sorted(zip(won, keys, strict=True), key=lambda pair: pair[0]):
            answer = ground.core.handle(NOBODY, SubmitCode(ground.attempt(), key.code(ground.clock())))
            assert isinstance(answer.screen, RecoveryCodeScreen) is winner, answer
        ground.clock.next_code()


@pytest.mark.rule("F1")
def test_one_first_account(racers: Racers, tmp_path: Path, stores: Callable[[], str], rounds: int) -> None:
    """Of several first runs at once one makes the administrator; the others learn that there is one."""
    for number in range(min(rounds, MOST_FIRST_RUNS)):
        settings = settings_in(tmp_path / str(number), stores())
        racers.open(settings, 0)
        commands = [
            (CreateFirstAccount(f"user{at}", f"user{at}@example.org", PASSWORD, PASSWORD),)
            for at in range(racers.count)
        ]
        answers = firsts(racers.together(0, commands))
        notices = [getattr(answer, "notice", answer) for answer in answers]
        assert notices.count(AccountCreated()) == 1, notices
        assert notices.count(AlreadyInstalled()) == racers.count - 1, notices
        core = open_core(settings, clock=lambda: 0, password=CountingFactor())
        found = core.handle(Operator(0), ListAccounts()).screen
        core.close()
        assert isinstance(found, AccountsScreen)
        winner = notices.index(AccountCreated())
        assert [(one.username, one.role) for one in found.accounts] == [(f"user{winner}", "administrator")]


@pytest.mark.rule("L4")
def test_parallel_passwords_are_all_counted(racers: Racers, ground: Ground) -> None:
    """Of a hundred wrong passwords at once no more are compared than may fail before the wait."""
    racers.open(ground.settings, ground.clock())
    of_one = GUESSES // racers.count
    commands = [
        tuple(SubmitPassword("user", f"wrong {at} {number}") for number in range(of_one))
        for at in range(racers.count)
    ]
    answers = [answer for each in racers.together(ground.clock(), commands) for answer in each]
    assert len(answers) == GUESSES
    assert racers.compared() == LIMIT == ground.failures("password")
    refused = [answer for answer in answers if answer.notice == SignInRefused()]
    assert len(refused) == LIMIT - 1
    assert sum(isinstance(answer.notice, WaitBeforeRetry) for answer in answers) == GUESSES - len(refused)
    assert racers.each(ground.clock(), [SubmitPassword("user", PASSWORD)])[0].session is None


@pytest.mark.rule("L4")
def test_parallel_codes_are_all_counted(racers: Racers, ground: Ground) -> None:
    """Of many wrong codes at once no more are judged than may fail before the wait."""
    ground.enroll()
    racers.open(ground.settings, ground.clock())
    wrong = ground.phone.wrong_code()
    commands = [(SubmitCode(attempt, wrong),) * LIMIT for attempt in attempts(racers, ground)]
    answers = [answer for each in racers.together(ground.clock(), commands) for answer in each]
    assert sum(answer.notice == CodeWrong() for answer in answers) == LIMIT - 1, answers
    assert ground.failures("totp") == LIMIT
