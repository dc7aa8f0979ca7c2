"""Mark, title and the text under it."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...spoken import translate
from .. import assets, logo
from ..theme import current
from .stack import Stack
from .texts import Text

# How wide a deployment's logo may be, in heights: above the title, and beside one.
WIDEST, WIDEST_BESIDE = 4, 2


class Mark(QWidget):
    """The program's mark or a deployment's logo, for the eye only."""

    def __init__(self) -> None:
        """Begin at its full size."""
        super().__init__()
        self._size = current().sizes.mark
        self._widest = WIDEST
        self.setFixedHeight(self._size)
        current().changed.connect(self.update)

    def stand_beside(self) -> None:
        """Take the smaller size that stands beside a title."""
        self._size = current().sizes.mark_compact
        self._widest = WIDEST_BESIDE
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return the square of the mark, or what a logo needs at its height."""
        wide = self._picture().deviceIndependentSize().width()
        return QSize(round(wide), self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it at the leading edge, in the middle of its height."""
        picture = self._picture()
        size = picture.deviceIndependentSize()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - size.width() if mirrored else 0
        QPainter(self).drawPixmap(QPointF(left, (self._size - size.height()) / 2), picture)

    def _picture(self) -> QPixmap:
        tokens = current().tokens
        own = logo.pixmap(self._size, self._widest * self._size)
        return own if own is not None else assets.mark(self._size, tokens.mark_1, tokens.mark_2)


class Title(Text):
    """The page's title; a heading to a screen reader (see ``accessible``), which reads it by its name."""

    def __init__(self, text: str) -> None:
        """Take the title."""
        super().__init__(kind="title")
        self.set_title(text)

    def set_title(self, text: str) -> None:
        """Change the title."""
        self.setText(text)
        self.setAccessibleName(text)


class Heading(Stack):
    """The top of a page. In a low window the mark stands beside a smaller title."""

    def __init__(self, title: str = "", text: str = "") -> None:
        """Take title and text; an empty text takes no room."""
        super().__init__()
        self._mark = Mark()
        self._beside = Mark()
        self._title = Title(title)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().sizes.gap_button)
        self._beside.stand_beside()
        layout.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._title, 1)
        self._step = Text(kind="error", role="muted")
        self._step.hide()
        self._text = Text(text, role="muted")
        self._beside.hide()
        self._text.setVisible(bool(text))
        self.add(self._mark)
        titles = Stack()
        titles.add(self._step)
        titles.add(row, "gap_text")
        self.add(titles, "gap_mark")
        self.add(self._text, "gap_text")

    @property
    def title(self) -> Title:
        """The title's label."""
        return self._title

    @property
    def text(self) -> str:
        """The text under the title, or ""."""
        return self._text.text()

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.set_title(title)

    def set_progress(self, progress: tuple[int, int] | None) -> None:
        """Say which step of how many this is, above the title; nothing where it is none."""
        said = translate("ui", "Step {} of {}").format(*progress) if progress is not None else ""
        self._step.setText(said)
        self._step.setVisible(bool(said))

    def set_text(self, text: str) -> None:
        """Change the text under the title."""
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 a state like Qt's own setters
        """Put the mark beside the title, or above it again."""
        super().set_compact(compact)
        self._mark.setVisible(not compact)
        self._beside.setVisible(compact)
        self._title.setFont(current().font("title_compact" if compact else "title"))
