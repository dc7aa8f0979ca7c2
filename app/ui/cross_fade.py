"""The fade from one page to the next; loaded when a page first changes."""

from PySide6.QtCore import Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

FADE_MS = 120


class CrossFade(QWidget):
    """The page that was, fading over the one that is; it takes no click and is gone in a moment."""

    def __init__(self, over: QWidget, picture: QPixmap) -> None:
        """Take the window and how it looked."""
        super().__init__(over)
        self._picture = picture
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(over.rect())
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(FADE_MS)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.valueChanged.connect(self.update)
        self._animation.finished.connect(self.end)
        self.show()
        self.raise_()
        self._animation.start()

    def end(self) -> None:
        """Go, with the picture."""
        self._picture = QPixmap()
        self.hide()
        self.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is left of it."""
        painter = QPainter(self)
        painter.setOpacity(float(self._animation.currentValue() or 0.0))
        painter.drawPixmap(0, 0, self._picture)
