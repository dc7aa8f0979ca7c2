"""A real Twinlatch window on a real store in a folder of its own, opened as the program opens it."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from ..core.factors.password import PasswordFactor
from ..core.opening import Core, open_core
from ..settings import Settings
from ..ui.app import Parts, begin, build
from . import pages
from .desktop import Desktop

PASSWORD = "plain lantern over wide rivers"  # noqa: S105 a neutral person's, for tests


class Twinlatch:
    """One running window, with a page object for each of its pages."""

    def __init__(self, settings: Settings, parts: Parts) -> None:
        """Take the window, built but not yet begun."""
        self.settings = settings
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
        self.recovery_code = pages.RecoveryCode(self.desktop)
        self.phone_lost = pages.PhoneLost(self.desktop)
        self.profile = pages.Profile(self.desktop)
        self.enable_mfa = pages.EnableMfa(self.desktop)
        parts.bridge.answered.connect(self._on_begun)
        parts.bridge.failed.connect(self._on_begun)
        parts.bridge.crashed.connect(self.incidents.append)

    @property
    def page(self) -> str:
        """The house name of the page in front."""
        return self.desktop.page

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
    folder: Path, clock: Callable[[], int], *, password: PasswordFactor | None = None
) -> Iterator[Twinlatch]:
    """Open a window on the store in a folder, made if it is not there; the key lies in a file beside it.

    ``password`` is the factor that hashes (default: the program's own, with its real costs).
    """
    settings = Settings(
        store=f"sqlite:///{folder.absolute() / 'data' / 'twinlatch.db'}",
        config_dir=folder.absolute() / "config",
        key_source="file",
        appearance="light",
    )

    def opener() -> Core:
        return open_core(settings, clock=clock, password=password)

    parts = build(settings, opener)
    twinlatch = Twinlatch(settings, parts)
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
