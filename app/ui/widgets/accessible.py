"""What screen readers are told where Qt's own answer is wrong.

Qt's bridge sends the characters typed into a password field over the bus. An interface that says
"password text" and offers no text to read sends none; tried with and without the password shown.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLineEdit, QWidget

# By the names of our classes, so that none has to be imported before it is shown.
ROLES = {
    "PasswordEdit": QAccessible.Role.EditableText,
    "Title": QAccessible.Role.Heading,
    "QrView": QAccessible.Role.Graphic,
}
_installed: list[bool] = []
_kept: dict[int, QAccessibleInterface] = {}


class _Password(QAccessibleWidget):
    """A password field whose content is nobody's business."""

    def state(self) -> QAccessible.State:
        state = super().state()
        state.passwordEdit = True
        # Read-only while the core is at work.
        editor = self.object()
        state.readOnly = isinstance(editor, QLineEdit) and editor.isReadOnly()
        state.editable = not state.readOnly
        return state


def install() -> None:
    """Register the interfaces, once a process."""
    if not _installed:
        QAccessible.installFactory(_make)
        _installed.append(True)


def _make(class_name: str, one: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(one, QWidget) or class_name not in ROLES:
        return None
    kind = _Password if class_name == "PasswordEdit" else QAccessibleWidget
    # Without a name of its own it tells the widget's, as it is when somebody asks.
    made = kind(one, ROLES[class_name])
    key = id(one)
    _kept[key] = made
    one.destroyed.connect(lambda: _kept.pop(key, None))
    return made
