"""Qt's properties, set by the names of their values as a style sheet would.

The first paint does without namespace Qt: whoever names one of its 93 enumerations has Python build them
all, which costs 17 ms and a megabyte. Later, or off the first page, nobody needs this.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QBrush, QColor, QPalette


def put(one: QObject, **values: str) -> None:
    """Set properties; a name that Qt does not know is a bug."""
    for name, value in values.items():
        if not one.setProperty(name, value):
            message = f"{type(one).__name__} takes no {name} {value}"
            raise ValueError(message)


def brush(color: QColor) -> QBrush:
    """Return a plain brush; made by its own name it would look for a pattern of namespace Qt first."""
    made = QPalette()
    made.setColor(QPalette.ColorRole.Window, color)
    return made.window()
