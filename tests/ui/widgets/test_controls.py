"""Buttons, the box to tick, fields, banner and ring: what they say, and when they can be used."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import current
from app.ui.widgets import accessible
from app.ui.widgets import announce as announce_module
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.widgets.facts import Facts
from app.ui.widgets.field import Field
from app.ui.widgets.focus_ring import SPARE, FocusRing
from app.ui.widgets.line_edit import NameEdit
from app.ui.widgets.named import put
from app.ui.widgets.stack import Stack
from app.ui.widgets.tick_box import TickBox


class Window(Stack):
    """A window with room for the ring around what stands in it."""

    def __init__(self, *widgets: QWidget) -> None:
        """Take what stands in it."""
        super().__init__()
        self.outer = QWidget()
        self.setParent(self.outer)
        for widget in widgets:
            self.add(widget, "gap_header")
        self.setGeometry(20, 20, 320, self.heightForWidth(320))
        self.outer.resize(360, self.height() + 40)
        self.ring = FocusRing(self.outer)


class Shows(QObject):
    """Counts how often a widget appears."""

    def __init__(self, widget: QWidget) -> None:
        """Begin with none."""
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let pass."""
        self.count += event.type() == QEvent.Type.Show
        return super().eventFilter(watched, event)


@pytest.fixture
def field() -> Field:
    """A field with a rule under it."""
    made = Field("Email address", NameEdit())
    made.set_hint("a rule")
    return made


@pytest.fixture
def window(qtbot: QtBot, field: Field) -> Window:
    """A window with one of each."""
    made = Window(
        field, TickBox("Recorded"), PrimaryButton("Continue"), SecondaryButton("Back"), QuietButton("Later")
    )
    qtbot.addWidget(made.outer)
    made.outer.show()
    made.outer.activateWindow()
    qtbot.waitUntil(made.outer.isActiveWindow)
    return made


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is handed to a screen reader to speak."""
    said: list[str] = []

    class Listener:
        @staticmethod
        def isActive() -> bool:
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            said.append(event.message())

    monkeypatch.setattr(announce_module, "QAccessible", Listener)
    return said


def one(window: Window, kind: type[QWidget]) -> QWidget:
    """Return the one control of a kind."""
    (found,) = [widget for widget in window.findChildren(kind) if type(widget) is kind]
    return found


def test_an_error_stands_with_its_field_until_the_text_changes(
    window: Window, field: Field, spoken: list[str]
) -> None:
    """It takes the hint's place, is spoken and is the description; typing takes it away, the text stays."""
    editor = field.editor
    editor.setText("user@example")
    told = QAccessible.queryAccessibleInterface(editor)
    assert told.text(QAccessible.Text.Name) == "Email address"
    assert told.text(QAccessible.Text.Description) == "a rule"
    field.set_error("what is wrong")
    assert (field.error, editor.text()) == ("what is wrong", "user@example")
    assert told.text(QAccessible.Text.Description) == "what is wrong"
    assert field._hint.isHidden()
    assert spoken == ["what is wrong"]
    edge = QColor(current().tokens.error).name()
    assert editor.grab().toImage().pixelColor(editor.width() // 2, 0).name() == edge
    QTest.keyClicks(editor, "x")
    assert field.error == ""
    assert told.text(QAccessible.Text.Description) == "a rule"
    assert not field._hint.isHidden()
    assert editor.grab().toImage().pixelColor(editor.width() // 2, 0).name() != edge
    assert window.isVisible()


def test_the_label_leads_to_its_editor(field: Field) -> None:
    """It is the editor's label to screen readers too."""
    told = QAccessible.queryAccessibleInterface(field.editor)
    labels = [relation[0].text(QAccessible.Text.Name) for relation in told.relations()]
    assert "Email address" in labels


def test_busy_keeps_colour_name_and_place(window: Window, qtbot: QtBot) -> None:
    """Busy says "Checking…"; the button stays what it is, and no click or key gets through."""
    button = one(window, PrimaryButton)
    assert isinstance(button, PrimaryButton)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))
    before = (button.geometry(), button.text(), button.accessibleName(), button.isEnabled())
    button.set_busy(True)
    assert (button.geometry(), button.text(), button.accessibleName(), button.isEnabled()) == before
    assert button.accessibleDescription() == "", "what is answered at once does not flicker"
    qtbot.waitUntil(lambda: button.accessibleDescription() == "Checking…")
    corner = button.grab().toImage().pixelColor(20, button.height() // 2)
    assert corner.name().upper() == current().tokens.accent
    button.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pressed == []
    button.set_busy(False)
    assert button.accessibleDescription() == ""
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("kind", [SecondaryButton, QuietButton])
def test_only_the_filled_action_can_be_the_default(
    kind: type[SecondaryButton | QuietButton], qtbot: QtBot
) -> None:
    """Enter presses another button only while that one has the focus."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    button = kind("Cancel")
    button.setParent(dialog)
    dialog.show()
    assert not button.autoDefault()
    assert button.height() == current().sizes.control
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_a_box_is_ticked_anywhere_in_its_row(window: Window) -> None:
    """Row and text are part of the target; a box that cannot be used takes nothing and looks like it."""
    box = one(window, TickBox)
    assert isinstance(box, TickBox)
    assert box.height() >= 40
    usable = box.grab().toImage()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(300, 3))
    QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    box.setEnabled(False)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert box.isChecked()
    box.setChecked(False)
    middle = QPoint(current().sizes.tick // 2, box.height() // 2)
    found = box.grab().toImage().pixelColor(middle).name().upper()
    assert found == current().tokens.disabled != usable.pixelColor(middle).name().upper()


class Listening:
    """Says that a screen reader runs."""

    @staticmethod
    def isActive() -> bool:
        """Say yes."""
        return True


def test_a_banner_is_spoken_and_leaves_the_focus(
    window: Window, field: Field, spoken: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is spoken as it appears, and appears anew with what is new; it offers one thing to do, takes no focus."""
    accessible.install()
    monkeypatch.setattr("app.ui.widgets.banner.QAccessible", Listening)
    banner = Banner()
    window.add(banner, "gap_field")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.editor.setFocus()
    banner.set("The disk is full.", "error", "Retry")
    assert (banner.text, spoken) == ("The disk is full.", [])
    # Screen readers speak what has this role as it appears; said as well, it would be said twice.
    told = QAccessible.queryAccessibleInterface(banner)
    assert told.role() == QAccessible.Role.Notification
    shows = Shows(banner)
    banner.set("The disk is full still.", "error", "Retry")
    assert (shows.count, spoken) == (1, [])
    banner.button.setFocus()
    banner.set("The disk is full again.", "error", "Retry")
    assert (shows.count, spoken) == (1, ["The disk is full again."])
    field.editor.setFocus()
    assert banner.button.isVisible()
    assert window.window().focusWidget() is field.editor
    with qtbot.waitSignal(banner.action):
        banner.button.click()
    banner.set("Too many attempts.", "warning", speak=False)
    assert (shows.count, len(spoken)) == (1, 1)
    assert banner.button.isHidden()
    banner.clear()
    assert banner.text == ""
    assert banner.isHidden()


@pytest.fixture
def ring(window: Window) -> FocusRing:
    """The window's ring."""
    return window.ring


def around(window: Window, widget: QWidget) -> str:
    """Return the colour in the middle of the ring's upper edge, two pixels clear of a widget."""
    at = widget.mapTo(window.outer, QPoint(0, 0))
    picture = window.outer.grab().toImage()
    x, clear = at.x() + 40, picture.pixelColor(at.x() + 40, at.y() - 2).name().upper()
    assert clear == QColor(window.outer.palette().window().color()).name().upper(), "two pixels stay clear"
    return picture.pixelColor(x, at.y() - 3).name().upper()


def ringed(window: Window, widget: QWidget, color: str) -> bool:
    """Tell whether a ring of that colour stands around a widget."""
    return around(window, widget) == color


def test_the_ring_follows_the_focus(window: Window, field: Field, ring: FocusRing, qtbot: QtBot) -> None:
    """It stands around buttons and boxes, in the error's colour around a wrong field, and not around others."""
    tokens = current().tokens
    for kind in (PrimaryButton, SecondaryButton, QuietButton):
        button = one(window, kind)
        button.setFocus()
        qtbot.waitUntil(partial(ringed, window, button, tokens.ring))
    field.editor.setFocus()
    qtbot.waitUntil(ring.isHidden)
    field.set_error("what is wrong")
    qtbot.waitUntil(lambda: around(window, field.editor) == tokens.error)
    field.clear_error()
    qtbot.waitUntil(ring.isHidden)


def test_the_ring_is_a_fields_border_between_the_pixels(
    window: Window, field: Field, ring: FocusRing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a scale of 1.5 the style's border would be pale at its edges: the ring lies on it, not around it."""
    monkeypatch.setattr(ring, "devicePixelRatioF", lambda: 1.5, raising=False)
    one(window, PrimaryButton).setFocus()
    field.editor.setFocus()
    qtbot.waitUntil(lambda: ring.isVisible() and ring.width() == field.editor.width() + 2 * SPARE)
    assert around(window, field.editor) != current().tokens.ring


def test_the_ring_moves_along_and_lets_clicks_through(window: Window, ring: FocusRing, qtbot: QtBot) -> None:
    """Whatever moves the control moves the ring; it is only to be looked at."""
    button = one(window, SecondaryButton)
    assert isinstance(button, SecondaryButton)
    button.setFocus()
    qtbot.waitUntil(ring.isVisible)
    window.move(20, 10)
    qtbot.waitUntil(lambda: around(window, button) == current().tokens.ring)
    assert window.outer.childAt(button.mapTo(window.outer, QPoint(5, 5))) is button


def test_the_ring_goes_around_box_and_text(window: Window, ring: FocusRing, qtbot: QtBot) -> None:
    """A box is ringed with its text, not with the whole row."""
    box = one(window, TickBox)
    box.setFocus()
    qtbot.waitUntil(lambda: ring.isVisible() and box.sizeHint().width() < ring.width() < box.width())


def test_facts_are_read_in_pairs(qtbot: QtBot) -> None:
    """Each value stands beside its label, and all values begin at one edge."""
    facts = Facts(["Account", "Issuer"])
    qtbot.addWidget(facts)
    facts.resize(320, 60)
    facts.set_values(["user@example.org", "Twinlatch"])
    facts.show()
    first, second = facts._values
    assert first.x() == second.x() > 0
    assert first.accessibleName() == "user@example.org"
    assert first.y() < second.y()


def test_a_quiet_button_has_a_hand_over_it(window: Window, qtbot: QtBot) -> None:
    """It looks like a link, and the pointer says so when it comes."""
    button = one(window, QuietButton)
    # From somewhere else: a mouse that is there already does not come.
    QTest.mouseMove(window.outer, QPoint(1, 1))
    QTest.mouseMove(button)
    qtbot.waitUntil(lambda: button.cursor().shape() == Qt.CursorShape.PointingHandCursor)


def test_a_property_that_is_none_is_a_bug() -> None:
    """Names of values are text, which no type checker reads: a wrong one must not pass in silence."""
    edit = NameEdit()
    with pytest.raises(ValueError, match="ImhHiden"):
        put(edit, inputMethodHints="ImhHiden")
    with pytest.raises(ValueError, match="inputMethod"):
        put(edit, inputMethod="ImhHiddenText")
