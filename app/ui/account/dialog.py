"""The pop-ups of the account window: a few fields, one action, Cancel; errors stand beside their field."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ...core.api.notices import Notice, WaitBeforeRetry
from ...messages import wait_over_text, wait_text, words
from ...spoken import translate
from ..countdown import Countdown, worth_saying
from ..hints import PasswordHints
from ..theme import current
from ..typed import TypedSecrets
from ..widgets.banner import Banner
from ..widgets.button_row import ButtonRow
from ..widgets.buttons import PrimaryButton, SecondaryButton
from ..widgets.column import beside
from ..widgets.field import Field
from ..widgets.focus_ring import FocusRing
from ..widgets.heading import Title
from ..widgets.line_edit import PasswordEdit
from ..widgets.stack import Stack
from ..widgets.texts import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...core.api.commands import Act, RatePassword


class AskDialog(QDialog):
    """Asks for proof before something changes; nothing does until the core has said yes."""

    acted = Signal(object)
    asked = Signal(object)
    retry_asked = Signal()

    def __init__(self, parent: QWidget, name: str, title: str, text: str, action: str) -> None:
        """Take the words; the fields come by ``add_field``, then ``finish``."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setModal(True)
        self._parent_width = parent.width()
        self.fields: dict[str, Field] = {}
        self.cancel = SecondaryButton(translate("ui", "Cancel"))
        self.action = PrimaryButton(action)
        self.action.setDefault(True)
        self.banner = Banner()
        self.countdown = Countdown(self)
        self.typed = TypedSecrets(self.fields, self.banner, self)
        self.hints: PasswordHints | None = None
        self._stack = Stack()
        # A pop-up is as high as what it asks; only a screen that is lower makes it scroll.
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidgetResizable(True)
        self._fitted = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._fit_if_needed)
        self._stack.add(Title(title))
        self._stack.add(Text(text, role="muted"), "gap_text")
        self._stack.add(self.banner, "gap_field")
        self._ring = FocusRing(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.cancel.clicked.connect(self.reject)
        self.action.clicked.connect(self._on_action)
        self.banner.action.connect(self.retry_asked)
        self.countdown.ticked.connect(self._on_ticked)
        self.countdown.ended.connect(self._on_waited)

    def command(self) -> "Act":
        """Return what the action asks of the core."""
        raise NotImplementedError

    def add_field(self, name: str, label: str, editor: QLineEdit) -> Field:
        """Append a field, named as notices name it."""
        field = Field(label, editor)
        self._stack.add(field, "gap_header" if not self.fields else "gap_field")
        self.fields[name] = field
        editor.textEdited.connect(self._fit)
        self.typed.watch(field)
        return field

    def rate(self, field: Field, question: "Callable[[], RatePassword]") -> None:
        """Hint at how good the new password in a field is."""
        self.hints = PasswordHints(field, question)
        self.hints.asked.connect(self.asked)

    def finish(self) -> None:
        """Append the buttons and take the size that the fields need."""
        sizes = current().sizes
        self._stack.add(ButtonRow(self.cancel, self.action), "gap_actions")
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        padding = beside(self._parent_width)
        inside.setContentsMargins(padding, sizes.padding_compact, padding, sizes.padding_compact)
        inside.addWidget(self._stack)
        sheet.installEventFilter(self)
        self._scroll.setWidget(sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self.setFixedWidth(min(sizes.card_width, self._parent_width) - sizes.gap_header)
        next(iter(self.fields.values())).editor.setFocus()
        self._fit()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 a state like Qt's own setters
        """Show that the answer is being checked."""
        self.action.set_busy(busy)
        for field in self.fields.values():
            field.editor.setReadOnly(busy)
        self.cancel.setEnabled(not busy)

    def show_notice(self, notice: Notice) -> None:
        """Refuse, and stay; the secret that was wrong is cleared."""
        wrong = self.fields.get(notice.FIELD or "")
        if wrong is not None or isinstance(notice, WaitBeforeRetry):
            self.banner.clear()
        for field in self.fields.values():
            if field is not wrong:
                field.clear_error()
        if isinstance(notice, WaitBeforeRetry):
            self.typed.wipe()
            self.action.setEnabled(False)
            self.countdown.start(notice.wait_s)
        elif wrong is not None:
            if notice.FIELD == "current_password" and isinstance(wrong.editor, PasswordEdit):
                wrong.editor.wipe()
            wrong.set_error(words(notice).text)
        else:
            self.banner.set(words(notice).text, notice.TONE)
        (wrong or next(iter(self.fields.values()))).editor.setFocus()
        self._fit()

    def show_error(self, text: str, action: str) -> None:
        """Show a failure of the surroundings."""
        if self.banner.text != text:
            self.banner.set(text, "error", action)
            self._fit()

    def show_warning(self, text: str) -> None:
        """Say what is about to happen."""
        self.banner.set(text, "warning")
        self._fit()

    def reject(self) -> None:
        """Cancel, unless the core is at work."""
        if not self.action.busy:
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that is needed once fonts and texts are final."""
        super().showEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed."""
        super().hideEvent(event)
        self.typed.wipe()
        self.countdown.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take up another height of what is asked: a hint or a notice of Caps Lock comes by itself."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._later.start(0)
        return super().eventFilter(watched, event)

    def _on_action(self) -> None:
        if not self.action.busy and self.action.isEnabled():
            self.acted.emit(self.command())

    def _on_ticked(self, left_s: int) -> None:
        self.banner.set(wait_text(left_s), "warning", speak=worth_saying(left_s))
        self._fit()

    def _on_waited(self) -> None:
        self.banner.set(wait_over_text(), "info")
        self.action.setEnabled(True)
        next(iter(self.fields.values())).editor.setFocus()
        self._fit()

    def _fit_if_needed(self) -> None:
        if self._height(self.width()) != self._fitted:
            self._fit()

    def _fit(self) -> None:
        room = self.screen().availableGeometry().height()
        high = self._fitted = self._height(self.width())
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if high > room else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        # Left to itself it would keep room for a bar, and then need one.
        self._scroll.setVerticalScrollBarPolicy(bar)
        if high > room:
            high = self._height(self.width() - self._scroll.verticalScrollBar().sizeHint().width())
        sheet = self._scroll.widget()
        if sheet is not None:
            sheet.setMinimumHeight(high)
        self.setFixedHeight(min(high, room))
        self._on_focus_changed(None, self.focusWidget())

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Show a field with its label and its error; Qt would scroll to the cursor in it."""
        if not isinstance(new, QLineEdit) or not self._stack.isAncestorOf(new):
            return
        field, sheet, gap = new.parentWidget(), self._scroll.widget(), current().sizes.gap_button
        if field is not None and sheet is not None:
            at = field.mapTo(sheet, QPoint(0, 0))
            self._scroll.ensureVisible(0, at.y() + field.height(), 0, gap)
            self._scroll.ensureVisible(0, at.y(), 0, gap)

    def _height(self, width: int) -> int:
        inside = width - 2 * beside(self._parent_width)
        return self._stack.heightForWidth(inside) + 2 * current().sizes.padding_compact
