"""What screen readers are told where Qt's own answer is wrong.

Qt's bridge sends the characters typed into a password field over the bus. An interface that says
"password text" and offers no text to read sends none; tried with and without the password shown.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from .heading import Title
from .line_edit import PasswordEdit
from .qr_view import QrView

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


def _make(_class_name: str, one: QObject | None) -> QAccessibleInterface | None:
    made: QAccessibleInterface | None = None
    if isinstance(one, PasswordEdit):
        made = _Password(one, QAccessible.Role.EditableText, one.accessibleName())
    elif isinstance(one, Title):
        made = QAccessibleWidget(one, QAccessible.Role.Heading, one.text())
    elif isinstance(one, QrView):
        made = QAccessibleWidget(one, QAccessible.Role.Graphic, one.accessibleName())
    if made is not None and isinstance(one, QWidget):
        key = id(one)
        _kept[key] = made
        one.destroyed.connect(lambda: _kept.pop(key, None))
    return made
