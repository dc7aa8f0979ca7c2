"""Language and appearance: what a setting says, else what was chosen in the window, else the desktop's.

And the name of who signed in last, where a setting wants it remembered.
"""

from typing import TYPE_CHECKING, cast, get_args

from . import language
from .theme import Appearance, current

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ..settings import Settings
    from .memory import Memory

SYSTEM = "system"
NAME = "name"


class Looks:
    """Puts them in force, and remembers a choice for the next start unless a setting decides."""

    def __init__(
        self, settings: "Settings", memory: "Memory", *, names: bool = False, touch: bool = False
    ) -> None:
        """Take the settings, what is remembered, whether names are among that, and whether fingers press."""
        self._touch = touch
        self._settings = settings
        self._memory = memory
        self._names = names

    def begin(self, app: "QApplication") -> None:
        """Put in force what applies at the start; before any widget is built."""
        if not self._names and self._memory.get(NAME):
            self._memory.keep(NAME, "")
        language.install(self._at_start("language", self._settings.language))
        appearance = self._at_start("appearance", self._settings.appearance)
        if appearance not in get_args(Appearance):
            appearance = SYSTEM
        current().set_accent(self._settings.brand_accent)
        current().install(app, cast("Appearance", appearance), touch=self._touch)

    @property
    def name(self) -> str:
        """Who signed in last, as they typed it; "" where that is not remembered."""
        return self._memory.get(NAME) if self._names else ""

    def signed_in(self, name: str) -> None:
        """Remember who has signed in: a name that was let in, never one that was refused (E4)."""
        if self._names:
            self._memory.keep(NAME, name)

    def speak(self, code: str) -> None:
        """Speak another language; the pages are built anew by who asked."""
        language.install(code)
        self._memory.keep("language", code)

    def dress(self, appearance: "Appearance") -> None:
        """Take on another appearance."""
        current().set_appearance(appearance)
        self._memory.keep("appearance", "" if appearance == SYSTEM else appearance)

    def _at_start(self, name: str, setting: str) -> str:
        return setting if name in self._settings.said else self._memory.get(name) or setting
