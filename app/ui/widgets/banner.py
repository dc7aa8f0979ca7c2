"""A notice about the page as a whole; it is spoken, and never takes the focus."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from .. import assets
from ..theme import current
from .announce import announce
from .buttons import QuietButton
from .column import reveal
from .texts import Text

ICONS = {"error": "alert", "info": "info", "success": "check", "warning": "clock"}


class Banner(QFrame):
    """An icon, a sentence, and at most one thing to do."""

    action = Signal()

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__()
        sizes = current().sizes
        self._tone = "info"
        self._icon: QLabel | None = None
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
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._button)
        current().changed.connect(self._dress)
        self.clear()

    @property
    def text(self) -> str:
        """The sentence shown, or ""."""
        return self._text.text() if not self.isHidden() else ""

    @property
    def button(self) -> QuietButton:
        """The one thing to do; hidden where there is nothing."""
        return self._button

    def set(self, text: str, tone: str, action_text: str = "", *, speak: bool = True) -> None:
        """Show a sentence in a tone (error, info, success, warning), with an action where one helps."""
        self._tone = tone
        self._text.setText(text)
        self._button.setText(action_text)
        self._button.setAccessibleName(action_text)
        self._button.setVisible(bool(action_text))
        self._dress()
        if self.isHidden():
            reveal(self)
        self.show()
        self.updateGeometry()
        if speak:
            announce(self, text)

    def clear(self) -> None:
        """Hide it."""
        self._text.setText("")
        self._button.hide()
        self.hide()
        self.updateGeometry()

    def _with_icon(self) -> QLabel:
        """Return the label of the icon, made with the first sentence."""
        if self._icon is None:
            size = current().sizes.icon
            self._icon = QLabel()
            self._icon.setFixedSize(size, size)
            self._row.insertWidget(0, self._icon)
            self._row.setAlignment(self._icon, self._text.alignment())
        return self._icon

    def _dress(self) -> None:
        theme = current()
        self.setProperty("tone", self._tone)
        self.style().unpolish(self)
        self.style().polish(self)
        token = "link" if self._tone == "info" else self._tone
        icon = assets.pixmap(ICONS[self._tone], getattr(theme.tokens, token), theme.sizes.icon)
        self._with_icon().setPixmap(icon)
