"""Eyes and hands of a person at the window: finds things by name, clicks and types where they really are.

Nothing here waits on time: it waits for what is to be seen, and says what is there instead.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget, QWizard

from ..spoken import translate
from ..ui.widgets.choices import Choices

PATIENCE_MS = 60_000
LOOK_EVERY_MS = 5


class NotOnScreenError(AssertionError):
    """What a test wanted to see or use is not there; says what is."""


def name_of(widget: QWidget) -> str:
    """Return the accessible name: what a screen reader says."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else widget.accessibleName()


class Desktop:
    """What one running Twinlatch shows."""

    def __init__(self, windows: Callable[[], list[QWidget]], at_rest: Callable[[], bool]) -> None:
        """Take its windows, from back to front, and whether the core has answered all it was asked."""
        self._windows = windows
        self._at_rest = at_rest
        self._nobody = False

    # --- eyes -----------------------------------------------------------------------------------

    @property
    def window(self) -> QWidget:
        """The window in front."""
        shown = [one for one in self._windows() if one.isVisible()]
        if not shown:
            raise NotOnScreenError("no window is shown")
        return shown[-1]

    @property
    def sheet(self) -> QWidget:
        """The page in front, or the window where it has none."""
        window = self.window
        page = window.currentPage() if isinstance(window, QWizard) else None
        return page or window

    @property
    def page(self) -> str:
        """The house name of the page in front."""
        return self.sheet.objectName()

    @property
    def says(self) -> list[str]:
        """Every text to be read on the page, in the order of its widgets."""
        labels = [one for one in self.sheet.findChildren(QLabel) if one.isVisible() and one.text()]
        return [one.accessibleName() or one.text() for one in labels]

    def describe(self) -> str:
        """Say what is really shown."""
        try:
            return f"shown is the page {self.page!r}, which says: {' | '.join(self.says)}"
        except NotOnScreenError as error:
            return str(error)

    def look_for(self, page: str) -> QWidget:
        """Wait for a page, with the core at rest, and return it."""
        self.wait_for(f"the page {page!r}", lambda: self._at_rest() and self.page == page)
        self._activate()
        return self.sheet

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """Return the one visible thing of that accessible name on the page in front.

        It is given in English, or in the window's language where it is made of parts.
        """
        names = {name, translate("ui", name), translate("messages", name)}
        found = [
            one
            for one in self.sheet.findChildren(kind)
            if one.isVisible() and not isinstance(one, QLabel) and name_of(one) in names
        ]
        if len(found) != 1:
            how_many = "nothing" if not found else f"{len(found)} things"
            raise NotOnScreenError(f"{how_many} called {name!r} can be seen; {self.describe()}")
        return found[0]

    def shows(self, name: str) -> bool:
        """Tell whether something of that name can be seen."""
        try:
            self.find(name)
        except NotOnScreenError:
            return False
        return True

    @property
    def focus(self) -> str:
        """The accessible name of what has the keyboard, or ""."""
        widget = self.window.focusWidget()
        return name_of(widget) if widget is not None else ""

    def picture(self) -> QImage:
        """Return the window in front as it looks once everything has settled, the mouse out of the way."""
        self.put_mouse_aside()
        return self.settle()

    def settle(self) -> QImage:
        """Wait until nothing on the window changes any more; returns how it looks then."""
        window = self.window
        seen, before = window.grab().toImage(), QImage()
        while seen != before:
            self._activate()
            QTest.qWait(LOOK_EVERY_MS)
            seen, before = window.grab().toImage(), seen
        return seen

    def wait_for(self, what: str, condition: Callable[[], bool]) -> None:
        """Let the window work until something holds."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not _holds(condition):
            if deadline.hasExpired():
                raise NotOnScreenError(f"waited in vain for {what}; {self.describe()}")
            QTest.qWait(LOOK_EVERY_MS)

    # --- hands ----------------------------------------------------------------------------------

    def click(self, name: str) -> None:
        """Click a button, after checking that it is enabled and that nothing lies over it."""
        button = self.find(name, QAbstractButton)
        self._click(button, name)
        # What follows a click on the screen also follows in the core.
        self.wait_for("an answer", self._at_rest)

    def send(self, name: str) -> None:
        """Click a button and wait for nothing: the core may be kept at work."""
        self._click(self.find(name, QAbstractButton), name)

    def put_mouse_aside(self) -> None:
        """Have the mouse point at nothing; while nobody is there it lies still: to move is a sign of life."""
        if not self._nobody:
            QTest.mouseMove(self.window.windowHandle(), QPoint(1, 1))
            self._leave_all()

    def _leave_all(self) -> None:
        """Tell what a pop-up or another window came over; on a real screen the mouse does by itself."""
        for widget in self.window.findChildren(QWidget):
            if widget.underMouse():
                widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
                QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
                widget.update()

    def go_away(self) -> None:
        """Leave the desk; the next click or key is a person who is back."""
        self.put_mouse_aside()
        self._nobody = True

    def choose(self, name: str) -> None:
        """Click one of the choices in the box that has opened over the page."""

        def there() -> list[QAbstractButton]:
            boxes = [one for one in self.window.findChildren(Choices) if one.isVisible()]
            return [one for box in boxes for one in box.findChildren(QAbstractButton) if one.text() == name]

        self.wait_for(f"the choice {name!r}", lambda: bool(there()))
        self._click(there()[0], name)
        self.wait_for("an answer", self._at_rest)

    def type_into(self, name: str, text: str) -> None:
        """Click into a field and type instead of what is in it."""
        field = self.find(name, QLineEdit)
        self._click(field, name)
        if self.window.focusWidget() is not field:
            raise NotOnScreenError(f"a click into {name!r} does not put the cursor there; {self.describe()}")
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        if text.isascii():
            QTest.keyClicks(field, text)
        else:
            # No keyboard has these characters: they come as from an input method.
            composed = QInputMethodEvent()
            composed.setCommitString(text)
            QCoreApplication.sendEvent(field, composed)

    def press(self, key: Qt.Key) -> None:
        """Press a key, wherever the keyboard is; as from the keyboard, it comes to the window first."""
        self._nobody = False
        QTest.keyClick(self.window.windowHandle(), key)
        self.wait_for("an answer", self._at_rest)

    def _activate(self) -> None:
        """Give the window the keyboard; where there is a window manager, that is its job."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            QTest.qWait(LOOK_EVERY_MS)

    def _click(self, widget: QWidget, name: str) -> None:
        if not widget.isEnabled():
            raise NotOnScreenError(f"{name!r} is disabled; {self.describe()}")
        self.wait_for(f"a click on {name!r} to land there", lambda: self._reachable(widget))
        at = widget.mapTo(widget.window(), widget.rect().center())
        self._nobody = False
        QTest.mouseClick(widget.window().windowHandle(), Qt.MouseButton.LeftButton, pos=at)

    def _reachable(self, widget: QWidget) -> bool:
        """Tell whether the middle of the widget is what one would hit; the layout may still settle."""
        self.scroll_to(widget)
        middle = widget.mapToGlobal(widget.rect().center())
        hit = QApplication.widgetAt(middle)
        return hit is not None and (hit is widget or widget.isAncestorOf(hit))

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a part of the page, and see to it that it stays in sight: the page may still settle."""

        def seen() -> bool:
            self.scroll_to(widget)
            return widget.visibleRegion().boundingRect() == widget.rect()

        if widget.isVisible():
            self.wait_for("a part of the page to come into sight", seen)

    def scroll_to(self, widget: QWidget) -> None:
        """Scroll so far that a part of the page can be seen."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()


def _holds(condition: Callable[[], bool]) -> bool:
    try:
        return condition()
    except NotOnScreenError:
        return False
