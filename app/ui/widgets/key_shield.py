"""Keeps the keys typed into a password field off the accessibility bus.

While a screen reader runs, Qt hands each key that comes from outside, with its character, to the registry of
the bus before the window gets it; a key that the program sends to itself is not handed on. A screen reader's
commands still reach it: keys without a character, and whatever is pressed while its own modifier is held.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QKeyEvent

# Orca's: Insert on either side, or Caps Lock on small keyboards.
MODIFIERS = frozenset({Qt.Key.Key_Insert, Qt.Key.Key_CapsLock})
PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


class KeyShield(QObject):
    """Stands before Qt's own filter while a password field has the focus."""

    def __init__(self, parent: QObject) -> None:
        """Begin lowered."""
        super().__init__(parent)
        self._raised = False
        self._held: set[int] = set()
        self._typed: set[int] = set()

    def raise_(self) -> None:
        """Stand in front: the filter installed last is asked first, and Qt's comes with the screen reader."""
        app = QCoreApplication.instance()
        if app is not None and QAccessible.isActive():
            app.installEventFilter(self)
            self._raised = True

    def lower(self) -> None:
        """Step aside; a key still down is let go of unheard."""
        self._raised = False
        self._held.clear()
        self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send a character anew as one of our own, in place of the one from outside."""
        kind = event.type()
        if kind not in {PRESS, RELEASE} or not isinstance(event, QKeyEvent) or not event.spontaneous():
            return False
        key = event.key()
        if key in MODIFIERS:
            (self._held.add if kind == PRESS else self._held.discard)(key)
        if kind == PRESS:
            secret = self._raised and not self._held and event.text().isprintable() and bool(event.text())
            if secret:
                self._typed.add(event.nativeScanCode())
        else:
            secret = event.nativeScanCode() in self._typed
            if not event.isAutoRepeat():
                self._typed.discard(event.nativeScanCode())
        if secret:
            QCoreApplication.sendEvent(watched, _of_our_own(event))
        self._leave()
        return secret

    def _leave(self) -> None:
        app = QCoreApplication.instance()
        if app is not None and not self._raised and not self._typed:
            app.removeEventFilter(self)


def _of_our_own(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
