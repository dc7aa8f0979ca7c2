"""Refusals in floods are counted, not written: the record stays small and the count exact (A7, L11)."""

import faulthandler
import json
from collections import Counter

import pytest

from app.core.api.audit_screens import EventsScreen
from app.core.api.commands import SubmitCode
from app.core.api.operator_commands import ListEvents
from app.core.rules import flood
from app.core.rules.throttle import Tally

from .conftest import ON_FILE, OPERATOR, House

WRONG = "another lantern, and never this one"
SMALL, LARGE = 400, 100_000
MOST_ROWS_A_MONTH = 100


@pytest.fixture
def many(request: pytest.FixtureRequest) -> int:
    """How many sign-ins are refused; the large count takes longer than a test may that hangs."""
    if not request.config.getoption("--torture"):
        return SMALL
    faulthandler.cancel_dump_traceback_later()
    return LARGE


def on_record(house: House) -> Counter[str]:
    """Return how often each event happened, by rows, by what rows tell, and by what is only counted."""
    screen = house.ask(ListEvents(most=100_000), OPERATOR).screen
    assert isinstance(screen, EventsScreen)
    found = Counter(one.event for one in screen.events if one.event != "repeated")
    for one in screen.events:
        if one.event == "repeated":
            told = json.loads(one.details)
            found[told["of"]] += told["count"]
    for counted in screen.counted:
        found[counted.event] += counted.count
    return found


def size(house: House) -> int:
    """Return the bytes of the store."""
    with house.core._desk.store.transaction(write=False) as tx:
        found = tx.connection.exec_driver_sql(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        )
        return int(found.scalar_one())


@ON_FILE
@pytest.mark.rule("A7", "L11")
def test_a_flood_fills_no_disk(settled: House, many: int) -> None:
    """Once a second, known and unknown names in turn: some rows, and every single refusal is accounted for."""
    rows, pages = len(settled.audited()), size(settled)
    for number in range(many):
        settled.wait(1)
        settled.password("user" if number % 2 else f"nobody{number}", password=WRONG)
        if number == many // 2:
            settled.cores.pop(0).close()
    grown = len(settled.audited()) - rows
    print(f"{many} refusals: {grown} rows, {size(settled) - pages} bytes")
    found = on_record(settled)
    assert found["password_refused"] + found["sign_in_waiting"] == many
    assert grown <= 3 * flood.ROWS + 2 * many // flood.SHORTEST_S


@pytest.mark.rule("A7")
def test_a_month_leaves_a_few_rows() -> None:
    """The rule alone, once a second for a month: windows grow to a day, no event is lost."""
    tally, rows, told = Tally(), 0, 0
    for second in range(30 * 86_400):
        found = flood.counted(tally, second * 1000)
        tally = found.tally
        rows += found.row + (found.closed is not None)
        told += found.row + (found.closed.count if found.closed else 0)
    waiting = flood.left_out(tally)
    assert told + (waiting.count if waiting else 0) == 30 * 86_400
    assert 30 < rows < MOST_ROWS_A_MONTH


@pytest.mark.rule("A7")
def test_a_quiet_hour_begins_anew() -> None:
    """After a window without a flood the first few are rows again; a clock set back loses no event."""
    tally = Tally()
    for second in range(flood.ROWS):
        tally = flood.counted(tally, second).tally
    found = flood.counted(tally, flood.SHORTEST_S * 1000 + 5)
    assert (found.row, found.closed, found.tally.failures) == (True, None, 1)
    back = flood.counted(flood.counted(tally, 9).tally, -(10**9))
    assert (back.row, back.closed) == (False, None)
    assert flood.left_out(back.tally) == flood.LeftOut(2, -(10**9))


@pytest.mark.rule("A7", "R6")
def test_the_next_sign_in_tells_how_many(settled: House) -> None:
    """What was only counted about an account is a row before its person signs in, and told once."""
    for _ in range(40):
        settled.wait(20)
        settled.password(password=WRONG)
    settled.wait(900)
    before = on_record(settled)
    settled.password()
    assert settled.audited()[-1] == "signed_in"
    assert "repeated" in settled.audited()[-4:]
    after = on_record(settled)
    assert after["password_refused"] == before["password_refused"]
    assert after["sign_in_waiting"] == before["sign_in_waiting"]
    screen = settled.ask(ListEvents(), OPERATOR).screen
    assert isinstance(screen, EventsScreen)
    assert screen.counted == ()
    rows = len(settled.audited())
    settled.password()
    assert settled.audited()[rows:] == ["password_right", "signed_in"]


@pytest.mark.rule("A7", "T12")
def test_replays_are_counted_as_what_they_are(settled: House) -> None:
    """A code used again is its own event, also in a flood."""
    key, _ = settled.enroll()
    code = settled.code(key)
    assert settled.ask(SubmitCode(settled.code_page().attempt, code)).session is not None
    page = settled.code_page()
    for _ in range(20):
        settled.ask(SubmitCode(page.attempt, code))
    assert settled.audited().count("otp_replay") == flood.ROWS
    assert on_record(settled)["otp_replay"] == 20
