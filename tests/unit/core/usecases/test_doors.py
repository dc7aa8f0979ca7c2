"""At a door: who passes, who is told why not after the right password, and nothing is made there (F2, F3)."""

from typing import Any

import pytest

from app.core.api.actors import Person
from app.core.api.answers import Answer, SessionOpened
from app.core.api.commands import (
    Abandon,
    ConfirmRecorded,
    CreateFirstAccount,
    KeepAuthenticator,
    LogOut,
    PostponeEnrollment,
    RecoverPassword,
    SetUpNewAuthenticator,
    ShowAgain,
    ShowProfile,
    Start,
    SubmitActivationCode,
    SubmitCode,
    SubmitNewPassword,
    SubmitPassword,
    SubmitRecoveryCode,
)
from app.core.api.door import Door
from app.core.api.door_commands import RedeemSession
from app.core.api.errors import StoreMissing
from app.core.api.notices import (
    AccountDisabled,
    ActivationNeeded,
    MfaRequiredHere,
    NotAllowed,
    NotForYou,
    SessionOver,
    SignInRefused,
    WaitBeforeRetry,
)
from app.core.api.operator_commands import AddAccount, AddPerson, DisableAccount
from app.core.api.screens import (
    ActivationScreen,
    EnterCodeScreen,
    NewPasswordScreen,
    PhoneLostScreen,
    RecoveryCodeScreen,
    ScanQrScreen,
    SignInScreen,
)
from app.core.opening import Core
from app.core.usecases import AT_DOOR, REGISTRY

from .conftest import NEW_PASSWORD, NOBODY, OPERATOR, PASSWORD, House, holder

DOOR = Door("payroll", "/usr/bin/payroll")


def shown(answer: Answer) -> Any:
    """Return the answer's screen, whatever it is."""
    return answer.screen


def enroll_at(house: House, core: Core, scan: Any) -> Answer:
    """Confirm the authenticator that is shown, tick the recovery code, and come in."""
    assert isinstance(scan, ScanQrScreen)
    code = shown(house.ask(SubmitCode(scan.attempt, house.code(scan.manual_key.key)), core=core))
    assert isinstance(code, RecoveryCodeScreen)
    return house.ask(ConfirmRecorded(code.attempt), core=core)


def redeemed(house: House, core: Core, answer: Answer) -> bool:
    """Tell whether the session that was opened is good for what the door opens."""
    return house.ask(RedeemSession(), holder(answer), core).notice is None


@pytest.mark.rule("F2", "F1")
def test_where_nothing_is_installed_nothing_is_made(house: House) -> None:
    """A door at no store is a failure, whatever is asked; it never shows nor makes the first account."""
    assert not house.core._desk.store.installed
    core = house.open(DOOR)
    for command in (
        Start(),
        SubmitPassword("user", PASSWORD),
        RecoverPassword("user", "0" * 24, "000000"),
    ):
        with pytest.raises(StoreMissing):
            house.ask(command, core=core)
    made = CreateFirstAccount("user", "user@example.org", PASSWORD, PASSWORD)
    assert house.ask(made, core=core) == Answer(notice=NotAllowed())
    added = AddAccount("user", "user@example.org", PASSWORD)
    assert house.ask(added, OPERATOR, core) == Answer(notice=NotAllowed())
    assert not house.core._desk.store.installed
    house.create()
    assert house.ask(Start(), core=core).screen == SignInScreen()
    assert house.ask(made, core=core) == Answer(notice=NotAllowed())


@pytest.mark.rule("F2")
def test_a_door_lets_people_in_and_does_nothing_else(settled: House) -> None:
    """No account is made, changed or looked at there, by whomever."""
    core, person = settled.open(DOOR), settled.person()
    assert settled.ask(AddPerson("second", "second@example.org"), OPERATOR, core).notice == NotAllowed()
    assert settled.ask(ShowProfile(), person, core).notice == NotAllowed()
    assert {kind.__name__ for kind in REGISTRY if kind not in AT_DOOR} >= {
        *("CreateFirstAccount", "AddAccount", "AddPerson", "ResetMfa", "EnableMfa", "TurnOffMfa"),
    }
    assert settled.ask(LogOut(), person, core).notice is None
    assert settled.ask(RedeemSession(), settled.person()) == Answer(notice=NotAllowed())


@pytest.mark.rule("F3", "S1")
def test_without_mfa_nobody_passes(settled: House) -> None:
    """MFA off: after the right password it is said what to do; no attempt is begun, no session opened."""
    core = settled.open(DOOR)
    before = settled.audited()
    assert settled.password(core=core) == Answer(notice=MfaRequiredHere())
    assert settled.password(core=core, password="wrong wrong wrong") == Answer(notice=SignInRefused())
    assert settled.audited()[len(before) :] == ["door_refused", "password_refused"]
    assert settled.failures("password") == 1
    slip = settled.add_person()
    assert settled.password("second", core, slip) == Answer(notice=MfaRequiredHere())
    assert isinstance(settled.password("second", password=slip).screen, NewPasswordScreen)
    # One that was opened by the password alone elsewhere is not good for it either.
    assert settled.ask(RedeemSession(), settled.person(), core).notice == MfaRequiredHere()
    assert settled.audited()[-1] == "door_refused"


@pytest.mark.rule("F3", "N2")
def test_ones_own_wish_is_carried_out_at_the_door(settled: House) -> None:
    """Wanted MFA is set up there, and there is no later; elsewhere there is."""
    settled.mfa("wanted")
    core = settled.open(DOOR)
    scan = settled.password(core=core).screen
    assert isinstance(scan, ScanQrScreen)
    assert not scan.may_postpone
    before = settled.audited()
    assert settled.ask(PostponeEnrollment(scan.attempt), core=core) == Answer(notice=NotAllowed())
    assert settled.audited() == before
    again = shown(settled.ask(ShowAgain(scan.attempt), core=core))
    assert not again.may_postpone
    assert redeemed(settled, core, enroll_at(settled, core, scan))
    other = settled.password().screen
    assert isinstance(other, EnterCodeScreen)


@pytest.mark.rule("F3")
def test_elsewhere_later_is_an_answer(settled: House) -> None:
    """Without a door the same page may be put off, and says so."""
    scan = settled.scan()
    assert scan.may_postpone
    assert settled.ask(PostponeEnrollment(scan.attempt)).session is not None


@pytest.mark.rule("F3", "N2", "P9")
def test_a_newcomer_comes_in_by_the_slip(settled: House) -> None:
    """Required MFA: the one-time password proves it, a password is chosen, MFA set up, and the door opens."""
    slip, core = settled.add_person(enroll=True), settled.open(DOOR)
    chosen = shown(settled.password("second", core, slip))
    assert isinstance(chosen, NewPasswordScreen)
    scan = shown(settled.ask(SubmitNewPassword(chosen.attempt, NEW_PASSWORD, NEW_PASSWORD), core=core))
    assert not scan.may_postpone
    assert settled.ask(PostponeEnrollment(scan.attempt), core=core).notice == NotAllowed()
    assert redeemed(settled, core, enroll_at(settled, core, scan))


@pytest.mark.rule("F3", "N2", "N1")
def test_after_a_reset_the_activation_code_comes_first(settled: House) -> None:
    """The password alone enrolls nothing at a door; with the activation code it does."""
    settled.enroll()
    code, core = settled.reset_mfa(), settled.open(DOOR)
    page = shown(settled.password(core=core))
    assert isinstance(page, ActivationScreen)
    assert settled.ask(SubmitCode(page.attempt, "000000"), core=core).session is None
    page = shown(settled.password(core=core))
    scan = shown(settled.ask(SubmitActivationCode(page.attempt, code), core=core))
    assert redeemed(settled, core, enroll_at(settled, core, scan))
    settled.mfa("required")
    settled.meddle("DELETE FROM throttle")
    assert settled.password(core=core).notice == ActivationNeeded()


@pytest.mark.rule("F3", "R3", "R6")
@pytest.mark.parametrize("way", ["keep", "new", "later"])
def test_a_recovery_sign_in_passes(settled: House, way: str) -> None:
    """Password and recovery code are two factors: whatever is chosen then, a new authenticator may wait."""
    _, recovery = settled.enroll()
    core = settled.open(DOOR)
    page = settled.code_page(core)
    fresh = shown(settled.ask(SubmitRecoveryCode(page.attempt, recovery), core=core))
    assert isinstance(fresh, RecoveryCodeScreen)
    lost = shown(settled.ask(ConfirmRecorded(fresh.attempt), core=core))
    assert isinstance(lost, PhoneLostScreen)
    if way == "keep":
        answer = settled.ask(KeepAuthenticator(lost.attempt), core=core)
    else:
        scan = shown(settled.ask(SetUpNewAuthenticator(lost.attempt), core=core))
        assert scan.may_postpone
        confirm = SubmitCode(scan.attempt, settled.code(scan.manual_key.key))
        answer = settled.ask(confirm if way == "new" else PostponeEnrollment(scan.attempt), core=core)
    assert isinstance(answer.session, SessionOpened)
    assert answer.session.methods == ("pwd", "recovery")
    assert redeemed(settled, core, answer)


@pytest.mark.rule("U1")
@pytest.mark.parametrize("user", ["user", "USER", " User ", "user@example.org", "User@Example.org"])
def test_the_one_person_passes_by_any_spelling(settled: House, user: str) -> None:
    """A door for one person knows the username and the address, as the sign-in page does."""
    key, _ = settled.enroll()
    core = settled.open(Door("payroll", user=user))
    answer = settled.ask(SubmitCode(settled.code_page(core).attempt, settled.code(key)), core=core)
    assert redeemed(settled, core, answer)


@pytest.mark.parametrize(
    "door",
    [
        *(Door("a", user=user) for user in ("second", "second@example.org", "user2", "no name", "@", "*")),
        Door("a", roles=("person",)),
        Door("a", roles=("root", "Administrator")),
        Door("a", user="user", roles=("person",)),
        Door("a", user="second", roles=("administrator",)),
    ],
    ids=str,
)
def test_others_are_told_after_the_right_password(settled: House, door: Door) -> None:
    """Another person, another role: refused with the reason once the password is right, and on record."""
    key, _ = settled.enroll()
    session = holder(settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))))
    core = settled.open(door)
    assert settled.password(core=core, password="wrong wrong wrong") == Answer(notice=SignInRefused())
    assert settled.password(core=core) == Answer(notice=NotForYou())
    assert settled.audited()[-1] == "door_refused"
    # A session that was opened elsewhere opens nothing here, and is over.
    answer = settled.ask(RedeemSession(), session, core)
    assert (answer.notice, answer.screen) == (NotForYou(), SignInScreen("user"))
    assert settled.ask(RedeemSession(), session, settled.open(DOOR)).notice == SessionOver()


@pytest.mark.parametrize(
    "door", [Door("a", roles=("administrator",)), Door("a", roles=("x", "administrator"))]
)
def test_one_of_the_roles_passes(settled: House, door: Door) -> None:
    """Any of the roles named is enough."""
    settled.enroll()
    assert isinstance(settled.password(core=settled.open(door)).screen, EnterCodeScreen)


@pytest.mark.rule("E1", "L5")
@pytest.mark.parametrize("door", [DOOR, Door("a", user="second"), Door("a", roles=("person",))], ids=str)
def test_before_the_right_password_a_door_tells_nothing(settled: House, door: Door) -> None:
    """Known and unknown names, meant or not: the same answers, waits included, and a known name's true ones after."""
    settled.add_person(enroll=True)
    core = settled.open(door)

    def told(name: str) -> list[object]:
        return [settled.password(name, core, "wrong wrong wrong").notice for _ in range(6)]

    answers = [told(name) for name in ("user", "second", "nobody")]
    assert answers[0] == answers[1] == answers[2]
    assert isinstance(answers[0][-1], WaitBeforeRetry)
    assert isinstance(settled.password(core=core).notice, WaitBeforeRetry)
    assert "door_refused" not in settled.audited()


@pytest.mark.rule("E1")
def test_a_disabled_account_is_called_disabled(settled: House) -> None:
    """What is wrong with the account comes before what the door says."""
    settled.ask(DisableAccount("user"), OPERATOR)
    assert settled.password(core=settled.open(DOOR)).notice == AccountDisabled()


@pytest.mark.rule("S2", "F3")
def test_a_session_given_up_is_not_redeemed(settled: House) -> None:
    """One that waits for its recovery code to be ticked opens nothing, nor after it was given up."""
    settled.mfa("wanted")
    core = settled.open(DOOR)
    scan = shown(settled.password(core=core))
    settled.ask(SubmitCode(scan.attempt, settled.code(scan.manual_key.key)), core=core)
    held = core._desk.attempts.get(scan.attempt).session_token
    assert held is not None
    for _ in range(2):
        answer = settled.ask(RedeemSession(), Person(held), core)
        assert answer.screen == SignInScreen()
        settled.ask(Abandon(scan.attempt), NOBODY, core)
    assert "ticket_issued" not in settled.audited()


@pytest.mark.rule("S4", "F3")
def test_a_session_that_waits_is_not_for_the_next_one(settled: House) -> None:
    """Where the store was busy "Try again" stays on the page: an hour later somebody else may press it."""
    key, _ = settled.enroll()
    core = settled.open(DOOR)
    for waits_s, passes in ((899, True), (901, False)):
        settled.wait(30)
        page = settled.code_page(core)
        answer = settled.ask(SubmitCode(page.attempt, settled.code(key)), core=core)
        settled.wait(waits_s)
        assert redeemed(settled, core, answer) is passes
