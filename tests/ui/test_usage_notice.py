"""A site's terms of use: the first page of all, plain and whole; whoever comes next meets them again."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.api.door import Door
from app.core.api.errors import StoreVanished
from app.core.factors.password import PasswordFactor
from app.core.opening import Core, open_core
from app.messages import words
from app.testing.clock import FrozenClock
from app.testing.window import Twinlatch, open_window
from app.ui.app import begin, build
from app.ui.door import DoorShell, Look
from app.ui.idle import Idle
from app.ui.kiosk import AWAY_S, Kiosk
from app.ui.pages.sign_in import SignInPage
from app.ui.theme import Appearance, current

from .laws.matrix import PAINTED, PLACED

CHEAP = PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)
TEXT = (
    "For <b>staff</b> only & nobody else.\n\n  1. Kept as it is.\n\u0645\u0631\u062d\u0628\u0627: logged."
    + "\nA line." * 60
)


@pytest.fixture
def posted(tmp_path: Path, twinlatch_clock: FrozenClock, qtbot: QtBot) -> Iterator[Twinlatch]:
    """A window with terms of use and an account, at the terms."""
    assert qtbot is not None
    with open_window(tmp_path, twinlatch_clock, password=CHEAP) as window:
        window.create_account.create("user", "user@example.org", window.password)
        window.sign_in.look()
    with open_window(tmp_path, twinlatch_clock, password=CHEAP, notice_text=TEXT) as window:
        yield window


def acknowledged(window: Twinlatch) -> int:
    """Return how often the terms were acknowledged, by the record."""
    path = window.settings.store_path
    assert path is not None
    with sqlite3.connect(path) as store:
        found = store.execute("SELECT COUNT(*) FROM audit WHERE event = 'notice_acknowledged'")
        return int(found.fetchone()[0])


@pytest.mark.rule("U2")
def test_the_terms_come_first_as_they_are(posted: Twinlatch) -> None:
    """Nothing before them, no markup, every line break kept; only Continue leads on, and it is on record."""
    assert posted.page == "usage_notice"
    assert posted.usage_notice.text == TEXT
    assert not posted.usage_notice.can("Forgot your password?")
    assert acknowledged(posted) == 0
    posted.usage_notice.accept()
    posted.sign_in.look()
    assert acknowledged(posted) == 1


def test_the_terms_are_read_and_accepted_by_keyboard(posted: Twinlatch) -> None:
    """The keyboard is on the text: Page Down scrolls, Tab goes on to Continue, Enter accepts from the text."""
    page = posted.usage_notice.look().sheet
    text = page.text  # type: ignore[attr-defined]
    assert posted.usage_notice.focus == "Terms of use"
    assert text.verticalScrollBar().value() == 0
    assert page.action.geometry().bottom() < posted.desktop.window.height()  # type: ignore[attr-defined]
    posted.desktop.press(Qt.Key.Key_PageDown)
    assert text.verticalScrollBar().value() > 0
    posted.desktop.press(Qt.Key.Key_Tab)
    assert posted.usage_notice.focus == "Continue"
    posted.desktop.press(Qt.Key.Key_Backtab)
    assert posted.usage_notice.focus == "Terms of use"
    posted.usage_notice.enter_key()
    assert posted.sign_in.focus == "Username or email address"


def test_after_log_out_the_terms_are_shown_again_and_after_a_refusal_they_are_not(posted: Twinlatch) -> None:
    """Each person meets them once a sign-in."""
    posted.usage_notice.accept()
    posted.sign_in.sign_in("another one", "user")
    assert posted.sign_in.error
    posted.sign_in.sign_in(posted.password)
    posted.profile.log_out()
    posted.usage_notice.look()
    posted.usage_notice.accept()
    posted.sign_in.look()
    assert acknowledged(posted) == 2


@pytest.mark.rule("F1")
def test_in_a_new_store_the_first_account_comes_after_the_terms(
    tmp_path: Path, twinlatch_clock: FrozenClock
) -> None:
    """And the sign-in page after that, without asking once more."""
    with open_window(tmp_path, twinlatch_clock, password=CHEAP, notice_text=TEXT) as window:
        window.usage_notice.accept()
        window.create_account.create("user", "user@example.org", window.password)
        window.sign_in.sign_in(window.password)
        window.profile.look()
        assert acknowledged(window) == 1


@pytest.mark.rule("A6")
def test_without_a_record_there_is_no_sign_in_page(posted: Twinlatch) -> None:
    """The failure stands on the page of the terms; once it is mended, Retry goes on."""
    posted.usage_notice.look()
    with posted.without_store() as place:
        posted.usage_notice.accept()
        assert posted.usage_notice.notice == words(StoreVanished(str(place))).text
    posted.desktop.click("Retry")
    posted.sign_in.look()
    assert acknowledged(posted) == 1


@pytest.mark.rule("S5")
def test_a_kiosk_that_was_left_begins_with_the_terms(posted: Twinlatch) -> None:
    """Whoever comes next has acknowledged nothing yet, for the window as for the core."""
    posted.usage_notice.accept()
    posted.sign_in.look()
    kiosk = Kiosk(posted.parts.shell, lambda: None)
    kiosk._idle.start()
    kiosk._idle._since_s -= AWAY_S + 1
    kiosk._idle.look()
    kiosk._idle.stop()
    assert posted.page == "usage_notice"
    posted.usage_notice.accept()
    posted.sign_in.look()
    assert acknowledged(posted) == 2
    assert posted.parts.shell.findChildren(Idle)


def test_language_and_appearance_are_chosen_at_the_terms(posted: Twinlatch) -> None:
    """They are the first page, so the choice is there; the text stays the site's."""
    posted.usage_notice.look()
    posted.parts.shell.wizard.language_asked.emit("en")
    assert posted.usage_notice.text == TEXT
    assert posted.usage_notice.focus == "English"
    assert posted.usage_notice.can("Appearance")


def test_a_remembered_name_waits_behind_the_terms(tmp_path: Path, twinlatch_clock: FrozenClock) -> None:
    """It is filled in after them."""
    said: dict[str, str | bool] = {"notice_text": TEXT, "sign_in_remember_name": True}
    with open_window(tmp_path, twinlatch_clock, password=CHEAP, **said) as window:
        window.usage_notice.accept()
        window.create_account.create("user", "user@example.org", window.password)
        window.sign_in.sign_in(window.password)
        window.profile.look()
    with open_window(tmp_path, twinlatch_clock, password=CHEAP, **said) as window:
        window.usage_notice.accept()
        assert (window.sign_in.name, window.sign_in.focus) == ("user", "Password")


@pytest.mark.parametrize("notice_text", ["", TEXT])
def test_at_a_door_the_terms_come_before_what_it_opens(
    notice_text: str, tmp_path: Path, twinlatch_clock: FrozenClock, qtbot: QtBot
) -> None:
    """What it opens and who is expected stand on the sign-in page behind them, in another language too."""
    with open_window(tmp_path, twinlatch_clock, password=CHEAP, notice_text=notice_text) as first:
        settings = first.settings
        if notice_text:
            first.usage_notice.accept()
        first.create_account.create("user", "user@example.org", first.password)
        first.sign_in.look()

    def opener() -> Core:
        return open_core(settings, clock=twinlatch_clock, password=CHEAP, door=Door("tool", "/bin/true"))

    parts = build(settings, opener, None, DoorShell)
    assert isinstance(parts.shell, DoorShell)
    parts.shell.dress(Look("tool", title="Tool", reason="To open the tool.", name="user"))
    free = threading.Event()
    free.set()
    door = Twinlatch(settings, parts, opener, free)
    begin(parts)
    _ended(door, qtbot, lambda: _behind(door, asked=bool(notice_text)))


def _behind(door: Twinlatch, *, asked: bool) -> None:
    if asked:
        door.usage_notice.accept()
    for _ in range(2):
        assert (door.sign_in.name, door.sign_in.focus in {"Password", "English"}) == ("user", True)
        page = door.sign_in.look().sheet
        assert isinstance(page, SignInPage)
        assert page.heading.text == "To open the tool."
        assert door.desktop.window.windowTitle() == "Tool"
        door.parts.shell.wizard.language_asked.emit("en")


def _ended(door: Twinlatch, qtbot: QtBot, act: Callable[[], None]) -> None:
    assert qtbot is not None
    try:
        act()
    finally:
        door.parts.shell.dispose()
        door.parts.bridge.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("size", [(360, 400), (480, 680), (1024, 768)])
def test_the_laws_hold_on_what_a_site_says(
    size: tuple[int, int], tmp_path: Path, twinlatch_clock: FrozenClock
) -> None:
    """Terms, sign-in page with help, and the help itself, in an appearance each; a long word breaks."""
    said = {
        "notice_text": TEXT,
        "support_text": "Ask. " * 40 + "x" * 80,
        "support_url": "https://example.org",
    }
    with open_window(tmp_path, twinlatch_clock, password=CHEAP, **said) as window:
        window.usage_notice.accept()
        window.create_account.create("user", "user@example.org", window.password)
        _hold(window, "dark", size)
        window.desktop.window.resize(480, 680)
        window.sign_in.need_help()
        _hold(window, "contrast", size)
        window.desktop.press(Qt.Key.Key_Escape)
        window.parts.shell.wizard.start_over_asked.emit()
        window.usage_notice.look()
        _hold(window, "light", size)


def _hold(window: Twinlatch, appearance: Appearance, size: tuple[int, int]) -> None:
    current().set_appearance(appearance)
    front = window.desktop.window
    front.resize(*size)
    window.desktop.picture()
    breaches = [f"{law.__name__}: {one}" for law in PLACED + PAINTED for one in law(front)]
    current().set_appearance("light")
    assert breaches == []
