"""Laws about what is painted: contrast of text and borders, the ring of the focus, a QR code that a phone reads."""

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from app.testing.phone import PhoneError, read_qr
from app.ui.theme import current
from app.ui.widgets.qr_view import QrView

from .pixels import Picture, around, edge, grab, ink, ring
from .seen import Thing, box, ground, mirrored, name, tab_stops, things

TEXT_LEAST, LARGE_LEAST, BORDER_LEAST, RING_LEAST = 4.5, 3.0, 3.0, 3.0
RING_PX = 2
LARGE_PX, LARGE_BOLD_PX, BOLD = 24, 18.66, 600
OUTSIDE, INSIDE = 3, 4


def text_stands_out(window: QWidget) -> list[str]:
    """Text has 4.5:1 to what it stands on, large text 3:1."""
    breaches = []
    found = [one for one in things(window) if _written(one.widget)]
    for picture, one in _pictures(found):
        measured = ink(picture.crop(_text_box(one)))
        least = LARGE_LEAST if _large(one.widget) else TEXT_LEAST
        if measured is not None and measured < least:
            breaches.append(f"{one.name} has {measured:.2f}:1, and needs {least}")
    return breaches


def borders_stand_out(window: QWidget) -> list[str]:
    """What can be used is told from its surroundings by a border or a filling of 3:1."""
    breaches = []
    found = [one for one in things(window) if one.widget.isEnabled() and _bordered(one.widget)]
    for picture, one in _pictures(found):
        measured = edge(picture, _bordered_box(one), OUTSIDE, INSIDE)
        if measured < BORDER_LEAST:
            breaches.append(f"the border of {one.name} has {measured:.2f}:1")
    return breaches


def focus_is_seen(window: QWidget) -> list[str]:
    """Whatever has the keyboard has a ring of two pixels around it that stands out 3:1, and is in sight."""
    had = window.focusWidget()
    breaches = []
    for one in list(tab_stops(window)):
        wide = _outside_a_ring(one)
        one.setFocus(Qt.FocusReason.TabFocusReason)
        _reveal(one)
        at = box(one, window)
        if isinstance(one, QCheckBox):
            wide_of_it = min(at.width(), one.sizeHint().width())
            if mirrored(window):
                at.setLeft(at.right() + 1 - wide_of_it)
            else:
                at.setWidth(wide_of_it)
        part = at.adjusted(-wide, -wide, wide, wide)
        after = grab(window, part)
        one.clearFocus()
        _turn()
        before = grab(window, part)
        breaches += _ring_lacks(one, at, before, after)
    if had is not None:
        had.setFocus()
        _turn()
    return breaches


def _outside_a_ring(widget: QWidget) -> int:
    """Return how far from a thing its ring ends: one pixel more, and not yet the next thing."""
    around_it = current().sizes.ring + current().sizes.ring_clear
    # A box to tick has its ring around box and text, farther away at its ends.
    return (2 * around_it if isinstance(widget, QCheckBox) else around_it) + 1


def _ring_lacks(widget: QWidget, at: QRect, before: Picture, after: Picture) -> list[str]:
    seen = widget.window().rect()
    if not seen.contains(at if at.height() <= seen.height() else at.topLeft()):
        return [f"{name(widget)} has the focus and is out of sight: {at}"]
    least = int(RING_PX * after.ratio)
    wide, inside = _outside_a_ring(widget), 2 * current().sizes.ring
    sides = zip(around(before, at, wide, inside), around(after, at, wide, inside), strict=True)
    # A side at the very edge of what is scrolled is cut off; the others are there.
    whole = [(was, now) for was, now in sides if len(now) >= int((wide + inside) * after.ratio)]
    thin = min((ring(was, now, RING_LEAST) for was, now in whole), default=0)
    return [f"the ring of {name(widget)} is {thin} pixels, less than {least}"] if thin < least else []


def qr_can_be_read(window: QWidget) -> list[str]:
    """A phone reads the QR code from the window's pixels."""
    shown = [one for one in things(window) if isinstance(one.widget, QrView)]
    breaches = []
    for one in shown:
        if one.widget._matrix:  # type: ignore[attr-defined]
            _reveal(one.widget)
            _turn()
            try:
                read_qr(window.grab().toImage())
            except PhoneError as error:
                breaches.append(f"{error}: {one.box.width()}×{one.box.height()}")
    return breaches


# --- what to measure, and where -------------------------------------------------------------------


def _written(widget: QWidget) -> bool:
    if isinstance(widget, QTextEdit):
        return bool(widget.toPlainText())
    busy = widget.property("busy") == "true"
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return bool(widget.text()) or busy
    return False


def _text_box(one: Thing) -> QRect:
    """Return the part of a thing where its text stands, without border, corners and tick box."""
    sizes = current().sizes
    if isinstance(one.widget, QCheckBox):
        room = sizes.tick + sizes.gap_icon // 2
        turned = one.widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return one.box.adjusted(0 if turned else room, 0, -room if turned else 0, 0)
    if isinstance(one.widget, QLabel):
        return one.box
    inset = min(sizes.radius, one.box.height() // 4)
    return one.box.adjusted(inset, 2 * sizes.ring, -inset, -2 * sizes.ring)


def _large(widget: QWidget) -> bool:
    font = widget.font()
    return font.pixelSize() >= (LARGE_BOLD_PX if font.weight() >= BOLD else LARGE_PX)


def _bordered(widget: QWidget) -> bool:
    if isinstance(widget, QCheckBox | QLineEdit):
        return True
    return isinstance(widget, QAbstractButton) and widget.property("role") in {"primary", "secondary"}


def _bordered_box(one: Thing) -> QRect:
    if not isinstance(one.widget, QCheckBox):
        return one.box
    tick = current().sizes.tick
    turned = one.widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = one.box.right() + 1 - tick if turned else one.box.left()
    return QRect(left, one.box.top() + (one.box.height() - tick) // 2, tick, tick)


def _pictures(found: list[Thing]) -> list[tuple[Picture, Thing]]:
    """Return each thing with the picture of the ground it stands on, painted once, out of sight as well."""
    made: dict[QWidget, Picture] = {}
    for body in {ground(one.widget) for one in found}:
        part = QRect()
        for one in found:
            if ground(one.widget) is body:
                part = part.united(one.box)
        made[body] = grab(body, part.adjusted(-2 * OUTSIDE, -2 * OUTSIDE, 2 * OUTSIDE, 2 * OUTSIDE))
    return [(made[ground(one.widget)], one) for one in found]


def _reveal(widget: QWidget) -> None:
    """Scroll to a widget, as the Tab key does."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and not isinstance(parent, QTextEdit):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
    _turn()


def _turn() -> None:
    """Let what was asked for a moment later happen."""
    for _ in range(2):
        QCoreApplication.processEvents()
