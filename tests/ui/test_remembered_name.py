"""Who signed in last is filled in, where a site wants that; what was refused is never kept (E4)."""

from pathlib import Path

import pytest

from app.core.factors.password import PasswordFactor
from app.settings import Settings
from app.testing.clock import FrozenClock
from app.testing.phone import VirtualPhone
from app.testing.window import open_window
from app.ui.app import build
from app.ui.memory import NAME

CHEAP = PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)
ON = {"sign_in_remember_name": True}
TYPED = "User@Example.org"


def kept(folder: Path) -> str:
    """Return what the window has written down."""
    path = folder / "config" / NAME
    return path.read_text() if path.exists() else ""


def test_who_signed_in_last_is_filled_in_at_the_next_start(
    tmp_path: Path, twinlatch_clock: FrozenClock
) -> None:
    """As it was typed, the cursor in the password; unticked, it is forgotten."""
    with open_window(tmp_path, twinlatch_clock, password=CHEAP, **ON) as window:
        window.create_account.create("user", "user@example.org", window.password)
        window.sign_in.sign_in(window.password, TYPED)
        window.profile.look()
    assert kept(tmp_path) == f"name={TYPED}\n"
    assert (tmp_path / "config" / NAME).stat().st_mode & 0o777 == 0o600
    with open_window(tmp_path, twinlatch_clock, password=CHEAP, **ON) as window:
        assert window.sign_in.look().page == "sign_in"
        assert (window.sign_in.name, window.sign_in.focus) == (TYPED, "Password")
        window.sign_in.sign_in(window.password)
        window.profile.look()
    with open_window(tmp_path, twinlatch_clock, password=CHEAP) as window:
        window.sign_in.look()
        assert (window.sign_in.name, window.sign_in.focus) == ("", "Username or email address")
    assert kept(tmp_path) == ""


@pytest.mark.rule("E4")
def test_a_refused_name_is_never_remembered(tmp_path: Path, twinlatch_clock: FrozenClock) -> None:
    """Neither one that is none nor one that is: what is kept would tell them apart."""
    with open_window(tmp_path, twinlatch_clock, password=CHEAP, **ON) as window:
        window.create_account.create("user", "user@example.org", window.password)
        for name in ("user", "nobody"):
            window.sign_in.sign_in("another one that is wrong", name)
            assert window.sign_in.error
            assert kept(tmp_path) == ""


@pytest.mark.rule("E4")
def test_with_mfa_a_right_password_is_not_enough(
    tmp_path: Path, twinlatch_clock: FrozenClock, phone: VirtualPhone
) -> None:
    """It is remembered with the session, after the code."""
    with open_window(tmp_path, twinlatch_clock, password=CHEAP, **ON) as window:
        window.create_account.create("user", "user@example.org", window.password)
        window.sign_in.sign_in(window.password)
        window.profile.enable_mfa()
        window.enable_mfa.log_out(window.password)
        (tmp_path / "config" / NAME).unlink()
        window.sign_in.sign_in(window.password, TYPED)
        phone.scan(window.scan_qr.go_on())
        window.enter_code.enter(phone.code())
        window.recovery_code.look()
        assert kept(tmp_path) == ""
        window.recovery_code.record()
        window.profile.look()
        assert kept(tmp_path) == f"name={TYPED}\n"


@pytest.mark.rule("S5")
@pytest.mark.usefixtures("qtbot")
def test_a_kiosk_remembers_nobody(tmp_path: Path) -> None:
    """Whatever the setting says, and what another window has kept stays unseen there."""
    folder = tmp_path / "config"
    folder.mkdir(mode=0o700)
    (folder / NAME).write_text("name=somebody\n")
    settings = Settings(
        store=f"sqlite:///{tmp_path / 'none.db'}", config_dir=folder, sign_in_remember_name=True
    )

    def opener() -> None:
        """Open nothing."""

    parts = build(settings, opener, kiosk=True)  # type: ignore[arg-type]
    looks = parts.shell._looks
    looks.signed_in("user")
    assert looks.name == ""
    assert (folder / NAME).read_text() == "name=somebody\n"
    parts.shell.dispose()
