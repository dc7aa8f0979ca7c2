"""Any value in any column of any table, written by SQL: detected, or harmless for the reason given here (D3)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Boolean, Column, MetaData, Table, Text

from app.core.api.actors import Person
from app.core.api.answers import Answer
from app.core.api.audit_screens import VerdictScreen
from app.core.api.commands import ShowProfile, Start, SubmitCode, SubmitRecoveryCode
from app.core.api.door import Door
from app.core.api.door_commands import ListTicketKeys, RedeemSession, VerifyTicket
from app.core.api.errors import (
    KeyringLocked,
    KeyWrong,
    KnownError,
    StoreCorrupt,
    StoreTooNew,
)
from app.core.api.notices import AuthenticatorOff, SessionOver, SignInRefused, WaitBeforeRetry
from app.core.api.operator_commands import ListEvents, ShowAccount, VerifyAudit
from app.core.api.screens import (
    AccountsScreen,
    ClaimsScreen,
    CreateAccountScreen,
    EnterCodeScreen,
    ProfileScreen,
    TicketKeysScreen,
    TicketScreen,
)
from app.core.opening import Core
from app.core.store import records, tables

from .conftest import NEW_PASSWORD, OPERATOR, House, holder

NOT_WHOLE = "the account is told to be changed, and locked"
RECORD = "`audit verify` names the row"
TICKETS = "StoreCorrupt: no ticket is issued or verified before the keys are rotated"
ANYTHING = [
    "'x'",
    "-1",
    "NULL",
    "x'00'",
    "x''",
    "0",
    "1",
    "9223372036854775807",
    "1.5",
    "CAST(x'ff' AS TEXT)",
]
# With the small counts only so many of them; and only what opening reads is opened anew for each.
FEW = 3
READ_BY_OPENING = ("installation", "data_key", "alembic_version")


@dataclass(frozen=True)
class Harmless:
    """Why a change does no harm; ``but`` are refusals that it may bring about."""

    why: str
    but: tuple[object, ...] = ()


UNREAD = Harmless("nothing reads it")
ON_RECORD = Harmless("the record in the config folder says it; this is for a store without one")
GUESSES = Harmless(
    "counts guesses: who writes the store can give or take some, and still has to guess",
    (WaitBeforeRetry, SignInRefused, AuthenticatorOff),
)
# By table and column: how the change shows. StoreCorrupt, "no value of ours", is right everywhere.
EXPECTED: dict[str, object] = {
    "installation.id": Harmless("there is one row, whatever its number"),
    "installation.created_ms": UNREAD,
    "installation.key_source": ON_RECORD,
    "installation.key_id": ON_RECORD,
    "data_key.id": KeyWrong,
    "data_key.wrapped": KeyWrong,
    "data_key.created_ms": UNREAD,
    **{f"account.{c.name}": NOT_WHOLE for c in tables.account.columns},
    **{f"authenticator.{c.name}": NOT_WHOLE for c in tables.authenticator.columns},
    **{f"throttle.{c.name}": GUESSES for c in tables.throttle.columns},
    **{f"session.{c.name}": SessionOver for c in tables.session.columns},
    **{f"ticket_key.{c.name}": TICKETS for c in tables.ticket_key.columns},
    **{f"audit.{c.name}": RECORD for c in tables.audit.columns},
    "audit.id": Harmless("the chain goes by `seq`; a list may come in another order"),
    "alembic_version.version_num": StoreTooNew,
}
# What a person of ours would write there to get further than the two factors lead.
CUNNING: dict[str, list[str]] = {
    "installation.key_source": ["'keyring'"],
    "data_key.wrapped": ["zeroblob(60)", "wrapped || x'00'"],
    "account.id": ["id || '0'"],
    "account.username": ["'other'"],
    "account.email": ["'other@example.org'"],
    "account.role": ["'person'"],
    "account.mfa": ["'off'", "'wanted'", "'required'"],
    "account.disabled": ["1 - disabled"],
    "account.row_version": ["row_version + 1"],
    "account.created_ms": ["created_ms - 1", "created_ms + 100000000000"],
    "account.seal_version": ["seal_version - 1", "seal_version + 1"],
    "account.seal": ["zeroblob(32)"],
    "authenticator.id": ["id + 10"],
    "authenticator.account_id": ["'nobody'"],
    "authenticator.type": ["'password'", "'totp'", "'recovery_code'", "'activation_code'"],
    "authenticator.secret": ["(SELECT secret FROM authenticator WHERE type='password')"],
    "authenticator.last_counter": ["last_counter - 1"],
    "authenticator.expires_ms": ["99999999999999"],
    "throttle.subject": ["'x' || subject"],
    "throttle.failures": ["-100000", "100"],
    "throttle.wait_s": ["99999999"],
    "session.token_hash": ["zeroblob(32)"],
    "session.created_ms": ["created_ms + 1"],
    "session.opened": ["1 - opened"],
    "session.locked": ["1 - locked"],
    "session.methods": ["'pwd otp'"],
    "session.seal": ["zeroblob(32)"],
    "ticket_key.id": ["'0123456789abcdef'", "id || '0'"],
    "ticket_key.secret": ["zeroblob(69)", "(SELECT secret FROM authenticator WHERE type='totp')"],
    "ticket_key.created_ms": ["created_ms + 1"],
    "ticket_key.retired_ms": ["created_ms", "99999999999999"],
    "audit.id": ["id + 1000"],
    "audit.at_ms": ["at_ms + 1"],
    "audit.event": ["'signed_in'"],
    "audit.details": ["'{}'"],
    "audit.seal_version": ["seal_version + 1"],
    "audit.chain": ["'0000000000000000'"],
    "audit.seq": ["seq + 1"],
    "audit.mac": ["zeroblob(32)"],
    "alembic_version.version_num": ["'0000'", "'0001'", "'9999'"],
}
STAMP = Table("alembic_version", MetaData(), Column("version_num", Text, primary_key=True))
TABLES = {**tables.metadata.tables, "alembic_version": STAMP}
COLUMNS = [f"{table.name}.{column.name}" for table in TABLES.values() for column in table.columns]


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """Give a file: SQLite takes any value in any column, a server only what its types let through."""
    return f"sqlite:///{tmp_path / 'data' / 'twinlatch.db'}"


def test_every_column_is_expected() -> None:
    """A column that is added later needs a line above."""
    assert set(EXPECTED) == set(COLUMNS)
    assert set(CUNNING) <= set(COLUMNS)


@dataclass
class Home:
    """A house with MFA on and somebody signed in, whose store is changed and changed back."""

    house: House
    key: str
    session: Person
    ticket: str
    keys: object

    def raw(self) -> sqlite3.Connection:
        """Open the store as somebody without the key would."""
        return sqlite3.connect(str(self.house.settings.store_path), isolation_level=None)

    def write(self, column: str, value: str) -> bool:
        """Write a value into a column; False where SQLite itself says no, or it reads as before."""
        table, _, name = column.partition(".")
        with closing(self.raw()) as connection:
            connection.text_factory = bytes
            connection.execute("PRAGMA ignore_check_constraints=ON")
            shown = f"SELECT {name}, typeof({name}) FROM {table} ORDER BY rowid"  # noqa: S608 names of our own
            before = connection.execute(shown).fetchall()
            try:
                connection.execute(f"UPDATE {table} SET {name}={value}")  # noqa: S608 names of our own
            except sqlite3.IntegrityError:
                return False
            after = connection.execute(shown).fetchall()
        if isinstance(TABLES[table].columns[name].type, Boolean):
            return [bool(one) for one, _ in after] != [bool(one) for one, _ in before]
        return after != before

    def signs(self, core: Core) -> Iterator[object]:
        """Give every sign that the change shows, and see that nobody gets in who should not."""
        house = self.house
        for name in ("user", "user@example.org"):
            assert house.password(name, core, NEW_PASSWORD).session is None
            answer = house.password(name, core)
            assert answer.session is None
            yield from self._told(answer)
            if isinstance(answer.screen, EnterCodeScreen):
                attempt = answer.screen.attempt
                assert house.ask(SubmitCode(attempt, house.code(self.key, -1)), core=core).session is None
                assert house.ask(SubmitRecoveryCode(attempt, "0" * 24), core=core).session is None
        profile = house.ask(ShowProfile(), self.session, core)
        assert isinstance(profile.screen, ProfileScreen) == (profile.notice is None)
        yield from self._told(profile)
        shown = house.ask(ShowAccount("user"), OPERATOR, core).screen
        if not isinstance(shown, AccountsScreen) or not shown.accounts[0].whole:
            yield NOT_WHOLE
        house.ask(ListEvents(), OPERATOR, core)
        verdict = house.ask(VerifyAudit(), OPERATOR, core).screen
        assert isinstance(verdict, VerdictScreen)
        if verdict.broken is not None:
            yield RECORD
        yield from self._of_tickets(core)

    def _of_tickets(self, core: Core) -> Iterator[object]:
        """See that a ticket is verified by the one key there is, or that it is told."""
        house = self.house
        try:
            keys = house.ask(ListTicketKeys(), OPERATOR, core).screen
            claims = house.ask(VerifyTicket(self.ticket, "payroll"), OPERATOR, core).screen
        except StoreCorrupt as error:
            if not error.why.startswith("a ticket key"):
                raise
            yield TICKETS
            return
        assert isinstance(keys, TicketKeysScreen)
        assert keys == self.keys
        assert isinstance(claims, ClaimsScreen)

    @staticmethod
    def _told(answer: Answer) -> Iterator[object]:
        if answer.notice is not None:
            yield type(answer.notice)

    def shows(self, *, anew: bool) -> set[object]:
        """Return how a change shows, in the window that is open and perhaps in one that is opened now."""
        found: set[object] = set()
        try:
            found |= set(self.signs(self.house.core))
        except KnownError as error:
            found.add(type(error))
        if not anew:
            return found
        try:
            core = self.house.open()
            assert not isinstance(self.house.ask(Start(), core=core).screen, CreateAccountScreen)
            found |= set(self.signs(core))
            core.close()
        except KnownError as error:
            found.add(type(error))
        return found


@pytest.fixture
def home(settled: House) -> Home:
    """Give such a house; a code was just used."""
    key, _ = settled.enroll()
    page = settled.code_page()
    session = holder(settled.ask(SubmitCode(page.attempt, settled.code(key))))
    settled.wait(30)
    gate = settled.open(Door("payroll"))
    page = settled.code_page(gate)
    passed = holder(settled.ask(SubmitCode(page.attempt, settled.code(key)), core=gate))
    ticket = settled.ask(RedeemSession(), passed, gate).screen
    assert isinstance(ticket, TicketScreen)
    keys = settled.ask(ListTicketKeys(), OPERATOR).screen
    settled.wait(30)
    return Home(settled, key, session, ticket.ticket, keys)


@pytest.mark.rule("D3", "D6", "A4", "B4")
@pytest.mark.parametrize("column", COLUMNS)
def test_any_value_in_any_column(home: Home, column: str, rounds: int) -> None:
    """No door opens that was shut; the change shows as it should, or nothing changes for anybody."""
    expected = EXPECTED[column]
    many = rounds >= 100
    anew = many or column.partition(".")[0] in READ_BY_OPENING
    values = ANYTHING[: None if many else FEW] + CUNNING.get(column, [])
    (anchor,) = home.house.settings.config_dir.glob("*.anchor")
    anchored = anchor.read_bytes()
    with closing(home.raw()) as live, closing(sqlite3.connect(":memory:")) as kept:
        live.backup(kept)
        assert home.shows(anew=anew) == set()
        for value in values:
            kept.backup(live)
            anchor.write_bytes(anchored)
            if not home.write(column, value):
                continue
            shown = home.shows(anew=anew)
            if isinstance(expected, Harmless):
                assert shown <= {*expected.but, StoreCorrupt}, value
            else:
                assert shown & {expected, StoreCorrupt}, value


@pytest.mark.rule("D6", "F1")
@pytest.mark.parametrize(
    ("change", "error"),
    [
        ("key_source='keyring'", KeyringLocked),
        ("key_source='x'", KeyringLocked),
        ("key_id='x'", StoreCorrupt),
        ("key_id='../x'", StoreCorrupt),
    ],
)
def test_where_the_record_is_lost_too(settled: House, change: str, error: type[KnownError]) -> None:
    """Without the record the store names its key: a wrong name is a missing key, never another or a new one."""
    (settled.settings.config_dir / records.NAME).unlink()
    settled.meddle(f"UPDATE installation SET {change}")  # noqa: S608 names of our own
    with pytest.raises(error):
        settled.open()
