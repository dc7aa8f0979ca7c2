"""Which window stands, and what goes between windows and core: the one place that hears the bridge."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ..core.api.first_screens import SignInScreen
from ..core.bridge import Bridge
from . import motion
from .page_table import first_screen
from .warm import WarmUp, import_account
from .wizard import Wizard

if TYPE_CHECKING:
    from ..core.api.answers import Answer
    from ..core.api.commands import Act, Query
    from ..core.api.errors import KnownError
    from ..core.api.notices import Notice, PasswordHint
    from ..core.api.screens import ProfileScreen, Screen
    from ..settings import Settings
    from .account.dialog import AskDialog
    from .account.window import AccountWindow
    from .looks import Looks
    from .presence import Presence


class Shell(QObject):
    """Shows what the core answers; the account window comes with a session or not at all."""

    closed = Signal()

    def __init__(self, bridge: Bridge, first: "Screen", settings: "Settings", looks: "Looks") -> None:
        """Build the wizard with its first page."""
        super().__init__()
        self._bridge = bridge
        self._settings = settings
        self._looks = looks
        self._last: Act | None = None
        self._attempt = ""
        self._typed_name = ""
        self._started = False
        self._failure: KnownError | None = None
        self._profile: ProfileScreen | None = None
        self.presence: Presence | None = None
        self.account: AccountWindow | None = None
        self._kept_account: AccountWindow | None = None
        self.dialog: AskDialog | None = None
        self._warm = WarmUp(lambda: bridge.busy, self)
        self.wizard = Wizard(settings)
        self.wizard.show_screen(first)
        self.wizard.acted.connect(self._do)
        self.wizard.asked.connect(self._on_asked)
        self.wizard.again_asked.connect(self._on_again_asked)
        self.wizard.start_over_asked.connect(self._on_start_over_asked)
        self.wizard.retry_asked.connect(self._on_retry_asked)
        self.wizard.language_asked.connect(self._on_language_asked)
        self.wizard.appearance_asked.connect(looks.dress)
        self.wizard.closing.connect(self._on_closing)
        bridge.answered.connect(self._on_answered)
        bridge.failed.connect(self._on_failed)
        bridge.crashed.connect(self.lock)
        bridge.busy_changed.connect(self._on_busy_changed)

    def lock(self, number: str) -> None:
        """Show a sign-in page on which nothing can be done: something unexpected happened (S2, A5)."""
        from ..messages import incident as incident_text

        self._last = None
        self._bridge.lock()
        self._show_page(SignInScreen(), None)
        page = self.wizard.page_shown()
        if page is not None:
            page.show_error(incident_text(number), "")
            page.action.setEnabled(False)

    def dispose(self) -> None:
        """Let all windows go, in the GUI thread: left to the collector they may be destroyed in another."""
        self._rest()
        self.wizard.forget_copied()
        for window in (self.dialog, self._kept_account, self.wizard):
            if window is not None:
                window.hide()
                window.deleteLater()
        self.deleteLater()

    # --- from the core --------------------------------------------------------------------------

    def _on_answered(self, answer: "Answer") -> None:
        from ..core.api.answers import SessionOpened
        from ..core.api.notices import PasswordHint
        from ..core.api.screens import ProfileScreen

        screen, notice = answer.screen, answer.notice
        if isinstance(notice, PasswordHint):
            self._hint(notice)
            return
        if notice is None and isinstance(screen, ProfileScreen) and self._still_shows(screen):
            return
        self._last = self._failure = None
        if isinstance(answer.session, SessionOpened):
            self._looks.signed_in(self._typed_name)
        first, self._started = not self._started, True
        if first:
            self._warm_up()
        if screen is None:
            if notice is not None:
                self.front().show_notice(notice)
        elif isinstance(screen, ProfileScreen):
            self._show_account(screen, notice)
        elif first:
            self.wizard.correct(screen)
        elif not self.wizard.restored(screen):
            self._show_page(screen, notice)

    def _on_failed(self, error: "KnownError") -> None:
        from ..messages import words

        said = words(error)
        self._failure = error
        front = self.front()
        if isinstance(front, Wizard):
            page = front.page_shown()
            if page is not None:
                page.show_error(said.text, said.action)
        else:
            front.show_error(said.text, said.action)

    def _on_busy_changed(self, busy: bool) -> None:  # noqa: FBT001 Qt's signal hands it over
        self.front().set_busy(busy)

    def _still_shows(self, screen: "ProfileScreen") -> bool:
        """Tell whether the account is as shown; a sign-in elsewhere, a failure that is over: no new page."""
        if self._profile is None or replace(screen, sign_ins=self._profile.sign_ins) != self._profile:
            return False
        if self.account is not None:
            self.account.sign_ins.set_sign_ins(screen.sign_ins)
            if self._failure is not None:
                self.account.banner.clear()
        self._profile, self._failure = screen, None
        return True

    def _hint(self, notice: "PasswordHint") -> None:
        front = self.front()
        hints = getattr(front.page_shown() if isinstance(front, Wizard) else front, "hints", None)
        if hints is not None:
            hints.show(notice)

    # --- which window ---------------------------------------------------------------------------

    def front(self) -> "Wizard | AccountWindow | AskDialog":
        """Return the window that is shown."""
        if self.dialog is not None and self.dialog.isVisible():
            return self.dialog
        return self.account if self.account is not None else self.wizard

    def _show_account(self, screen: "ProfileScreen", notice: "Notice | None") -> None:
        self._attempt = ""
        self._close_dialog()
        if self.account is None:
            self.account = self._account_window()
            self.account.setGeometry(self.wizard.geometry())
        self.account.show_profile(screen)
        self._profile = screen
        self._watch().start()
        if notice is not None:
            self.account.show_notice(notice)
        self.account.show()
        self.wizard.show_screen(SignInScreen())
        self.wizard.hide()

    def _account_window(self) -> "AccountWindow":
        """Return the one account window, built when it is first needed; it forgets whom it showed."""
        if self._kept_account is None:
            from .account.window import AccountWindow

            made = AccountWindow(self._settings.product)
            made.pop_up_asked.connect(self._on_pop_up_asked)
            made.acted.connect(self._do)
            made.retry_asked.connect(self._on_retry_asked)
            made.closing.connect(self._on_closing)
            self._kept_account = made
        return self._kept_account

    def _show_page(self, screen: "Screen", notice: "Notice | None") -> None:
        """Show a page of the wizard; who is signed in stays so only to record a new recovery code."""
        self._close_dialog()
        self._attempt = getattr(screen, "attempt", "")
        page = self.wizard.show_screen(screen)
        if not getattr(screen, "replacing", False):
            self._profile = None
            if self.presence is not None:
                self.presence.stop()
        account, self.account = self.account, None
        if account is not None:
            account.forget()
            self.wizard.setGeometry(account.geometry())
        if not self.wizard.isVisible():
            self.wizard.show()
        if account is not None:
            account.hide()
        if notice is not None:
            self.wizard.show_notice(notice)
        page.first_focus().setFocus()

    def _close_dialog(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.hide()
            dialog.deleteLater()

    def _warm_up(self) -> None:
        asked = partial(motion.current.ask_desktop, self)
        self._warm.start([import_account, self._account_window, *self.wizard.warmers(), asked])

    def _on_language_asked(self, code: str) -> None:
        """Speak another language: nobody is signed in, so that everything can be built anew."""
        self._looks.speak(code)
        self.wizard.rebuild()
        account, self._kept_account = self._kept_account, None
        if account is not None:
            account.deleteLater()
        if self._failure is not None:
            self._on_failed(self._failure)
        if self._started:
            self._warm_up()

    def _watch(self) -> "Presence":
        if self.presence is None:
            from .presence import Presence

            self.presence = Presence(self._bridge, self.front, self)
        return self.presence

    # --- from the person ------------------------------------------------------------------------

    def _do(self, act: "Act") -> None:
        from ..core.api.commands import SubmitPassword

        if self._bridge.do(act):
            self._last = act
            if isinstance(act, SubmitPassword):
                self._typed_name = act.name

    def _on_asked(self, query: "Query") -> None:
        """Ask what helps while typing; not before the core has named the first page: it would go unheard."""
        if self._started and not self._bridge.busy:
            self._bridge.ask(query)

    def _on_pop_up_asked(self, name: str) -> None:
        if self.account is None or self._bridge.busy:
            return
        from .account.pop_ups import pop_up

        self._close_dialog()
        self.dialog = pop_up(name, self.account)
        self.dialog.acted.connect(self._do)
        self.dialog.asked.connect(self._on_asked)
        self.dialog.retry_asked.connect(self._on_retry_asked)
        self.dialog.open()

    def _on_again_asked(self, attempt: str) -> None:
        from ..core.api.commands import ShowAgain

        self._bridge.ask(ShowAgain(attempt))

    def _on_start_over_asked(self) -> None:
        from ..core.api.commands import Abandon

        self._last = None
        if self._attempt:
            self._bridge.do(Abandon(self._attempt))
        else:
            self._bridge.lock()
            if self._settings.notice_text:
                # Nothing was begun, but whoever comes next has acknowledged no terms yet.
                self._bridge.do(Abandon(""))
        self._show_page(first_screen(self._settings), None)

    def _on_retry_asked(self) -> None:
        if self._last is not None:
            self._bridge.do(self._last)
        elif self.presence is not None and self.presence.running:
            self.presence.look()
        else:
            self._bridge.retry()

    def _on_closing(self) -> None:
        from ..core.api.commands import Abandon

        self._rest()
        if self._attempt:
            self._bridge.do(Abandon(self._attempt))
        self.closed.emit()

    def _rest(self) -> None:
        self._warm.stop()
        if self.presence is not None:
            self.presence.stop()
