"""Language and appearance: what a setting says, else what was chosen in the window, else the desktop's."""

from typing import TYPE_CHECKING, cast

from . import language
from .theme import current

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ..settings import Settings
    from .memory import Memory
    from .theme import Appearance

APPEARANCES: tuple["Appearance", ...] = ("system", "light", "dark", "contrast")
SYSTEM = "system"


class Looks:
    """Puts them in force, and remembers a choice for the next start unless a setting decides."""

    def __init__(self, settings: "Settings", memory: "Memory") -> None:
        """Take the settings and what the window remembers."""
        self._settings = settings
        self._memory = memory

    def begin(self, app: "QApplication") -> None:
        """Put in force what applies at the start; before any widget is built."""
        language.install(self._at_start("language", self._settings.language))
        appearance = self._at_start("appearance", self._settings.appearance)
        if appearance not in APPEARANCES:
            appearance = SYSTEM
        current().set_accent(self._settings.brand_accent)
        current().install(app, cast("Appearance", appearance))

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
