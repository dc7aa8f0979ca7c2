"""The store changed from outside: detected or harmless, never a sign-in that was not earned (D3)."""

import pytest

from app.core.api.answers import Answer
from app.core.api.commands import RecoverPassword, ShowProfile, SubmitCode, SubmitRecoveryCode
from app.core.api.errors import StoreCorrupt
from app.core.api.notices import (
    AccountAccepted,
    AccountChanged,
    AccountDamaged,
    AccountMeddled,
    NoSuchAccount,
    ReasonMissing,
    RecoveryRefused,
    SessionOver,
)
from app.core.api.operator_commands import AcceptAccount, ResetMfa, ResetPassword, ShowAccount
from app.core.api.screens import AccountsScreen, ProfileScreen

from .conftest import OPERATOR, PASSWORD, House


@pytest.mark.rule("D3", "N1")
def test_mfa_taken_away_locks_the_account(settled: House) -> None:
    """Switched off with all its factors gone, the account is locked: with words, on record, for the operator too."""
    settled.enroll()
    session = settled.now_ms
    settled.meddle("DELETE FROM authenticator WHERE type<>'password'")
    settled.meddle("UPDATE account SET mfa='off', mfa_since_ms=NULL")
    assert settled.now_ms == session
    answer = settled.password()
    assert (answer.session, answer.notice) == (None, AccountDamaged())
    assert settled.audited()[-1] == "integrity"
    for command in (ResetPassword("user"), ResetMfa("user", "lost")):
        assert settled.ask(command, OPERATOR).notice == AccountMeddled()
    shown = settled.ask(ShowAccount("user"), OPERATOR).screen
    assert isinstance(shown, AccountsScreen)
    assert not shown.accounts[0].whole


@pytest.mark.rule("D3")
def test_an_old_row_with_its_old_seal_is_old(settled: House) -> None:
    """An account put back as it was before MFA, factors and seal and all, is older than its record."""
    old = "CREATE TEMP TABLE {0}_old AS SELECT * FROM {0}"
    settled.meddle(old.format("account"))
    settled.meddle(old.format("authenticator"))
    settled.enroll()
    settled.meddle("DELETE FROM session")
    settled.meddle("DELETE FROM authenticator")
    settled.meddle("DELETE FROM account")
    settled.meddle("INSERT INTO account SELECT * FROM account_old")
    settled.meddle("INSERT INTO authenticator SELECT * FROM authenticator_old")
    assert settled.password().notice == AccountDamaged()


@pytest.mark.rule("D3", "T2")
def test_a_used_code_stays_used(settled: House) -> None:
    """Factor and seal put back as they were before the code was used: it is not used again."""
    key, _ = settled.enroll()
    settled.meddle("CREATE TEMP TABLE account_old AS SELECT * FROM account")
    settled.meddle("CREATE TEMP TABLE authenticator_old AS SELECT * FROM authenticator")
    page = settled.code_page()
    code = settled.code(key)
    assert settled.ask(SubmitCode(page.attempt, code)).session is not None
    page = settled.code_page()
    settled.meddle(
        "UPDATE authenticator SET last_counter=(SELECT o.last_counter FROM authenticator_old o WHERE o.id="
        "authenticator.id)"
    )
    settled.meddle(
        "UPDATE account SET (seal, seal_version)=(SELECT o.seal, o.seal_version FROM account_old o)"
    )
    assert settled.ask(SubmitCode(page.attempt, code)).notice == AccountChanged()
    assert settled.audited()[-1] == "integrity"


@pytest.mark.rule("D3", "U1")
def test_two_names_swapped(settled: House) -> None:
    """One's own password does not open another's account by a swap of the names."""
    settled.add_person()
    settled.meddle("UPDATE account SET username='x' WHERE username='user'")
    settled.meddle("UPDATE account SET username='user' WHERE username='second'")
    settled.meddle("UPDATE account SET username='second' WHERE username='x'")
    assert settled.password("second").notice == AccountDamaged()


@pytest.mark.rule("D3", "E4")
def test_forgotten_refuses_what_was_changed(settled: House) -> None:
    """Both codes right, the row not ours: refused as ever."""
    key, recovery = settled.enroll()
    settled.meddle("UPDATE account SET role='person'")
    forgotten = RecoverPassword("user", recovery, settled.code(key))
    assert settled.ask(forgotten).notice == RecoveryRefused()
    assert settled.audited()[-1] == "integrity"
    assert settled.rows("recovery_code") == 1


@pytest.mark.rule("D3", "S3")
def test_a_session_made_up_or_changed_is_none(settled: House) -> None:
    """Neither a row written by SQL nor one turned to another account is a session."""
    settled.add_person()
    session = settled.person()
    other = "(SELECT id FROM account WHERE username='second')"
    settled.meddle(f"UPDATE session SET account_id={other}")  # noqa: S608 names of our own
    assert settled.ask(ShowProfile(), session).notice == SessionOver()
    session = settled.person()
    settled.meddle("UPDATE account SET email='new@example.org' WHERE username='user'")
    answer = settled.ask(ShowProfile(), session)
    assert (answer.notice, isinstance(answer.screen, ProfileScreen)) == (AccountDamaged(), False)


@pytest.mark.rule("D3", "R3")
def test_what_was_changed_is_never_sealed_again_by_a_step(settled: House) -> None:
    """A recovery sign-in under way ends, and a change of ours to a changed account is refused as a whole."""
    _, recovery = settled.enroll()
    page = settled.code_page()
    settled.meddle("UPDATE account SET role='person'")
    assert settled.ask(SubmitRecoveryCode(page.attempt, recovery)).notice == AccountChanged()
    assert settled.rows("recovery_code") == 1
    store = settled.core._desk.store
    with pytest.raises(StoreCorrupt), store.transaction() as tx:
        (account,) = tx.accounts.all()
        tx.accounts.raise_version(account)


@pytest.mark.rule("D3", "R7")
def test_an_operator_takes_it_as_it_stands(settled: House) -> None:
    """With a reason, on record with the OS user; its sessions end, and it signs in again."""
    session = settled.person()
    settled.meddle("UPDATE account SET email='new@example.org'")
    assert settled.ask(AcceptAccount("nobody", "x"), OPERATOR).notice == NoSuchAccount()
    assert settled.ask(AcceptAccount("user", " "), OPERATOR).notice == ReasonMissing()
    accept = AcceptAccount("user", "the address was mended by hand")
    assert settled.ask(accept, OPERATOR) == Answer(notice=AccountAccepted(changed=True))
    assert settled.audited()[-1] == "account_accepted"
    assert settled.ask(ShowProfile(), session).notice == SessionOver()
    assert settled.ask(accept, OPERATOR).notice == AccountAccepted(changed=False)
    assert settled.password("new@example.org", password=PASSWORD).session is not None
