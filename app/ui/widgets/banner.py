"""A notice about the page as a whole; it is spoken, and never takes the focus."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy

from .. import assets
from ..theme import current
from .announce import announce
from .buttons import QuietButton
from .column import reveal
from .texts import Decoration, Text

# In widths of a shortened name: a sentence takes about two of them beside a button.
NARROW = 4
ICONS = {"error": "alert", "info": "info", "success": "check", "warning": "clock"}


class Banner(QFrame):
    """An icon, a sentence, and at most one thing to do."""

    action = Signal()

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__()
        sizes = current().sizes
        self._tone = "info"
        self._icon: Decoration | None = None
        self._text = Text()
        self._button = QuietButton("")
        self._button.clicked.connect(self.action)
        self.setProperty("role", "banner")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(sizes.pad_banner, sizes.pad_banner, sizes.pad_banner, sizes.pad_banner)
        self._row.setSpacing(sizes.gap_button)
        self._said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._said.setSpacing(sizes.gap_button)
        self._said.addWidget(self._text, 1)
        self._said.addWidget(self._button)
        self._row.addLayout(self._said, 1)
        current().changed.connect(self._dress)
        self._button.hide()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button under a sentence that would be narrow beside it."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW * current().sizes.name_least
        self._said.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        # Under the sentence its longest word may be broken; the layout would measure it unbroken.
        self._button.setMinimumWidth(1 if narrow else 0)

    @property
    def text(self) -> str:
        """The sentence shown, or ""."""
        return self._text.text() if not self.isHidden() else ""

    @property
    def button(self) -> QuietButton:
        """The one thing to do; hidden where there is nothing."""
        return self._button

    def set(self, text: str, tone: str, action_text: str = "", *, speak: bool = True) -> None:
        """Show a sentence in a tone (error, info, success, warning), with an action where one helps.

        The same one again is spoken and brought into view, and moves nothing.
        """
        again = (text, tone, action_text) == (self.text, self._tone, self._button.text())
        fresh = self.isHidden()
        if again or fresh:
            reveal(self)
        if not again:
            self._tone = tone
            self._text.setText(text)
            self._button.setText(action_text)
            self._button.setAccessibleName(action_text)
            self._button.setVisible(bool(action_text))
            self._dress()
            self.show()
            self.updateGeometry()
        if speak and not fresh and QAccessible.isActive():
            self._say_again(text)

    def _say_again(self, text: str) -> None:
        """Appear anew, if nobody is on it: a notification is spoken as it appears (see ``accessible``)."""
        if self._button.hasFocus():
            announce(self, text)
        else:
            self.hide()
            self.show()
            self.updateGeometry()

    def clear(self) -> None:
        """Hide it; one that is hidden moves nothing."""
        if self.isHidden() and not self._text.text():
            return
        self._text.setText("")
        self._button.hide()
        self.hide()
        self.updateGeometry()

    def _with_icon(self) -> Decoration:
        """Return the icon, made with the first sentence; all of its row stands at the top then."""
        if self._icon is None:
            size = current().sizes.icon
            self._icon = Decoration()
            self._icon.setFixedSize(size, size)
            self._row.insertWidget(0, self._icon)
            self._row.setAlignment(self._icon, self._text.alignment())
            self._said.setAlignment(self._button, self._text.alignment())
        return self._icon

    def _dress(self) -> None:
        theme = current()
        self.setProperty("tone", self._tone)
        self.style().unpolish(self)
        self.style().polish(self)
        token = "link" if self._tone == "info" else self._tone
        icon = assets.pixmap(ICONS[self._tone], getattr(theme.tokens, token), theme.sizes.icon)
        self._with_icon().setPixmap(icon)
