"""The application: window first, core after. Ends with 0, or with what went wrong."""

import contextlib
import os
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QLoggingCategory, QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from .. import incidents
from ..core.api.first_screens import CreateAccountScreen
from ..core.bridge import Bridge
from ..settings import Settings, looks_installed
from ..version import VERSION
from . import logo, session_bus
from .looks import Looks
from .memory import Memory
from .one_window import OneWindow
from .page_table import first_screen
from .shell import Shell
from .theme import current
from .widgets import accessible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..core.api.screens import Screen
    from ..core.bridge import CoreLike

APPLICATION_ID = "io.twinlatch.Twinlatch"
BUG = 70
SIGNALLED = 128
OPEN_AFTER_MS = 5


class Parts(NamedTuple):
    """What one window consists of."""

    app: QApplication
    shell: Shell
    bridge: Bridge


def build(
    settings: Settings,
    opener: "Callable[[], CoreLike]",
    let_go: "Callable[[], None] | None" = None,
    kind: type[Shell] = Shell,
    *,
    kiosk: bool = False,
) -> Parts:
    """Make window and bridge, not yet shown nor started; a kiosk is for fingers, and remembers nothing."""
    app = _application()
    names = settings.sign_in_remember_name and not kiosk
    looks = Looks(settings, Memory(None if kiosk else settings.config_dir), names=names, touch=kiosk)
    looks.begin(app)
    logo.install(settings.brand_logo)
    app.setApplicationDisplayName(settings.brand_name)
    accessible.install()
    bridge = Bridge(opener, let_go)
    first: Screen = CreateAccountScreen()
    if settings.notice_text or looks_installed(settings):
        first = first_screen(settings, looks.name)
    return Parts(app, kind(bridge, first, settings, looks), bridge)


def begin(parts: Parts, *, full_screen: bool = False) -> "FirstPaint":
    """Show the window; the core is opened once the first page is painted."""
    first = FirstPaint(parts.shell.wizard)
    first.painted.connect(parts.bridge.start)
    if full_screen:
        # A screen without a window manager grants the state and not the size.
        parts.shell.wizard.setGeometry(parts.shell.wizard.screen().geometry())
        parts.shell.wizard.showFullScreen()
    else:
        parts.shell.wizard.show()
    return first


def run_window(
    settings: Settings, opener: "Callable[[], CoreLike]", let_go: "Callable[[], None] | None" = None
) -> int:
    """Show the window until it is closed; return the exit code. A second one raises the first."""
    one = OneWindow(settings, "")
    if not one.claim():
        return one.ask()
    parts = build(settings, opener, let_go)
    parts.shell.closed.connect(parts.app.quit)
    with watched(parts.shell, begin(parts), lambda number: parts.app.exit(SIGNALLED + number), one):
        code = parts.app.exec()
        parts.shell.dispose()
        parts.bridge.close()
    one.release()
    return BUG if incidents.happened else code


@contextlib.contextmanager
def watched(
    shell: Shell, first: "FirstPaint", end: "Callable[[int], object]", one: OneWindow
) -> "Iterator[None]":
    """Heed bugs, signals and second windows while a window stands; ``end`` takes a signal's number."""
    bugs = _Bugs()
    bugs.met.connect(shell.lock)
    incidents.listeners.append(bugs.met.emit)
    signals = _Signals()
    signals.caught.connect(end)
    # Until the first paint a signal ends the process by itself, with the same code.
    first.painted.connect(signals.install)
    first.painted.connect(lambda: one.listen(lambda: _raise(shell.front())))
    try:
        yield
    finally:
        one.deafen()
        signals.close()
        incidents.listeners.clear()


def _application() -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        existing.setStyle("Fusion")
        return existing
    session_bus.forget_if_silent()
    # Qt's own accessibility bridge logs a warning a key for the field that keeps its text to itself.
    QLoggingCategory.setFilterRules("qt.accessibility.atspi*=false")
    # Naming the style here spares what setStyle() wakes up: a dozen enumerations before the first paint.
    app = QApplication(["twinlatch", "-style", "Fusion"])
    app.setApplicationName("Twinlatch")
    app.setApplicationVersion(VERSION)
    app.setDesktopFileName(APPLICATION_ID)
    app.setQuitOnLastWindowClosed(False)
    return app


def _raise(front: QWidget) -> None:
    """Show the window before all others: it was asked for once more."""
    if front.isMinimized():
        front.showNormal()
    front.raise_()
    front.activateWindow()


class FirstPaint(QObject):
    """Tells once that a window was painted: the core's imports must not hold up the first page."""

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        """Take the window."""
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # A moment later: the window system has the picture, and the loop has turned once.
            QTimer.singleShot(OPEN_AFTER_MS, self._catch_up)
        return super().eventFilter(watched, event)

    def _catch_up(self) -> None:
        # What the first paint went without (see ``named``), in a turn of its own: the first key needs it.
        current().look_for_contrast()
        QTimer.singleShot(0, self.painted.emit)


class _Bugs(QObject):
    """Brings an incident from whatever thread it was met on to the window."""

    met = Signal(str)


class _Signals(QObject):
    """SIGINT and SIGTERM reach Python only while Python runs: a pipe wakes it up."""

    caught = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._pipe: tuple[int, int] | None = None

    def install(self) -> None:
        """Take the signals over."""
        import signal

        self._pipe = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(self._pipe[1])
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)

    def close(self) -> None:
        """Give the signals back."""
        if self._pipe is None:
            return
        import signal

        # One that came as the loop ended was meant all the same.
        self._on_activated()
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        for end in self._pipe:
            os.close(end)
        self._pipe = None

    def _on_activated(self) -> None:
        with contextlib.suppress(BlockingIOError):
            for number in os.read(self._pipe[0], 16) if self._pipe else b"":
                self.caught.emit(number)
