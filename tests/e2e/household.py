"""The store of a test, made and asked without a window: what is settled before a person comes, or found after."""

import re
from collections.abc import Callable
from pathlib import Path

from app.core.api.actors import Nobody, Operator
from app.core.api.answers import Answer
from app.core.api.commands import (
    AddAccount,
    ConfirmRecorded,
    ShowAccount,
    SubmitCode,
    SubmitPassword,
)
from app.core.api.screens import AccountsScreen, EnterCodeScreen, RecoveryCodeScreen, ScanQrScreen
from app.core.opening import Core, open_core
from app.settings import load

from .person import PASSWORD, Phone


class Household:
    """One store; each question opens it anew, as another program would."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that is the person's home."""
        env = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config")}
        self._settings = load({}, env | {"XDG_DATA_HOME": str(folder / "data")}, folder / "no-etc")

    def settle(self, *, wanted: bool = False) -> None:
        """Make the account."""
        self._with(
            lambda core: core.handle(
                Operator(0), AddAccount("user", "user@example.org", PASSWORD, enroll=wanted)
            )
        )

    def enroll(self, phone: Phone) -> str:
        """Make the account and enroll the phone; return the recovery code."""
        self.settle(wanted=True)

        def steps(core: Core) -> Answer:
            scan = core.handle(Nobody(), SubmitPassword("user", PASSWORD)).screen
            assert isinstance(scan, ScanQrScreen)
            phone.key = scan.manual_key.key
            shown = core.handle(Nobody(), SubmitCode(scan.attempt, phone.code()))
            assert isinstance(shown.screen, RecoveryCodeScreen)
            core.handle(Nobody(), ConfirmRecorded(shown.screen.attempt))
            return shown

        shown = self._with(steps).screen
        assert isinstance(shown, RecoveryCodeScreen)
        return " ".join(re.findall("....", shown.code))

    def mfa(self) -> str:
        """Return the account's state of MFA."""
        shown = self._with(lambda core: core.handle(Operator(0), ShowAccount("user"))).screen
        assert isinstance(shown, AccountsScreen)
        return shown.accounts[0].mfa

    def password_alone_opens(self) -> bool:
        """Tell whether the password signs in by itself."""
        return (
            self._with(lambda core: core.handle(Nobody(), SubmitPassword("user", PASSWORD))).session
            is not None
        )

    def code_opens(self, phone: Phone) -> Answer:
        """Sign in with password and code."""

        def steps(core: Core) -> Answer:
            page = core.handle(Nobody(), SubmitPassword("user", PASSWORD)).screen
            assert isinstance(page, EnterCodeScreen), page
            return core.handle(Nobody(), SubmitCode(page.attempt, phone.code()))

        return self._with(steps)

    def _with(self, ask: Callable[[Core], Answer]) -> Answer:
        core = open_core(self._settings)
        try:
            return ask(core)
        finally:
            core.close()
