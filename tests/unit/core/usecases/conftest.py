"""A core on a fresh store with a frozen clock, and the moves of a sign-in."""

import base64
import hashlib
import hmac
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.core.api.actors import Actor, Nobody, Operator, Person
from app.core.api.answers import Answer, SessionOpened
from app.core.api.commands import (
    Act,
    ConfirmRecorded,
    CreateFirstAccount,
    EnableMfa,
    MfaState,
    Query,
    SubmitCode,
    SubmitPassword,
    SubmitRecoveryCode,
)
from app.core.api.door import Door
from app.core.api.notices import ActivationCodeMade, OneTimePasswordMade
from app.core.api.operator_commands import AddPerson, ResetMfa
from app.core.api.screens import EnterCodeScreen, RecoveryCodeScreen, ScanQrScreen
from app.core.factors.password import PasswordFactor
from app.core.opening import Core, open_core
from app.core.store.authenticators import Type
from app.settings import Settings, load
from tests.cluster import SHARED, Cluster

# What is written in SQLite's words, or is about a file.
ON_FILE = pytest.mark.parametrize("stores", ["sqlite"], indirect=True)
PASSWORD = "plain lantern over wide rivers"
NOBODY = Nobody()
OPERATOR = Operator(1000)
SAID_THERE = {"zeroblob(32)": "decode(repeat('00', 32), 'hex')", "x''": "''::bytea"}
NEW_PASSWORD = "seven green herons by the weir"


def cheap() -> PasswordFactor:
    """Return a password factor at the smallest Argon2 there is."""
    return PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)


def code_of(key: str, now_ms: int, steps: int = 0) -> str:
    """Return the RFC 6238 code of a base32 key, by hand."""
    secret = base64.b32decode(key + "=" * (-len(key) % 8))
    counter = now_ms // 30_000 + steps
    mac = hmac.new(secret, counter.to_bytes(8, "big"), hashlib.sha1).digest()
    start = mac[-1] & 15
    return f"{(int.from_bytes(mac[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


@dataclass
class House:
    """One core, its clock, and what a person would do with it."""

    settings: Settings
    now_ms: int = 1_800_000_000_000
    cores: list[Core] = field(default_factory=list)

    def open(self, door: Door | None = None) -> Core:
        """Open another core on the same store, as another window would, or a gate with its door."""
        core = open_core(self.settings, clock=lambda: self.now_ms, password=cheap(), door=door)
        self.cores.append(core)
        return core

    @property
    def core(self) -> Core:
        """The first core."""
        return self.cores[0] if self.cores else self.open()

    def ask(self, command: Act | Query, actor: Actor = NOBODY, core: Core | None = None) -> Answer:
        """Give one command."""
        return (core or self.core).handle(actor, command)

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now_ms += int(seconds * 1000)

    def create(self) -> None:
        """Make the first account."""
        answer = self.ask(CreateFirstAccount("user", "user@example.org", PASSWORD, PASSWORD))
        assert answer.screen is not None, answer

    def password(self, name: str = "user", core: Core | None = None, password: str = PASSWORD) -> Answer:
        """Enter name and password."""
        return self.ask(SubmitPassword(name, password), core=core)

    def person(self) -> Person:
        """Sign in without MFA."""
        return holder(self.password())

    def scan(self, core: Core | None = None) -> ScanQrScreen:
        """Ask for MFA where it is off, and come to the QR code."""
        answer = self.password(core=core)
        if answer.session is not None:
            self.ask(EnableMfa(PASSWORD), holder(answer), core=core)
            answer = self.password(core=core)
        assert isinstance(answer.screen, ScanQrScreen), answer
        return answer.screen

    def code(self, key: str, steps: int = 0) -> str:
        """Read the authenticator app."""
        return code_of(key, self.now_ms, steps)

    def enroll(self) -> tuple[str, str]:
        """Enroll and record; return the key and the recovery code. The next code is fresh."""
        scan = self.scan()
        key = scan.manual_key.key
        shown = self.ask(SubmitCode(scan.attempt, self.code(key))).screen
        assert isinstance(shown, RecoveryCodeScreen)
        assert self.ask(ConfirmRecorded(shown.attempt)).session is not None
        self.wait(30)
        return key, shown.code

    def code_page(self, core: Core | None = None) -> EnterCodeScreen:
        """Come to the code page of a later sign-in."""
        screen = self.password(core=core).screen
        assert isinstance(screen, EnterCodeScreen), screen
        return screen

    def recover(self, code: str) -> RecoveryCodeScreen:
        """Sign in with the recovery code as far as the new one."""
        shown = self.ask(SubmitRecoveryCode(self.code_page().attempt, code)).screen
        assert isinstance(shown, RecoveryCodeScreen), shown
        return shown

    def add_person(self, *, enroll: bool = False) -> str:
        """Make a further account, "second"; return its one-time password."""
        made = self.ask(AddPerson("second", "second@example.org", enroll=enroll), OPERATOR).notice
        assert isinstance(made, OneTimePasswordMade), made
        return made.password

    def reset_mfa(self, name: str = "user") -> str:
        """Reset an account's MFA; return the activation code."""
        made = self.ask(ResetMfa(name, "phone and code are lost"), OPERATOR).notice
        assert isinstance(made, ActivationCodeMade), made
        return made.code

    def audited(self) -> list[str]:
        """Return the events on record, in order."""
        with self.core._desk.store.transaction(write=False) as tx:
            rows = tx.connection.exec_driver_sql("SELECT event FROM audit ORDER BY id")
            return [event for (event,) in rows]

    def failures(self, factor: str, name: str = "user") -> int:
        """Return an account's counter of a factor."""
        with self.core._desk.store.transaction(write=False) as tx:
            account = tx.accounts.find(username=name)
            assert account is not None
            subject = f"{account.id}:{factor}"
            found = tx.throttle.load([subject])
        return found[subject].failures if subject in found else 0

    def mfa(self, state: MfaState) -> None:
        """Set the account's state as an administrator or a policy would."""
        with self.core._desk.store.transaction() as tx:
            account = tx.accounts.find(username="user")
            assert account is not None
            tx.accounts.set_mfa(account, state, None)
            tx.audit.write("account_unlocked", account_id=account.id, actor="nobody")

    @property
    def on_server(self) -> bool:
        """Whether the store is on a server."""
        return self.settings.store_path is None

    def meddle(self, statement: str) -> None:
        """Change the store from outside, in SQLite's words or what they are on a server."""
        if self.on_server:
            for here, there in SAID_THERE.items():
                statement = statement.replace(here, there)
        with self.core._desk.store.transaction() as tx:
            tx.connection.exec_driver_sql(statement)

    def rows(self, kind: Type) -> int:
        """Count the account's live authenticators of a kind."""
        with self.core._desk.store.transaction(write=False) as tx:
            account = tx.accounts.find(username="user")
            assert account is not None
            return len(tx.authenticators.of(account.id, kind))


def holder(answer: Answer) -> Person:
    """Return the actor that a session makes."""
    assert isinstance(answer.session, SessionOpened), answer
    return Person(answer.session.token)


def grouped(code: str) -> str:
    """Write a code as the window shows it."""
    return " ".join(re.findall("....", code))


class Copies:
    """A copy of the store, as somebody would put it back later; nobody has it open meanwhile."""

    def __init__(self, url: str, folder: Path, request: pytest.FixtureRequest) -> None:
        """Take the store's address and a folder for the copy."""
        self._place = Path(url.removeprefix("sqlite:///")).parent
        self._copy = folder / "copy"
        self._cluster: Cluster | None = None
        if not url.startswith("sqlite"):
            self._cluster = request.getfixturevalue("cluster")

    def keep(self) -> None:
        """Copy the store."""
        if self._cluster is None:
            shutil.copytree(self._place, self._copy)
        else:
            self._cluster.keep(SHARED, "kept")

    def put_back(self) -> None:
        """Put the copy in its place."""
        if self._cluster is None:
            shutil.rmtree(self._place)
            shutil.copytree(self._copy, self._place)
        else:
            self._cluster.put_back("kept", SHARED)


@pytest.fixture
def copies(store_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Copies:
    """Copies of the house's store."""
    return Copies(store_url, tmp_path, request)


@pytest.fixture
def house(tmp_path: Path, store_url: str) -> Iterator[House]:
    """A house with no account yet, on each engine in turn (G6)."""
    config = tmp_path / "settings" / "settings.toml"
    config.parent.mkdir(mode=0o700)
    config.write_text('key_source = "file"\n')
    config.chmod(0o600)
    built = House(load({"store": store_url, "config": str(config)}, {}))
    yield built
    for core in built.cores:
        core.close()


@pytest.fixture
def settled(house: House) -> House:
    """A house with one account, MFA off."""
    house.create()
    return house
