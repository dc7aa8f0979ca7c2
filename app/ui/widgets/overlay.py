"""Something that fills the window for a while. It stands inside it: a kiosk opens no second one."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from ...spoken import translate
from ..theme import current
from .buttons import QuietButton


class Overlay(QWidget):
    """Covers the window it is opened from, keeps Tab within, and goes with Esc, "Close" or the focus."""

    closed = Signal()

    def __init__(self, opener: QWidget, name: str) -> None:
        """Take what it is opened from, which gets the keyboard back, and its name."""
        super().__init__(opener.window())
        self._opener = opener
        self._over = opener.window()
        self._gone = False
        self.close_button = QuietButton(translate("ui", "Close"))
        self.close_button.clicked.connect(self.leave)
        self.setAccessibleName(name)
        pad = current().sizes.padding_compact
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(pad, pad, pad, pad)
        self.column.setSpacing(current().sizes.gap_field)
        self._over.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        current().changed.connect(self.update)

    def open(self, first: QWidget) -> None:
        """Show it, the keyboard on one of its parts; "Close" stands below all others."""
        self.place_close()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def place_close(self) -> None:
        """Put "Close" where it belongs."""
        self.column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignHCenter)

    def leave(self) -> None:
        """Go, and give the keyboard back."""
        if self.isVisible() and isValid(self._opener):
            # Before it hides: then the focus would go to whatever comes next.
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self.drop()

    def drop(self) -> None:
        """Go, wherever the keyboard is."""
        if not self._gone:
            self._gone = True
            self.hide()
            self.closed.emit()
            self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 Qt's own
        """Keep Tab among the parts of this."""
        able = Qt.FocusPolicy.TabFocus
        parts = [one for one in self.findChildren(QWidget) if one.focusPolicy() & able and one.isVisible()]
        if not parts:
            return super().focusNextPrevChild(forward)  # it is on its way out
        focus = self.focusWidget()
        at = parts.index(focus) if focus in parts else 0
        parts[(at + (1 if forward else -1)) % len(parts)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes; nothing reaches the page behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hide the page."""
        QPainter(self).fillRect(self.rect(), current().color("card"))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # Not when another window is in front: there is none then.
        if isValid(self) and self.isVisible() and new is not None and not self.isAncestorOf(new):
            self.drop()
