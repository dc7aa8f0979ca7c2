"""The longest gap in the event loop while a person goes through the journey, by a heartbeat timer."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QElapsedTimer, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.testing.clock import FrozenClock
from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch, open_window
from app.ui import motion

from .table import Row

RUNS = 9
BEAT_MS = 2
PATIENCE_MS = 20_000
SETTLED_MS = 100
TARGET_MS = 33.0


class Heartbeat(QObject):
    """Remembers the longest time between two beats, and in which step it was."""

    def __init__(self) -> None:
        """Begin to beat."""
        super().__init__()
        self.longest: dict[str, float] = {}
        self.step = "first page"
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Count from here: the window is built, and its event loop begins."""
        self._since.restart()
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        took = self._since.nsecsElapsed() / 1e6
        self.longest[self.step] = max(self.longest.get(self.step, 0.0), took)
        self._since.restart()


def rows() -> list[Row]:
    """Walk the journey several times and take the median of the longest gaps."""
    walks = [_walk() for _ in range(RUNS)]
    longest = [max(walk.values()) for walk in walks]
    typical = {step: median(walk.get(step, 0.0) for walk in walks) for step in walks[0]}
    worst = max(typical, key=lambda step: typical[step])
    name = f"longest event-loop gap (in: {worst})"
    low, middle, high = quantiles(longest, n=4)
    return [Row(name, middle, low, high, TARGET_MS, "ms")]


def _walk() -> dict[str, float]:
    clock = FrozenClock()
    app = QApplication.instance() or QApplication(["bench"])
    app.setObjectName("bench")
    with tempfile.TemporaryDirectory() as folder:
        heart = Heartbeat()
        with open_window(Path(folder), clock) as window:
            # Pages fade as they do for everybody.
            motion.current.wanted = True
            heart.begin()
            person = _Person(window, heart)
            person.enroll(clock)
            person.sign_in_again(clock)
            heart._timer.stop()
        return heart.longest


class _Person:
    """Acts through events of the loop, so that every step costs what a click costs and no more."""

    def __init__(self, window: Twinlatch, heart: Heartbeat) -> None:
        self._window = window
        self._shell = window.parts.shell
        self._heart = heart
        self._phone = VirtualPhone(lambda: 0)
        self._wait(lambda: window.page == "create_account" and not window.parts.bridge.busy)

    def enroll(self, clock: FrozenClock) -> None:
        password = self._window.password
        page = self._page()
        self._step("create", lambda: _type(page, "user", "user@example.org", password, password), "sign_in")
        self._step("sign in", lambda: _type(self._page(), "user", password), "account")
        self._step("pop-up", self._click_enable, "enable_mfa")
        self._step("enable", self._enable, "sign_in")
        self._step("QR code", lambda: _type(self._page(), "user", password), "scan_qr")
        self._step("key", self._page().trouble.click, "manual_key")
        self._phone = VirtualPhone(clock)
        self._phone.type_key(self._page().shown.key)
        self._step("code", self._page().action.click, "enter_code")
        self._step("confirm", lambda: _type(self._page(), self._phone.code()), "recovery_code")
        self._step("record", self._record, "account")

    def sign_in_again(self, clock: FrozenClock) -> None:
        clock.advance(30)
        self._step("log out", self._click_log_out, "sign_in")
        self._step("password", lambda: _type(self._page(), "user", self._window.password), "enter_code")
        self._step("later code", lambda: _type(self._page(), self._phone.code()), "account")

    def _step(self, name: str, act: Callable[[], None], then: str) -> None:
        self._heart.step = name
        QTimer.singleShot(0, act)
        self._wait(lambda: self._window.page == then and not self._window.parts.bridge.busy)

    def _click_enable(self) -> None:
        if self._shell.account is not None:
            self._shell.account.enable.click()

    def _click_log_out(self) -> None:
        if self._shell.account is not None:
            self._shell.account.log_out.click()

    def _enable(self) -> None:
        dialog = self._shell.dialog
        if dialog is not None:
            for field in dialog.fields.values():
                field.editor.setText(self._window.password)
            dialog.action.click()

    def _record(self) -> None:
        self._page().recorded.setChecked(True)
        self._page().action.click()

    def _page(self) -> Any:
        return self._shell.wizard.page_shown()

    def _wait(self, condition: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(PATIENCE_MS)
        quiet = QElapsedTimer()
        quiet.start()
        while not (condition() and quiet.elapsed() >= SETTLED_MS):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 1)
            if not condition():
                quiet.restart()
            if deadline.hasExpired():
                raise TimeoutError(self._heart.step)


def _type(page: Any, *texts: str) -> None:
    for field, text in zip(page.fields.values(), texts, strict=False):
        field.editor.setText(text)
    page.action.click()


if __name__ == "__main__":
    for found in sorted(_walk().items(), key=lambda item: -item[1]):
        print(f"{found[0]:12} {found[1]:6.1f} ms")
