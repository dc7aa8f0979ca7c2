"""Where Tab goes for what is added to a page later than what stands after it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_before(after: QWidget, one: QWidget) -> None:
    """Have Tab come to a widget right before another that was there first."""
    before = after.previousInFocusChain()
    while before is not None and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    if before is not None:
        QWidget.setTabOrder(before, one)
