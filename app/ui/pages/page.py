"""What all pages share: one column, one filled action, fields with errors, a banner, a way to start over."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget, QWizardPage

from ..countdown import Countdown
from ..typed import TypedSecrets
from ..widgets.banner import Banner
from ..widgets.buttons import PrimaryButton
from ..widgets.column import Column
from ..widgets.field import Field
from ..widgets.heading import Heading
from ..widgets.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...core.api.commands import Act, RatePassword
    from ...core.api.notices import Notice
    from ...core.api.screens import Screen
    from ..hints import PasswordHints
    from ..widgets.identity_line import IdentityLine

SPOKEN_EVERY_S = 30


class Page(QWizardPage):
    """A page says what the person wants; it decides nothing and knows no rule."""

    acted = Signal(object)
    asked = Signal(object)
    moved = Signal(object)
    back_asked = Signal()
    start_over_asked = Signal()
    again_asked = Signal(str)
    retry_asked = Signal()

    NAME = ""

    def __init__(
        self, title: str, text: str = "", *, action: str = "Continue", identified: bool = True
    ) -> None:
        """Take title, text and the words of the one filled action."""
        super().__init__()
        self.setObjectName(self.NAME)
        self.shown: Screen | None = None
        self.fields: dict[str, Field] = {}
        self.identity = self._identity_line() if identified else None
        self.heading = Heading(title, text)
        self.banner = Banner()
        self.action = PrimaryButton(action)
        self.countdown = Countdown(self)
        self.typed = TypedSecrets(self.fields, self.banner, self)
        self.hints: PasswordHints | None = None
        self.stack = Stack()
        self.column = Column(self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.column)
        if self.identity is not None:
            self.stack.add(self.identity)
        self.stack.add(self.heading, "gap_field")
        self.stack.add(self.banner, "gap_field")
        self.banner.action.connect(self.retry_asked)
        self.countdown.ticked.connect(self._on_ticked)
        self.countdown.ended.connect(self._on_waited)

    # --- for each page to say -------------------------------------------------------------------

    def fill(self, screen: "Screen") -> None:
        """Show what the screen holds."""

    def command(self) -> "Act | None":
        """Return what the filled action asks of the core; None where it is a move of the window's own."""
        return None

    def local(self) -> "Screen | None":
        """Return the screen that the filled action moves to without the core."""
        return None

    def first_focus(self) -> QWidget:
        """Return what takes the focus when the page opens and after a refusal."""
        return self.action

    def escape(self) -> None:
        """Do what Esc means here; nothing, unless a page says otherwise."""

    # --- shared ---------------------------------------------------------------------------------

    def add_field(self, name: str, label: str, editor: QLineEdit, gap: str = "gap_field") -> Field:
        """Append a field, named as notices name it."""
        field = Field(label, editor)
        field.setObjectName(name)
        self.fields[name] = field
        self.stack.add(field, gap)
        editor.textEdited.connect(self._on_edited)
        self.typed.watch(field)
        return field

    def rate(self, field: Field, question: "Callable[[], RatePassword]") -> None:
        """Hint at how good the new password in a field is."""
        from ..hints import PasswordHints

        self.hints = PasswordHints(field, question)
        self.hints.asked.connect(self.asked)

    def prepare(self, screen: "Screen") -> None:
        """Take the screen; it is shown when the page is."""
        self.shown = screen
        if self.identity is not None:
            self.identity.set_name(getattr(screen, "name", ""))
        self.clear_notices()

    def initializePage(self) -> None:
        """Show what was prepared."""
        if self.shown is not None:
            self.fill(self.shown)

    def cleanupPage(self) -> None:
        """Leave nothing behind."""
        self.wipe()
        self.shown = None

    def wipe(self) -> None:
        """Empty what holds secrets; a wait that nobody sees is told anew by the core."""
        self.other_name()
        self.typed.wipe()

    def press(self) -> None:
        """Do what the filled action does."""
        self.wizard().next()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 a state like Qt's own setters
        """Show that the core is at work; fields keep their text and are not grey."""
        self.action.set_busy(busy)
        for field in self.fields.values():
            field.editor.setReadOnly(busy)

    def other_name(self) -> None:
        """Let another name be tried at once: a wait belongs to the name that was typed."""
        if self.countdown.running:
            self.clear_notices()

    def clear_notices(self) -> None:
        """Take all notices away."""
        self.countdown.stop()
        self.banner.clear()
        self.action.setEnabled(True)
        for field in self.fields.values():
            field.clear_error()

    def show_notice(self, notice: "Notice") -> None:
        """Show a notice beside its field, or above the page's content."""
        from ...core.api.notices import WaitBeforeRetry
        from ...messages import words

        self.clear_notices()
        if isinstance(notice, WaitBeforeRetry):
            self.action.setEnabled(False)
            self.countdown.start(notice.wait_s)
            return
        field = self.fields.get(notice.FIELD or "")
        if field is None:
            self.banner.set(words(notice).text, notice.TONE)
        else:
            field.set_error(words(notice).text)

    def show_error(self, text: str, action: str) -> None:
        """Show a failure of the surroundings, with the way to try again."""
        self.clear_notices()
        self.banner.set(text, "error", action)

    def showEvent(self, event: QShowEvent) -> None:
        """Centre the content when the page appears."""
        super().showEvent(event)
        self.column.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed in secret when the page is left.

        A moment later: QWizard hides and shows its page when the theme changes, and then nothing is lost.
        """
        super().hideEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._on_left)

    def _identity_line(self) -> "IdentityLine":
        from ..widgets.identity_line import IdentityLine

        made = IdentityLine()
        made.start_over.connect(self.start_over_asked)
        return made

    def _on_left(self) -> None:
        if not self.isVisible():
            self.wipe()

    def _on_edited(self) -> None:
        if not self.countdown.running:
            self.banner.clear()

    def _on_ticked(self, left_s: int) -> None:
        from ...messages import wait_text

        speak = left_s % SPOKEN_EVERY_S == 0
        self.banner.set(wait_text(left_s), "warning", speak=speak)

    def _on_waited(self) -> None:
        self.banner.clear()
        self.action.setEnabled(True)
        self.first_focus().setFocus()
