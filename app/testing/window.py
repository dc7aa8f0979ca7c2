"""A real Twinlatch window on a real store in a folder of its own, opened as the program opens it."""

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from ..core.api.actors import Operator
from ..core.api.answers import Answer
from ..core.api.commands import Act, Query
from ..core.factors.password import PasswordFactor
from ..core.opening import Core, let_go, open_core
from ..settings import Settings
from ..ui.app import Parts, begin, build
from ..ui.idle import Idle
from . import account_pages, pages, recovery_page
from .desktop import Desktop

PASSWORD = "plain lantern over wide rivers"  # noqa: S105 a neutral person's, for tests


class Twinlatch:
    """One running window, with a page object for each of its pages."""

    def __init__(self, settings: Settings, parts: Parts, opener: Callable[[], Core]) -> None:
        """Take the window, built but not yet begun, and how another core is opened on its store."""
        self.settings = settings
        self._opener = opener
        self.password = PASSWORD
        self.parts = parts
        self.incidents: list[str] = []
        self._begun = False
        self.desktop = Desktop(self._windows, lambda: self._begun and not parts.bridge.busy)
        self.create_account = pages.CreateAccount(self.desktop)
        self.sign_in = pages.SignIn(self.desktop)
        self.scan_qr = pages.ScanQr(self.desktop)
        self.manual_key = pages.ManualKey(self.desktop)
        self.enter_code = pages.EnterCode(self.desktop)
        self.recovery_sign_in = pages.RecoverySignIn(self.desktop)
        self.recovery_code = recovery_page.RecoveryCode(self.desktop)
        self.phone_lost = pages.PhoneLost(self.desktop)
        self.forgot_password = pages.ForgotPassword(self.desktop)
        self.new_password = pages.NewPassword(self.desktop)
        self.activation = pages.Activation(self.desktop)
        self.locked = pages.Locked(self.desktop)
        self.profile = account_pages.Profile(self.desktop)
        self.enable_mfa = account_pages.EnableMfa(self.desktop)
        self.turn_off_mfa = account_pages.TurnOffMfa(self.desktop)
        self.replace_code = account_pages.ReplaceCode(self.desktop)
        self.change_password = account_pages.ChangePassword(self.desktop)
        parts.bridge.answered.connect(self._on_begun)
        parts.bridge.failed.connect(self._on_begun)
        parts.bridge.crashed.connect(self.incidents.append)

    @property
    def page(self) -> str:
        """The house name of the page in front."""
        return self.desktop.page

    def administer(self, command: Act | Query) -> Answer:
        """Do what an administrator's command line does meanwhile, on the same store."""
        core = self._opener()
        try:
            return core.handle(Operator(os.getuid()), command)
        finally:
            core.close()

    def leave_alone(self, seconds: int) -> None:
        """Let the program believe that nobody has touched it for so long."""
        watches = self.parts.shell.findChildren(Idle) + self.desktop.window.findChildren(Idle)
        for watch in watches:
            if watch.running:
                watch._since_s -= seconds  # noqa: SLF001 the program itself has no way to go back
                watch.look()
        if self.parts.shell.presence is not None and self.parts.shell.presence.running:
            self.parts.shell.presence.look()

    def close(self) -> None:
        """Close the window that is in front, as its frame's button does."""
        self.desktop.window.close()

    def _windows(self) -> list[QWidget]:
        shell = self.parts.shell
        return [one for one in (shell.wizard, shell.account, shell.dialog) if one is not None]

    def _on_begun(self) -> None:
        self._begun = True


@contextlib.contextmanager
def open_window(
    folder: Path,
    clock: Callable[[], int],
    *,
    password: PasswordFactor | None = None,
    language: str = "en",
    said: Mapping[str, object] | None = None,
) -> Iterator[Twinlatch]:
    """Open a window on the store in a folder, made if it is not there; the key lies in a file beside it.

    ``language`` is the code of one that there is; the page objects go by the English names all the same.
    ``said`` are further settings, by the names of the fields of ``Settings``.
    ``password`` is the factor that hashes (default: the program's own, with its real costs).
    """
    settings = Settings(
        store=f"sqlite:///{folder.absolute() / 'data' / 'twinlatch.db'}",
        config_dir=folder.absolute() / "config",
        key_source="file",
        appearance="light",
        language=language,
        said=frozenset({"appearance", "language"}),
    )
    settings = replace(settings, **dict[str, Any](said or {}))

    def opener() -> Core:
        return open_core(settings, clock=clock, password=password)

    parts = build(settings, opener, let_go)
    twinlatch = Twinlatch(settings, parts, opener)
    begin(parts)
    try:
        yield twinlatch
    finally:
        parts.shell.dispose()
        parts.bridge.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if twinlatch.incidents:
        message = f"something unexpected happened in the window: incident {', '.join(twinlatch.incidents)}"
        raise AssertionError(message)
