"""What all pages share: one column, one filled action, fields with errors, a banner, a way to start over."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget, QWizardPage

from ...spoken import translate
from ..countdown import Countdown, worth_saying
from ..typed import TypedSecrets
from ..widgets.banner import Banner
from ..widgets.buttons import PrimaryButton, QuietButton
from ..widgets.column import Column
from ..widgets.field import Field
from ..widgets.heading import Heading
from ..widgets.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...core.api.commands import Act, RatePassword
    from ...core.api.notices import Notice
    from ...core.api.screens import Screen
    from ...settings import Settings
    from ..hints import PasswordHints
    from ..widgets.identity_line import IdentityLine
    from ..widgets.look_bar import LookBar


class Page(QWizardPage):
    """A page says what the person wants; it decides nothing and knows no rule."""

    acted = Signal(object)
    asked = Signal(object)
    moved = Signal(object)
    back_asked = Signal()
    start_over_asked = Signal()
    again_asked = Signal(str)
    retry_asked = Signal()
    language_asked = Signal(str)
    appearance_asked = Signal(str)

    NAME = ""
    # Whether one can be stuck here, so that who helps is named.
    HELP = False

    def __init__(self, title: str, text: str = "", *, action: str = "", identified: bool = True) -> None:
        """Take title, text and the words of the one filled action."""
        super().__init__()
        self.setObjectName(self.NAME)
        self.shown: Screen | None = None
        self.notice: Notice | None = None
        self.look_bar: LookBar | None = None
        self.fields: dict[str, Field] = {}
        self.identity = self._identity_line() if identified else None
        self.heading = Heading(title, text)
        self.banner = Banner()
        self.action = PrimaryButton(action or translate("ui", "Continue"))
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

    def configure(self, settings: "Settings") -> None:
        """Take the settings in force; once, when the page is built."""

    def expect(self, reason: str, name: str) -> None:
        """Take what signing in opens, and who is expected; a page may tell."""

    # --- shared ---------------------------------------------------------------------------------

    def add_field(
        self,
        name: str,
        label: str,
        editor: QLineEdit,
        gap: str = "gap_field",
        within: Stack | None = None,
    ) -> Field:
        """Append a field, named as notices name it, to the page or to a part of it."""
        field = Field(label, editor)
        field.setObjectName(name)
        self.fields[name] = field
        (within or self.stack).add(field, gap)
        editor.textEdited.connect(self._on_edited)
        self.typed.watch(field)
        return field

    def add_look_bar(self) -> None:
        """End the page with the choice of language and appearance."""
        from ..widgets.look_bar import LookBar

        self.look_bar = LookBar()
        self.look_bar.language_chosen.connect(self.language_asked)
        self.look_bar.appearance_chosen.connect(self.appearance_asked)
        self.stack.add(self.look_bar, "gap_header", "center")

    def offer_help(self, settings: "Settings") -> None:
        """Offer what the deployer says to who is stuck here, if anything: last, and before the look bar."""
        if not self.HELP or not settings.has_support:
            return
        asks = QuietButton(translate("ui", "Need help?"))
        asks.clicked.connect(lambda: self._on_help_asked(asks, settings))
        self.stack.add(asks, "gap_text", "center", above=self.look_bar)
        if self.look_bar is not None:
            from ..widgets.tab_order import tab_before

            tab_before(self.look_bar.language, asks)

    def typed_and_said(self) -> tuple[dict[str, str], "Notice | None"]:
        """Return what was typed, and what is said with what is left to wait."""
        notice = self.notice
        if self.countdown.running:
            from ...core.api.notices import WaitBeforeRetry

            notice = WaitBeforeRetry(self.countdown.left_s)
        return {name: field.editor.text() for name, field in self.fields.items()}, notice

    def take_over(self, _before: "Page", kept: tuple[dict[str, str], "Notice | None"]) -> None:
        """Take what was kept of the same page in another language."""
        texts, notice = kept
        for name, text in texts.items():
            self.fields[name].editor.setText(text)
        if notice is not None:
            self.show_notice(notice)
        if self.look_bar is not None:
            self.look_bar.language.setFocus()

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
        self.heading.set_progress(getattr(screen, "progress", None))
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

    def clear_notices(self, but: QWidget | None = None) -> None:
        """Take all notices away, but that of a field or banner which is about to say something else."""
        self.notice = None
        self.countdown.stop()
        self.action.setEnabled(True)
        if but is not self.banner:
            self.banner.clear()
        for field in self.fields.values():
            if field is not but:
                field.clear_error()

    def show_notice(self, notice: "Notice") -> None:
        """Show a notice beside its field, or above the page's content."""
        from ...core.api.notices import WaitBeforeRetry
        from ...messages import words

        if isinstance(notice, WaitBeforeRetry):
            self.clear_notices()
            self.action.setEnabled(False)
            self.countdown.start(notice.wait_s)
            return
        field = self.fields.get(notice.FIELD or "")
        self.clear_notices(field or self.banner)
        self.notice = notice
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

    @staticmethod
    def _on_help_asked(opener: QWidget, settings: "Settings") -> None:
        from ..widgets.help_box import HelpBox

        box = HelpBox(opener, settings)
        box.open(box.text)

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

        self.banner.set(wait_text(left_s), "warning", speak=worth_saying(left_s))

    def _on_waited(self) -> None:
        from ...messages import wait_over_text

        self.banner.set(wait_over_text(), "info")
        self.action.setEnabled(True)
        self.first_focus().setFocus()
