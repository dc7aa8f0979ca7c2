"""A site's terms of use stand before every sign-in at a window, and are acknowledged on record."""

import hashlib
import json
import random
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from app.core.api.actors import Person
from app.core.api.answers import Answer, SessionEnded
from app.core.api.audit_screens import EventsScreen
from app.core.api.commands import (
    Abandon,
    AcknowledgeNotice,
    CreateFirstAccount,
    EnableMfa,
    LogOut,
    RecoverPassword,
    ShowProfile,
    Start,
    SubmitCode,
    SubmitPassword,
    WatchSession,
)
from app.core.api.door import Door
from app.core.api.errors import StoreMissing
from app.core.api.notices import SessionOver, SignInToEnroll
from app.core.api.operator_commands import AddAccount, ListEvents
from app.core.api.screens import CreateAccountScreen, EnterCodeScreen, SignInScreen, UsageNoticeScreen
from app.core.rules import flood

from .conftest import ON_FILE, OPERATOR, PASSWORD, House, holder

TEXT = "For staff only.\nمرحبا: everything is recorded."
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()[:16]
TERMS = UsageNoticeScreen(TEXT)


@pytest.fixture
def posted(house: House) -> House:
    """A house with terms of use and an account, made by its administrator."""
    house.settings = replace(house.settings, notice_text=TEXT)
    house.ask(AddAccount("user", "user@example.org", PASSWORD), OPERATOR)
    return house


def accept(house: House) -> None:
    """Acknowledge the terms."""
    assert house.ask(AcknowledgeNotice("user")).screen == SignInScreen("user")


def details(house: House, event: str) -> list[dict[str, Any]]:
    """Return what the rows of an event tell."""
    found = house.ask(ListEvents(event=event, most=1000), OPERATOR).screen
    assert isinstance(found, EventsScreen)
    return [json.loads(one.details) for one in found.events]


def test_without_terms_nothing_is_asked_and_nothing_recorded(settled: House) -> None:
    """The window begins as ever, and an acknowledgement of nothing is none."""
    assert settled.ask(Start()).screen == SignInScreen()
    assert settled.ask(AcknowledgeNotice()).screen == SignInScreen()
    settled.person()
    assert "notice_acknowledged" not in settled.audited()
    assert "notice" not in details(settled, "signed_in")[0]


@pytest.mark.rule("S1", "A1")
def test_nobody_signs_in_before_the_terms_are_acknowledged(posted: House) -> None:
    """Whatever a front sends; nothing is compared, counted or recorded, and then all of it is."""
    before = posted.audited()
    assert posted.ask(Start()).screen == TERMS
    right = SubmitPassword("user", PASSWORD)
    assert posted.ask(right) == Answer(UsageNoticeScreen(TEXT, "user"))
    assert posted.ask(RecoverPassword("user", "0" * 24, "123456")) == Answer(UsageNoticeScreen(TEXT, "user"))
    assert posted.audited() == before
    assert (posted.failures("password"), posted.failures("forgotten")) == (0, 0)
    accept(posted)
    assert posted.ask(Start()).screen == SignInScreen()
    assert posted.ask(right).session is not None
    assert posted.audited()[len(before) :] == ["notice_acknowledged", "password_right", "signed_in"]
    assert details(posted, "notice_acknowledged")[0]["notice"] == DIGEST
    assert details(posted, "signed_in")[0]["notice"] == DIGEST


def test_a_refusal_asks_for_no_second_acknowledgement(posted: House) -> None:
    """Nor does acknowledging twice write twice."""
    accept(posted)
    accept(posted)
    posted.password(password="another one")
    assert posted.ask(Start()).screen == SignInScreen()
    assert posted.audited().count("notice_acknowledged") == 1


@pytest.mark.rule("S1")
def test_after_a_session_the_next_person_is_asked_anew(posted: House) -> None:
    """After log-out, a session that is over, the wish for MFA; what is to be said is said there."""
    accept(posted)
    person = posted.person()
    assert posted.ask(ShowProfile(), person).session is None
    assert posted.ask(LogOut(), person) == Answer(TERMS, None, SessionEnded())
    assert posted.password().screen == UsageNoticeScreen(TEXT, "user")
    accept(posted)
    answer = posted.ask(EnableMfa(PASSWORD), posted.person())
    assert isinstance(answer.notice, SignInToEnroll)
    assert answer.screen == UsageNoticeScreen(TEXT, "user")
    accept(posted)
    assert posted.ask(WatchSession(0), Person("none")) == Answer(TERMS, SessionOver(), SessionEnded())
    assert posted.password().session is None


@pytest.mark.rule("S1")
def test_whoever_starts_over_is_asked_anew(posted: House) -> None:
    """With an attempt or without one: somebody else may be there. Another window has its own answer."""
    accept(posted)
    other = posted.open()
    assert posted.password(core=other).screen == UsageNoticeScreen(TEXT, "user")
    assert posted.ask(Abandon("")).screen == TERMS
    assert posted.password().session is None
    posted.ask(AcknowledgeNotice(), core=other)
    assert posted.password(core=other).session is not None


@pytest.mark.rule("A1")
def test_every_way_to_a_session_tells_the_terms(posted: House) -> None:
    """Enrolled, by code, by recovery code."""
    accept(posted)
    posted.ask(EnableMfa(PASSWORD), posted.person())
    accept(posted)
    key, recovery = posted.enroll()
    page = posted.code_page()
    assert isinstance(page, EnterCodeScreen)
    posted.ask(SubmitCode(page.attempt, posted.code(key)))
    posted.recover(recovery)
    rows = details(posted, "signed_in")
    assert [row["methods"] for row in rows] == ["pwd", "pwd otp", "pwd otp", "pwd recovery"]
    assert {row["notice"] for row in rows} == {DIGEST}


@pytest.mark.rule("F1", "A1")
def test_before_the_first_account_the_terms_wait_for_the_record(house: House) -> None:
    """There is none yet: it is told with the account, in one transaction, and not asked again."""
    house.settings = replace(house.settings, notice_text=TEXT)
    create = CreateFirstAccount("user", "user@example.org", PASSWORD, PASSWORD)
    assert house.ask(Start()).screen == TERMS
    assert house.ask(create).screen == TERMS
    assert house.ask(AcknowledgeNotice()).screen == CreateAccountScreen()
    assert house.ask(Start()).screen == CreateAccountScreen()
    assert house.ask(create).screen == SignInScreen("user")
    assert house.audited() == ["notice_acknowledged", "account_created"]
    assert house.password().session is not None


def test_an_account_made_meanwhile_has_the_terms_recorded(house: House) -> None:
    """Acknowledged while there was no record: with one there, once more, and on it."""
    house.settings = replace(house.settings, notice_text=TEXT)
    house.ask(AcknowledgeNotice())
    house.ask(AddAccount("user", "user@example.org", PASSWORD), OPERATOR)
    assert "notice_acknowledged" not in house.audited()
    assert house.password().screen == UsageNoticeScreen(TEXT, "user")
    accept(house)
    assert house.password().session is not None


@pytest.mark.rule("F2")
def test_terms_stand_at_a_door_as_well(posted: House) -> None:
    """And where nothing is installed there, that is the error, before any terms."""
    gate = posted.open(Door("tool", "/bin/tool"))
    assert posted.ask(Start(), core=gate).screen == TERMS
    assert posted.password(core=gate).screen == UsageNoticeScreen(TEXT, "user")
    assert posted.ask(AcknowledgeNotice(), core=gate).screen == SignInScreen()


@pytest.mark.rule("F2")
def test_at_a_door_without_a_store_the_terms_lead_nowhere(house: House) -> None:
    """Nothing is made there."""
    house.settings = replace(house.settings, notice_text=TEXT)
    gate = house.open(Door("tool", "/bin/tool"))
    for command in (Start(), AcknowledgeNotice()):
        with pytest.raises(StoreMissing):
            house.ask(command, core=gate)


@ON_FILE
@pytest.mark.rule("A6", "B1")
def test_what_cannot_be_recorded_is_not_acknowledged(posted: House) -> None:
    """No row, no sign-in page."""
    posted.meddle("CREATE TEMP TRIGGER full BEFORE INSERT ON main.audit BEGIN SELECT RAISE(ABORT, 'x'); END")
    with pytest.raises(IntegrityError):
        posted.ask(AcknowledgeNotice())
    assert posted.ask(Start()).screen == TERMS
    assert posted.password().screen == UsageNoticeScreen(TEXT, "user")
    posted.meddle("DROP TRIGGER full")
    accept(posted)
    assert posted.password().session is not None


@pytest.mark.rule("A7")
def test_pressing_again_and_again_fills_no_disk(posted: House) -> None:
    """Starting over and accepting in turn: the first few are rows, the others are counted, each of them."""
    for _ in range(100):
        posted.ask(Abandon(""))
        accept(posted)
    assert posted.audited().count("notice_acknowledged") == flood.ROWS
    screen = posted.ask(ListEvents(), OPERATOR).screen
    assert isinstance(screen, EventsScreen)
    assert [(one.event, one.count) for one in screen.counted] == [("notice_acknowledged", 100 - flood.ROWS)]
    assert posted.password().session is not None
    assert details(posted, "signed_in")[-1]["notice"] == DIGEST


@pytest.mark.rule("S1")
@pytest.mark.parametrize("seed", range(20))
def test_in_any_order_a_session_follows_its_acknowledgement(posted: House, seed: int) -> None:
    """Any commands in any order, against a reckoning of our own."""
    chance = random.Random(seed)  # noqa: S311 an order of events, no secret
    people: list[Person] = []
    accepted = False
    for _ in range(30):
        match chance.choice(["accept", "right", "right", "wrong", "over", "start", "out", "out"]):
            case "accept":
                posted.ask(AcknowledgeNotice())
                accepted = True
            case "right":
                answer = posted.password()
                assert (answer.session is not None) is accepted
                people += [holder(answer)] if answer.session is not None else []
            case "wrong":
                assert (posted.password(password="another one").screen is None) is accepted
                posted.wait(1000)
            case "over":
                posted.ask(Abandon("none"))
                accepted = False
            case "start":
                assert (posted.ask(Start()).screen == SignInScreen()) is accepted
            case "out" if people:
                posted.ask(LogOut(), people.pop())
                accepted = False
