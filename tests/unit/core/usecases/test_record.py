"""The record: a chain that shows every change, and a store that was put back (A4, D9)."""

import pytest

from app.core.api.answers import Answer
from app.core.api.audit_screens import EventsScreen, VerdictScreen
from app.core.api.commands import SubmitCode
from app.core.api.notices import NoSuchAccount, NothingInstalled, RollbackAcknowledged, StoreRolledBack
from app.core.api.operator_commands import AcknowledgeRollback, ListEvents, VerifyAudit

from .conftest import OPERATOR, Copies, House


def verdict(house: House) -> VerdictScreen:
    """Have the record checked."""
    screen = house.ask(VerifyAudit(), OPERATOR).screen
    assert isinstance(screen, VerdictScreen)
    return screen


@pytest.mark.rule("A4")
def test_an_untouched_record_holds(settled: House) -> None:
    """Every row of every window is in the chain."""
    settled.enroll()
    settled.password(core=settled.open())
    found = verdict(settled)
    assert (found.rows, found.chains, found.anchored, found.broken) == (len(settled.audited()), 1, True, None)


@pytest.mark.rule("A4")
@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE audit SET event='harmless' WHERE seq=2", "changed"),
        ("UPDATE audit SET at_ms=at_ms+1 WHERE seq=2", "changed"),
        ("UPDATE audit SET account_id=NULL WHERE seq=2", "changed"),
        ("UPDATE audit SET actor='os:0' WHERE seq=2", "changed"),
        ("UPDATE audit SET details='{\"a\": 1}' WHERE seq=2", "changed"),
        ("UPDATE audit SET seal_version=77 WHERE seq=2", "changed"),
        ("UPDATE audit SET mac=zeroblob(32) WHERE seq=2", "changed"),
        ("DELETE FROM audit WHERE seq=2", "missing"),
        ("DELETE FROM audit WHERE seq=(SELECT max(seq) FROM audit)", "tail_lost"),
        ("DELETE FROM audit", "tail_lost"),
        ("UPDATE audit SET seq=CASE seq WHEN 2 THEN -2 ELSE seq END", "missing"),
        ("UPDATE audit SET chain='0123456789abcdef'", "changed"),
        (
            (
                "INSERT INTO audit SELECT id+1, at_ms, event, NULL, actor, details, NULL, chain, seq+1, mac "
                "FROM audit ORDER BY seq DESC LIMIT 1"
            ),
            "changed",
        ),
    ],
)
def test_any_change_is_found(settled: House, change: str, why: str) -> None:
    """Edited, taken out, cut off, swapped, added or chained anew: the first row that does not hold is named."""
    settled.enroll()
    settled.meddle(change)
    broken = verdict(settled).broken
    assert broken is not None
    assert broken.why == why


@pytest.mark.rule("A1")
def test_events_by_person_kind_and_time(settled: House) -> None:
    """Filters narrow, pages join without a gap, the newest come in the order of time."""
    settled.add_person()
    began_ms = settled.now_ms
    settled.wait(60)
    settled.password(password="wrong wrong wrong")
    settled.wait(60)
    settled.password()

    def asked(wanted: ListEvents) -> list[str]:
        screen = settled.ask(wanted, OPERATOR).screen
        assert isinstance(screen, EventsScreen)
        return [one.event for one in screen.events]

    assert asked(ListEvents(event="password_refused")) == ["password_refused"]
    assert asked(ListEvents(name="second")) == ["account_created"]
    assert asked(ListEvents(since_ms=began_ms + 1, until_ms=settled.now_ms)) == ["password_refused"]
    assert asked(ListEvents(most=2, last=True)) == settled.audited()[-2:]
    pages, after = [], 0
    while True:
        screen = settled.ask(ListEvents(after=after, most=2), OPERATOR).screen
        assert isinstance(screen, EventsScreen)
        pages += [one.event for one in screen.events]
        if not screen.more:
            break
        after = screen.events[-1].id
    assert pages == settled.audited()
    assert settled.ask(ListEvents(name="nobody"), OPERATOR).notice == NoSuchAccount()


def test_nothing_installed(house: House) -> None:
    """Without a store there is no record, and nothing to acknowledge."""
    for command in (ListEvents(), VerifyAudit(), AcknowledgeRollback("x")):
        assert house.ask(command, OPERATOR).notice == NothingInstalled()


@pytest.mark.rule("D9", "T2")
def test_a_store_put_back_accepts_no_code(settled: House, copies: Copies) -> None:
    """A copy from before a code was used is noticed; an operator's word, on record, ends it."""
    key, _ = settled.enroll()
    settled.core.close()
    copies.keep()
    code = settled.code(key)
    page = settled.code_page(core=settled.open())
    assert settled.ask(SubmitCode(page.attempt, code), core=settled.cores[-1]).session is not None
    settled.cores[-1].close()
    copies.put_back()
    again = settled.open()
    page = settled.code_page(core=again)
    answer = settled.ask(SubmitCode(page.attempt, code), core=again)
    assert (answer.session, answer.notice) == (None, StoreRolledBack())
    found = settled.ask(VerifyAudit(), OPERATOR, core=again).screen
    assert isinstance(found, VerdictScreen)
    assert found.broken is not None
    acknowledge = AcknowledgeRollback("restored after a disk failure")
    assert settled.ask(acknowledge, OPERATOR, core=again) == Answer(notice=RollbackAcknowledged(changed=True))
    assert settled.ask(acknowledge, OPERATOR, core=again).notice == RollbackAcknowledged(changed=False)
    settled.wait(30)
    page = settled.code_page(core=again)
    assert settled.ask(SubmitCode(page.attempt, settled.code(key)), core=again).session is not None
    found = settled.ask(VerifyAudit(), OPERATOR, core=again).screen
    assert isinstance(found, VerdictScreen)
    assert found.broken is None


@pytest.mark.rule("D9")
def test_an_anchor_that_lags_is_no_alarm(settled: House) -> None:
    """Killed between commit and anchor: the next opening goes on, and the anchor catches up."""
    settled.core.close()
    (anchor,) = settled.settings.config_dir.glob("*.anchor")
    before = anchor.read_bytes()
    core = settled.open()
    settled.password(core=core)
    assert anchor.read_bytes() != before
    core.close()
    anchor.write_bytes(before)
    again = settled.open()
    assert not again._desk.store.rolled_back
    settled.password(core=again)
    found = settled.ask(VerifyAudit(), OPERATOR, core=again).screen
    assert isinstance(found, VerdictScreen)
    assert found.broken is None
