"""The account window: Profile, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ...core.api.commands import LogOut
from ...core.api.notices import Notice
from ...core.api.screens import ProfileScreen
from ...messages import words
from ...spoken import QT_TRANSLATE_NOOP, translate
from .. import assets
from ..opening import size_to_open
from ..theme import current
from ..when import day
from ..widgets.banner import Banner
from ..widgets.beside import Beside
from ..widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ..widgets.column import Column
from ..widgets.focus_ring import FocusRing
from ..widgets.heading import Mark, Title
from ..widgets.stack import Stack
from ..widgets.texts import Decoration, Elided, Text
from .history import NewsBox, SignIns

STATES = {
    "off": QT_TRANSLATE_NOOP("ui", "Multi-factor authentication: off"),
    "wanted": QT_TRANSLATE_NOOP("ui", "Multi-factor authentication: set up at the next sign-in"),
    "required": QT_TRANSLATE_NOOP("ui", "Multi-factor authentication: set up at the next sign-in"),
    "on": QT_TRANSLATE_NOOP("ui", "Multi-factor authentication: on since {}"),
}


class AccountWindow(QWidget):
    """Shows the person's own account; ``pop_up_asked`` says what is to change, ``acted`` ends it."""

    pop_up_asked = Signal(str)
    acted = Signal(object)
    retry_asked = Signal()
    closing = Signal()

    def __init__(self, product: str) -> None:
        """Build the window; ``product`` is what the program is called here."""
        super().__init__()
        self.setObjectName("account")
        self.setWindowTitle(product)
        size_to_open(self)
        self.title = Title(translate("ui", "Profile"))
        self.setAccessibleName(self.title.text())
        self.log_out = QuietButton(translate("ui", "Log out"), "log-out")
        self.username = Elided(kind="strong")
        self.email = Elided(role="muted")
        self.mfa = Text(kind="label")
        self.enable = PrimaryButton(translate("ui", "Enable MFA"))
        # A window has no default button of its own: this is what lets Enter press it.
        self.enable.setDefault(True)
        self.turn_off = SecondaryButton(translate("ui", "Turn off MFA"))
        self.replace_code = SecondaryButton(translate("ui", "Replace recovery code"))
        self.change_password = SecondaryButton(translate("ui", "Change password"))
        self.banner = Banner()
        self.news = NewsBox()
        self.sign_ins = SignIns()
        self._shield = Decoration()
        self._initial = Decoration()
        self._stack = Stack()
        self._stack.add(self._top_row())
        self._stack.add(self.banner, "gap_field")
        self._stack.add(self._person_row(), "gap_header")
        self._stack.add(self.news, "gap_field")
        self._stack.add(self._mfa_box(), "gap_header")
        self._stack.add(self.change_password, "gap_field")
        self._stack.add(self.sign_ins, "gap_header")
        self._column = Column(self._stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        self._ring = FocusRing(self)
        self.enable.clicked.connect(lambda: self.pop_up_asked.emit("enable_mfa"))
        self.turn_off.clicked.connect(lambda: self.pop_up_asked.emit("turn_off_mfa"))
        self.replace_code.clicked.connect(lambda: self.pop_up_asked.emit("replace_code"))
        self.change_password.clicked.connect(lambda: self.pop_up_asked.emit("change_password"))
        self.log_out.clicked.connect(lambda: self.acted.emit(LogOut()))
        self.banner.action.connect(self.retry_asked)
        current().changed.connect(self._tint)

    def show_profile(self, screen: ProfileScreen) -> None:
        """Show an account, with everything to be used: who was here before may have left something busy."""
        self.set_busy(False)
        self.banner.clear()
        self.username.set_name(screen.username)
        self.email.set_name(screen.email)
        self._initial.setText(screen.username[:1].upper())
        self.mfa.setText(translate("ui", STATES[screen.mfa]).format(day(screen.mfa_since_ms or 0)))
        self.enrolled = screen.mfa == "on"
        self.enable.setVisible(screen.mfa == "off")
        self.replace_code.setVisible(screen.mfa == "on")
        self.turn_off.setVisible(screen.mfa == "on")
        self.news.set_news(screen.news)
        self.sign_ins.set_sign_ins(screen.sign_ins)
        self._tint()
        self._column.settle()
        (self.enable if screen.mfa == "off" else self.log_out).setFocus()

    def forget(self) -> None:
        """Leave nothing of the person behind."""
        self.username.set_name("")
        self.email.set_name("")
        self._initial.setText("")
        self.mfa.setText("")
        self.news.set_news(())
        self.sign_ins.set_sign_ins(())
        self.banner.clear()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice above the account."""
        self.banner.set(words(notice).text, notice.TONE)

    def show_error(self, text: str, action: str) -> None:
        """Show a failure of the surroundings; one that lasts is said once."""
        if self.banner.text != text:
            self.banner.set(text, "error", action)

    def show_warning(self, text: str) -> None:
        """Say what is about to happen."""
        self.banner.set(text, "warning")

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 a state like Qt's own setters
        """Let nothing else be asked while the core is at work."""
        self.log_out.setEnabled(not busy)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, which also ends the session."""
        event.accept()
        self.closing.emit()

    def _top_row(self) -> QWidget:
        row, layout = _row()
        mark = Mark()
        mark.stand_beside()
        layout.addWidget(mark)
        layout.addWidget(self.title, 1)
        return Beside(row, self.log_out)

    def _person_row(self) -> QWidget:
        sizes = current().sizes
        row, layout = _row()
        self._initial.setProperty("role", "strong")
        self._initial.setFont(current().font("strong"))
        self._initial.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._initial.setTextFormat(Qt.TextFormat.PlainText)
        frame = QFrame()
        frame.setProperty("role", "avatar")
        frame.setFixedSize(sizes.avatar, sizes.avatar)
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._initial)
        names = QVBoxLayout()
        names.setSpacing(sizes.gap_text // 2)
        names.addWidget(self.username)
        names.addWidget(self.email)
        layout.addWidget(frame)
        layout.addLayout(names, 1)
        return row

    def _mfa_box(self) -> QWidget:
        sizes = current().sizes
        box = QFrame()
        box.setProperty("role", "box")
        inside = QVBoxLayout(box)
        inset = sizes.pad_inset
        inside.setContentsMargins(inset, inset, inset, inset)
        line, layout = _row()
        layout.setSpacing(sizes.gap_icon)
        self._shield.setFixedSize(sizes.icon, sizes.icon)
        layout.addWidget(self._shield)
        layout.addWidget(self.mfa, 1)
        # Not by Qt's own layout: it measures no button narrower than its longest word.
        rows = Stack()
        for row in (line, self.enable, self.replace_code, self.turn_off):
            rows.add(row, "gap_button")
        inside.addWidget(rows)
        self.enrolled = False
        return box

    def _tint(self) -> None:
        theme = current()
        name, token = ("shield-check", "success") if self.enrolled else ("shield", "muted")
        self._shield.setPixmap(assets.pixmap(name, getattr(theme.tokens, token), theme.sizes.icon))


def _row() -> tuple[QWidget, QHBoxLayout]:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(current().sizes.gap_button)
    return row, layout
