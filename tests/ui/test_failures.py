"""What the window does when something fails, comes late or is pressed too often."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.api.actors import Operator
from app.core.api.answers import Answer
from app.core.api.commands import SubmitPassword
from app.core.api.errors import DiskFull
from app.core.api.operator_commands import DisableAccount, ShowAccount
from app.core.api.screens import SignInScreen
from app.core.bridge import Bridge
from app.core.opening import Core, open_core
from app.testing.clock import FrozenClock
from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch
from app.ui.presence import WATCH_EVERY_MS

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.rule("P8")
def test_fifty_presses_are_one_verification(settled: Twinlatch, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one act is under way further presses do nothing."""
    seen: list[object] = []
    handle = Core.handle

    def counting(self: Core, actor: object, command: object) -> Answer:
        seen.append(command)
        return handle(self, actor, command)  # type: ignore[arg-type]

    monkeypatch.setattr(Core, "handle", counting)
    settled.sign_in._fill("Password", "wrong wrong wrong wrong")
    window = settled.desktop.window
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert settled.parts.bridge.busy
    for _ in range(49):
        QApplication.sendEvent(
            window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        )
    settled.sign_in.look()
    assert [type(one) for one in seen] == [SubmitPassword]


@pytest.mark.rule("B1")
def test_a_failure_has_its_words_and_retry(settled: Twinlatch, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is told, loses nothing that was typed, and Retry does the same again."""
    with monkeypatch.context() as patch:

        def full(*_args: object) -> Answer:
            raise DiskFull

        patch.setattr(Core, "handle", full)
        settled.sign_in.sign_in(settled.password)
        assert "full" in settled.sign_in.notice
        assert settled.sign_in.name == "user"
    settled.sign_in._click("Retry")
    assert settled.profile.mfa == "off"


@pytest.mark.rule("F1", "A1")
def test_a_store_that_vanishes_is_told(settled: Twinlatch, capfd: pytest.CaptureFixture[str]) -> None:
    """The file goes while the window is open: a message, never "Create your account", and one line of log."""
    place = settled.settings.store_path
    assert place is not None
    place.unlink()
    settled.sign_in.sign_in(settled.password)
    assert "is gone" in settled.sign_in.notice
    settled.sign_in._click("Retry")
    assert "is gone" in settled.sign_in.notice
    assert capfd.readouterr().err.count(f"twinlatch: StoreVanished: {place} ()") == 1


@pytest.mark.rule("B2")
def test_a_busy_store_is_told(settled: Twinlatch) -> None:
    """Somebody else holds the store: a bounded wait, then a message with Retry."""
    holder = sqlite3.connect(str(settled.settings.store_path), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    settled.sign_in.sign_in(settled.password)
    assert "in use" in settled.sign_in.notice
    holder.execute("ROLLBACK")
    holder.close()
    settled.sign_in._click("Retry")
    assert settled.profile.mfa == "off"


@pytest.mark.rule("S2", "A5")
def test_a_bug_locks(
    settled: Twinlatch, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An exception nobody expected leads to a sign-in page on which nothing can be done."""
    settled.sign_in.sign_in(settled.password)
    settled.profile.look()

    def broken(*_args: object) -> Answer:
        raise ZeroDivisionError

    monkeypatch.setattr(Core, "handle", broken)
    settled.profile.log_out()
    assert "Something unexpected" in settled.sign_in.notice
    assert not settled.sign_in.can("Continue")
    assert settled.incidents.pop() in settled.sign_in.notice
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


@pytest.mark.rule("S2")
def test_a_late_answer_opens_nothing(settled: Twinlatch, qtbot: QtBot) -> None:
    """Started over while the password was being checked: the session that came late is ended."""
    settled.sign_in._fill("Password", settled.password)
    shell, bridge = settled.parts.shell, settled.parts.bridge
    shell.wizard.next()
    busy = [bridge.busy]
    shell.wizard.start_over_asked.emit()
    assert [*busy, bridge.busy] == [True, False]
    with qtbot.waitSignal(bridge.answered):
        bridge.ask(ShowAccount("user"))
    settled.sign_in.look()
    assert shell.account is None
    settled.desktop.wait_for("the session to end", lambda: sessions(settled) == 0)


def test_nothing_typed_is_lost_when_the_first_page_is_corrected(twinlatch: Twinlatch, qtbot: QtBot) -> None:
    """Another process made the first account: the page changes only while nothing was typed."""
    twinlatch.create_account._fill("Username", "typed")
    shell = twinlatch.parts.shell
    with qtbot.waitSignal(twinlatch.parts.bridge.answered):
        twinlatch.parts.bridge.retry()
    assert twinlatch.create_account._field("Username").text() == "typed"
    assert shell.account is None


@pytest.mark.parametrize("expected", ["create_account", "sign_in"])
def test_first_paint_loads_nothing_heavy(tmp_path: Path, expected: str) -> None:
    """When the first page is painted, nothing outside PySide6 and the standard library is loaded.

    Of these not what costs most either: namespace Qt and icons that are a QIcon (see ``named``), the parser of settings that say nothing, and SVG or
    network as a module. And no source of ours is read (see ``unread``).
    """
    (tmp_path / "twinlatch").mkdir()
    (tmp_path / "twinlatch" / "settings.toml").write_text('# As a package brings it:\n#appearance = "dark"\n')
    if expected == "sign_in":
        (tmp_path / "twinlatch" / "twinlatch.db").touch()
    script = (
        "import sys; from app.settings import load; from app.ui.app import build;"
        "before = set(sys.modules);"
        "parts = build(load({}), lambda: None); parts.shell.wizard.show(); parts.app.processEvents();"
        "own = {'app', 'PySide6', 'shiboken6', 'shibokensupport', 'signature_bootstrap', 'fontpkg_inter'};"
        "std = sys.stdlib_module_names;"
        "print(sorted({name.split('.')[0] for name in sys.modules} - own - set(std) - {'__main__'}));"
        "print(parts.shell.wizard.page_shown().objectName());"
        "from PySide6 import QtCore, QtGui; costly = {'Qt', 'QIcon'} & {*vars(QtCore), *vars(QtGui)};"
        "print(sorted(costly | {'tomllib', 'PySide6.QtNetwork', 'PySide6.QtSvg'} & set(sys.modules)));"
        "import linecache; print([name for name in linecache.cache if '/app/' in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=200,
    )
    modules, page, costly, read = done.stdout.strip().split("\n")
    loaded = [name for name in eval(modules) if not name.startswith(("_", "sitecustomize", "usercustomize"))]  # noqa: S307 our own list
    assert [name for name in loaded if name not in {"distutils", "pkg_resources"}] == []
    assert page == expected
    assert costly == "[]"
    assert read == "[]"


def test_bridge_refuses_a_second_act(qtbot: QtBot) -> None:
    """Acts run one at a time; a query asked twice is answered once."""

    class Slow:
        def handle(self, _actor: object, command: object) -> Answer:
            return Answer(SignInScreen() if isinstance(command, SubmitPassword) else None)

        def close(self) -> None:
            pass

    bridge = Bridge(Slow)
    with qtbot.waitSignal(bridge.answered):
        bridge.start()
    assert bridge.do(SubmitPassword("a", "b"))
    assert not bridge.do(SubmitPassword("a", "b"))
    with qtbot.waitSignal(bridge.answered):
        pass
    assert not bridge.busy
    bridge.close()


@pytest.mark.rule("S3", "N7")
def test_a_session_that_ends_elsewhere_is_noticed(settled: Twinlatch) -> None:
    """Disabled by an administrator in another process: the account window gives way to the sign-in page."""
    assert WATCH_EVERY_MS <= 1000
    settled.sign_in.sign_in(settled.password)
    settled.profile.look()
    core = open_core(settled.settings)
    core.handle(Operator(0), DisableAccount("user"))
    core.close()
    settled.desktop.wait_for("the sign-in page", lambda: settled.page == "sign_in")
    assert "signed out" in settled.sign_in.notice
    assert settled.parts.shell.account is None


def test_watching_the_session_disturbs_nobody(settled: Twinlatch, qtbot: QtBot) -> None:
    """An answer that says what is shown moves no focus and takes no notice away."""
    settled.sign_in.sign_in(settled.password)
    account = settled.parts.shell.account
    assert account is not None
    settled.profile.look()
    account.change_password.setFocus()
    account.banner.set("a notice", "info")
    with qtbot.waitSignal(settled.parts.bridge.answered):
        settled.parts.shell._watch().look()
    assert account.focusWidget() is account.change_password
    assert settled.profile.notice == "a notice"


@pytest.mark.rule("B2")
def test_a_failure_that_is_over_leaves_the_profile(
    settled: Twinlatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the store cannot be read the Profile says so, and no longer once it can."""
    settled.sign_in.sign_in(settled.password)
    settled.profile.look()
    with monkeypatch.context() as patch:

        def full(*_args: object) -> Answer:
            raise DiskFull

        patch.setattr(Core, "handle", full)
        settled.desktop.wait_for("the failure", lambda: "full" in settled.profile.notice)
    settled.desktop.wait_for("its end", lambda: settled.profile.notice == "")
    assert settled.profile.mfa == "off"


@pytest.mark.rule("S2")
def test_a_bug_in_the_window_opens_no_door_afterwards(settled: Twinlatch) -> None:
    """Locked while the password was being checked: the answer that comes late is undone, not shown."""
    settled.sign_in._fill("Password", settled.password)
    shell, bridge = settled.parts.shell, settled.parts.bridge
    shell.wizard.next()
    busy = bridge.busy
    shell.lock("abcd1234")
    assert busy
    settled.desktop.wait_for(
        "the late session to end", lambda: sessions(settled) == 0 and audited(settled, "signed_out")
    )
    assert shell.account is None
    assert "abcd1234" in settled.sign_in.notice
    assert not settled.sign_in.can("Continue")


@pytest.mark.rule("N10")
def test_asking_twice_for_a_hidden_page_ends_nothing(enrolling: Twinlatch, phone: VirtualPhone) -> None:
    """Two clicks on "Show again": the older answer is late, and the setup goes on."""
    phone.scan(enrolling.scan_qr.code())
    enrolling.desktop.sheet.blank()  # type: ignore[attr-defined]
    shell = enrolling.parts.shell
    for _ in range(2):
        shell.wizard.again_asked.emit(shell._attempt)
    enrolling.desktop.wait_for("the code", lambda: not enrolling.desktop.shows("Show again"))
    enrolling.scan_qr.go_on()
    enrolling.enter_code.enter(phone.code())
    enrolling.recovery_code.look()


def test_a_hidden_recovery_code_does_not_stop_the_next_person(
    enrolling: Twinlatch, phone: VirtualPhone, twinlatch_clock: FrozenClock
) -> None:
    """Left while it was hidden, the page can be ticked again at the next sign-in."""
    phone.scan(enrolling.scan_qr.go_on())
    enrolling.enter_code.enter(phone.code())
    enrolling.recovery_code.look()
    enrolling.desktop.sheet.blank()  # type: ignore[attr-defined]
    enrolling.recovery_code.start_over()
    twinlatch_clock.next_code()
    enrolling.sign_in.sign_in(enrolling.password, "user")
    enrolling.enter_code.enter(phone.code())
    enrolling.recovery_code.record()
    assert enrolling.profile.mfa.startswith("on since")


def sessions(twinlatch: Twinlatch) -> int:
    """Count the rows of sessions."""
    return int(_count(twinlatch, "SELECT count(*) FROM session"))


def audited(twinlatch: Twinlatch, event: str) -> bool:
    """Tell whether an event is on record."""
    return bool(_count(twinlatch, "SELECT count(*) FROM audit WHERE event = ?", event))


def _count(twinlatch: Twinlatch, statement: str, *values: str) -> int:
    connection = sqlite3.connect(str(twinlatch.settings.store_path))
    (count,) = connection.execute(statement, values).fetchone()
    connection.close()
    return int(count)
