"""A code to be read and copied by hand, in groups of four; a text to a screen reader."""

import re

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ..theme import current

LINE_HEIGHT_PERCENT = 150
GROUP = 4


class CodeBox(QTextEdit):
    """Read-only. Copying leaves it only by ``copy_asked``: the page copies by the rules for secrets (S7)."""

    copy_asked = Signal()

    def __init__(self, name: str, rows: int) -> None:
        """Take the accessible name and over how many rows the groups are spread."""
        super().__init__()
        theme = current()
        self._rows = rows
        self._code = ""
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFont(theme.font("key"))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        inset = theme.sizes.pad_inset
        line = self.fontMetrics().height() * LINE_HEIGHT_PERCENT / 100
        # Qt puts a line's additional height under its text; half of it belongs above the first one.
        above = round((line - self.fontMetrics().height()) / 2)
        self.setViewportMargins(inset, inset + above, inset, inset - above)
        # Not NoWrap: Qt centres such lines in the width of the last painting, which may be none yet.
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self._fit(rows)
        theme.changed.connect(self._write)

    @property
    def code(self) -> str:
        """The code shown, ungrouped, or ""."""
        return self._code

    def set_code(self, code: str) -> None:
        """Show a code."""
        self._code = code
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the groups over as many rows as the width asks for."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._write()

    def wipe(self) -> None:
        """Forget the code."""
        self.set_code("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter reach the page's action, and copying go by the page's rules."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
            event.accept()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give nothing away by selecting and dragging."""
        return QMimeData()

    def _write(self) -> None:
        groups = re.findall(f".{{1,{GROUP}}}", self._code)
        # At a fractional scale Qt lays out a line up to a pixel wider than it measures it.
        room = self.width() - 2 * (current().sizes.pad_inset + current().border) - 1
        ways = ((self._rows, "  "), (self._rows, " "), (2 * self._rows, " "), (len(groups) or 1, ""))
        for rows, between in ways:
            a_row = -(-len(groups) // rows) or 1
            lines = [between.join(groups[at : at + a_row]) for at in range(0, len(groups), a_row)]
            if all(self.fontMetrics().horizontalAdvance(line) <= room for line in lines):
                break
        self._fit(rows)
        self.setPlainText("\n".join(lines))
        block = QTextBlockFormat()
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        block.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)
        cursor.clearSelection()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def _fit(self, rows: int) -> None:
        sizes = current().sizes
        line = self.fontMetrics().height() * LINE_HEIGHT_PERCENT / 100
        self.setFixedHeight(round(rows * line) + 2 * sizes.pad_inset + 2 * current().border)
