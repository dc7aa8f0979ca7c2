"""A recording that is proved: two groups of the code are typed back before it counts (R1)."""

import base64
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.core.api.answers import Answer
from app.core.api.commands import (
    ConfirmRecorded,
    ConfirmReplaced,
    ReplaceRecoveryCode,
    ShowAgain,
    ShowProfile,
    SubmitCode,
    SubmitRecoveryCode,
)
from app.core.api.notices import GroupsWrong, RecoveryCodeReplaced
from app.core.api.screens import PhoneLostScreen, ProfileScreen, RecoveryCodeScreen

from .conftest import PASSWORD, House, holder

pytestmark = pytest.mark.rule("R8")


@pytest.fixture
def proving(settled: House) -> House:
    """A house with an account, in which a recording is proved."""
    settled.settings = replace(settled.settings, recovery_proof=True)
    settled.cores.pop().close()
    settled.open()
    return settled


def fresh(house: House) -> RecoveryCodeScreen:
    """Enroll as far as the recovery code."""
    scan = house.scan()
    shown = house.ask(SubmitCode(scan.attempt, house.code(scan.manual_key.key))).screen
    assert isinstance(shown, RecoveryCodeScreen)
    return shown


def right(shown: RecoveryCodeScreen) -> tuple[str, ...]:
    """Read the groups that are asked for, as a person counts them."""
    return tuple(shown.code[4 * one - 4 : 4 * one] for one in shown.proof)


def loosely(groups: tuple[str, ...]) -> tuple[str, ...]:
    """Type groups as people do: in lower case, with blanks, O for 0 and l for 1."""
    return tuple(f" {one[:2]}-{one[2:]} ".lower().replace("0", "o").replace("1", "l") for one in groups)


def test_two_different_groups_are_asked_for(proving: House) -> None:
    """Two of the six, the same two however often the code is shown, others with another code."""
    shown = fresh(proving)
    first, second = shown.proof
    assert 1 <= first < second <= 6
    assert proving.ask(ShowAgain(shown.attempt)).screen == shown
    asked = {fresh_again.proof for fresh_again in (_anew(proving) for _ in range(20))}
    assert len(asked) > 1


def _anew(house: House) -> RecoveryCodeScreen:
    """Leave without ticking and sign in: the code is shown anew."""
    house.wait(30)
    with house.core._desk.store.transaction(write=False) as tx:
        (account,) = tx.accounts.all()
        secret = tx.authenticators.of(account.id, "totp")[0].secret or b""
    key = base64.b32encode(secret).decode().rstrip("=")
    shown = house.ask(SubmitCode(house.code_page().attempt, house.code(key))).screen
    assert isinstance(shown, RecoveryCodeScreen)
    return shown


def test_none_is_asked_for_by_default(settled: House) -> None:
    """Without the setting the tick is enough."""
    shown = fresh(settled)
    assert shown.proof == ()
    assert settled.ask(ConfirmRecorded(shown.attempt)).session is not None


WRONG: dict[str, Callable[[tuple[str, ...]], tuple[str, ...]]] = {
    "none": lambda _groups: (),
    "one": lambda groups: groups[:1],
    "the other way round": lambda groups: groups[::-1],
    "the second is empty": lambda groups: (groups[0], ""),
    "the first is empty": lambda groups: ("", groups[1]),
    "too short": lambda groups: (groups[0], groups[1][:3]),
    "too long": lambda groups: (groups[0], groups[1] + "0"),
    "half characters": lambda groups: (groups[0], "\ud800" * 4),
    "far too long": lambda groups: (groups[0], groups[1] + " " * 70),
    "wide letters": lambda groups: (groups[0], "\uff21\uff22\uff23\uff24"),
}


@pytest.mark.parametrize("spoil", WRONG.values(), ids=WRONG)
def test_no_session_without_the_right_groups(proving: House, spoil: Callable[[Any], Any]) -> None:
    """Wrong or missing, nobody gets in, nothing is recorded or counted, and the code stays to be seen."""
    shown = fresh(proving)
    before = _state(proving)
    answer = proving.ask(ConfirmRecorded(shown.attempt, spoil(right(shown))))
    assert isinstance(answer.notice, GroupsWrong)
    assert set(answer.notice.groups) <= set(shown.proof)
    assert answer == Answer(notice=answer.notice)
    assert _state(proving) == before
    assert proving.ask(ShowAgain(shown.attempt)).screen == shown
    assert proving.ask(ConfirmRecorded(shown.attempt, right(shown))).session is not None


def test_the_wrong_group_is_named(proving: House) -> None:
    """The one that is wrong, not the other."""
    shown = fresh(proving)
    first, second = right(shown)
    answer = proving.ask(ConfirmRecorded(shown.attempt, (first, "ZZZZ" if second != "ZZZZ" else "YYYY")))
    assert answer == Answer(notice=GroupsWrong(shown.proof[1:]))


def test_groups_are_read_as_codes_are(proving: House) -> None:
    """In lower case, with blanks and hyphens, O as 0, l as 1."""
    shown = fresh(proving)
    assert proving.ask(ConfirmRecorded(shown.attempt, loosely(right(shown)))).session is not None


def test_many_wrong_groups_lock_nothing(proving: House) -> None:
    """It is about recording: no counter of any factor moves."""
    shown = fresh(proving)
    for _ in range(120):
        assert proving.ask(ConfirmRecorded(shown.attempt, ("0000", "0000"))).session is None
    assert proving.ask(ConfirmRecorded(shown.attempt, right(shown))).session is not None


def test_a_recovery_sign_in_goes_on_by_the_groups_only(proving: House) -> None:
    """The former code is spent; the new one is not recorded before its groups are right."""
    first = fresh(proving)
    proving.ask(ConfirmRecorded(first.attempt, right(first)))
    proving.wait(30)
    shown = proving.recover(first.code)
    assert proving.ask(ConfirmRecorded(shown.attempt)).notice == GroupsWrong(shown.proof)
    lost = proving.ask(ConfirmRecorded(shown.attempt, right(shown))).screen
    assert isinstance(lost, PhoneLostScreen)


def test_a_replaced_code_needs_its_groups(proving: House) -> None:
    """Until they are right the former code lives, and the attempt goes on."""
    scan = proving.scan()
    key = scan.manual_key.key
    former = proving.ask(SubmitCode(scan.attempt, proving.code(key))).screen
    assert isinstance(former, RecoveryCodeScreen)
    person = holder(proving.ask(ConfirmRecorded(former.attempt, right(former))))
    proving.wait(30)
    shown = proving.ask(ReplaceRecoveryCode(PASSWORD, proving.code(key)), person).screen
    assert isinstance(shown, RecoveryCodeScreen)
    assert proving.ask(ConfirmReplaced(shown.attempt), person) == Answer(notice=GroupsWrong(shown.proof))
    page = proving.code_page()
    assert isinstance(proving.ask(SubmitRecoveryCode(page.attempt, former.code)).screen, RecoveryCodeScreen)
    assert isinstance(proving.ask(ShowProfile(), person).screen, ProfileScreen)


def test_a_replaced_code_is_taken_by_its_groups(proving: House) -> None:
    """Wrong first, then right: the new code is in force."""
    scan = proving.scan()
    key = scan.manual_key.key
    former = proving.ask(SubmitCode(scan.attempt, proving.code(key))).screen
    assert isinstance(former, RecoveryCodeScreen)
    person = holder(proving.ask(ConfirmRecorded(former.attempt, right(former))))
    proving.wait(30)
    shown = proving.ask(ReplaceRecoveryCode(PASSWORD, proving.code(key)), person).screen
    assert isinstance(shown, RecoveryCodeScreen)
    assert proving.ask(ConfirmReplaced(shown.attempt, ("", "")), person).notice == GroupsWrong(shown.proof)
    assert proving.ask(ConfirmReplaced(shown.attempt, right(shown)), person).notice == RecoveryCodeReplaced()


def test_the_groups_stay_out_of_what_is_logged(proving: House) -> None:
    """A command is safe to print."""
    shown = fresh(proving)
    assert right(shown)[0] not in repr(ConfirmRecorded(shown.attempt, right(shown)))
    assert right(shown)[0] not in repr(ConfirmReplaced(shown.attempt, right(shown)))


def _state(house: House) -> object:
    with house.core._desk.store.transaction(write=False) as tx:
        (account,) = tx.accounts.all()
        codes = tx.authenticators.of(account.id, "recovery_code")
        names = [f"{account.id}:{factor}" for factor in ("password", "totp", "recovery_code", "enrollment")]
        return account, codes, tx.throttle.load(names)
