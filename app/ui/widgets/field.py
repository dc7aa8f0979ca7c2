"""A label above an editor, with a hint or an error under it."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ...spoken import translate
from .. import assets
from ..theme import current
from .announce import announce
from .line_edit import PasswordEdit
from .stack import Stack
from .texts import Decoration, Text


class ErrorLine(QWidget):
    """An icon and a sentence that says what to do."""

    ICON, TOKEN, ROLE = "alert", "error", "error"

    def __init__(self) -> None:
        """Begin empty and hidden; the icon comes with the first sentence."""
        super().__init__()
        self._icon: Decoration | None = None
        self._text = Text(kind="error", role=self.ROLE)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current().sizes.gap_icon)
        self._row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, or "" while there is none."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Show a sentence; an empty one hides the line. The same one again moves nothing."""
        if text == self._text.text() and bool(text) is not self.isHidden():
            return
        if text and self._icon is None:
            self._icon = self._with_icon()
            current().changed.connect(self._tint)
            self._tint()
        self._text.setText(text)
        self.setVisible(bool(text))
        self.updateGeometry()

    def _with_icon(self) -> Decoration:
        made = Decoration()
        # As high as a line, so that it stands in the middle of the first one.
        made.setFixedSize(current().sizes.icon_small, self._text.minimumSizeHint().height())
        self._row.insertWidget(0, made)
        self._row.setAlignment(made, self._text.alignment())
        return made

    def _tint(self) -> None:
        theme = current()
        if self._icon is not None:
            color = getattr(theme.tokens, self.TOKEN)
            self._icon.setPixmap(assets.pixmap(self.ICON, color, theme.sizes.icon_small))


class CapsLine(ErrorLine):
    """Says that Caps Lock is on."""

    ICON, TOKEN, ROLE = "info", "warning", ""

    def __init__(self) -> None:
        """Say it."""
        super().__init__()
        self.say(translate("ui", "Caps Lock is on."))


class Field(Stack):
    """One thing to type. Its accessible name is the label, its description the hint or the error."""

    def __init__(self, label: str, editor: QLineEdit) -> None:
        """Take the label and the editor."""
        super().__init__()
        self.editor = editor
        self._label = Text(label, kind="label")
        self._label.setBuddy(editor)
        self._hint = Text(kind="error", role="muted")
        self._hint.hide()
        self._error = ErrorLine()
        self._caps: CapsLine | None = None
        editor.setAccessibleName(label)
        editor.textEdited.connect(self.clear_error)
        if isinstance(editor, PasswordEdit):
            editor.caps_lock_changed.connect(self._on_caps_lock_changed)
        self.add(self._label)
        self.add(editor, "gap_label")
        self.add(self._hint, "gap_error")
        self.add(self._error, "gap_error")

    def add_under_editor(self, widget: QWidget) -> None:
        """Put something between editor and hint."""
        self.add(widget, "gap_error", above=self._hint)

    @property
    def error(self) -> str:
        """The error shown, or ""."""
        return self._error.text if not self._error.isHidden() else ""

    def set_hint(self, text: str) -> None:
        """Show a rule under the field before anything is typed."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text) and not self.error)
        self._describe()

    def set_error(self, text: str) -> None:
        """Show what is wrong, in the hint's place, and have it spoken."""
        self._error.say(text)
        self._hint.setVisible(bool(self._hint.text()) and not text)
        self._mark(wrong=bool(text))
        self._describe()
        announce(self.editor, text)

    def clear_error(self) -> None:
        """Take the error away; called as soon as the person changes the text."""
        if self.error:
            self._error.say("")
            self._hint.setVisible(bool(self._hint.text()))
            self._mark(wrong=False)
            self._describe()

    def _on_caps_lock_changed(self, on: bool) -> None:  # noqa: FBT001 Qt's signal hands it over
        if self._caps is None and on:
            self._caps = CapsLine()
            self.add_under_editor(self._caps)
        if self._caps is not None:
            self._caps.setVisible(on)
            self.updateGeometry()
            if on:
                announce(self.editor, self._caps.text)

    def _mark(self, *, wrong: bool) -> None:
        mark = "true" if wrong else "false"
        if self.editor.property("error") == mark:
            return
        self.editor.setProperty("error", mark)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self.editor.update()

    def _describe(self) -> None:
        self.editor.setAccessibleDescription(self.error or self._hint.text())
