"""A fresh recovery code to record, and where a site wants it, two of its groups typed back."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...core.api.commands import ConfirmRecorded, ConfirmReplaced, KeepRecoveryCode
from ...core.api.notices import GroupsWrong, Notice
from ...core.api.screens import RecoveryCodeScreen, Screen
from ...messages import words
from ...spoken import QT_TRANSLATE_NOOP, translate
from ..keep_code import KeepCode
from ..theme import current
from ..widgets.buttons import SecondaryButton
from ..widgets.code_box import CodeBox
from ..widgets.field import Field
from ..widgets.line_edit import CodeEdit
from ..widgets.stack import Stack
from ..widgets.tick_box import TickBox
from .secret import SecretPage

if TYPE_CHECKING:
    from ...settings import Settings
    from ..slip import Slip

TEXT = QT_TRANSLATE_NOOP(
    "ui",
    "If you lose your phone, this code is the only way to sign in. Write it down or print it, and keep it"
    " in a safe place away from this computer.",
)
REPLACING = QT_TRANSLATE_NOOP(
    "ui",
    "This is your new recovery code. The former one stays valid until you confirm that this one is "
    "recorded. Write it down or print it, and keep it in a safe place away from this computer.",
)
PROVING = QT_TRANSLATE_NOOP(
    "ui",
    "Take what you recorded and type groups {} and {} of the code. Count row by row, from the left.",
)
ROWS = 2


class RecoveryCodePage(SecretPage):
    """Six groups of four; one goes on only after ticking that the code is recorded."""

    NAME = "recovery_code"

    def __init__(self) -> None:
        """Build the page."""
        super().__init__(translate("ui", "Recovery code"), translate("ui", TEXT))
        self.proving = False
        self._brand = ""
        self.box = CodeBox(translate("ui", "Recovery code"), ROWS)
        self.keep = KeepCode(self.slip)
        self.recorded = TickBox(translate("ui", "I have safely recorded this code"))
        self.typed_back = Stack()
        self.typed_back.hide()
        self.back = SecondaryButton(translate("ui", "Back"))
        self.cancel = SecondaryButton(translate("ui", "Cancel"))
        self.box.copy_asked.connect(self.keep.copy_code)
        self.keep.said.connect(self.banner.set)
        self.recorded.toggled.connect(self._on_toggled)
        self.back.clicked.connect(self.escape)
        self.cancel.clicked.connect(self._on_cancel)
        self.stack.add(self.box, "gap_header")
        self.stack.add(self.show_again, "gap_button")
        self.stack.add(self.keep, "gap_button")
        self.stack.add(self.recorded, "gap_field")
        self.stack.add(self.typed_back, "gap_header")
        row = QWidget()
        self._actions = QHBoxLayout(row)
        self._actions.setSpacing(current().sizes.gap_button)
        self._actions.addWidget(self.back)
        self._actions.addWidget(self.action, 1)
        self.stack.add(row, "gap_field")
        self.stack.add(self.cancel, "gap_button")

    def configure(self, settings: "Settings") -> None:
        """Take what a site wants: its name on paper, and which ways there are to keep the code."""
        self._brand = settings.brand_name or "Twinlatch"
        self.keep.configure(settings)

    def prepare(self, screen: Screen) -> None:
        """Begin unticked; somebody who is signed in may think better of it."""
        super().prepare(screen)
        replacing = isinstance(screen, RecoveryCodeScreen) and screen.replacing
        if self.identity is not None:
            self.identity.setVisible(not replacing)
        self.cancel.setVisible(replacing)
        self._show_step(screen, proving=False)
        self.keep.setEnabled(True)
        self.recorded.setEnabled(True)
        self.recorded.setChecked(False)
        self.action.setEnabled(False)

    def clear_notices(self, but: QWidget | None = None) -> None:
        """Take all notices away; the action waits for the tick."""
        super().clear_notices(but)
        self.action.setEnabled(self.recorded.isChecked())

    def show_notice(self, notice: Notice) -> None:
        """Show beside each group that was wrong that it was."""
        if not isinstance(notice, GroupsWrong) or not self.proving:
            super().show_notice(notice)
            return
        self.clear_notices()
        self.notice = notice
        for group in notice.groups:
            self._field(group).set_error(words(notice).text)

    def show_secret(self, screen: Screen) -> None:
        """Write the code."""
        if isinstance(screen, RecoveryCodeScreen):
            self.box.set_code(screen.code)

    def hide_secret(self) -> None:
        """Empty the box; what cannot be seen cannot be ticked."""
        self.box.wipe()

    def blank(self) -> None:
        """Hide the code and the tick with it."""
        if self.proving and self.shown is not None:
            self._show_step(self.shown, proving=False)
        self.recorded.setChecked(False)
        self.recorded.setEnabled(False)
        self.keep.setEnabled(False)
        super().blank()

    def wipe(self) -> None:
        """Leave nothing open either."""
        super().wipe()
        self.keep.leave()

    def again(self, screen: Screen) -> bool:
        """Take the same code again."""
        if not isinstance(screen, RecoveryCodeScreen):
            return False
        self.restore(screen)
        return True

    def slip(self) -> "Slip | None":
        """Return the code that is shown, as it is saved and printed; None while it is hidden."""
        if not isinstance(self.shown, RecoveryCodeScreen):
            return None
        from ..slip import Slip

        return Slip(self._brand, self.shown.name, self.shown.code)

    def press(self) -> None:
        """Go on: to what is typed back, where a site wants it, else to the core."""
        if isinstance(self.shown, RecoveryCodeScreen) and self.shown.proof and not self.proving:
            self.banner.clear()
            self.keep.leave()
            self._show_step(self.shown, proving=True)
            self.column.settle()
            self.first_focus().setFocus()
            return
        super().press()

    def command(self) -> ConfirmRecorded | ConfirmReplaced | None:
        """Say that the code is recorded."""
        shown = self.shown
        if not isinstance(shown, RecoveryCodeScreen) or not self.recorded.isChecked():
            return None
        groups = tuple(self._field(group).editor.text() for group in shown.proof)
        confirm = ConfirmReplaced if shown.replacing else ConfirmRecorded
        return confirm(shown.attempt, groups)

    def first_focus(self) -> QWidget:
        """Return the box to tick, or the first group that is wrong or empty."""
        if not self.proving or not isinstance(self.shown, RecoveryCodeScreen):
            return self.recorded
        fields = [self._field(group) for group in self.shown.proof]
        open_ones = [one for one in fields if one.error or not one.editor.text()]
        editor = (open_ones or fields)[0].editor
        editor.selectAll()
        return editor

    def escape(self) -> None:
        """Go back and look at the code; what was typed is gone."""
        if self.proving and self.shown is not None:
            self.clear_notices()
            self._show_step(self.shown, proving=False)
            self.column.settle()
            self.recorded.setFocus()

    def _show_step(self, screen: Screen, *, proving: bool) -> None:
        """Show the code to record, or the groups to type back; never both."""
        self.proving = proving
        self.typed.wipe()
        proof = screen.proof if isinstance(screen, RecoveryCodeScreen) else ()
        replacing = isinstance(screen, RecoveryCodeScreen) and screen.replacing
        text = translate("ui", REPLACING if replacing else TEXT)
        self.heading.set_text(translate("ui", PROVING).format(*proof) if proving else text)
        # The lower ones too, so that they stand in their order whichever are asked for next.
        for group in range(1, max(proof, default=0) + 1):
            self._field(group)
        for name, field in self.fields.items():
            field.setVisible(name in {_name(group) for group in proof})
        self.box.setVisible(not proving)
        self.keep.setVisible(not proving)
        self.recorded.setVisible(not proving)
        self.typed_back.setVisible(proving)
        self.back.setVisible(proving)
        # A field ends where it ends; the row to tick has air of its own.
        sizes = current().sizes
        self._actions.setContentsMargins(0, sizes.gap_actions - sizes.gap_field if proving else 0, 0, 0)

    def _field(self, group: int) -> Field:
        """Return the field of a group, made when it is first asked for: most sites ask for none."""
        name = _name(group)
        if name not in self.fields:
            editor = CodeEdit(digits=False)
            self.add_field(name, translate("ui", "Group {}").format(group), editor, within=self.typed_back)
            from ..widgets.tab_order import tab_before

            tab_before(self.back, editor)
        return self.fields[name]

    def _on_cancel(self) -> None:
        self.acted.emit(KeepRecoveryCode(self.attempt()))

    def _on_toggled(self) -> None:
        self.action.setEnabled(self.recorded.isChecked() and not self.blanked)


def _name(group: int) -> str:
    return f"group_{group}"
