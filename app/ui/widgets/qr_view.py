"""The QR code: black on white in every theme, whole device pixels, four modules of quiet zone."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ...spoken import translate
from ..theme import COMPACT_QR, QR_QUIET_MODULES, current
from .buttons import took_enter

LEAST_PIXELS = 3
Matrix = tuple[tuple[bool, ...], ...]


class QrView(QAbstractButton):
    """Paints a matrix of dark modules; holds it only until wiped (N10). Pressed, it asks to be larger."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._matrix: Matrix = ()
        self._compact = False
        self._room = 0
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("ui", "QR code"))
        self.setAccessibleDescription(
            translate(
                "ui",
                "Scan it with an authenticator app. If you cannot, choose Trouble Scanning? "
                "Press it to make it larger.",
            )
        )
        current().changed.connect(self.update)

    @property
    def matrix(self) -> Matrix:
        """The code shown; () once wiped."""
        return self._matrix

    def fill(self, room: int) -> None:
        """Be as large as so many pixels allow, whole device pixels a module."""
        self._room = room
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter like the space bar."""
        if not took_enter(self, event):
            super().keyPressEvent(event)

    def set_matrix(self, matrix: Matrix) -> None:
        """Show a code."""
        self._matrix = matrix
        self.updateGeometry()
        self.update()

    def wipe(self) -> None:
        """Forget the code; the tile stays, empty."""
        self.set_matrix(())

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 a state like Qt's own setters
        """Use fewer pixels in a low window."""
        self._compact = compact
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the tile's square."""
        side = self._side(self._pixels())
        return QSize(side, side)

    def hasHeightForWidth(self) -> bool:
        """Say yes: it stays a square where the page is narrower than its tile."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the side of the tile in a width."""
        return self._side(self._pixels(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least square that a phone reads."""
        side = self._side(LEAST_PIXELS)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint tile and modules, in device pixels."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # It is a button: under the mouse its edge is that of one.
        edge = "control" if self.underMouse() or self.isDown() else "border"
        painter.setPen(QPen(theme.color(edge), theme.border))
        painter.setBrush(theme.color("qr_light"))
        half = theme.border / 2
        tile = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(tile, theme.sizes.radius, theme.sizes.radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("qr_dark"))
        pixels = self._pixels(self.width())
        start = QR_QUIET_MODULES * pixels
        for y, row in enumerate(self._matrix):
            for x, dark in enumerate(row):
                if dark:
                    painter.drawRect(start + x * pixels, start + y * pixels, pixels, pixels)

    def _modules(self) -> int:
        return (len(self._matrix) or 37) + 2 * QR_QUIET_MODULES

    def _side(self, pixels: int) -> int:
        return ceil(self._modules() * pixels / self.devicePixelRatioF())

    def _pixels(self, room: int | None = None) -> int:
        """Return the device pixels of one module: enough for the tile's least size, where there is room."""
        if self._room:
            return max(LEAST_PIXELS, int(self._room * self.devicePixelRatioF() / self._modules()))
        least = current().sizes.qr_least * (COMPACT_QR if self._compact else 1)
        wanted = ceil(least * self.devicePixelRatioF() / self._modules())
        fitting = wanted if room is None else int(room * self.devicePixelRatioF() / self._modules())
        return max(LEAST_PIXELS, min(wanted, fitting))
