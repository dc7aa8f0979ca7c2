"""One window a store, purpose and screen; whoever starts a second one has the first in front."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.ui import one_window
from app.ui.one_window import BUSY, RAISED, OneWindow

HOLD = """
import sys, time
from pathlib import Path
from app.settings import Settings
from app.ui.one_window import OneWindow
one = OneWindow(Settings(sys.argv[1], Path(sys.argv[2])), "")
assert one.claim()
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of a person whose runtime folder has a long name."""
    runtime = tmp_path / ("long" * 30)
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    return Settings(f"sqlite:///{tmp_path}/store.db", tmp_path / "config")


@pytest.fixture
def first(settings: Settings, qtbot: QtBot) -> Iterator[tuple[OneWindow, list[str]]]:
    """The first window, listening, and how often it was wished for."""
    assert qtbot is not None
    wishes: list[str] = []
    one = OneWindow(settings, "")
    assert one.claim()
    one.listen(lambda: wishes.append("raise"))
    yield one, wishes
    one.release()


def _answer_to(second: OneWindow, qtbot: QtBot) -> int:
    """Ask on a thread, as another process would, while this one's loop turns."""
    codes: list[int] = []
    asking = threading.Thread(target=lambda: codes.append(second.ask()))
    asking.start()
    qtbot.waitUntil(lambda: bool(codes))
    asking.join()
    return codes[0]


def test_the_second_raises_the_first(
    first: tuple[OneWindow, list[str]], settings: Settings, qtbot: QtBot
) -> None:
    """It gets no window of its own, and ends as if all were well."""
    second = OneWindow(settings, "")
    assert not second.claim()
    assert _answer_to(second, qtbot) == RAISED
    assert first[1] == ["raise"]


@pytest.mark.usefixtures("first")
@pytest.mark.parametrize("other", ["store", "purpose", "screen"])
def test_what_is_another_stands_beside(
    settings: Settings, other: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Another store, another command behind the door, another screen: each has a window."""
    if other == "screen":
        monkeypatch.setenv("DISPLAY", ":4711")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    if other == "store":
        settings = Settings(f"sqlite:///{tmp_path}/other.db", settings.config_dir)
    beside = OneWindow(settings, "xclock" if other == "purpose" else "")
    assert beside.claim()
    beside.release()


def test_released_the_next_one_is_first(first: tuple[OneWindow, list[str]], settings: Settings) -> None:
    """A window that was closed leaves no socket, and holds up nobody."""
    first[0].release()
    assert not list(one_window._folder(settings).glob("*.sock"))
    again = OneWindow(settings, "")
    assert again.claim()
    again.release()


@pytest.mark.usefixtures("qapp")
def test_a_killed_window_holds_up_nobody(settings: Settings) -> None:
    """What kill -9 leaves behind, a lock file and a socket, is no obstacle."""
    command = [sys.executable, "-c", HOLD, settings.store, str(settings.config_dir)]
    holder = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    stale = one_window._folder(settings) / f"{OneWindow(settings, '')._name}.sock"
    with socket.socket(socket.AF_UNIX) as left, one_window._short(stale) as name:
        left.bind(name)
    assert not OneWindow(settings, "").claim()
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    again = OneWindow(settings, "")
    assert again.claim()
    again.listen(lambda: None)
    again.release()


def test_a_window_that_does_not_answer(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked for a while; then the second says so and ends."""
    monkeypatch.setattr(one_window, "ASKED_FOR_S", 0.2)
    hung = OneWindow(settings, "")
    assert hung.claim()
    assert OneWindow(settings, "").ask() == BUSY
    hung.release()


@pytest.mark.rule("D5")
@pytest.mark.parametrize("how", ["open", "link"])
def test_a_folder_that_others_may_write_to_is_not_used(settings: Settings, how: str, tmp_path: Path) -> None:
    """No socket is opened there; the window comes all the same."""
    folder = one_window._folder(settings)
    if how == "link":
        (tmp_path / "elsewhere").mkdir(mode=0o700)
        folder.symlink_to(tmp_path / "elsewhere")
    else:
        folder.mkdir()
        folder.chmod(0o770)
    for _ in range(2):
        one = OneWindow(settings, "")
        assert one.claim()
        one.listen(lambda: None)
        assert not list(folder.iterdir())
        one.release()


def test_strangers_and_silence_are_no_wish(
    first: tuple[OneWindow, list[str]], settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is another user, or says something else, raises nothing."""
    path = one_window._folder(settings) / f"{first[0]._name}.sock"
    with socket.socket(socket.AF_UNIX) as mumbler, one_window._short(path) as name:
        mumbler.connect(name)
        mumbler.sendall(b"hello\n")
        mumbler.settimeout(0.0)
        qtbot.waitUntil(lambda: _closed(mumbler))
    assert not first[1]
    monkeypatch.setattr(one_window, "_peer", lambda _caller: os.geteuid() + 1)
    with socket.socket(socket.AF_UNIX) as stranger, one_window._short(path) as name:
        stranger.connect(name)
        stranger.sendall(one_window.WISH)
        stranger.settimeout(0.0)
        qtbot.waitUntil(lambda: _closed(stranger))
    assert not first[1]


def _closed(caller: socket.socket) -> bool:
    try:
        return caller.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("how", ["a folder there", "no folder around it"])
def test_a_socket_that_cannot_be_opened_is_no_obstacle(settings: Settings, how: str) -> None:
    """The window stands, only that a second start does not raise it."""
    one = OneWindow(settings, "")
    assert one.claim()
    folder = one_window._folder(settings)
    if how == "a folder there":
        (folder / f"{one._name}.sock").mkdir()
    else:
        shutil.rmtree(folder)
    one.listen(lambda: None)
    one.release()


def test_many_that_say_nothing_hold_up_nobody(
    first: tuple[OneWindow, list[str]], settings: Settings, qtbot: QtBot
) -> None:
    """The window goes on while they are turned away, and hears the one that speaks."""
    path = one_window._folder(settings) / f"{first[0]._name}.sock"
    with contextlib.ExitStack() as callers:
        for _ in range(60):
            mute = callers.enter_context(socket.socket(socket.AF_UNIX))
            with one_window._short(path) as name:
                mute.connect(name)
        assert _answer_to(OneWindow(settings, ""), qtbot) == RAISED
    assert first[1] == ["raise"]
