"""A box to tick, with a row high enough to hit."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ..theme import current


class TickBox(QCheckBox):
    """Painted by ourselves, so that its contrast is the guide's."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        super().__init__(text)
        self.setFont(current().font("body"))
        self.setMinimumHeight(current().sizes.control)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hasHeightForWidth(self) -> bool:
        """Say yes: the text wraps where it must."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the row, or of as many lines of text as the width asks for."""
        sizes = current().sizes
        room = QRect(0, 0, max(1, width - sizes.tick - sizes.gap_icon), self.maximumHeight())
        needs = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height()
        return max(self.minimumHeight(), needs + sizes.gap_icon)

    def sizeHint(self) -> QSize:
        """Return room for box and text."""
        sizes = current().sizes
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(sizes.tick + 2 * sizes.gap_icon + wide, sizes.control)

    def hitButton(self, at: object) -> bool:
        """Take a click anywhere in the row."""
        return self.rect().contains(at)  # type: ignore[call-overload, no-any-return]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick and text."""
        theme = current()
        sizes = theme.sizes
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - sizes.tick if mirrored else 0
        box = QRectF(left, (self.height() - sizes.tick) / 2, sizes.tick, sizes.tick)
        half = theme.border / 2
        box = box.adjusted(half, half, -half, -half)
        edge, ground, tick = self._tokens()
        painter.setPen(QPen(theme.color(edge), theme.border))
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(box, sizes.radius / 2, sizes.radius / 2)
        if self.isChecked():
            pen = QPen(theme.color(tick), sizes.ring)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            unit = sizes.tick / 20
            corners = ((4.5, 10), (8.5, 14), (15, 6))
            points = [QPointF(box.left() + x * unit, box.top() + y * unit) for x, y in corners]
            painter.drawPolyline(points)
        painter.setPen(theme.color("text" if self.isEnabled() else "disabled_text"))
        room = sizes.tick + sizes.gap_icon
        text = QRectF(0 if mirrored else room, 0, self.width() - room, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignLeading.value
        painter.drawText(text, flags | Qt.TextFlag.TextWordWrap.value, self.text())

    def _tokens(self) -> tuple[str, str, str]:
        """Return the tokens of edge, ground and tick."""
        if not self.isEnabled():
            return "border", "disabled", "disabled_text"
        if self.isChecked():
            return "accent", "accent", "on_accent"
        return "text" if self.underMouse() else "control", "inset" if self.isDown() else "field", "on_accent"
