"""Editors of one line: for names, for passwords, for codes."""

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QCursor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ...spoken import translate
from .. import assets
from ..theme import current
from .named import put

LONGEST_NAME = 256
LONGEST_CODE = 64
DIGITS = frozenset("0123456789")
CODE_DIGITS = 6
# More than any password may have, so that too long is told instead of cut off.
LONGEST_PASSWORD = 5000
# Half of a character: no text has one, so the core refuses what has it (T11).
UNREADABLE = "\ud800"
LAST_OF_ONE_UNIT = "\uffff"


class LineEdit(QLineEdit):
    """An editor whose text is never less than what it holds."""

    def text(self) -> str:
        """Return the text; where half a character lies in it, Qt leaves that out, so it is put behind it."""
        text = super().text()
        units = len(text) + sum(char > LAST_OF_ONE_UNIT for char in text)
        return text if units == self._units() else text + UNREADABLE

    def _units(self) -> int:
        """Return how many UTF-16 units the field holds: only its cursor tells."""
        with QSignalBlocker(self):
            begin, length, at = self.selectionStart(), self.selectionLength(), self.cursorPosition()
            self.end(False)
            units = self.cursorPosition()
            self.setCursorPosition(at)
            if length:
                back = at == begin
                self.setSelection(begin + length if back else begin, -length if back else length)
        return units


class NameEdit(LineEdit):
    """For usernames and email addresses."""

    def __init__(self) -> None:
        """Begin empty; one character more than a name may have, so that too long stays too long."""
        super().__init__()
        self.setFont(current().font("field"))
        self.setFixedHeight(current().sizes.line)
        self.setMaxLength(LONGEST_NAME + 1)
        put(self, inputMethodHints="ImhNoAutoUppercase|ImhNoPredictiveText")


class CodeEdit(LineEdit):
    """For codes: tall, monospaced digits; what is typed or pasted is judged by the core alone.

    ``filled`` is emitted as the sixth digit is typed, spaces and hyphens left out.
    """

    filled = Signal()

    def __init__(self, *, digits: bool = True) -> None:
        """Take whether a keypad of digits fits."""
        super().__init__()
        self.textEdited.connect(self._on_edited)
        self.setFont(current().font("code" if digits else "key"))
        self.setFixedHeight(current().sizes.code)
        # Two more, so that too long stays too long, also where the cut splits a character.
        self.setMaxLength(LONGEST_CODE + 2)
        kind = "ImhDigitsOnly" if digits else "ImhPreferUppercase"
        put(self, inputMethodHints=f"ImhNoPredictiveText|ImhSensitiveData|{kind}")

    def wipe(self) -> None:
        """Empty the field and its history."""
        _wipe(self)

    def _on_edited(self, text: str) -> None:
        if sum(one in DIGITS for one in text) == CODE_DIGITS and text[-1:] in DIGITS:
            self.filled.emit()


class _Eye(QPushButton):
    """The button that shows and hides a password; it draws its icon itself, which spares a QIcon."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = QPixmap()
        self.setProperty("role", "eye")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFixedSize(current().sizes.eye, current().sizes.eye)
        self.setCursor(QCursor())  # the arrow
        self.toggled.connect(self.dress)
        current().changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Take the icon for what a press would do, in the colour of the theme."""
        theme = current()
        name = "eye-off" if self.isChecked() else "eye"
        self._icon = assets.pixmap(name, theme.tokens.muted, theme.sizes.icon)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        inset = (self.width() - current().sizes.icon) // 2
        QPainter(self).drawPixmap(QPointF(inset, inset), self._icon)


class PasswordEdit(LineEdit):
    """Masked, with a button to show it; nothing can be copied out of it while masked (S8).

    ``caps_lock_changed`` tells what the letters typed give away: Qt itself does not say it.
    """

    caps_lock_changed = Signal(bool)

    def __init__(self) -> None:
        """Begin masked and empty."""
        super().__init__()
        self.setFont(current().font("field"))
        self.setFixedHeight(current().sizes.line)
        self.setMaxLength(LONGEST_PASSWORD)
        self.setDragEnabled(False)
        self._eye = _Eye(self)
        self._eye.toggled.connect(self._on_toggled)
        self._caps_lock = False
        self._on_toggled(shown=False)

    @property
    def eye(self) -> QPushButton:
        """The button that shows and hides the password."""
        return self._eye

    def wipe(self) -> None:
        """Empty the field, its history, and mask it again."""
        self._eye.setChecked(False)
        _wipe(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the trailing edge."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Move the button to the other edge where the writing direction turns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keep what is typed from now on off the accessibility bus."""
        super().focusInEvent(event)
        if QAccessible.isActive():
            # Here and not above: it names keys, and their enumeration would be loaded before the first paint.
            from .key_shield import key_shield

            key_shield().raise_()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let keys be heard again: they are not a password's."""
        super().focusOutEvent(event)
        self._set_caps_lock(on=False)
        if QAccessible.isActive():
            from .key_shield import key_shield

            key_shield().lower()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow undo and redo: what was wiped stays wiped."""
        from PySide6.QtGui import QKeySequence

        self._look_for_caps_lock(event)

        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.accept()
            return
        super().keyPressEvent(event)

    def _look_for_caps_lock(self, event: QKeyEvent) -> None:
        """Tell by a letter that is not as Shift has it; the key itself turns over what was known."""
        from PySide6.QtCore import Qt

        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock and self._caps_lock:
            self._set_caps_lock(on=False)
        elif len(text) == 1 and text.lower() != text.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._set_caps_lock(on=text.isupper() != shifted)

    def _set_caps_lock(self, *, on: bool) -> None:
        if on != self._caps_lock:
            self._caps_lock = on
            self.caps_lock_changed.emit(on)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer no menu: it would offer undo and, while shown, copying."""
        event.accept()

    def _on_toggled(self, shown: bool) -> None:  # noqa: FBT001 Qt's signal hands it over
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        put(self, inputMethodHints="ImhHiddenText|ImhSensitiveData|ImhNoPredictiveText|ImhNoAutoUppercase")
        # One name and a state: "Hide password, checked" would say the opposite of what holds.
        self._eye.setAccessibleName(translate("ui", "Show password"))
        if shown:
            self._eye.setAccessibleDescription(translate("ui", "The password is shown."))
            self._eye.setToolTip(translate("ui", "Hide password"))
        else:
            self._eye.setAccessibleDescription(translate("ui", "The password is hidden."))
            self._eye.setToolTip(translate("ui", "Show password"))

    def _place(self) -> None:
        inset = (self.height() - self._eye.height()) // 2
        mirrored = self.isRightToLeft()
        left = inset if mirrored else self.width() - self._eye.width() - inset
        self._eye.move(left, inset)
        room = self._eye.width() + inset
        self.setTextMargins(room if mirrored else 0, 0, 0 if mirrored else room, 0)


def _wipe(edit: QLineEdit) -> None:
    # setText replaces the history as well; clear() would keep it for undo.
    edit.setText("")
    edit.setModified(False)
