"""What the window shows of each fault: its own words, Retry where trying again can help, and the typed name."""

import pytest
from PySide6.QtCore import QTimer

from app.core.api import errors
from app.core.api.answers import Answer
from app.core.api.commands import SubmitPassword
from app.core.opening import Core
from app.messages import words
from app.testing.window import Twinlatch

from .test_locked import held

KINDS = errors.KnownError.__subclasses__()


@pytest.mark.rule("B1", "B2", "B4", "B5", "B7", "D5", "D6", "D7")
def test_each_fault_has_its_words(twinlatch: Twinlatch, monkeypatch: pytest.MonkeyPatch) -> None:
    """The act is told to have failed in words of its own; nothing typed is lost; Retry does it again."""
    twinlatch.create_account.create("user", "user@example.org", twinlatch.password)
    twinlatch.sign_in.look()
    for kind in KINDS:
        error = kind("/some/where", "the reason")
        with monkeypatch.context() as patch:

            def failing(*_args: object, error: errors.KnownError = error) -> Answer:
                raise error

            patch.setattr(Core, "handle", failing)
            twinlatch.sign_in.sign_in(twinlatch.password, "user")
            assert words(error).text in twinlatch.sign_in.notice
            assert twinlatch.sign_in.name == "user"
            assert twinlatch.page == "sign_in"
            assert twinlatch.desktop.shows("Retry") is error.retry
        if error.retry:
            twinlatch.sign_in._click("Retry")
            assert twinlatch.profile.mfa == "off"
            twinlatch.profile.log_out()


def test_no_two_faults_read_alike() -> None:
    """Each says what is the matter."""
    assert len({words(kind("x", "y")).text for kind in KINDS}) == len(KINDS)


@pytest.mark.rule("B2", "P8")
def test_the_window_lives_while_the_store_is_held(twinlatch: Twinlatch) -> None:
    """While the worker waits for another process, the loop turns and what is typed is seen; then it is told."""
    twinlatch.create_account.create("user", "user@example.org", twinlatch.password)
    twinlatch.sign_in.look()
    turns: list[bool] = []
    bridge = twinlatch.parts.bridge
    timer = QTimer()
    timer.setInterval(0)
    timer.timeout.connect(lambda: turns.append(bridge.busy))
    place = twinlatch.settings.store_path
    assert place is not None
    with held(place):
        assert bridge.do(SubmitPassword("user", twinlatch.password))
        timer.start()
        twinlatch.desktop.wait_for("the loop to turn", lambda: sum(turns) > 100)
        assert bridge.busy
        twinlatch.sign_in.look()
        timer.stop()
        assert "in use" in twinlatch.sign_in.notice
