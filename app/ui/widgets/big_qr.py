"""The QR code over the whole window, for a camera far away or a small sharp screen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ...spoken import translate
from ..theme import current
from .overlay import Overlay
from .qr_view import Matrix, QrView


class BigQr(Overlay):
    """The same code, as large as there is room; a click or Enter goes back."""

    def __init__(self, opener: QWidget, matrix: Matrix) -> None:
        """Take what it is opened from and the code."""
        super().__init__(opener, translate("ui", "QR code, large"))
        self.setObjectName("big_qr")
        self.qr = QrView()
        self.qr.set_matrix(matrix)
        self.qr.setAccessibleDescription(translate("ui", "Scan it with an authenticator app."))
        self.qr.clicked.connect(self.leave)
        self.column.addWidget(self.qr, 1, Qt.AlignmentFlag.AlignCenter)
        self.closed.connect(self.qr.wipe)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room there is."""
        super().resizeEvent(event)
        sizes = current().sizes
        beside = 2 * sizes.padding_compact
        high = self.height() - beside - sizes.gap_field - self.close_button.height()
        self.qr.fill(min(self.width() - beside, high))
