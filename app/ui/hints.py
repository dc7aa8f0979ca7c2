"""A hint under a new password, once typing pauses; the core rates it, on the worker."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ..core.api.policy import Policy
from ..messages import password_rule, words
from .widgets.field import Field
from .widgets.meter import Meter

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..core.api.commands import RatePassword
    from ..core.api.setup_notices import PasswordHint

PAUSE_MS = 250
AGAIN_MS = 1000
STRENGTHS = ("weak", "fair", "good", "strong")


class PasswordHints(QObject):
    """Asks by ``asked`` how good a password is; until something is typed the rule stands there."""

    asked = Signal(object)

    def __init__(self, field: Field, question: "Callable[[], RatePassword]") -> None:
        """Take the field, and what asks for it as it stands."""
        super().__init__(field)
        self._field = field
        self._question = question
        self._fresh = False
        self._meter = Meter()
        field.add_under_editor(self._meter)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause)
        field.editor.textChanged.connect(self._on_changed)
        self._on_changed("")

    def show(self, hint: "PasswordHint") -> None:
        """Show the answer, unless the password is gone or another one meanwhile: that will be asked for."""
        if self._fresh and self._field.editor.text():
            self._pause.stop()
            self._field.set_hint(words(hint).text)
            self._meter.fill(1 if hint.refusal is not None else STRENGTHS.index(hint.strength) + 1)

    def _on_changed(self, text: str) -> None:
        self._fresh = False
        if text:
            self._pause.start(PAUSE_MS)
        else:
            self._pause.stop()
            self._meter.fill(0)
            self._field.set_hint(password_rule(Policy().password_min))

    def _on_pause(self) -> None:
        # Of several questions the core answers the newest: ours may have to be asked again.
        self._pause.start(AGAIN_MS)
        self._fresh = True
        self.asked.emit(self._question())
