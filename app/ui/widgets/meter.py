"""How good a new password is, as a bar of four parts; the words beside it say the same."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ..theme import current

PARTS = 4
# A token for each number of parts.
TONES = ("error", "error", "warning", "success", "success")


class Meter(QWidget):
    """For the eye only: nothing is told by it that the hint does not say."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._filled = 0
        self.setFixedHeight(current().sizes.meter)
        current().changed.connect(self.update)

    @property
    def filled(self) -> int:
        """How many of its parts are filled."""
        return self._filled

    def fill(self, parts: int) -> None:
        """Fill so many of four parts."""
        self._filled = parts
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts, the first at the leading edge."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = theme.sizes.meter
        wide = (self.width() - (PARTS - 1) * gap) / PARTS
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for part in range(PARTS):
            filled = part < self._filled
            painter.setBrush(theme.color(TONES[self._filled] if filled else "border"))
            # Where borders are black as the text, an empty part is a thin line.
            high = self.height() if filled or not theme.tokens.strong else self.height() / 4
            left = (PARTS - 1 - part if mirrored else part) * (wide + gap)
            painter.drawRoundedRect(QRectF(left, self.height() - high, wide, high), gap / 2, gap / 2)
