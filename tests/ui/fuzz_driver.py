"""Hands that put texts into one field, press the button, and count what the core counted."""

import re
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from app.core.api.answers import Answer
from app.core.api.notices import Notice
from app.messages import words
from app.testing.window import Twinlatch
from app.ui.widgets.banner import Banner
from app.ui.widgets.field import Field

ANSWER_WITHIN_S = 1.0
# A busy machine makes anything slow for once; what is slow by itself is slow every time.
TRIES = 3
SEPARATORS = re.compile(r"[ \t\r\n-]+", re.ASCII)
LOOK_ALIKES = str.maketrans("OIL", "011")
CROCKFORD = re.compile(r"[0-9ABCDEFGHJKMNPQRSTVWXYZ]+", re.ASCII)


def is_code(typed: str) -> bool:
    """Tell whether a text is six ASCII digits once spaces and hyphens are gone."""
    return len(typed) <= 64 and re.fullmatch(r"[0-9]{6}", SEPARATORS.sub("", typed), re.ASCII) is not None


def is_recovery_code(typed: str, length: int = 24) -> bool:
    """Tell whether a text is so many characters of Crockford's base32, typed loosely."""
    if not typed.isascii() or len(typed) > 64:
        return False
    plain = SEPARATORS.sub("", typed).upper().translate(LOOK_ALIKES)
    return len(plain) == length and CROCKFORD.fullmatch(plain) is not None


def is_password(typed: str) -> bool:
    """Tell whether a text is hashed at all: no lone surrogate, and not too long."""
    try:
        return len(typed) <= 1024 and len(typed.encode()) <= 4096
    except UnicodeEncodeError:
        return False


def is_user(typed: str) -> bool:
    """Tell whether a text is a spelling of the one account's name or address."""
    return typed.strip(" \t\r\n\v\f").lower() in {"user", "user@example.org"}


@dataclass(frozen=True)
class Target:
    """One field: where it is, what else is typed there, and what counts as a guess on which factor."""

    page: str
    label: str
    others: dict[str, str]
    factor: str | None
    counts: Callable[[str], bool]


class Driver:
    """Drives the field in front."""

    def __init__(self, twinlatch: Twinlatch, target: Target) -> None:
        """Take the window, which shows the page."""
        self._twinlatch = twinlatch
        self._target = target
        # Within what lets a test hold the answers up.
        self._desk = twinlatch.parts.bridge._core._core._desk  # type: ignore[union-attr]
        self.slowest_s = 0.0
        self._editors: dict[str, QLineEdit] = {}
        self._painted = True
        self._notices: list[Notice] = []
        twinlatch.parts.bridge.answered.connect(self._on_answered)

    @cached_property
    def _bare(self) -> sqlite3.Connection:
        """Look at the counters past the program, which is quicker; the store is there by now."""
        return sqlite3.connect(str(self._twinlatch.settings.store_path), isolation_level=None)

    @cached_property
    def _owner(self) -> str:
        """The id of the one account."""
        ((found,),) = self._bare.execute("SELECT id FROM account WHERE username = 'user'")
        return str(found)

    @cached_property
    def _tellers(self) -> tuple[list[Banner], list[Field]]:
        """What the page has to say something with; it stays the same page."""
        sheet = self._twinlatch.desktop.sheet
        return sheet.findChildren(Banner), sheet.findChildren(Field)

    def close(self) -> None:
        """Let go of the store."""
        if self._desk.store.installed:
            self._bare.close()

    def put(self, text: str, *, paste: bool, painted: bool) -> None:
        """Put a text in, press the button, and check what is to be seen and what was counted."""
        took_s = self._answered_in(text, paste=paste, painted=painted)
        for _ in range(TRIES - 1):
            if took_s < ANSWER_WITHIN_S:
                break
            took_s = min(took_s, self._answered_in(text, paste=paste, painted=painted))
        self.slowest_s = max(self.slowest_s, took_s)

    def _answered_in(self, text: str, *, paste: bool, painted: bool) -> float:
        sheet: Any = self._twinlatch.desktop.sheet
        if painted is not self._painted:
            self._painted = painted
            sheet.window().setUpdatesEnabled(painted)
        self._notices.clear()
        begun = time.perf_counter()
        for label, other in self._target.others.items():
            self._editor(label).setText(other)
        editor = self._editor(self._target.label)
        if paste:
            QGuiApplication.clipboard().setText(text)
            editor.selectAll()
            editor.paste()
        else:
            editor.setText(text)
        typed = editor.text()
        sheet.action.click()
        while self._twinlatch.parts.bridge.busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QCoreApplication.processEvents()
        took_s = time.perf_counter() - begun
        assert self._twinlatch.page == self._target.page, (text[:80], self._twinlatch.desktop.describe())
        (notice,) = self._notices
        assert words(notice).text in self._said(), (text[:80], notice, self._said())
        self._check_counters(typed)
        return took_s

    def _on_answered(self, answer: Answer) -> None:
        """Keep what is to be said; hints at a password and looks at the session come in between."""
        if answer.notice is not None and answer.notice.TONE != "hint":
            self._notices.append(answer.notice)

    def _editor(self, label: str) -> QLineEdit:
        if label not in self._editors:
            found = self._twinlatch.desktop.find(label, QLineEdit)
            assert isinstance(found, QLineEdit)
            self._editors[label] = found
        return self._editors[label]

    def _said(self) -> list[str]:
        banners, fields = self._tellers
        return [*(one.text for one in banners), *(one.error for one in fields)]

    def _check_counters(self, typed: str) -> None:
        """What was a guess counts one, on its factor; what was none counts on nobody's account."""
        if not self._desk.store.installed:
            return
        rows = self._bare.execute("SELECT subject, failures FROM throttle").fetchall()
        if rows:
            self._bare.execute("DELETE FROM throttle")
        mark = f"{self._owner}:"
        found = {subject.removeprefix(mark): failures for subject, failures in rows if failures}
        mine = {
            factor: failures
            for factor, failures in found.items()
            if not factor.startswith(("unknown", "record:"))
        }
        factor = self._target.factor
        expected = {factor: 1} if factor is not None and self._target.counts(typed) else {}
        assert mine == expected, (typed[:80], found)
