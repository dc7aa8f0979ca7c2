"""New keys for a store in use: nobody notices, wherever it is cut, and the former keys open nothing (D8)."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from app.core.api.answers import Answer
from app.core.api.audit_screens import VerdictScreen
from app.core.api.commands import ShowProfile, SubmitActivationCode, SubmitCode, SubmitRecoveryCode
from app.core.api.notices import AccountDamaged, KeysRotated, NothingInstalled, StoreRolledBack
from app.core.api.operator_commands import RotateKeys, VerifyAudit
from app.core.api.screens import ActivationScreen, EnterCodeScreen, NewPasswordScreen, ProfileScreen
from app.core.store import key_rotation, keys, records, seal, statement, tables
from app.core.store.key_rotation import KeyRotation
from app.core.store.ticket_keys import TicketKeys

from .conftest import ON_FILE, OPERATOR, Copies, House, holder
from .gates import Gate


class CutError(Exception):
    """The process ends here."""


def rotate(house: House) -> Answer:
    """Rotate by the first core."""
    return house.ask(RotateKeys(), OPERATOR)


def stand(house: House) -> None:
    """See that the record holds and that there is one key file, one data key that seals, and no rest."""
    verdict = house.ask(VerifyAudit(), OPERATOR).screen
    assert isinstance(verdict, VerdictScreen)
    assert verdict.broken is None
    assert verdict.anchored


def key_files(house: House) -> list[Path]:
    """Return the key files."""
    return sorted(house.settings.config_dir.glob("*.key"))


def secrets_of(house: House) -> list[bytes]:
    """Return every sealed value of the factors."""
    return [row[0] for row in rows(house, "SELECT secret FROM authenticator")]


def rows(house: House, query: str) -> list[Any]:
    """Read the store from outside."""
    with house.core._desk.store.transaction(write=False) as tx:
        return list(tx.connection.exec_driver_sql(query))


@pytest.mark.rule("D8")
def test_everybody_goes_on(settled: House) -> None:
    """Passwords, codes, slips and sessions hold in this window, another one and a new one; the old key is gone."""
    handed = settled.add_person()
    key, recovery = settled.enroll()
    session = holder(settled.ask(SubmitCode(settled.code_page().attempt, settled.code(key))))
    other = settled.open()
    former, sealed = key_files(settled), secrets_of(settled)
    assert rotate(settled) == Answer(notice=KeysRotated(2))
    assert len(key_files(settled)) == 1
    assert key_files(settled) != former
    assert not {value[:9] for value in sealed} & {value[:9] for value in secrets_of(settled)}
    stand(settled)
    for core in (settled.core, other, settled.open()):
        assert isinstance(settled.ask(ShowProfile(), session, core).screen, ProfileScreen)
        settled.wait(30)
        page = settled.code_page(core)
        assert settled.ask(SubmitCode(page.attempt, settled.code(key)), core=core).session is not None
        assert isinstance(settled.password("second", core, handed).screen, NewPasswordScreen)
    settled.recover(recovery)
    stand(settled)
    assert rotate(settled) == Answer(notice=KeysRotated(2))
    settled.code_page(other)
    stand(settled)


@pytest.mark.rule("D8")
def test_an_attempt_under_way_goes_on(settled: House) -> None:
    """Who stands at the code page while keys are rotated by another process enters the code."""
    key, recovery = settled.enroll()
    page, other = settled.code_page(), settled.open()
    second = settled.code_page()
    assert settled.ask(RotateKeys(), OPERATOR, other).notice == KeysRotated(1)
    assert settled.ask(SubmitCode(page.attempt, settled.code(key))).session is not None
    assert settled.ask(SubmitRecoveryCode(second.attempt, recovery)).screen is not None


@pytest.mark.rule("D8", "N2")
def test_codes_that_were_handed_out_stay_valid(settled: House) -> None:
    """An activation code is a hash, and hashes stay under the key they were made with."""
    code = settled.reset_mfa()
    rotate(settled)
    rotate(settled)
    screen = settled.password().screen
    assert isinstance(screen, ActivationScreen)
    assert settled.ask(SubmitActivationCode(screen.attempt, code)).screen is not None


# What a rotation goes through, and how often at least.
STEPS = {
    "record": (records, "put", 3),
    "key": (keys, "make", 1),
    "wrap": (seal, "wrap", 3),
    "seal": (key_rotation, "_renew", 1),
    "tickets": (TicketKeys, "make", 1),
    "statement": (statement, "say", 20),
    "rare statement": (Connection, "execute", 16),
    "delete": (keys, "remove", 1),
}


@pytest.mark.rule("D8")
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(
    ("step", "nth"),
    [(step, nth) for step, (_, _, times) in STEPS.items() for nth in range(0, times, 1 if times < 10 else 8)],
)
def test_cut_anywhere(settled: House, step: str, nth: int, after: bool) -> None:
    """Before or after each of its steps: the store opens, codes pass, and the next rotation ends it."""
    key, _ = settled.enroll()
    (signs,) = Gate(settled).public()
    place, name, _ = STEPS[step]
    real, calls = getattr(place, name), 0

    def cut(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        if calls == nth + 1 and not after:
            raise CutError
        result = real(*args, **kwargs)
        if calls == nth + 1:
            raise CutError
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(place, name, cut)
        with pytest.raises(CutError):
            rotate(settled)
    settled.core.close()
    core = settled.open()
    page = settled.code_page(core)
    assert settled.ask(SubmitCode(page.attempt, settled.code(key)), core=core).session is not None
    assert settled.ask(RotateKeys(), OPERATOR, core).notice == KeysRotated(1)
    assert len(key_files(settled)) == 1
    assert len(list(settled.settings.config_dir.glob("*.anchor"))) == 1
    settled.wait(30)
    last = settled.open()
    page = settled.code_page(last)
    assert settled.ask(SubmitCode(page.attempt, settled.code(key)), core=last).session is not None
    now, *former = Gate(settled).public()
    assert now.retired_ms is None
    assert all(one.retired_ms is not None for one in former)
    assert signs.pem in {one.pem for one in former}
    stand(settled)


@pytest.mark.rule("D8", "D3")
def test_the_former_data_key_seals_nothing_any_more(settled: House) -> None:
    """A row and its factors as they were sealed before the rotation, put back by SQL, open nothing."""
    settled.enroll()
    before = (
        rows(settled, "SELECT id, secret FROM authenticator"),
        rows(settled, "SELECT id, seal FROM account"),
    )
    rotate(settled)
    with settled.core._desk.store.transaction() as tx:
        for key, secret in before[0]:
            mine = tables.authenticator.c.id == key
            tx.connection.execute(tables.authenticator.update().where(mine).values(secret=secret))
        for key, mac in before[1]:
            mine = tables.account.c.id == key
            tx.connection.execute(tables.account.update().where(mine).values(seal=mac))
    assert not isinstance(settled.password().screen, EnterCodeScreen)


@pytest.mark.rule("D8", "D3")
def test_what_was_changed_from_outside_is_not_sealed(settled: House) -> None:
    """A rotation is no way to have a change accepted."""
    settled.enroll()
    settled.meddle("UPDATE account SET role='person'")
    rotate(settled)
    assert settled.password().notice == AccountDamaged()
    stand(settled)


def test_nothing_to_rotate(house: House) -> None:
    """Without a store there is nothing to do."""
    assert rotate(house) == Answer(notice=NothingInstalled())


@pytest.mark.rule("D8")
def test_the_former_data_key_is_not_called_back(settled: House) -> None:
    """Rows of keys as they were while a rotation was under way, put back after its end, change nothing."""
    settled.enroll()
    rotation = KeyRotation(settled.core._desk.store)
    rotation.begin(lambda _tx: None)
    during = rows(settled, "SELECT id, wrapped FROM data_key")
    assert rotate(settled).notice == KeysRotated(1)
    with settled.core._desk.store.transaction() as tx:
        for key, wrapped in during:
            mine = tables.data_key.c.id == key
            tx.connection.execute(tables.data_key.update().where(mine).values(wrapped=wrapped))
    core = settled.open()
    assert len(core._desk.store._vault.accepted) == 1  # type: ignore[union-attr]
    settled.code_page(core)


@ON_FILE
@pytest.mark.rule("D8", "D6")
def test_a_key_that_another_store_needs_stays(settled: House) -> None:
    """A copy of the store at another address has its keys rotated: the first one still opens."""
    key, _ = settled.enroll()
    path = settled.settings.store_path
    assert path is not None
    settled.core.close()
    trial = path.with_name("trial.db")
    shutil.copy(path, trial)
    other = House(replace(settled.settings, store=f"sqlite:///{trial}"), settled.now_ms)
    assert rotate(other).notice == KeysRotated(1)
    other.core.close()
    core = settled.open()
    page = settled.code_page(core)
    assert settled.ask(SubmitCode(page.attempt, settled.code(key)), core=core).session is not None


@ON_FILE
@pytest.mark.rule("D8", "D9")
def test_a_store_put_back_keeps_its_keys(settled: House, copies: Copies) -> None:
    """The newer store may still come back: nothing is rotated before somebody has looked."""
    copies.keep()
    settled.enroll()
    settled.core.close()
    copies.put_back()
    before = key_files(settled)
    assert settled.ask(RotateKeys(), OPERATOR, settled.open()).notice == StoreRolledBack()
    assert key_files(settled) == before
