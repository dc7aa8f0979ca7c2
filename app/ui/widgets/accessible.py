"""What screen readers are told where Qt's own answer is wrong.

Qt's bridge sends the characters typed into a password field over the bus. An interface that says
"password text" and offers no text to read sends none; tried with and without the password shown.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

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
    made = kind(one, ROLES[class_name], one.accessibleName() or one.property("text") or "")
    key = id(one)
    _kept[key] = made
    one.destroyed.connect(lambda: _kept.pop(key, None))
    return made
