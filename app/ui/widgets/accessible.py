"""What screen readers are told where Qt's own answer is wrong.

Qt's bridge sends the characters typed into a password field over the bus. An interface that says
"password text" and offers no text to read sends none; tried with and without the password shown.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLineEdit, QWidget, QWizard

# By the names of our classes, so that none has to be imported before it is shown.
ROLES = {
    "PasswordEdit": QAccessible.Role.EditableText,
    "Title": QAccessible.Role.Heading,
    # A named part of the window: its name is spoken as the focus comes into it, and nothing else need say it.
    "Page": QAccessible.Role.Grouping,
    "Wizard": QAccessible.Role.Window,
    "AccountWindow": QAccessible.Role.Window,
    # Spoken as it appears, also by screen readers that know no announcements yet.
    "Banner": QAccessible.Role.Notification,
    "NewsBox": QAccessible.Role.Notification,
    # What only holds other things is passed over.
    "Decoration": QAccessible.Role.Client,
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
        if state.focused:
            # Somebody reads: the screen reader may be newer than the focus, and Qt's filter newer than ours.
            from .key_shield import key_shield

            key_shield().raise_()
        state.readOnly = isinstance(editor, QLineEdit) and editor.isReadOnly()
        state.editable = not state.readOnly
        return state


class _Window(QAccessibleWidget):
    """A window named by its page and the product.

    Worked out when somebody asks, without an event: the page is named as well, and would be said twice.
    """

    def text(self, kind: QAccessible.Text) -> str:
        if kind is not QAccessible.Text.Name:
            return super().text(kind)
        window = self.object()
        if not isinstance(window, QWidget):
            return ""
        page = window.currentPage() if isinstance(window, QWizard) else window
        title = page.accessibleName() if page is not None else ""
        return " – ".join(filter(None, [title, window.windowTitle()]))


def install() -> None:
    """Register the interfaces, once a process."""
    if not _installed:
        QAccessible.installFactory(_make)
        _installed.append(True)


KINDS: dict[str, type[QAccessibleWidget]] = {
    "PasswordEdit": _Password,
    "Wizard": _Window,
    "AccountWindow": _Window,
}


def _make(class_name: str, one: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(one, QWidget) or class_name not in ROLES:
        return None
    kind = KINDS.get(class_name, QAccessibleWidget)
    # Without a name of its own it tells the widget's, as it is when somebody asks.
    made = kind(one, ROLES[class_name])
    key = id(one)
    _kept[key] = made
    one.destroyed.connect(lambda: _kept.pop(key, None))
    return made
