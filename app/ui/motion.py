"""Pages change with a short cross-fade, unless the desktop asks for less motion."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Iterator

PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)
# Where desktops say it: what, and the answer that asks for less.
WISHES = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
)


class Motion:
    """Whether anything moves; on unless the desktop, or whoever drives the window, says otherwise."""

    def __init__(self) -> None:
        """Begin with fades; whether the desktop wants them is asked later."""
        self.wanted = True

    def ask_desktop(self, parent: QObject) -> None:
        """Ask the desktop's portal; without one, or until it answers, nothing changes."""
        # Not above: the style's names cost 10 ms, and the first page comes without a fade.
        from PySide6.QtWidgets import QStyle

        # Desktops that tell Qt set its durations to nothing.
        app = QApplication.instance()
        if isinstance(app, QApplication):
            hint = QStyle.StyleHint.SH_Widget_Animation_Duration
            self.wanted = self.wanted and app.style().styleHint(hint) != 0
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

        bus = QDBusConnection.sessionBus()
        for space, key, less in WISHES if bus.isConnected() else ():
            call = QDBusMessage.createMethodCall(*PORTAL, "ReadOne")
            call.setArguments([space, key])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(call), parent)

            def answered(done: QDBusPendingCallWatcher, less: object = less) -> None:
                said = [one.variant() for one in done.reply().arguments() if isinstance(one, QDBusVariant)]
                if not done.isError() and said == [less]:
                    self.wanted = False
                done.deleteLater()

            watcher.finished.connect(answered)


@contextmanager
def fading(window: QWidget, *, secret: bool) -> "Iterator[None]":
    """Fade from how a window looks now to how it looks afterwards; of a ``secret`` no picture is made."""
    picture = window.grab() if current.wanted and window.isVisible() and not secret else None
    yield
    if picture is not None and isValid(window):
        from .cross_fade import CrossFade

        CrossFade(window, picture)


current = Motion()
