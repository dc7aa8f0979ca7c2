"""Laws about place: nothing is cut off, nothing lies over another thing, everything stands where it belongs."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QTextEdit,
    QWidget,
    QWizard,
)

from app.ui.theme import COMPACT_GAPS, Sizes, current
from app.ui.widgets.stack import Stack
from app.ui.widgets.texts import Elided

from .seen import Thing, ground, mirrored, name, outermost, rows, scroll_areas, sheet, things

LEAST_TARGET = 24
LEAST_PRIMARY = 40
# In heights of a line.
BROKEN_LEAST = 3


def nothing_clipped(window: QWidget) -> list[str]:
    """Every text has the room it needs; a name alone may be shortened, and is whole in its tooltip."""
    return [f"{one.name} {why}" for one in things(window) if (why := _lacks(one.widget))]


def _lacks(widget: QWidget) -> str:
    if isinstance(widget, Elided):
        return _shortened(widget)
    if isinstance(widget, QLabel):
        return _label_lacks(widget) if widget.text() else ""
    if isinstance(widget, QAbstractButton):
        return _button_lacks(widget) if widget.text() else ""
    if isinstance(widget, QTextEdit):
        needs, has = widget.document().size().toSize(), widget.viewport().size()
        # Under the last line Qt counts the distance to the next one as well.
        spare = widget.fontMetrics().height() // 4
        scrolls = widget.verticalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        high_enough = scrolls or needs.height() <= has.height() + spare
        fits = needs.width() <= has.width() + 1 and high_enough
        return "" if fits else f"needs {_size(needs)} and has {_size(has)}"
    if isinstance(widget, QLineEdit):
        needs_high, has_high = widget.fontMetrics().height(), widget.height() - 2 * current().sizes.ring
        return "" if needs_high <= has_high else f"is {has_high} high, and its text {needs_high}"
    return ""


def _shortened(label: Elided) -> str:
    whole = label._whole
    if label.text().strip("\u2068\u2069") == whole:
        return "" if label.sizeHint().height() <= label.height() else "is too low"
    return "" if label.toolTip() else "is shortened, and not whole in a tooltip"


def _label_lacks(label: QLabel) -> str:
    if not label.wordWrap():
        needs = label.sizeHint()
        fits = needs.width() <= label.width() + 1 and needs.height() <= label.height() + 1
        return "" if fits else f"needs {_size(needs)} and has {_size(label.size())}"
    high = label.heightForWidth(label.width())
    if high > label.height() + 1:
        return f"needs {high} of height and has {label.height()}"
    wide = max(label.fontMetrics().horizontalAdvance(word) for word in label.text().split())
    if type(label) is not QLabel:
        # Where there is no room for a word it is broken, but not letter by letter; Qt's own label breaks none.
        wide = min(wide, BROKEN_LEAST * label.fontMetrics().height())
    return "" if wide <= label.width() else f"has a word of {wide} in {label.width()}"


def _button_lacks(button: QAbstractButton) -> str:
    if button.hasHeightForWidth():
        high = button.heightForWidth(button.width())
        return "" if high <= button.height() else f"needs {high} of height and has {button.height()}"
    wide = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
    sizes = current().sizes
    room = button.width()
    if isinstance(button, QCheckBox):
        room -= sizes.tick + sizes.gap_icon
    elif isinstance(button, QPushButton):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        room = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button).width()
        if not button.icon().isNull():
            room -= button.iconSize().width()
    return "" if wide <= room else f"needs {wide} of width and has {room}"


def _size(size: QSize) -> str:
    return f"{size.width()}×{size.height()}"


def everything_inside(window: QWidget) -> list[str]:
    """Nothing reaches out of what it stands in, up to the window or what scrolls; no pop-up out of the screen."""
    breaches = []
    for one in things(window):
        outer = one.widget.parentWidget()
        end = ground(one.widget)
        while outer is not None:
            at = QRect(one.widget.mapTo(outer, QPoint(0, 0)), one.widget.size())
            if not outer.rect().contains(at):
                breaches.append(
                    f"{one.name} reaches out of {name(outer)}: {_box(at)} in {_box(outer.rect())}"
                )
                break
            outer = outer.parentWidget() if outer is not end else None
    for area in scroll_areas(window):
        body = area.widget()
        if body is not None and body.width() > area.viewport().width():
            breaches.append(f"the page is {body.width()} wide and its window {area.viewport().width()}")
    room = window.screen().availableGeometry().size()
    if isinstance(window, QDialog) and not isinstance(window, QWizard) and window.height() > room.height():
        breaches.append(f"the pop-up is {window.height()} high and the screen {room.height()}")
    return breaches


def _box(box: QRect) -> str:
    return f"{box.left()},{box.top()} {box.width()}×{box.height()}"


def no_needless_scrolling(window: QWidget) -> list[str]:
    """A page scrolls only where it does not fit with the smallest gaps."""
    breaches = []
    for area in scroll_areas(window):
        bar, body = area.verticalScrollBar(), area.widget()
        shown = [one.box for one in things(window) if body is not None and ground(one.widget) is body]
        if bar.maximum() == 0 or not shown:
            continue
        high = max(one.bottom() for one in shown) - min(one.top() for one in shown) + 1
        needs = high + 2 * current().sizes.padding_compact
        if needs <= area.maximumViewportSize().height():
            breaches.append(f"it scrolls, and needs {needs} of {area.maximumViewportSize().height()}")
    return breaches


def nothing_overlaps(window: QWidget) -> list[str]:
    """No two things lie over each other, unless one stands in the other."""
    found = things(window)
    breaches = []
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            apart = one.widget.isAncestorOf(other.widget) or other.widget.isAncestorOf(one.widget)
            if not apart and ground(one.widget) is ground(other.widget) and one.box.intersects(other.box):
                breaches.append(f"{one.name} {_box(one.box)} lies over {other.name} {_box(other.box)}")
    return breaches


def one_edge(window: QWidget) -> list[str]:
    """The rows of a column begin at one edge, the left one, or the right one where it is read from there."""
    found, turned = things(window), mirrored(window)
    breaches = []
    for body in {ground(one.widget) for one in found}:
        breaches += _uneven(outermost([one for one in found if ground(one.widget) is body]), turned)
    for frame in [one.widget for one in found if one.widget.property("role") == "box"]:
        breaches += _uneven(
            outermost([one for one in found if one.widget is not frame and frame.isAncestorOf(one.widget)]),
            turned,
        )
    for grid in [
        one for one in sheet(window).findChildren(QGridLayout) if not isinstance(one.parent(), QWizard)
    ]:
        for column in range(grid.columnCount()):
            cells = [grid.itemAtPosition(row, column) for row in range(grid.rowCount())]
            shown = [one for cell in cells if cell is not None and (one := cell.widget()) is not None]
            edges = {one.geometry().right() if turned else one.geometry().left() for one in shown}
            if len(edges) > 1:
                breaches.append(f"column {column} of {name(shown[0])} begins at {sorted(edges)}")
    return breaches


def _uneven(found: list[Thing], turned: bool) -> list[str]:
    if not found:
        return []
    left, right = min(one.box.left() for one in found), max(one.box.right() for one in found)
    edge = right if turned else left
    breaches = []
    for row in rows(found, mirrored=turned):
        one = row[0]
        lead = one.box.right() if turned else one.box.left()
        before, after = min(it.box.left() for it in row) - left, right - max(it.box.right() for it in row)
        centred = abs(before - after) <= 1
        if lead != edge and not centred:
            breaches.append(f"{one.name} begins at {lead}, and its column at {edge}")
    return breaches


def gaps_from_the_guide(window: QWidget) -> list[str]:
    """Between the rows of a column there is one of the guide's gaps, in one density at a time."""
    breaches = []
    for stack in [one for one in sheet(window).findChildren(Stack) if one.isVisible()]:
        shown = [one for one in stack.children() if isinstance(one, QWidget) and not one.isHidden()]
        boxes = sorted((one.geometry() for one in shown), key=QRect.top)
        found = [low.top() - high.bottom() - 1 for high, low in pairwise(boxes)]
        plain, compact = _scale(1), _scale(COMPACT_GAPS)
        odd = [gap for gap in found if gap not in plain | compact]
        if odd:
            breaches.append(f"gaps of {odd} in {name(stack)} with {name(shown[0])} are not the guide's")
        elif not (set(found) <= plain or set(found) <= compact):
            breaches.append(f"gaps of two densities in one column: {found}")
    return breaches


def _scale(by: float) -> set[int]:
    sizes = current().sizes
    named = [one for one in Sizes._fields if one.startswith("gap_")]
    return {0} | {round(getattr(sizes, one) * by) for one in named}


def targets_large_enough(window: QWidget) -> list[str]:
    """What one presses is at least 24 pixels in both directions, the filled action 40 high."""
    breaches = []
    for one in things(window):
        if not isinstance(one.widget, QAbstractButton | QLineEdit):
            continue
        wide, high = one.box.width(), one.box.height()
        if min(wide, high) < LEAST_TARGET:
            breaches.append(f"{one.name} is {wide}×{high}")
        elif one.widget.property("role") == "primary" and high < LEAST_PRIMARY:
            breaches.append(f"{one.name} is {high} high")
    return breaches
