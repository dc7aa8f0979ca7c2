"""A code group by group, large: to be read from afar, and spoken letter by letter."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...spoken import translate
from .announce import announce
from .buttons import SecondaryButton
from .column import Column
from .equal_buttons import EqualButtons
from .overlay import Overlay
from .stack import Stack
from .texts import Elided, Text

GROUP = 4
MOVES = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class LargeKey(Overlay):
    """One group at a time; arrow keys or the buttons go on and back."""

    def __init__(self, opener: QWidget, code: str) -> None:
        """Take what it is opened from and the code, ungrouped."""
        super().__init__(opener, translate("ui", "Enrollment code, large"))
        self.setObjectName("large_key")
        self._groups = [code[at : at + GROUP] for at in range(0, len(code), GROUP)]
        self._at = 0
        self.place = Text(role="muted")
        self.group = Elided(kind="giant")
        self.group.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back = SecondaryButton(translate("ui", "Previous group"))
        self.forth = SecondaryButton(translate("ui", "Next group"))
        self.back.clicked.connect(lambda: self._go(-1))
        self.forth.clicked.connect(lambda: self._go(1))
        self._stack = Stack()
        self._stack.add(self.place, align="center")
        self._stack.add(self.group, "gap_text")
        self._stack.add(EqualButtons([self.back, self.forth]), "gap_field")
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(Column(self._stack))
        self.closed.connect(self._forget)
        for button in (self.back, self.forth, self.close_button):
            button.installEventFilter(self)
        self._show()

    def place_close(self) -> None:
        """Put "Close" last in the column, like a page's quiet action."""
        self._stack.add(self.close_button, "gap_actions", "center")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move by the arrow keys, in the direction of reading: codes go from left to right everywhere.

        Left to themselves, buttons move the focus by them.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in MOVES:
            self._go(MOVES[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _go(self, by: int) -> None:
        if 0 <= self._at + by < len(self._groups):
            self._at += by
            self._show()
            announce(self.group, f"{self.place.text()}: {self.group.accessibleName()}")

    def _show(self) -> None:
        self.place.setText(translate("ui", "Group {} of {}").format(self._at + 1, len(self._groups)))
        group = self._groups[self._at]
        self.group.set_name(group)
        self.group.setAccessibleName(", ".join(group))
        for button, able in ((self.back, self._at > 0), (self.forth, self._at + 1 < len(self._groups))):
            if not able and button.hasFocus():
                (self.forth if button is self.back else self.back).setFocus()
            button.setEnabled(able)

    def _forget(self) -> None:
        self._groups = [""]
        self.group.set_name("")
