"""Keeps the keys typed into a password field off the accessibility bus.

While a screen reader runs, Qt hands each key that comes from outside, with its character, to the registry of
the bus, and to the window once that has answered; a key that the program sends to itself is not handed on. A
screen reader's commands still reach it: keys without a character, and what is pressed with its own modifier.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent, QWindow
from shiboken6 import isValid

# Orca's: Insert on either side, or Caps Lock on small keyboards.
MODIFIERS = frozenset({Qt.Key.Key_Insert, Qt.Key.Key_CapsLock})
# They only colour other keys, so it does not matter when they come.
SHIFTS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta})
PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
# Qt gives the registry 100 ms to answer: until then a key handed on may still come, and comes first.
ANSWERED_MS = 120


class KeyShield(QObject):
    """Stands before Qt's own filter while a password field has the focus; one for all of them."""

    def __init__(self, parent: QObject) -> None:
        """Begin lowered."""
        super().__init__(parent)
        self._raised = False
        self._held: set[int] = set()
        self._typed: set[int] = set()
        self._waiting: list[tuple[QObject, QKeyEvent]] = []
        self._on_its_way = QTimer(self)
        self._on_its_way.setSingleShot(True)
        self._on_its_way.setInterval(ANSWERED_MS)
        self._on_its_way.timeout.connect(self._send_waiting)

    @property
    def holding(self) -> bool:
        """Whether a key may be on its way that comes before what is typed now."""
        return self._on_its_way.isActive()

    def raise_(self) -> None:
        """Stand in front: the filter installed last is asked first, and Qt's comes with the screen reader."""
        app = QCoreApplication.instance()
        if app is None or not QAccessible.isActive():
            return
        app.installEventFilter(self)
        if not self._raised:
            self._raised = True
            self._on_its_way.start()

    def lower(self) -> None:
        """Step aside, once what is typed has come and is let go of."""
        self._raised = False
        self._held.clear()
        self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send a character anew as one of our own, in place of the one from outside, and in its turn."""
        if not isinstance(event, QKeyEvent) or event.type() not in {PRESS, RELEASE}:
            return False
        if not event.spontaneous() or not isinstance(watched, QWindow):
            return False
        if self._is_command(event):
            return False
        secret = self._is_secret(event)
        if self._waiting or (secret and self.holding):
            self._waiting.append((watched, _of_our_own(event)))
        elif secret:
            QCoreApplication.sendEvent(watched, _of_our_own(event))
        elif event.key() not in SHIFTS:
            self._on_its_way.start()
        self._leave()
        return secret or bool(self._waiting)

    def _is_command(self, event: QKeyEvent) -> bool:
        if event.key() in MODIFIERS:
            (self._held.add if event.type() == PRESS else self._held.discard)(event.key())
            return True
        return bool(self._held) and event.nativeScanCode() not in self._typed

    def _is_secret(self, event: QKeyEvent) -> bool:
        """Tell a character; what was pressed as one is let go of as one, wherever the focus is by then."""
        code = event.nativeScanCode()
        if event.type() == PRESS:
            secret = self._raised and bool(event.text()) and event.text().isprintable()
            if secret:
                self._typed.add(code)
            return secret
        secret = code in self._typed
        if not event.isAutoRepeat():
            self._typed.discard(code)
        return secret

    def _send_waiting(self) -> None:
        while self._waiting:
            watched, event = self._waiting.pop(0)
            if isValid(watched):
                QCoreApplication.sendEvent(watched, event)
        self._leave()

    def _leave(self) -> None:
        app = QCoreApplication.instance()
        if app is not None and not (self._raised or self._typed or self._waiting):
            app.removeEventFilter(self)


_one: list[KeyShield] = []


def key_shield() -> KeyShield:
    """Return the one shield, made when it is first needed."""
    app = QCoreApplication.instance()
    if app is not None and not (_one and isValid(_one[0])):
        _one[:] = [KeyShield(app)]
    return _one[0]


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
