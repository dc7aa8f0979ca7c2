"""Who is stuck finds the deployer's own words, inside the window; a kiosk leads nowhere else."""

import itertools
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.core.factors.password import PasswordFactor
from app.settings import Settings
from app.testing.clock import FrozenClock
from app.testing.window import Twinlatch, open_window
from app.ui.kiosk import Kiosk
from app.ui.page_table import PAGES
from app.ui.pages.page import Page
from app.ui.widgets.help_box import HelpBox

CHEAP = PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)
TEXT = "Ask the desk,\n<b>room 3</b>."
ALL = {
    "support_text": TEXT,
    "support_phone": "+49 (30) 123-45",
    "support_email": "help@example.org",
    "support_url": "https://example.org/help?a=1",
}
STUCK = {
    "sign_in",
    "enter_code",
    "recovery_sign_in",
    "forgot_password",
    "activation",
    "new_password",
    "scan_qr",
    "manual_key",
    "locked",
}


class Open(Protocol):
    """Opens a window with settings, at the sign-in page."""

    def __call__(self, **said: str | bool) -> AbstractContextManager[Twinlatch]:
        """Take the settings by their fields."""


@pytest.fixture
def opened(tmp_path: Path, twinlatch_clock: FrozenClock) -> Open:
    """Open windows on a store of their own, with an account."""
    folders = (tmp_path / str(number) for number in itertools.count())

    @contextmanager
    def opened(**said: str | bool) -> Iterator[Twinlatch]:
        with open_window(next(folders), twinlatch_clock, password=CHEAP, **said) as window:
            window.create_account.create("user", "user@example.org", window.password)
            window.sign_in.look()
            yield window

    return opened


def box_in(window: Twinlatch) -> HelpBox | None:
    """Return the box over the page, if one is shown."""
    shown = [one for one in window.desktop.window.findChildren(HelpBox) if one.isVisible()]
    return shown[0] if shown else None


def buttons_in(box: HelpBox) -> list[str]:
    """Return the buttons that can be seen, from top to bottom."""
    seen = [one for one in box.findChildren(QAbstractButton) if one.isVisible()]
    return [one.text() for one in sorted(seen, key=lambda one: one.mapTo(box, one.rect().topLeft()).y())]


@pytest.mark.rule("U2")
def test_help_is_plain_text_over_the_page(opened: Open) -> None:
    """The four of them, as they are, to be read and selected; Esc and Close go back to where one was."""
    with opened(**ALL) as window:
        window.sign_in.need_help()
        box = box_in(window)
        assert box is not None
        assert box.size() == window.desktop.window.size()
        shown = box.text.toPlainText()
        assert shown.startswith(f"{TEXT}\n\nPhone: \u2066+49 (30) 123-45\u2069\n")
        assert shown.splitlines()[-2:] == [
            "Email: \u2066help@example.org\u2069",
            "Web page: \u2066https://example.org/help?a=1\u2069",
        ]
        assert buttons_in(box) == ["Write an email", "Open the web page", "Close"]
        assert box.text.hasFocus()
        box.text.selectAll()
        copied: QMimeData = box.text.createMimeDataFromSelection()
        assert copied.text().endswith("Web page: https://example.org/help?a=1")
        assert not copied.hasHtml()
        window.desktop.press(Qt.Key.Key_Return)
        assert box_in(window) is box
        window.desktop.press(Qt.Key.Key_Escape)
        assert (box_in(window), window.desktop.focus) == (None, "Need help?")
        window.sign_in.need_help()
        window.desktop.press(Qt.Key.Key_Backtab)
        window.desktop.press(Qt.Key.Key_Return)
        assert (box_in(window), window.desktop.focus) == (None, "Need help?")


def test_one_of_the_four_is_enough_and_none_is_none(opened: Open) -> None:
    """Only what is set is said, and without any of it there is nothing to press."""
    with opened(support_phone="112") as window:
        window.sign_in.need_help()
        box = box_in(window)
        assert box is not None
        assert box.text.toPlainText() == "Phone: \u2066112\u2069"
        assert buttons_in(box) == ["Close"]
    with opened() as window:
        assert not window.sign_in.can("Need help?")
        assert not [
            one for one in window.desktop.window.findChildren(QAbstractButton) if "help" in one.text()
        ]


def test_help_comes_before_language_and_appearance(opened: Open) -> None:
    """To the eye, to the Tab key, and in the order that a screen reader goes by."""
    with opened(**ALL) as window:
        page = window.sign_in.look().sheet
        names = ["Forgot your password?", "Need help?", "English", "Appearance"]
        buttons = [window.desktop.find(name) for name in names]
        assert sorted(buttons, key=lambda one: one.mapTo(page, one.rect().topLeft()).y()) == buttons
        chain: list[QWidget] = [buttons[0]]
        while (following := chain[-1].nextInFocusChain()) is not None and len(chain) < 9:
            chain.append(following)
        assert [one for one in chain if one in buttons] == buttons
        children = page.findChildren(QAbstractButton)
        assert [one for one in children if one in buttons] == buttons


def test_every_page_on_which_one_can_be_stuck_offers_help(qapp: QApplication) -> None:
    """And no other: what is only to be recorded or chosen needs none."""
    assert qapp
    kinds: list[type[Page]] = [load() for _number, load in (row for row in PAGES.values())]  # type: ignore[misc]
    assert {kind.NAME for kind in kinds if kind.HELP} == STUCK


def targets(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """Take down what the desktop is asked to open."""
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    return asked


def test_outside_a_kiosk_the_desktop_opens_address_and_page(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one to write to, and the page by https."""
    asked = targets(monkeypatch)
    with opened(**ALL) as window:
        window.sign_in.need_help()
        box = box_in(window)
        assert box is not None
        for button in box.findChildren(QAbstractButton, "outside"):
            button.click()
    assert [url.toString() for url in asked] == ["mailto:help@example.org", ALL["support_url"]]


@pytest.mark.rule("S5")
@pytest.mark.parametrize(
    "url",
    ["http://example.org", "file:///etc/passwd", "javascript:alert(1)", "https:", "twinlatch", "https:///x"],
)
def test_nothing_but_https_and_mail_is_opened(url: str, opened: Open) -> None:
    """Another scheme is a text like any other; so is what is no address."""
    with opened(support_url=url, support_email="user@example.org?bcc=other@example.org") as window:
        window.sign_in.need_help()
        box = box_in(window)
        assert box is not None
        assert url in box.text.toPlainText()
        assert buttons_in(box) == ["Close"]


@pytest.mark.rule("S5")
def test_a_kiosk_shows_help_and_leads_nowhere(opened: Open) -> None:
    """The text is there, the buttons that leave the window are not."""
    with opened(**ALL) as window:
        kiosk = Kiosk(window.parts.shell, lambda: None)
        QApplication.instance().installEventFilter(kiosk)  # type: ignore[union-attr]
        try:
            window.sign_in.need_help()
            box = box_in(window)
            assert box is not None
            assert buttons_in(box) == ["Close"]
        finally:
            QApplication.instance().removeEventFilter(kiosk)  # type: ignore[union-attr]


def test_settings_tell_whether_there_is_help(tmp_path: Path) -> None:
    """Any of the four."""
    plain = Settings(store="sqlite:////x", config_dir=tmp_path)
    assert not plain.has_support
    for name, value in ALL.items():
        assert Settings(store="sqlite:////x", config_dir=tmp_path, **{name: value}).has_support  # type: ignore[arg-type]
