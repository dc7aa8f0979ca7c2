"""What an administrator does at the command line, on record with who did it (R7)."""

import json

import pytest
from sqlalchemy import select

from app.core.api.actors import Operator
from app.core.api.commands import (
    RatePassword,
    SubmitActivationCode,
    SubmitCode,
    SubmitNewPassword,
)
from app.core.api.notices import (
    AccountCreated,
    ActivationCodeMade,
    AlreadyInstalled,
    ClockReset,
    ClockSteppedBack,
    CodeAlreadyUsed,
    EmailInvalid,
    EmailTaken,
    NoSuchAccount,
    NothingInstalled,
    OneTimePasswordMade,
    PasswordCommon,
    PasswordHint,
    PasswordTooShort,
    ReasonMissing,
    UsernameInvalid,
    UsernameTaken,
)
from app.core.api.operator_commands import (
    AddAccount,
    AddPerson,
    ResetClock,
    ResetMfa,
    ResetPassword,
    ShowAccount,
)
from app.core.api.screens import (
    AccountsScreen,
    ActivationScreen,
    EnterCodeScreen,
    NewPasswordScreen,
    RecoveryCodeScreen,
    ScanQrScreen,
)
from app.core.store.tables import audit

from .conftest import NEW_PASSWORD, OPERATOR, PASSWORD, House


def last_record(house: House, event: str) -> tuple[str, dict[str, object]]:
    """Return actor and details of the newest record of an event."""
    with house.core._desk.store.transaction(write=False) as tx:
        newest = select(audit).where(audit.c.event == event).order_by(audit.c.id.desc()).limit(1)
        row = tx.connection.execute(newest).one()
    return row.actor, json.loads(row.details)


@pytest.mark.rule("P9")
def test_further_accounts_get_a_one_time_password(settled: House) -> None:
    """Four groups of four, random, and the store holds no trace of it in the clear."""
    made = {settled.add_person()}
    for at in range(20):
        answer = settled.ask(AddPerson(f"person-{at}", f"p{at}@example.org"), OPERATOR).notice
        assert isinstance(answer, OneTimePasswordMade)
        assert answer.added
        assert answer.expires_ms == settled.now_ms + 72 * 3600 * 1000
        assert answer.password not in repr(answer)
        made.add(answer.password)
    assert len(made) == 21
    shapes = {[len(group) for group in password.split("-")] == [4, 4, 4, 4] for password in made}
    assert shapes == {True}


@pytest.mark.rule("P9", "F1")
def test_the_first_account_is_made_another_way(house: House) -> None:
    """A one-time password is for further accounts, a chosen one for the first only."""
    assert house.ask(AddPerson("user", "user@example.org"), OPERATOR).notice == NothingInstalled()
    first = AddAccount("user", "user@example.org", PASSWORD)
    assert house.ask(first, OPERATOR).notice == AccountCreated()
    second = AddAccount("second", "second@example.org", PASSWORD)
    assert house.ask(second, OPERATOR).notice == AlreadyInstalled()
    assert house.ask(ShowAccount("second"), OPERATOR).notice == NoSuchAccount()


@pytest.mark.rule("U1")
def test_names_of_further_accounts(settled: House) -> None:
    """Taken and impossible ones are told by field, in any spelling."""
    add = AddPerson("USER", "other@example.org")
    assert settled.ask(add, OPERATOR).notice == UsernameTaken()
    assert settled.ask(AddPerson("other", "User@Example.org"), OPERATOR).notice == EmailTaken()
    assert settled.ask(AddPerson("no name", "o@example.org"), OPERATOR).notice == UsernameInvalid()
    assert settled.ask(AddPerson("other", "nowhere"), OPERATOR).notice == EmailInvalid()


def test_a_role_is_kept(settled: House) -> None:
    """A further account is a person unless said otherwise."""
    settled.add_person()
    settled.ask(AddPerson("third", "third@example.org", "administrator"), OPERATOR)
    for name, role in (("second", "person"), ("third", "administrator")):
        shown = settled.ask(ShowAccount(name), OPERATOR).screen
        assert isinstance(shown, AccountsScreen)
        assert shown.accounts[0].role == role


@pytest.mark.rule("R7")
def test_a_reset_needs_a_reason_and_names_who_did_it(settled: House) -> None:
    """The record holds the user of the system and the one behind sudo."""
    settled.enroll()
    for reason in ("", "  \n"):
        assert settled.ask(ResetMfa("user", reason), OPERATOR).notice == ReasonMissing()
    assert settled.rows("totp") == 1
    by = Operator(0, "somebody")
    assert isinstance(settled.ask(ResetMfa("user", "lost\nphone" + "x" * 900), by).notice, ActivationCodeMade)
    actor, details = last_record(settled, "mfa_reset")
    assert actor == "os:0 sudo:somebody"
    assert str(details["reason"]).startswith("lost\nphone")
    assert len(str(details["reason"])) == 500
    settled.ask(ResetPassword("user"), by)
    assert last_record(settled, "password_reset")[0] == "os:0 sudo:somebody"


@pytest.mark.rule("L1", "N2")
def test_everything_lost_and_back_in(settled: House) -> None:
    """The emergency path: who holds key and store resets both, and both proofs are needed."""
    settled.enroll()
    made = settled.ask(ResetPassword("user"), OPERATOR).notice
    assert isinstance(made, OneTimePasswordMade)
    code = settled.reset_mfa()
    page = settled.password(password=made.password).screen
    assert isinstance(page, NewPasswordScreen)
    page = settled.ask(SubmitNewPassword(page.attempt, NEW_PASSWORD, NEW_PASSWORD)).screen
    assert isinstance(page, ActivationScreen)
    scan = settled.ask(SubmitActivationCode(page.attempt, code)).screen
    assert isinstance(scan, ScanQrScreen)
    key = scan.manual_key.key
    assert isinstance(settled.ask(SubmitCode(scan.attempt, settled.code(key))).screen, RecoveryCodeScreen)
    settled.wait(30)
    page = settled.password(password=NEW_PASSWORD).screen
    assert isinstance(page, EnterCodeScreen)
    assert isinstance(settled.ask(SubmitCode(page.attempt, settled.code(key))).screen, RecoveryCodeScreen)


@pytest.mark.rule("T9")
def test_the_clock_is_set_right(settled: House) -> None:
    """After codes were accepted by a clock that was ahead, the administrator lets new ones pass again."""
    settled.wait(86_400)
    key, _recovery = settled.enroll()
    settled.wait(-86_400)
    answer = settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key)))
    assert isinstance(answer.notice, ClockSteppedBack)
    assert settled.ask(ResetClock("user"), OPERATOR).notice == ClockReset(changed=True)
    actor, details = last_record(settled, "clock_reset")
    assert actor == "os:1000"
    assert int(str(details["from_counter"])) - int(str(details["to_counter"])) >= 2878
    attempt = settled.code_page().attempt
    assert settled.ask(SubmitCode(attempt, settled.code(key))).notice == CodeAlreadyUsed()
    settled.wait(30)
    assert settled.ask(SubmitCode(attempt, settled.code(key))).session is not None
    assert settled.ask(ResetClock("user"), OPERATOR).notice == ClockReset(changed=False)


def test_no_reset_for_a_name_that_is_none(settled: House) -> None:
    """It is told so."""
    for command in (ResetPassword("nobody"), ResetMfa("nobody", "why"), ResetClock("nobody")):
        assert settled.ask(command, OPERATOR).notice == NoSuchAccount()


@pytest.mark.rule("P4")
def test_the_hint_helps(settled: House) -> None:
    """It rates what is typed, says what would make it better, and whether it would be taken at all."""
    hints = [
        settled.ask(RatePassword(typed, "user", "user@example.org")).notice
        for typed in ("", "qwertyuiop", "aaaaaaaaaaaaaaaa", "useruser2026!!!!", PASSWORD, "\ud800" * 16)
    ]
    assert all(isinstance(hint, PasswordHint) for hint in hints)
    found = [(hint.strength, hint.advice, hint.refusal) for hint in hints if isinstance(hint, PasswordHint)]
    assert found[0][0] == found[1][0] == "weak"
    assert found[1][1:] == ("keys", PasswordTooShort(15, 10)) or found[1][1] == "common"
    assert found[2] == ("weak", "repeats", PasswordCommon("padded"))
    assert found[3][2] == PasswordCommon("context")
    assert found[4] == ("strong", "none", None)
    assert found[5][0] == "weak"
