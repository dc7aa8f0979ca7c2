"""Secrets typed into fields: nobody there for a minute, and they are cleared, with a notice before (S4)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ..spoken import QT_TRANSLATE_NOOP, translate
from .widgets.banner import Banner
from .widgets.field import Field
from .widgets.line_edit import CodeEdit, PasswordEdit

if TYPE_CHECKING:
    from .idle import Idle

CLEARED = QT_TRANSLATE_NOOP("ui", "What you typed was cleared because nobody was here.")


class TypedSecrets(QObject):
    """Watches over the fields of one page that hold secrets."""

    def __init__(self, fields: dict[str, Field], banner: Banner, parent: QWidget) -> None:
        """Take the page's fields, some of which come later, and where to say it."""
        super().__init__(parent)
        self._fields = fields
        self._banner = banner
        self._idle: Idle | None = None
        self._notice_s = 0

    def watch(self, field: Field) -> None:
        """Watch a field, if what is typed there is a secret."""
        if isinstance(field.editor, PasswordEdit | CodeEdit):
            field.editor.textEdited.connect(self._on_edited)

    def wipe(self) -> None:
        """Empty what holds secrets."""
        if self._idle is not None:
            self._idle.stop()
        for field in self._fields.values():
            if isinstance(field.editor, PasswordEdit | CodeEdit):
                field.editor.wipe()

    @property
    def idle(self) -> "Idle":
        """The watch, made when something is typed: the first paint needs none."""
        if self._idle is None:
            from ..core.api.policy import Policy
            from .idle import Idle

            rules = Policy()
            self._notice_s = rules.blank_notice_s
            self._idle = Idle(rules.typed_clear_s, rules.blank_notice_s, self)
            self._idle.warned.connect(self._on_warned)
            self._idle.passed.connect(self._on_passed)
            self._idle.returned.connect(self._banner.clear)
        return self._idle

    def _on_edited(self) -> None:
        if not self.idle.running:
            self.idle.start()

    def _on_warned(self) -> None:
        if self._anything():
            text = translate(
                "ui", "Nobody seems to be here. What you typed is cleared in {} seconds; any key keeps it."
            )
            self._banner.set(text.format(self._notice_s), "warning")

    def _on_passed(self) -> None:
        found = self._anything()
        self.wipe()
        if found:
            self._banner.set(translate("ui", CLEARED), "info")

    def _anything(self) -> bool:
        editors = [field.editor for field in self._fields.values()]
        return any(edit.text() for edit in editors if isinstance(edit, PasswordEdit | CodeEdit))
