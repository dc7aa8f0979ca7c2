"""What every page object has in common: what can be read on a page, and how its things are found."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTextEdit

from ..ui.widgets.banner import Banner
from ..ui.widgets.buttons import PrimaryButton
from ..ui.widgets.field import Field
from ..ui.widgets.meter import Meter
from .desktop import Desktop


class PageObject:
    """What every page has in common."""

    NAME = ""

    def __init__(self, desktop: Desktop) -> None:
        """Take the eyes and hands."""
        self.desktop = desktop

    def look(self) -> Desktop:
        """Wait until this page is in front, and return the eyes and hands."""
        self.desktop.look_for(self.NAME)
        return self.desktop

    @property
    def says(self) -> list[str]:
        """Every text to be read on the page."""
        return self.look().says

    @property
    def focus(self) -> str:
        """The name of what has the keyboard."""
        return self.look().focus

    @property
    def notice(self) -> str:
        """The sentence above the page's content, or ""."""
        self.look()
        return next((one.text for one in self.desktop.sheet.findChildren(Banner) if one.isVisible()), "")

    @property
    def error(self) -> str:
        """The sentence under a field, or ""."""
        self.look()
        fields = [one for one in self.desktop.sheet.findChildren(Field) if one.isVisible()]
        return next((one.error for one in fields if one.error), "")

    @property
    def busy(self) -> bool:
        """Whether the filled action says that the core is at work; to be asked before it has answered."""
        buttons = [one for one in self.desktop.sheet.findChildren(PrimaryButton) if one.isVisible()]
        return any(one.busy and one.accessibleDescription() for one in buttons)

    def can(self, action: str) -> bool:
        """Tell whether a button can be seen and pressed."""
        desktop = self.look()
        return desktop.shows(action) and desktop.find(action).isEnabled()

    def retry(self) -> None:
        """Try again what failed."""
        self._click("Retry")

    def show_again(self) -> None:
        """Bring back what was hidden while nobody was there."""
        self._click("Show again")
        self.desktop.wait_for("the secret to come back", lambda: not self.desktop.shows("Show again"))

    def escape(self) -> None:
        """Press Esc."""
        self.look().press(Qt.Key.Key_Escape)

    def enter_key(self) -> None:
        """Press Enter, wherever the keyboard is."""
        self.look().press(Qt.Key.Key_Return)

    def _click(self, name: str) -> None:
        self.look().click(name)

    def _fill(self, name: str, text: str) -> None:
        self.look().type_into(name, text)

    def _field(self, name: str) -> QLineEdit:
        field = self.look().find(name, QLineEdit)
        if not isinstance(field, QLineEdit):
            raise TypeError
        return field

    def _rate(self, name: str, password: str) -> None:
        """Type a new password, and wait for the hint under it in place of the rule."""
        self._fill(name, "")
        rule = self._field(name).accessibleDescription()
        self._fill(name, password)
        self.desktop.wait_for("a hint", lambda: self._field(name).accessibleDescription() != rule)

    def wait_for_bar(self, filled: int) -> None:
        """Wait until so many parts of the bar under a new password are filled: it follows what is typed."""
        bar = self.look().sheet.findChild(Meter)
        self.desktop.wait_for("the bar", lambda: isinstance(bar, Meter) and bar.filled == filled)

    def _boxed(self, name: str) -> str:
        box = self.look().find(name, QTextEdit)
        return " ".join(box.toPlainText().split()) if isinstance(box, QTextEdit) else ""


class AfterPassword(PageObject):
    """A page that names who is signing in."""

    def start_over(self) -> None:
        """Say that one is somebody else."""
        self._click("Not you? Start over")
