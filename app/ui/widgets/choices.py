"""A few choices in a box over the page. It stands inside the window: a kiosk opens no second one."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from .. import assets
from ..theme import current
from .buttons import QuietButton


class _Choice(QuietButton):
    """One of them; the one in force has a tick, and is told as checked."""

    def __init__(self, text: str, *, checked: bool) -> None:
        super().__init__(text)
        sizes = current().sizes
        self.setProperty("role", "choice")
        self.setCheckable(True)
        self.setChecked(checked)
        self.setIconSize(QSize(sizes.icon + sizes.gap_icon, sizes.icon))
        # An icon without colour keeps the names in one column.
        color = current().tokens.link if checked else "none"
        self.setIcon(assets.icon("check", color, sizes.icon, sizes.gap_icon))


class Choices(QFrame):
    """Opens above a button; Esc, a click elsewhere and leaving it close it. ``chosen`` tells the key."""

    chosen = Signal(str)

    def __init__(self, opener: QWidget, name: str, choices: list[tuple[str, str]], now: str) -> None:
        """Take what it opens from, its name, the choices as key and text, and the one in force."""
        super().__init__(opener.window())
        self._window = opener.window()
        sizes = current().sizes
        self._opener = opener
        self._buttons: list[_Choice] = []
        self.setProperty("role", "choices")
        self.setAccessibleName(name)
        self._all = QWidget()
        layout = QVBoxLayout(self._all)
        layout.setContentsMargins(sizes.gap_text, sizes.gap_text, sizes.gap_text, sizes.gap_text)
        layout.setSpacing(0)
        # There may be more of them, such as printers, than the window has room for.
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around = QVBoxLayout(self)
        # The border is beyond them, by the style.
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)
        for key, text in choices:
            button = _Choice(text, checked=key == now)
            button.clicked.connect(lambda _checked=False, key=key: self._on_clicked(key))
            layout.addWidget(button)
            self._buttons.append(button)
        self._scroll.setWidget(self._all)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def open(self) -> None:
        """Show it above what it opens from, inside the window, the focus on the choice in force."""
        gap, border = current().sizes.gap_text, current().border
        window, opener = self._window, self._opener
        whole = self._all.sizeHint() + QSize(2 * border, 2 * border)
        room = window.size() - QSize(2 * gap, 2 * gap)
        if whole.height() > room.height():
            whole += QSize(self._scroll.verticalScrollBar().sizeHint().width(), 0)
        self.resize(whole.boundedTo(room))
        at = opener.mapTo(window, QPoint((opener.width() - self.width()) // 2, -self.height() - gap))
        left = min(max(gap, at.x()), window.width() - self.width() - gap)
        top = min(max(gap, at.y()), window.height() - self.height() - gap)
        self.move(left, top)
        self.show()
        self.raise_()
        now = next((one for one in self._buttons if one.isChecked()), self._buttons[0])
        now.setFocus(Qt.FocusReason.PopupFocusReason)
        self._scroll.ensureWidgetVisible(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the arrow keys; Esc closes."""
        focus = self.focusWidget()
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.close_to(self._opener)
        elif event.key() in moves and focus in self._buttons:
            at = self._buttons.index(focus) + moves[Qt.Key(event.key())]
            now = self._buttons[at % len(self._buttons)]
            now.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(now)
        event.accept()

    def close_to(self, focus: QWidget) -> None:
        """Close, and give the keyboard back."""
        # Before it hides: then the keyboard would go to whatever comes next, and select what is in it.
        if isValid(focus):
            focus.setFocus(Qt.FocusReason.PopupFocusReason)
        self._leave()

    def _on_clicked(self, key: str) -> None:
        if not self.isVisible():
            return  # it has gone, perhaps with what it was opened from
        self.close_to(self._opener)
        self.chosen.emit(key)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isValid(self) and self.isVisible() and (new is None or not self.isAncestorOf(new)):
            self._leave()

    def _leave(self) -> None:
        self.hide()
        self.deleteLater()
