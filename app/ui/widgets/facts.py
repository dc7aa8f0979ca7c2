"""Facts in two columns."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ..theme import current
from .texts import Elided, Text


class Facts(QWidget):
    """A muted label and a value a row; a value that is too long is shortened, whole in the tooltip."""

    def __init__(self, labels: list[str]) -> None:
        """Take the labels."""
        super().__init__()
        sizes = current().sizes
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(sizes.gap_group)
        layout.setVerticalSpacing(sizes.gap_text // 2)
        layout.setColumnStretch(1, 1)
        self._values: list[Elided] = []
        for row, label in enumerate(labels):
            name = Text(label, role="muted")
            name.setWordWrap(False)
            name.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
            value = Elided()
            # The label belongs to its value: whoever meets the value alone is told what it is.
            name.setBuddy(value)
            layout.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(value, row, 1)
            self._values.append(value)

    def set_values(self, values: list[str]) -> None:
        """Show the values, in the labels' order."""
        for shown, value in zip(self._values, values, strict=True):
            shown.set_name(value)
