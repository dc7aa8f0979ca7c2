"""What a window shows, and where: the things that the laws are about."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QWidget,
    QWizard,
)

from app.ui.widgets.heading import Mark
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.qr_view import QrView

FRAMES = ("banner", "box", "avatar")


@dataclass(frozen=True, slots=True)
class Thing:
    """A widget that shows something, with its place on its sheet."""

    widget: QWidget
    box: QRect

    @property
    def name(self) -> str:
        """What to call it in a sentence."""
        return name(self.widget)


def name(widget: QWidget) -> str:
    """Return the kind of a widget and what it says, without a secret."""
    text = ""
    if isinstance(widget, QLabel | QAbstractButton):
        text = widget.text() or widget.accessibleName()
    elif isinstance(widget, QLineEdit | QTextEdit):
        text = widget.accessibleName()
    elif isinstance(widget, QFrame):
        text = str(widget.property("role") or "")
    return f"{type(widget).__name__} {text[:40]!r}"


def sheet(window: QWidget) -> QWidget:
    """Return what fills the window for a while, or the page in front, or the window where it has none."""
    over = [one for one in window.findChildren(Overlay) if one.isVisible()]
    if over:
        return over[-1]
    page = window.currentPage() if isinstance(window, QWizard) else None
    return page or window


def ground(widget: QWidget) -> QWidget:
    """Return what a widget is painted on: the body that scrolls with it, or its window."""
    one = widget.parentWidget()
    while one is not None:
        above = one.parentWidget()
        if above is not None and isinstance(above.parentWidget(), QScrollArea):
            return one
        one = above
    return widget.window()


def scroll_areas(window: QWidget) -> list[QScrollArea]:
    """Return what scrolls on the sheet."""
    found = [one for one in sheet(window).findChildren(QScrollArea) if one.isVisible()]
    return [one for one in found if not isinstance(one, QTextEdit)]


def box(widget: QWidget, on: QWidget | None = None) -> QRect:
    """Return the place of a widget on its ground, or on another widget."""
    return QRect(widget.mapTo(on or ground(widget), QPoint(0, 0)), widget.size())


def shows(widget: QWidget) -> bool:
    """Tell whether a widget shows something of its own."""
    if not widget.isVisible() or widget.size() == QSize(0, 0) or isinstance(widget, QScrollBar):
        return False
    if isinstance(widget, QLabel):
        return bool(widget.text()) or not widget.pixmap().isNull()
    if isinstance(widget, QFrame) and widget.property("role") in FRAMES:
        return True
    return isinstance(widget, QAbstractButton | QLineEdit | QTextEdit | QrView | Mark)


def things(window: QWidget) -> list[Thing]:
    """Return everything that shows something on the sheet, frames included."""
    found = [one for one in sheet(window).findChildren(QWidget) if one.window() is window and shows(one)]
    return [Thing(one, box(one)) for one in found]


def outermost(found: list[Thing]) -> list[Thing]:
    """Return the things that stand in no other one."""
    # To Qt a widget is its own ancestor.
    return [
        one
        for one in found
        if not any(other is not one and other.widget.isAncestorOf(one.widget) for other in found)
    ]


def rows(found: list[Thing], *, mirrored: bool) -> list[list[Thing]]:
    """Return things as they are read: from top to bottom, and from the leading to the trailing edge."""
    made: list[list[Thing]] = []
    for one in sorted(found, key=lambda thing: (thing.box.top(), thing.box.left())):
        middle = one.box.center().y()
        beside = [row for row in made if any(_level(other.box, middle, one.box) for other in row)]
        if beside:
            beside[0].append(one)
        else:
            made.append([one])
    for row in made:
        row.sort(key=lambda thing: -thing.box.right() if mirrored else thing.box.left())
    return made


def _level(other: QRect, middle: int, one: QRect) -> bool:
    """Tell whether two boxes stand side by side: the middle of either is level with the other."""
    level = other.top() <= middle <= other.bottom() or one.top() <= other.center().y() <= one.bottom()
    return level and (one.right() < other.left() or other.right() < one.left() or one.contains(other))


def mirrored(window: QWidget) -> bool:
    """Tell whether it is read from right to left."""
    return window.layoutDirection() == Qt.LayoutDirection.RightToLeft


def tab_stops(window: QWidget) -> Iterator[QWidget]:
    """Give what the Tab key leads to, in its order, from wherever the chain begins."""
    on = sheet(window)
    one = on.nextInFocusChain()
    seen: set[int] = set()
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        wanted = bool(one.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if wanted and one.isVisible() and one.isEnabled() and on.isAncestorOf(one):
            yield one
        one = one.nextInFocusChain()
