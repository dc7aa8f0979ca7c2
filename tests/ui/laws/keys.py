"""Laws about the keyboard: one order for Tab, eyes and screen readers, one default button, no key twice."""

import re
from collections import Counter
from collections.abc import Sequence

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget

from .seen import Thing, box, mirrored, name, rows, sheet, tab_stops, things

MNEMONIC = re.compile(r"&(\w)")


def one_order(window: QWidget) -> list[str]:
    """Tab goes from top to bottom and from the leading to the trailing edge, as one reads, and so does the tree."""
    stops = list(tab_stops(window))
    if not stops:
        return []
    turned = mirrored(window)
    placed = [Thing(one, box(one, window)) for one in stops]
    read = [one.widget for row in rows(placed, mirrored=turned) for one in row]
    # The chain is a ring; it is entered at what is read first.
    start = stops.index(read[0])
    tabbed = stops[start:] + stops[:start]
    breaches = []
    if tabbed != read:
        breaches.append(f"Tab goes {_listed(tabbed)}, and one reads {_listed(read)}")
    told = [one for one in _tree(window) if one in read]
    if told != read:
        breaches.append(f"a screen reader goes {_listed(told)}, and one reads {_listed(read)}")
    return breaches


def _listed(widgets: Sequence[QWidget]) -> str:
    return ", ".join(name(one) for one in widgets)


def _tree(window: QWidget) -> list[QWidget]:
    """Return the widgets of the accessible tree, depth first."""
    found: list[QWidget] = []

    def walk(one: QAccessibleInterface) -> None:
        widget = one.object()
        if isinstance(widget, QWidget):
            found.append(widget)
        for at in range(one.childCount()):
            child = one.child(at)
            if child is not None:
                walk(child)

    root = QAccessible.queryAccessibleInterface(sheet(window))
    if root is not None:
        walk(root)
    return found


def one_default(window: QWidget) -> list[str]:
    """Where something is asked there is exactly one filled action, and no second default button anywhere."""
    shown = [one.widget for one in things(window)]
    filled = [one for one in shown if one.property("role") == "primary"]
    asked = any(isinstance(one, QLineEdit) for one in shown)
    breaches = []
    if len(filled) > 1 or (asked and not filled):
        breaches.append(f"{len(filled)} filled actions: {_listed(filled)}")
    default = [one for one in shown if isinstance(one, QPushButton) and one.isDefault() and one not in filled]
    if default:
        breaches.append(f"the default button is not the filled one: {_listed(default)}")
    return breaches


def no_mnemonic_twice(window: QWidget) -> list[str]:
    """A letter with Alt leads to one thing."""
    texts = [one.widget.text() for one in things(window) if isinstance(one.widget, QAbstractButton)]
    texts += [
        one.widget.text()
        for one in things(window)
        if isinstance(one.widget, QLabel) and one.widget.buddy() is not None
    ]
    letters = Counter(found.lower() for text in texts for found in MNEMONIC.findall(text.replace("&&", "")))
    return [f"Alt+{letter} is there {count} times" for letter, count in letters.items() if count > 1]
