"""The store of a test, made and asked without a window: what is settled before a person comes, or found after."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.core.api.actors import Nobody, Operator
from app.core.api.answers import Answer, SessionOpened
from app.core.api.commands import ConfirmRecorded, Start, SubmitCode, SubmitPassword
from app.core.api.notices import Notice
from app.core.api.operator_commands import AddAccount, ResetMfa, ResetPassword, ShowAccount
from app.core.api.screens import (
    AccountsScreen,
    CreateAccountScreen,
    EnterCodeScreen,
    ProfileScreen,
    RecoveryCodeScreen,
    ScanQrScreen,
)
from app.core.opening import Core, open_core
from app.settings import load

from .person import PASSWORD, Phone
from .places import After, Before

T = TypeVar("T")
NOBODY = Nobody()


class Household:
    """One store; each question opens it anew, as another program would."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time, store: str = "") -> None:
        """Take the folder that is the person's home, a clock of seconds since the epoch, a store elsewhere."""
        self._clock = clock
        env = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "TWINLATCH_STORE": store}
        self._settings = load({}, env | {"XDG_DATA_HOME": str(folder / "data")}, folder / "no-etc")

    def settle(self, state: Before, phone: Phone) -> str:
        """Make the account, in some state of MFA; return the recovery code where there is one."""
        if state == "nothing":
            return ""
        add = AddAccount("user", "user@example.org", PASSWORD, enroll=state != "off")
        self._with(lambda core: core.handle(Operator(0), add))
        return self._with(lambda core: _enrolled(core, phone)) if state == "on" else ""

    def administer(self, command: ResetPassword | ResetMfa) -> Notice | None:
        """Do what an administrator does at the command line, and return the answer."""
        return self._with(lambda core: core.handle(Operator(0), command)).notice

    def fail(self, name: str, times: int) -> None:
        """Have wrong passwords tried for a name, as at another window."""
        act = SubmitPassword(name, "not this one, surely")
        self._with(lambda core: [core.handle(NOBODY, act) for _ in range(times)])

    def mfa(self) -> str:
        """Return the account's state of MFA."""
        shown = self._with(lambda core: core.handle(Operator(0), ShowAccount("user"))).screen
        assert isinstance(shown, AccountsScreen)
        return shown.accounts[0].mfa

    def lets_in(self, phone: Phone, former_key: str) -> After:
        """Sign in by what was last confirmed, and tell what that is."""
        return self._with(lambda core: _let_in(core, phone, former_key))

    def _with(self, ask: Callable[[Core], T]) -> T:
        core = open_core(self._settings, clock=lambda: int(self._clock() * 1000))
        try:
            return ask(core)
        finally:
            core.close()


def _enrolled(core: Core, phone: Phone) -> str:
    scan = core.handle(NOBODY, SubmitPassword("user", PASSWORD)).screen
    assert isinstance(scan, ScanQrScreen)
    phone.key = scan.manual_key.key
    shown = core.handle(NOBODY, SubmitCode(scan.attempt, phone.code())).screen
    assert isinstance(shown, RecoveryCodeScreen)
    core.handle(NOBODY, ConfirmRecorded(shown.attempt))
    return " ".join(re.findall("....", shown.code))


def _let_in(core: Core, phone: Phone, former_key: str) -> After:
    if isinstance(core.handle(NOBODY, Start()).screen, CreateAccountScreen):
        return "nothing"
    answer = core.handle(NOBODY, SubmitPassword("user", PASSWORD))
    match answer:
        case Answer(screen=ProfileScreen(), session=SessionOpened()):
            return "off"
        case Answer(screen=ScanQrScreen() as scan, session=None):
            assert scan.manual_key.key != former_key
            return "wanted"
        case Answer(screen=EnterCodeScreen() as page, session=None):
            entered = core.handle(NOBODY, SubmitCode(page.attempt, phone.code()))
            if isinstance(entered.screen, RecoveryCodeScreen):
                return "unticked"
            assert isinstance(entered.session, SessionOpened), entered
            return "on"
    raise AssertionError(answer)
