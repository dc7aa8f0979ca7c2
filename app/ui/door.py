"""The window at a door: the same sign-in, and in place of the account a ticket for what stands behind it."""

import gc
import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, QtMsgType, Signal, qInstallMessageHandler

from .. import incidents
from ..core.api.door import Closed, Crashed, Failed, Outcome, Passed, Signalled, TimedOut
from ..settings import Settings
from .app import Parts, begin, build, watched
from .one_window import OneWindow
from .page_table import first_screen
from .shell import Shell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QMessageLogContext

    from ..core.api.answers import Answer
    from ..core.api.errors import KnownError
    from ..core.api.notices import Notice
    from ..core.api.screens import ProfileScreen, Screen
    from ..core.bridge import Bridge, CoreLike
    from .looks import Looks


FAILED = 125
STDERR = 2


@dataclass(frozen=True, slots=True)
class Look:
    """How the window at a door looks; ``purpose`` tells its windows from those of other doors."""

    purpose: str
    title: str = ""
    reason: str = ""
    name: str = ""
    timeout_s: float | None = None
    full_screen: bool = False
    stay: bool = False
    kiosk: bool = False


class DoorShell(Shell):
    """Has each session redeemed as soon as it is there, and shows no account."""

    passed = Signal(object)

    def __init__(self, bridge: "Bridge", first: "Screen", settings: Settings, looks: "Looks") -> None:
        """Begin with nothing to tell."""
        super().__init__(bridge, first, settings, looks)
        self.error: KnownError | None = None

    def dress(self, look: Look) -> None:
        """Say what the door is to, and for whom."""
        if look.title:
            self.wizard.setWindowTitle(look.title)
        self.wizard.expect(look.reason, look.name)
        self.wizard.show_screen(first_screen(self._settings, look.name or self._looks.name))

    def _on_answered(self, answer: "Answer") -> None:
        from ..core.api.screens import TicketScreen

        self.error = None
        screen = answer.screen
        if isinstance(screen, TicketScreen):
            self.passed.emit(Passed(screen.ticket, screen.username, screen.methods))
        else:
            super()._on_answered(answer)

    def _on_failed(self, error: "KnownError") -> None:
        self.error = error
        super()._on_failed(error)

    def _show_account(self, _screen: "ProfileScreen", _notice: "Notice | None") -> None:
        from ..core.api.door_commands import RedeemSession

        self._attempt = ""
        self._do(RedeemSession())


class DoorWindow:
    """What the gate asks to sign in, as often as it likes; each time it is a window that knows nobody."""

    def __init__(
        self,
        settings: Settings,
        look: Look,
        opener: "Callable[[], CoreLike]",
        let_go: "Callable[[], None] | None" = None,
    ) -> None:
        """Take how it looks and how the core is opened."""
        self._settings = settings
        self._look = look
        self._opener = opener
        self._let_go = let_go
        self._parts: Parts | None = None
        self._outcome: Outcome | None = None
        self._one = OneWindow(settings, look.purpose)

    def sign_in(self) -> Outcome:
        """Show the window until somebody passed, or will not."""
        self.rest()
        if not self._one.claim():
            # Who started it twice has one window in front; what the second was to open stays shut.
            self._one.ask()
            return Closed()
        with _failing_without_a_screen():
            self._parts = parts = build(
                self._settings, self._opener, self._let_go, DoorShell, kiosk=self._look.kiosk
            )
        shell = parts.shell
        assert isinstance(shell, DoorShell)  # noqa: S101 built a line above
        self._outcome = None
        shell.dress(self._look)
        shell.passed.connect(self._end)
        shell.closed.connect(lambda: self._end(Closed() if shell.error is None else Failed(shell.error)))
        if self._look.timeout_s is not None:
            QTimer.singleShot(round(self._look.timeout_s * 1000), shell, lambda: self._end(TimedOut()))
        if self._look.kiosk:
            from .kiosk import Kiosk

            Kiosk(shell, lambda: self._end(Crashed())).guard()
        first = begin(parts, full_screen=self._look.full_screen)
        # Whatever went wrong while it was closed: without a window nobody could end this any more.
        parts.app.lastWindowClosed.connect(self._on_gone)
        with watched(shell, first, lambda number: self._end(Signalled(number)), self._one):
            parts.app.exec()
        parts.app.lastWindowClosed.disconnect(self._on_gone)
        return Crashed() if incidents.happened or self._outcome is None else self._outcome

    def rest(self) -> None:
        """Take the window away, with everything of the person."""
        if not self._look.stay:
            # Else it comes back, and must find nobody in its place: that would end a kiosk.
            self._one.release()
        parts, self._parts = self._parts, None
        if parts is None:
            return
        parts.shell.dispose()
        parts.bridge.close()
        # A page that was hidden empties its fields a moment later, and is kept until then.
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        del parts
        # Windows hold themselves in circles. While the command runs nobody waits for the collector, and what
        # it finds ends in the thread of the windows.
        gc.collect()

    def close(self) -> None:
        """End."""
        self.rest()
        self._one.release()

    def _on_gone(self) -> None:
        self._end(Crashed())

    def _end(self, outcome: Outcome) -> None:
        if self._outcome is None:
            self._outcome = outcome
            # Not quit(): it asks every window first, and a kiosk's says no.
            QCoreApplication.exit(0)
        elif isinstance(outcome, Signalled):
            # One that comes a moment after the ticket counts as well: then nothing is started any more.
            self._outcome = outcome


@contextmanager
def _failing_without_a_screen() -> "Iterator[None]":
    """End with the code of a failure where Qt finds no screen: by itself it aborts, as if by a signal."""

    def heard(kind: QtMsgType, _context: "QMessageLogContext", text: str) -> None:
        with suppress(OSError):
            os.write(STDERR, f"twinlatch: {' '.join(text.split())}\n".encode(errors="backslashreplace"))
        if kind == QtMsgType.QtFatalMsg:
            os._exit(FAILED)

    before = qInstallMessageHandler(heard)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
