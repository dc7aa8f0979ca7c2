"""Editors of one line: for names, for passwords, for codes."""

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker
from PySide6.QtGui import QContextMenuEvent, QCursor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from .. import assets
from ..theme import current
from .named import put

LONGEST_NAME = 256
LONGEST_CODE = 64
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
        self.setFixedHeight(current().sizes.control)
        self.setMaxLength(LONGEST_NAME + 1)
        put(self, inputMethodHints="ImhNoAutoUppercase|ImhNoPredictiveText")


class CodeEdit(LineEdit):
    """For codes: tall, monospaced digits; what is typed or pasted is judged by the core alone."""

    def __init__(self, *, digits: bool = True) -> None:
        """Take whether a keypad of digits fits."""
        super().__init__()
        self.setFont(current().font("code" if digits else "key"))
        self.setFixedHeight(current().sizes.code)
        # Two more, so that too long stays too long, also where the cut splits a character.
        self.setMaxLength(LONGEST_CODE + 2)
        kind = "ImhDigitsOnly" if digits else "ImhPreferUppercase"
        put(self, inputMethodHints=f"ImhNoPredictiveText|ImhSensitiveData|{kind}")

    def wipe(self) -> None:
        """Empty the field and its history."""
        _wipe(self)


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
    """Masked, with a button to show it; nothing can be copied out of it while masked (S8)."""

    def __init__(self) -> None:
        """Begin masked and empty."""
        super().__init__()
        self.setFont(current().font("field"))
        self.setFixedHeight(current().sizes.control)
        self.setMaxLength(LONGEST_PASSWORD)
        self.setDragEnabled(False)
        self._eye = _Eye(self)
        self._eye.toggled.connect(self._on_toggled)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow undo and redo: what was wiped stays wiped."""
        from PySide6.QtGui import QKeySequence

        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer no menu: it would offer undo and, while shown, copying."""
        event.accept()

    def _on_toggled(self, shown: bool) -> None:  # noqa: FBT001 Qt's signal hands it over
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        put(self, inputMethodHints="ImhHiddenText|ImhSensitiveData|ImhNoPredictiveText|ImhNoAutoUppercase")
        self._eye.setAccessibleName("Hide password" if shown else "Show password")
        self._eye.setToolTip(self._eye.accessibleName())

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
