"""A real Twinlatch window on a real store in a folder of its own, opened as the program opens it."""

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from ..core.api.actors import Actor, Operator
from ..core.api.answers import Answer
from ..core.api.commands import Act, Query
from ..core.factors.password import PasswordFactor
from ..core.opening import Core, let_go, open_core
from ..settings import Settings
from ..ui import motion
from ..ui.app import Parts, begin, build
from ..ui.countdown import Countdown
from ..ui.idle import Idle
from . import account_pages, pages, recovery_page
from .desktop import Desktop

PASSWORD = "plain lantern over wide rivers"  # noqa: S105 a neutral person's, for tests


class _Patient:
    """A core that is at work for as long as it is told to be."""

    def __init__(self, core: Core, free: threading.Event) -> None:
        self._core = core
        self._free = free

    def handle(self, actor: Actor, command: Act | Query) -> Answer:
        """Answer, once it may."""
        self._free.wait()
        return self._core.handle(actor, command)

    def close(self) -> None:
        """Close the core."""
        self._core.close()


class Twinlatch:
    """One running window, with a page object for each of its pages."""

    def __init__(
        self, settings: Settings, parts: Parts, opener: Callable[[], Core], free: threading.Event
    ) -> None:
        """Take the window, not yet begun, how another core is opened, and what lets its own answer."""
        self.settings = settings
        self._opener = opener
        self._free = free
        self.password = PASSWORD
        self.parts = parts
        self.incidents: list[str] = []
        self._begun = False
        self.desktop = Desktop(self._windows, lambda: self._begun and not parts.bridge.busy)
        self.create_account = pages.CreateAccount(self.desktop)
        self.usage_notice = pages.UsageNotice(self.desktop)
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

    def wait_until_built(self) -> None:
        """Wait until every page that is built ahead is there."""
        warm = self.parts.shell._warm  # noqa: SLF001 nothing tells when it is done
        self.desktop.wait_for("all pages to be built", lambda: not warm._steps)  # noqa: SLF001 the same

    def leave_alone(self, seconds: int) -> None:
        """Let the program believe that nobody has touched it for so long."""
        self.desktop.go_away()
        watches = self.parts.shell.findChildren(Idle) + self.desktop.window.findChildren(Idle)
        for watch in watches:
            if watch.running:
                watch._since_s -= seconds  # noqa: SLF001 the program itself has no way to go back
                watch.look()
        if self.parts.shell.presence is not None and self.parts.shell.presence.running:
            self.parts.shell.presence.look()

    def wait_over(self) -> None:
        """Let the program believe that the wait it shows has passed; the core goes by its own clock."""
        for countdown in self.desktop.window.findChildren(Countdown):
            countdown.hurry()

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Have the core at work on whatever it is asked, until the end of this."""
        self._free.clear()
        try:
            yield
        finally:
            self._free.set()

    @contextlib.contextmanager
    def without_store(self) -> Iterator[Path]:
        """Take the store away, as if its disk were gone, and bring it back at the end; gives its place."""
        place = self.settings.store_path
        assert place is not None  # noqa: S101 opened on a file, below
        away = place.parent.with_name("away")
        place.parent.rename(away)
        try:
            yield place
        finally:
            away.rename(place.parent)

    def close(self) -> None:
        """Close the window that is in front, as its frame's button does."""
        self.desktop.window.close()

    def _windows(self) -> list[QWidget]:
        shell = self.parts.shell
        return [one for one in (shell.wizard, shell.account, shell.dialog) if one is not None]

    def _on_begun(self) -> None:
        self._begun = True


def cheapest() -> PasswordFactor:
    """Return the hash that costs least, where many windows are only looked at."""
    return PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)


@contextlib.contextmanager
def open_window(
    folder: Path,
    clock: Callable[[], int],
    *,
    password: PasswordFactor | None = None,
    **said: str | bool,
) -> Iterator[Twinlatch]:
    """Open a window on the store in a folder, made if it is not there; the key lies in a file beside it.

    ``said`` are settings by their fields, such as ``language="de"`` or ``recovery_proof=True``; the page
    objects go by the English names all the same.
    ``password`` is the factor that hashes (default: the program's own, with its real costs).
    """
    settings = Settings(
        store=f"sqlite:///{folder.absolute() / 'data' / 'twinlatch.db'}",
        config_dir=folder.absolute() / "config",
        key_source="file",
        said=frozenset({"appearance", "language"}),
        **{"appearance": "light", "language": "en", **said},  # type: ignore[arg-type]
    )

    def opener() -> Core:
        return open_core(settings, clock=clock, password=password)

    # A picture is of a page, and a click is on one; nothing moves meanwhile.
    motion.current.wanted = False
    free = threading.Event()
    free.set()
    parts = build(settings, lambda: _Patient(opener(), free), let_go)
    twinlatch = Twinlatch(settings, parts, opener, free)
    begin(parts)
    try:
        yield twinlatch
    finally:
        free.set()
        parts.shell.dispose()
        parts.bridge.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if twinlatch.incidents:
        message = f"something unexpected happened in the window: incident {', '.join(twinlatch.incidents)}"
        raise AssertionError(message)
