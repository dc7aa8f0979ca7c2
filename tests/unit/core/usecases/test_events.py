"""What happened is on record: a household's life and the exact list of its events (A1)."""

import json
import re
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from app.core.api.actors import Operator
from app.core.api.commands import (
    Abandon,
    ChangePassword,
    ConfirmRecorded,
    KeepAuthenticator,
    LogOut,
    PostponeEnrollment,
    RecoverPassword,
    SubmitActivationCode,
    SubmitCode,
    SubmitNewPassword,
    SubmitRecoveryCode,
    TurnOffMfa,
    UnlockSession,
    WatchSession,
)
from app.core.api.events import EVENTS, REFUSALS, REPEATABLE
from app.core.api.operator_commands import (
    DisableAccount,
    EnableAccount,
    ResetClock,
    ResetMfa,
    ResetPassword,
    UnlockAccount,
)
from app.core.api.screens import ActivationScreen, NewPasswordScreen, RecoveryCodeScreen, ScanQrScreen

from .conftest import NEW_PASSWORD, ON_FILE, OPERATOR, PASSWORD, House, holder

APP = Path(__file__).parents[4] / "app"


class Told:
    """What came onto the record since it was last asked."""

    def __init__(self, house: House) -> None:
        """Begin with nothing."""
        self._house = house
        self._seen = 0

    def __call__(self) -> list[str]:
        """Return the new events."""
        events = self._house.audited()
        fresh, self._seen = events[self._seen :], len(events)
        return fresh


@pytest.mark.rule("A1")
def test_the_events_of_signing_in(house: House) -> None:
    """Made, refused, waited for, enrolled, put off, given up, signed in and out: each by its name, in order."""
    told = Told(house)
    house.create()
    assert told() == ["account_created"]
    house.password(password="wrong wrong wrong")
    house.password("nobody")
    assert told() == ["password_refused", "password_refused"]
    person = house.person()
    house.ask(LogOut(), person)
    assert told() == ["password_right", "signed_in", "signed_out"]
    scan = house.scan()
    assert told() == [
        "password_right",
        "signed_in",
        "enrollment_asked",
        "password_right",
        "enrollment_started",
    ]
    house.ask(SubmitCode(scan.attempt, "000000"))
    house.ask(Abandon(scan.attempt))
    assert told() == ["enrollment_code_refused", "enrollment_abandoned"]
    scan = house.scan()
    assert house.ask(PostponeEnrollment(scan.attempt)).session is not None
    assert told() == ["password_right", "enrollment_started", "enrollment_withdrawn", "signed_in"]
    house.wait(3600)
    house.enroll()
    assert told()[-4:] == ["signed_in", "mfa_enrolled", "recovery_code_made", "recovery_code_recorded"]


@pytest.mark.rule("A1")
def test_the_events_of_codes(settled: House) -> None:
    """Codes refused, replayed, before their time; a session left alone; the recovery code; a wait."""
    house, told = settled, Told(settled)
    key, recovery = house.enroll()
    told()
    page = house.code_page()
    house.ask(SubmitCode(page.attempt, "000000"))
    signed_in = house.ask(SubmitCode(page.attempt, house.code(key)))
    assert told() == ["password_right", "code_refused", "signed_in"]
    page = house.code_page()
    house.ask(SubmitCode(page.attempt, house.code(key)))
    assert told() == ["password_right", "otp_replay"]
    house.now_ms -= 3_600_000
    house.ask(SubmitCode(house.code_page().attempt, house.code(key)))
    house.now_ms += 3_600_000
    assert told() == ["password_right", "clock_step"]
    house.wait(3600)
    house.ask(WatchSession(900), holder(signed_in))
    house.ask(UnlockSession(house.code(key)), holder(signed_in))
    assert told() == ["session_locked", "session_unlocked"]
    house.ask(SubmitRecoveryCode(house.code_page().attempt, "0" * 24))
    shown = house.recover(recovery)
    assert told() == [
        *("password_right", "recovery_refused"),
        *("password_right", "signed_in", "recovery_used", "recovery_code_made"),
    ]
    house.ask(ConfirmRecorded(shown.attempt))
    house.ask(KeepAuthenticator(shown.attempt))
    assert told() == ["recovery_code_recorded", "authenticator_kept"]
    for _ in range(5):
        house.password(password="wrong wrong wrong")
    house.password()
    assert told() == [*["password_refused"] * 5, "sign_in_waiting"]


@pytest.mark.rule("A1", "R7")
def test_the_events_of_factors(settled: House) -> None:
    """A password changed by its person, and one that was forgotten."""
    key, recovery = settled.enroll()
    page = settled.code_page()
    person = holder(settled.ask(SubmitCode(page.attempt, settled.code(key))))
    told = Told(settled)
    told()
    settled.wait(30)
    settled.ask(ChangePassword(PASSWORD, settled.code(key), NEW_PASSWORD, NEW_PASSWORD), person)
    assert told() == ["password_changed"]
    settled.wait(30)
    settled.ask(RecoverPassword("user", "0" * 24, settled.code(key)))
    chosen = settled.ask(RecoverPassword("user", recovery, settled.code(key))).screen
    assert isinstance(chosen, NewPasswordScreen)
    shown = settled.ask(SubmitNewPassword(chosen.attempt, PASSWORD, PASSWORD)).screen
    assert isinstance(shown, RecoveryCodeScreen)
    settled.ask(ConfirmRecorded(shown.attempt))
    assert told() == [
        *("recovery_refused", "recovery_proved", "recovery_used", "password_recovered"),
        *("recovery_code_made", "recovery_code_recorded"),
    ]


@pytest.mark.rule("A1", "R7")
def test_the_events_of_operators(settled: House) -> None:
    """MFA turned off, everything reset, and what the person does about it."""
    key, _ = settled.enroll()
    told = Told(settled)
    told()
    settled.wait(30)
    page = settled.code_page()
    person = holder(settled.ask(SubmitCode(page.attempt, settled.code(key))))
    settled.wait(30)
    settled.ask(TurnOffMfa(PASSWORD, settled.code(key)), person)
    assert told() == ["password_right", "signed_in", "mfa_turned_off"]
    sudo = Operator(1000, "somebody")
    for command in (
        UnlockAccount("user"),
        DisableAccount("user"),
        EnableAccount("user"),
        ResetPassword("user"),
        ResetMfa("user", "phone lost"),
        ResetClock("user"),
    ):
        settled.ask(command, sudo)
    assert told() == [
        *("account_unlocked", "account_disabled", "account_enabled", "password_reset", "mfa_reset")
    ]
    slip = settled.ask(ResetPassword("user"), OPERATOR).notice
    code = settled.reset_mfa()
    first = settled.password(password=getattr(slip, "password", "")).screen
    assert isinstance(first, NewPasswordScreen)
    activation = settled.ask(SubmitNewPassword(first.attempt, NEW_PASSWORD, NEW_PASSWORD)).screen
    assert isinstance(activation, ActivationScreen)
    settled.ask(SubmitActivationCode(activation.attempt, "0" * 16))
    scan = settled.ask(SubmitActivationCode(activation.attempt, code)).screen
    assert isinstance(scan, ScanQrScreen)
    settled.ask(PostponeEnrollment(scan.attempt))
    assert told() == [
        *("password_reset", "mfa_reset", "password_right", "activation_code_refused"),
        *("activation_code_right", "enrollment_started", "enrollment_put_off"),
    ]


@pytest.mark.rule("A1")
def test_who_where_and_why(settled: House) -> None:
    """A row tells machine, operating system's user, factors, and the reason that no window tells."""
    settled.password("nobody")
    settled.password(password="wrong wrong wrong")
    settled.password(password="x" * 2000)
    key, _ = settled.enroll()
    settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key)))
    with settled.core._desk.store.transaction(write=False) as tx:
        rows = tx.connection.exec_driver_sql("SELECT event, details, chain FROM audit ORDER BY id").all()
    details = [(event, json.loads(text)) for event, text, _chain in rows]
    assert all({"host", "os"} <= said.keys() for _event, said in details)
    assert len({chain for _event, _text, chain in rows}) == 1
    why = [said["reason"] for event, said in details if event == "password_refused"]
    assert why == ["no_such_name", "wrong", "malformed"]
    methods = [said["methods"] for event, said in details if event == "signed_in"]
    assert methods == ["pwd", "pwd otp", "pwd otp"]
    assert len({said["session"] for event, said in details if event == "signed_in"}) == 3


@pytest.mark.rule("A1")
def test_every_event_declared_is_written_somewhere() -> None:
    """The list names what can happen and nothing else; a name beside it does not pass mypy."""
    source = "".join(path.read_text() for path in APP.rglob("*.py") if path.name != "events.py")
    written = set(re.findall(r'"([a-z_]+)"', source))
    assert [event for event in EVENTS if event not in written] == []
    assert REFUSALS < REPEATABLE < {*EVENTS}
    assert len(EVENTS) == len({*EVENTS})


@ON_FILE
@pytest.mark.rule("A6", "B1")
@pytest.mark.parametrize("command", [DisableAccount("user"), ResetPassword("user"), UnlockAccount("user")])
def test_what_cannot_be_recorded_is_not_done(settled: House, command: DisableAccount) -> None:
    """A record that takes no row lets nothing happen: not a sign-in, not a refusal's end, not an operator's act."""
    settled.meddle(
        "CREATE TEMP TRIGGER no_room BEFORE INSERT ON main.audit BEGIN SELECT RAISE(ABORT, 'x'); END"
    )
    with pytest.raises(IntegrityError):
        settled.ask(command, OPERATOR)
    with pytest.raises(IntegrityError):
        settled.password()
    settled.meddle("DROP TRIGGER no_room")
    assert settled.password().session is not None
    assert settled.audited()[-2:] == ["password_right", "signed_in"]
