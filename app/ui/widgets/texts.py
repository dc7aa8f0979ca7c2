"""Labels: plain text only, wrapped where it is long, readable by screen readers (U2)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ..theme import current


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
        self.setText(text)


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
        self.setToolTip(self._whole if shown != isolated else "")
