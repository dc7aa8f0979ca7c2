"""A text of a site's own, to be read and scrolled: plain, in whatever language and direction it is."""

from math import ceil
from typing import Any

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit

from ..theme import LINE_HEIGHT_PERCENT, current

# Of the window's height, so that what follows the text stays in sight; and never fewer lines than these.
SHARE = 0.35
LEAST_LINES = 4
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def left_to_right(text: str) -> str:
    """Return a number or an address so that the text around it turns it nowhere (U2)."""
    return f"\u2066{text}\u2069"


class ReadingBox(QTextEdit):
    """Read-only; as high as its text, up to a share of the window, and then it scrolls."""

    def __init__(self, name: str) -> None:
        """Take the accessible name."""
        super().__init__()
        theme = current()
        self._heights: dict[int, int] = {}
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFont(theme.font("body"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        option = QTextOption()
        # Each paragraph begins where its own language does.
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)

    def set_text(self, text: str) -> None:
        """Show a text, its line breaks kept."""
        self.setPlainText(text)
        block = QTextBlockFormat()
        block.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        # Around the text and not around what is seen of it: it scrolls up to the edges.
        inset = current().sizes.pad_inset
        page = self.document().rootFrame().frameFormat()
        page.setMargin(inset)
        # Qt puts a line's additional height under its text; half of it belongs above the first one.
        above = round(self.fontMetrics().height() * (LINE_HEIGHT_PERCENT / 100 - 1) / 2)
        page.setTopMargin(inset + above)
        page.setBottomMargin(max(0, inset - above))
        self.document().rootFrame().setFrameFormat(page)
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self._heights.clear()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Say yes: the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text, or what it may have of the window."""
        around = 2 * current().border
        if width not in self._heights:
            paper = self.document().clone()
            paper.setTextWidth(max(1, width - around))
            self._heights[width] = ceil(paper.size().height())
        least = LEAST_LINES * round(self.fontMetrics().height() * LINE_HEIGHT_PERCENT / 100)
        least += 2 * current().sizes.pad_inset
        most = max(least, round(self.window().height() * SHARE))
        return min(self._heights[width], most) + around

    def sizeHint(self) -> QSize:
        """Return the height at the width there is."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return nothing: it scrolls."""
        return QSize(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter and Esc reach the page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:  # noqa: ANN401 Qt's own
        """Take the whole box for the place of the cursor: who scrolls to it sees all of it."""
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return QRectF(self.rect())
        return super().inputMethodQuery(query, argument) if argument else super().inputMethodQuery(query)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give away plain text, without the marks that hold its direction."""
        made = QMimeData()
        made.setText(self.textCursor().selection().toPlainText().translate(ISOLATES))
        return made
