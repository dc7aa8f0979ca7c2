"""The size in which a window opens."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from .theme import LEAST_WINDOW, current


def size_to_open(window: QWidget) -> None:
    """Give a window the guide's size, which grows with the text, but no more than the screen has for it."""
    sizes = current().sizes
    window.setMinimumSize(*LEAST_WINDOW)
    room = window.screen().availableGeometry().size() - QSize(0, sizes.control)
    window.resize(QSize(sizes.window_width, sizes.window_height).boundedTo(room))
