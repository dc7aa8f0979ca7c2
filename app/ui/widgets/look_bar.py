"""The quiet row under the first page: which language, which appearance."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...spoken import QT_TRANSLATE_NOOP, translate
from .. import language
from ..theme import current
from .buttons import QuietButton

APPEARANCES = {
    "system": QT_TRANSLATE_NOOP("ui", "Like the desktop"),
    "light": QT_TRANSLATE_NOOP("ui", "Light"),
    "dark": QT_TRANSLATE_NOOP("ui", "Dark"),
    "contrast": QT_TRANSLATE_NOOP("ui", "High contrast"),
}


class LookBar(QWidget):
    """Two buttons, each opening its choices: ``language_chosen`` code, ``appearance_chosen`` name."""

    language_chosen = Signal(str)
    appearance_chosen = Signal(str)

    def __init__(self) -> None:
        """Say what is in force."""
        super().__init__()
        self._code = language.in_force()
        self.language = QuietButton(language.own_name(self._code), "globe", muted=True)
        self.appearance = QuietButton(translate("ui", "Appearance"), "appearance", muted=True)
        self.language.setAccessibleDescription(translate("ui", "Language"))
        self.language.clicked.connect(self._on_language)
        self.appearance.clicked.connect(self._on_appearance)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().sizes.gap_button)
        for button in (self.language, self.appearance):
            row.addWidget(button)

    def _on_language(self) -> None:
        names = [(code, language.own_name(code)) for code in language.languages()]
        self._open(self.language, translate("ui", "Language"), names, self._code, self.language_chosen)

    def _on_appearance(self) -> None:
        names = [(key, translate("ui", text)) for key, text in APPEARANCES.items()]
        now = current().appearance
        self._open(self.appearance, translate("ui", "Appearance"), names, now, self.appearance_chosen)

    def _open(
        self, opener: QuietButton, name: str, names: list[tuple[str, str]], now: str, told: object
    ) -> None:
        from .choices import Choices

        choices = Choices(opener, name, names, now)
        choices.chosen.connect(told)
        choices.open()
