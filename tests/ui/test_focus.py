"""The focus is never lost and never hidden: on every page, after every act, in the smallest window as well."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch
from app.ui.theme import LEAST_WINDOW

SMALL, LARGE = (640, 480), (900, 900)
MOST_STOPS = 20


def hidden(twinlatch: Twinlatch) -> str:
    """Return what is wrong with the focus, or ""."""
    window = twinlatch.desktop.window
    widget = QApplication.focusWidget()
    if widget is None or not window.isAncestorOf(widget):
        return f"{twinlatch.page}: nothing has the focus"
    if not widget.isEnabled() or not widget.isVisible():
        return f"{twinlatch.page}: {told(widget)} cannot be used"
    seen = widget.visibleRegion().boundingRect()
    if seen.height() < widget.height() or seen.width() < widget.width():
        at = widget.mapTo(window, QPoint(0, 0))
        return f"{twinlatch.page}: of {told(widget)} at {at} in {window.size()} only {seen} is seen"
    return ""


def told(widget: QWidget) -> str:
    """Name a widget."""
    return widget.accessibleName() or getattr(widget, "text", lambda: "")() or type(widget).__name__


class Watch:
    """Looks at the focus on a page, and at every stop of Tab around it."""

    def __init__(self, twinlatch: Twinlatch) -> None:
        """Begin with no complaint."""
        self._twinlatch = twinlatch
        self.wrong: list[str] = []
        self.pages: list[str] = []

    def arrived(self, page: str, size: tuple[int, int]) -> None:
        """Look at a page as it opens, then go once around."""
        desktop = self._twinlatch.desktop
        desktop.look_for(page)
        self.pages.append(page)
        desktop.wait_for("the size", lambda: desktop.window.size().toTuple() == size or page == "enable_mfa")
        self.look()
        first = QApplication.focusWidget()
        for _ in range(MOST_STOPS):
            QTest.keyClick(QApplication.focusWidget() or desktop.window, Qt.Key.Key_Tab)
            self.look()
            if QApplication.focusWidget() is first:
                return
        self.wrong.append(f"{page}: Tab does not come back to {told(first) if first else first}")

    def look(self) -> None:
        """Wait for the focus to be seen; complain where it is not."""
        for _ in range(20):
            QTest.qWait(1)
            found = hidden(self._twinlatch)
            if not found:
                return
        self.wrong.append(found)


@pytest.mark.parametrize("size", [LEAST_WINDOW, SMALL, LARGE])
def test_the_focus_is_always_seen(twinlatch: Twinlatch, phone: VirtualPhone, size: tuple[int, int]) -> None:
    """From the first page to the account, as each page opens and at every stop of Tab."""
    watch = Watch(twinlatch)
    twinlatch.desktop.window.resize(*size)
    watch.arrived("create_account", size)
    twinlatch.create_account.create("user", "user@example.org", twinlatch.password)
    watch.arrived("sign_in", size)
    twinlatch.sign_in.sign_in("not this one, surely")
    watch.arrived("sign_in", size)
    twinlatch.sign_in.sign_in(twinlatch.password)
    watch.arrived("account", size)
    twinlatch.profile.enable_mfa()
    watch.arrived("enable_mfa", size)
    twinlatch.enable_mfa.log_out(twinlatch.password)
    watch.arrived("sign_in", size)
    twinlatch.sign_in.sign_in(twinlatch.password)
    watch.arrived("scan_qr", size)
    twinlatch.desktop.window.resize(*LARGE)
    phone.scan(twinlatch.scan_qr.code())
    twinlatch.desktop.window.resize(*size)
    twinlatch.scan_qr.trouble_scanning()
    watch.arrived("manual_key", size)
    twinlatch.manual_key.go_on()
    watch.arrived("enter_code", size)
    twinlatch.enter_code.enter("000000")
    watch.arrived("enter_code", size)
    twinlatch.enter_code.enter(phone.code())
    watch.arrived("recovery_code", size)
    twinlatch.leave_alone(121)
    watch.look()
    desktop = twinlatch.recovery_code.look()
    desktop.click("Show again")
    desktop.wait_for("the code to come back", lambda: not desktop.shows("Show again"))
    watch.look()
    twinlatch.recovery_code.record()
    watch.arrived("account", size)
    assert not watch.wrong, "\n".join(watch.wrong)
