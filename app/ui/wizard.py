"""The wizard: which page stands for which screen, and how one gets from page to page. No rules.

A screen from the core starts a run: the page is prepared, made the start page, and the wizard
restarted. Only moves that prove nothing (QR code, manual key, code) use ``next`` and ``back``.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget, QWizard

from .motion import fading
from .opening import size_to_open
from .page_table import PAGES
from .pages.page import Page
from .widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from ..core.api.commands import Act
    from ..core.api.notices import Notice
    from ..core.api.screens import Screen
    from ..settings import Settings

NO_PAGE = 10_000
NO_PAGE_YET = -1


class Wizard(QWizard):
    """Shows pages and says what was asked for: ``acted`` Act, ``again_asked`` attempt, and so on."""

    acted = Signal(object)
    asked = Signal(object)
    again_asked = Signal(str)
    start_over_asked = Signal()
    retry_asked = Signal()
    language_asked = Signal(str)
    appearance_asked = Signal(str)
    closing = Signal()

    def __init__(self, settings: "Settings") -> None:
        """Build the frame without a page."""
        super().__init__()
        self._settings = settings
        self._expected = ("", "")
        self._generation = 0
        self.setWindowTitle(settings.product)
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setButtonLayout([])
        self.setOptions(QWizard.WizardOption.NoDefaultButton | QWizard.WizardOption.NoCancelButton)
        size_to_open(self)
        self._target: int | None = None
        self._busy = False
        self._ring = FocusRing(self)
        self.currentIdChanged.connect(self._on_current_id_changed)
        self._bare()

    # --- what is shown --------------------------------------------------------------------------

    def show_screen(self, screen: "Screen") -> Page:
        """Start a run with the screen's page."""
        page = self._page_of(screen)
        with fading(self, secret=self._shows_secret()):
            page.prepare(screen)
            self._target = None
            self._name(page)
            self.setStartId(self._id_of(type(screen).__name__))
            if self.currentId() != NO_PAGE_YET:
                self.restart()
                if page.shown is not screen:
                    # It was part of the run that ends here, and was emptied with it.
                    page.prepare(screen)
                    page.initializePage()
            self._bare()
        return page

    def expect(self, reason: str, name: str) -> None:
        """Say what signing in opens and who is expected, also on pages that are built later."""
        self._expected = (reason, name)
        for number in self.pageIds():
            page = self.page(number)
            if isinstance(page, Page):
                page.expect(reason, name)

    def correct(self, screen: "Screen") -> None:
        """Change the first page only while nothing was typed on it."""
        page = self.page_shown()
        if page is None or type(page.shown) is type(screen):
            return
        if getattr(page, "untouched", lambda: True)():
            self.show_screen(screen)

    def restored(self, screen: "Screen") -> bool:
        """Tell whether the page was blanked and has taken its content again."""
        page = self.page_shown()
        again = getattr(page, "again", None)
        return bool(getattr(page, "blanked", False) and again is not None and again(screen))

    def rebuild(self) -> None:
        """Build all pages anew, in another language; what is typed and said on the one shown stays."""
        before = self.page_shown()
        former = [(number, self.page(number)) for number in self.pageIds()]
        self._generation += 1
        if before is not None and before.shown is not None:
            kept = before.typed_and_said()
            self.show_screen(before.shown).take_over(before, kept)
        for number, page in former:
            self.removePage(number)
            page.deleteLater()

    def forget_copied(self) -> None:
        """Take copied secrets away: with the page ends the clock that would do it."""
        from .widgets.clipboard import SecretClipboard

        for copied in self.findChildren(SecretClipboard):
            copied.clear()

    def page_shown(self) -> Page | None:
        """Return the current page."""
        page = self.currentPage()
        return page if isinstance(page, Page) else None

    def warmers(self) -> list[Callable[[], object]]:
        """Return what may be done ahead, in small steps: import a page, then build it."""
        unlikely = {"CreateAccountScreen", *(() if self._settings.notice_text else ("UsageNoticeScreen",))}
        steps: list[Callable[[], object]] = []
        for kind, (_number, load) in PAGES.items():
            if kind not in unlikely:
                steps += [load, partial(self._page_by, kind)]
        return steps

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 a state like Qt's own setters
        """Show that the core is at work, and let nothing else be asked meanwhile."""
        self._busy = busy
        page = self.page_shown()
        if page is not None:
            page.set_busy(busy)

    def show_notice(self, notice: "Notice") -> None:
        """Hand a notice to the page that is shown, and put the focus where the answer is expected."""
        page = self.page_shown()
        if page is not None:
            page.show_notice(notice)
            page.first_focus().setFocus()

    # --- QWizard's own ways ---------------------------------------------------------------------

    def nextId(self) -> int:
        """Return where a move of the window's own leads; otherwise a number that is no page."""
        return NO_PAGE if self._target is None else self._target

    def validateCurrentPage(self) -> bool:
        """Let a move of the window's own pass; everything else is asked of the core, and not left yet."""
        if self._target is not None:
            return True
        page = self.page_shown()
        if page is None or self._busy or not page.action.isEnabled():
            return False
        screen = page.local()
        if screen is not None:
            self._on_moved(screen)
            return False
        command = page.command()
        if command is not None:
            self._on_acted(command)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the page's filled action: QWizard keeps a hidden button of its own as default."""
        from PySide6.QtCore import Qt

        page = self.page_shown()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and page is not None:
            page.action.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc never closes the window; each page says what it means."""
        page = self.page_shown()
        if page is not None and not self._busy:
            page.escape()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at any page: whatever is confirmed is kept, nothing else is."""
        event.accept()
        self.closing.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the page have the whole window."""
        super().resizeEvent(event)
        self._bare()

    # --- within ---------------------------------------------------------------------------------

    def _page_of(self, screen: "Screen") -> Page:
        return self._page_by(type(screen).__name__)

    def _page_by(self, kind: str) -> Page:
        page_id, load = self._id_of(kind), PAGES[kind][1]
        found = self.page(page_id)
        if isinstance(found, Page):
            return found
        page = load()()
        page.configure(self._settings)
        page.expect(*self._expected)
        page.offer_help(self._settings)
        page.action.clicked.connect(page.press)
        page.acted.connect(self._on_acted)
        page.asked.connect(self.asked)
        page.moved.connect(self._on_moved)
        page.back_asked.connect(self._on_back_asked)
        page.again_asked.connect(self.again_asked)
        page.start_over_asked.connect(self.start_over_asked)
        page.retry_asked.connect(self.retry_asked)
        page.language_asked.connect(self.language_asked)
        page.appearance_asked.connect(self.appearance_asked)
        self.setPage(page_id, page)
        return page

    def _id_of(self, kind: str) -> int:
        """Return the number of a page; pages that were built anew have new ones."""
        return PAGES[kind][0] + self._generation * len(PAGES)

    def _on_acted(self, command: "Act") -> None:
        if not self._busy:
            self.acted.emit(command)

    def _on_moved(self, screen: "Screen") -> None:
        if self._busy:
            return
        page = self._page_of(screen)
        page.prepare(screen)
        self._target = self._id_of(type(screen).__name__)
        with fading(self, secret=self._shows_secret()):
            if self._target in self.visitedIds():
                # Met already on the way here: going there again is going back.
                while self.currentId() != self._target:
                    self.back()
            else:
                self.next()
        self._target = None

    def _on_back_asked(self) -> None:
        if self._busy:
            return
        scan = self._id_of("ScanQrScreen")
        with fading(self, secret=self._shows_secret()):
            self.back()
            # Back from the code is back to the QR code, also where the key was typed in between.
            while scan in self.visitedIds() and self.currentId() != scan:
                self.back()

    def _on_current_id_changed(self) -> None:
        page = self.page_shown()
        if page is not None:
            self._name(page)
            page.first_focus().setFocus()
        self._bare()

    def _shows_secret(self) -> bool:
        """Tell whether the page is one that is blanked when nobody is there."""
        return hasattr(self.page_shown(), "blanked")

    def _name(self, page: Page) -> None:
        """Name the page by its title, describe it by the text under that: said as the focus comes to it."""
        page.setAccessibleName(page.heading.title.text())
        page.setAccessibleDescription(page.heading.text)

    def _bare(self) -> None:
        """Give the page the whole window: QWizard keeps a ruler, margins and a row for buttons otherwise."""
        inside = next(child for child in self.children() if isinstance(child, QWidget))
        grid = inside.layout()
        if not isinstance(grid, QGridLayout):
            return
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for row in range(grid.rowCount()):
            grid.setRowMinimumHeight(row, 0)
        # itemAt() would say the same, but wakes up 70 enumerations, 20 ms before the first paint.
        for inner in grid.findChildren(QHBoxLayout):
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(0)
        for child in inside.children():
            if isinstance(child, QWidget) and not isinstance(child, QFrame | QPushButton):
                child.setFixedHeight(0)
