"""A window that nobody leaves: what one can press, click and drag serves to sign in, or does nothing (S5).

As far as a program reaches: keys that the desktop takes for itself are the desktop's to lock.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from .. import incidents
from .idle import Idle

if TYPE_CHECKING:
    from collections.abc import Callable

    from .shell import Shell

AWAY_S, NOTICE_S = 300, 20
HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
HARMLESS |= Qt.KeyboardModifier.GroupSwitchModifier
# Of the keys that write nothing these are wanted; all others are no way to sign in.
WANTED = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Shift,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Multi_key,
    }
)
KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
NOTHING = frozenset(
    {
        QEvent.Type.ContextMenu,
        QEvent.Type.EnterWhatsThisMode,
        QEvent.Type.WhatsThis,
        QEvent.Type.WhatsThisClicked,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.Shortcut,
    }
)
# Buttons by which something would leave the window, by their object names.
LEADS_OUT = frozenset({"copy", "save", "print", "outside"})
FIRST_THAT_WRITES_NOTHING = 0x01000000
DEAD_KEYS = range(Qt.Key.Key_Dead_Grave.value, Qt.Key.Key_Dead_Longsolidusoverlay.value + 1)


class Kiosk(QObject):
    """Stands before all events of the application."""

    def __init__(self, shell: "Shell", crashed: "Callable[[], None]") -> None:
        """Take the window; ``crashed`` ends it when something unexpected happens: it is started anew."""
        super().__init__(shell)
        self._shell = shell
        self._wizard = shell.wizard
        self._crashed = crashed
        self._idle = Idle(AWAY_S, NOTICE_S, self)
        self._idle.passed.connect(self._on_away)
        self.destroyed.connect(self._idle.stop)

    def guard(self) -> None:
        """Begin, before the window is shown."""
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        self._wizard.setWindowFlags(self._wizard.windowFlags() | flags)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        incidents.listeners.append(lambda _number: QTimer.singleShot(0, self, self._crashed))
        self._idle.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let nothing pass that does not serve to sign in."""
        kind = event.type()
        if kind in KEYS and isinstance(event, QKeyEvent):
            return not serves(event)
        if kind in NOTHING:
            return True
        if kind == QEvent.Type.Close and watched is self._wizard:
            event.ignore()
            return True
        if kind == QEvent.Type.WindowStateChange and watched is self._wizard:
            QTimer.singleShot(0, self, self._on_state)
        elif kind == QEvent.Type.Show:
            self._on_shown(watched)
        elif kind == QEvent.Type.MouseButtonRelease and isinstance(watched, QLineEdit):
            QTimer.singleShot(0, self, _forget_selected)
        return super().eventFilter(watched, event)

    def _on_shown(self, watched: QObject) -> None:
        if isinstance(watched, QLineEdit):
            watched.setDragEnabled(False)
            watched.setAcceptDrops(False)
        elif isinstance(watched, QAbstractButton) and watched.objectName() in LEADS_OUT:
            watched.hide()

    def _on_state(self) -> None:
        if self._wizard.isVisible() and not self._wizard.isFullScreen():
            self._wizard.showFullScreen()

    def _on_away(self) -> None:
        """Nobody is there any more: whoever comes next finds the sign-in page."""
        self._wizard.start_over_asked.emit()
        self._idle.start()


def serves(event: QKeyEvent) -> bool:
    """Tell whether a key serves to sign in: what writes, and what moves within a page."""
    key = event.key()
    if event.modifiers() & ~HARMLESS:
        return False
    return key < FIRST_THAT_WRITES_NOTHING or key in WANTED or key in DEAD_KEYS


def _forget_selected() -> None:
    """Empty the second clipboard of X11, which takes what is selected, for a middle click to paste."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
