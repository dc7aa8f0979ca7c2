"""The Profile tells the last sign-ins, and what happened since the last one (R6, N7)."""

import pytest
from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.api.account_screens import GRAVE, News, NewsKind, PastSignIn, ProfileScreen
from app.core.api.actors import Nobody
from app.core.api.commands import SubmitPassword
from app.core.api.operator_commands import ResetPassword
from app.messages.history import FIRST_SIGN_IN, NEWS_TITLE, news_text
from app.testing.clock import FrozenClock
from app.testing.window import Twinlatch
from app.ui.account.window import AccountWindow
from app.ui.when import NO_BREAK, when

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS


def lines(window: AccountWindow, beginning: str) -> list[str]:
    """Return the shown lines that begin so, as a screen reader reads them."""
    shown = [one.text().replace(NO_BREAK, " ") for one in window.findChildren(QLabel) if one.isVisible()]
    return [text for text in shown if text.startswith(beginning)]


@pytest.mark.rule("R6")
def test_refusals_and_the_last_sign_in(settled: Twinlatch, twinlatch_clock: FrozenClock) -> None:
    """The first sign-in says so; the next tells the last one and the refusals in between; then nothing is new."""
    settled.sign_in.sign_in(settled.password)
    assert FIRST_SIGN_IN in settled.profile.says
    assert NEWS_TITLE not in settled.profile.says
    settled.profile.log_out()
    twinlatch_clock.advance(3600)
    settled.sign_in.sign_in("not this one, surely", "user")
    assert "not right" in settled.sign_in.error
    settled.sign_in.sign_in(settled.password)
    says = settled.profile.says
    account = settled.parts.shell.account
    assert account is not None
    assert lines(account, "One attempt to sign in was refused, ")
    assert lines(account, "Nobody got in.")
    assert [text for text in says if text.endswith("with your password")]
    settled.profile.log_out()
    twinlatch_clock.advance(60)
    settled.sign_in.sign_in(settled.password, "user")
    assert NEWS_TITLE not in settled.profile.says


@pytest.mark.rule("N7", "R6")
def test_an_administrators_reset_is_told(settled: Twinlatch, twinlatch_clock: FrozenClock) -> None:
    """Whoever comes back after a reset reads of it, and what to do."""
    settled.sign_in.sign_in(settled.password)
    settled.profile.log_out()
    twinlatch_clock.advance(3600)
    made = settled.administer(ResetPassword("user")).notice
    twinlatch_clock.advance(60)
    settled.sign_in.sign_in(getattr(made, "password", ""), "user")
    settled.new_password.choose("seven green herons by the weir")
    settled.profile.look()
    account = settled.parts.shell.account
    assert account is not None
    assert lines(account, "An administrator reset your password, ")
    assert lines(account, "If any of this was not you, ")
    settled.profile.log_out()
    assert account.news.isHidden()
    assert lines(account, "An administrator") == []


@pytest.mark.rule("R6")
def test_a_sign_in_elsewhere_shows_and_disturbs_nobody(
    settled: Twinlatch, twinlatch_clock: FrozenClock, qtbot: QtBot
) -> None:
    """The list grows within a second; a pop-up that is open, and what is typed in it, stays."""
    settled.sign_in.sign_in(settled.password)
    settled.profile.change_password()
    settled.change_password._fill("Current password", "half of it")
    shell = settled.parts.shell
    twinlatch_clock.advance(60)
    core = settled._opener()
    assert core.handle(Nobody(), SubmitPassword("user", settled.password)).session is not None
    core.close()
    account = shell.account
    assert account is not None
    qtbot.waitUntil(lambda: bool(lines(account, QLocale().toString(day(twinlatch_clock), "d MMM"))))
    assert shell.dialog is not None
    assert shell.dialog.isVisible()
    assert shell.dialog.fields["current_password"].editor.text() == "half of it"


def day(clock: FrozenClock) -> QDateTime:
    """Return the moment of a clock as people here write it."""
    return QDateTime.fromMSecsSinceEpoch(clock())


@pytest.mark.rule("R6")
def test_every_kind_has_its_sentence(settled: Twinlatch) -> None:
    """Each is one calm sentence with its time; the grave ones are set apart by more than colour."""
    settled.sign_in.sign_in(settled.password)
    settled.profile.look()
    shell = settled.parts.shell
    account = shell.account
    assert account is not None
    assert shell.presence is not None
    shell.presence.stop()
    kinds: list[NewsKind] = [*sorted(GRAVE), "authenticator_set_up", "password_changed", "refused"]
    news = tuple(News(kind, 2, 0, DAY_MS) for kind in kinds)
    past = tuple(PastSignIn(at_ms, ("pwd", "recovery")) for at_ms in (3 * DAY_MS, 2 * DAY_MS, DAY_MS))
    account.show_profile(ProfileScreen("user", "user@example.org", "on", DAY_MS, news, past))
    told = [one for one in account.news.findChildren(QLabel) if one.text() and not one.isHidden()]
    assert len(told) == len(kinds) + 2
    assert all(one.text().endswith(".") for one in told[1:])
    assert account.news.property("tone") == "warning"
    assert len(lines(account, "4 Jan 1970")) == 1
    account.show_profile(ProfileScreen("user", "user@example.org", "on", DAY_MS, news[-1:], ()))
    assert account.news.property("tone") == "info"
    assert "2 attempts" in news_text("refused", 2, "then", "now")


def test_today_and_yesterday() -> None:
    """Moments are told as people say them."""
    now_ms = QDateTime.currentMSecsSinceEpoch()
    assert when(now_ms).startswith("today")
    assert when(now_ms - DAY_MS).startswith("yesterday")
    assert when(0).endswith(f"1970{NO_BREAK}at{NO_BREAK}{when(0).rsplit(NO_BREAK, 1)[-1]}")
