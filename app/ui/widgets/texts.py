"""Labels: plain text only, wrapped where it is long, readable by screen readers (U2)."""

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ..theme import LINE_HEIGHT_PERCENT, current


def leading(widget: QWidget) -> Qt.AlignmentFlag:
    """Return the edge at which reading begins."""
    mirrored = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft


class Text(QLabel):
    """A text in one of the theme's fonts and roles; wrapped."""

    def __init__(self, text: str = "", *, kind: str = "body", role: str = "") -> None:
        """Take text, font and role (muted, error or none)."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(current().font(kind))
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        if role:
            self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lines: dict[int, tuple[QTextLayout, float]] = {}
        self._lines_of: tuple[object, ...] = ()
        self.setText(text)

    def hasHeightForWidth(self) -> bool:
        """Say yes: the text wraps."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped lines."""
        return ceil(self._laid_out(width)[1])

    def sizeHint(self) -> QSize:
        """Return the unwrapped line."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(wide, ceil(self._laid_out(wide)[1]))

    def minimumSizeHint(self) -> QSize:
        """Return one line."""
        return QSize(0 if self.wordWrap() else self.sizeHint().width(), self._line_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines at the guide's distance."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout, _height = self._laid_out(self.width())
        layout.draw(painter, QPointF(0, 0))

    def _line_height(self) -> int:
        return round(self.fontInfo().pixelSize() * LINE_HEIGHT_PERCENT / 100)

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        """Return the text in lines, laid out once a width: a page asks for its height many times."""
        of = (self.text(), self.font(), self.layoutDirection(), self.wordWrap())
        if of != self._lines_of:
            self._lines_of = of
            self._lines.clear()
        if width not in self._lines:
            self._lines[width] = self._in_lines(width)
        return self._lines[width]

    def _in_lines(self, width: int) -> tuple[QTextLayout, float]:
        """Break the text; QLabel itself knows no line height for plain text."""
        layout = QTextLayout(self.text(), self.font())
        # AlignLeading says the left edge here, whichever way one reads.
        option = QTextOption(leading(self))
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(
            QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
            if self.wordWrap()
            else QTextOption.WrapMode.NoWrap
        )
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top + (self._line_height() - line.height()) / 2))
            top += self._line_height()
        layout.endLayout()
        return layout, top


class Decoration(QLabel):
    """A picture or letter for the eye only: screen readers pass it over (see ``accessible``)."""


class Elided(QLabel):
    """A name on one line: shortened in the middle where there is no room, whole in the tooltip."""

    def __init__(self, *, kind: str = "body", role: str = "") -> None:
        """Take font and role."""
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(current().font(kind))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)

    def set_name(self, name: str) -> None:
        """Show a name, on its own side of the writing direction (U2)."""
        self._whole = name
        self.setAccessibleName(name)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # First strong isolate … pop: a name in another direction does not turn its surroundings.
        isolated = f"\u2068{self._whole}\u2069" if self._whole else ""
        shown = self.fontMetrics().elidedText(isolated, Qt.TextElideMode.ElideMiddle, max(0, self.width()))
        self.setText(shown)
        # A label goes by the direction of its text; a name stands where the page begins to read.
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter == Qt.AlignmentFlag(0):
            edge = leading(self) | Qt.AlignmentFlag.AlignAbsolute
            self.setAlignment(edge | Qt.AlignmentFlag.AlignVCenter)
        # Tooltips know no plain text: a name is made harmless instead (U2). Python's own html.escape would
        # load 2,000 names of characters before the first paint.
        harmless = isolated.replace("&", "&amp;").replace("<", "&lt;")
        self.setToolTip(f"<span>{harmless}</span>" if shown != isolated else "")
