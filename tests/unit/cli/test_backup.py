"""``twinlatch backup``, ``restore`` and ``key rotate``, and what the doctor says of them."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import say
from app.cli.main import run
from app.core import doctor
from app.settings import Settings

PASSPHRASE = "four paper boats in the harbour"
WINDOW = {doctor.Concern.NO_DISPLAY, doctor.Concern.CLOCK_NOT_KEPT}


def typed(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """Put a line on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line.encode() + b"\n")))


@pytest.mark.rule("B6", "B8")
def test_there_and_back(
    settings: Settings,
    installed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The doctor asks for a backup, and has no wish once there is one; it comes back where nothing is."""
    file = tmp_path / "backup"
    assert set(doctor.examine(settings).concerns) - WINDOW == {doctor.Concern.NO_BACKUP}
    typed(monkeypatch, "too short")
    assert run(["backup", str(file), "--passphrase-stdin"], {}) == say.REFUSED
    typed(monkeypatch, PASSPHRASE)
    assert run(["backup", str(file), "--passphrase-stdin"], {}) == say.DONE
    assert str(file) in capsys.readouterr().out
    assert not set(doctor.examine(settings).concerns) - WINDOW
    flags = {"store": str(tmp_path / "other" / "twinlatch.db")}
    typed(monkeypatch, "not that one but another")
    assert run(["restore", str(file), "--passphrase-stdin"], flags) == say.REFUSED
    assert "passphrase" in capsys.readouterr().err
    typed(monkeypatch, PASSPHRASE)
    assert run(["restore", str(file), "--passphrase-stdin"], flags) == say.DONE
    assert run(["account", "show", "admin"], flags) == say.DONE
    typed(monkeypatch, PASSPHRASE)
    assert run(["restore", str(file), "--passphrase-stdin"], flags) == say.REFUSED
    assert run(["key", "rotate"], flags) == say.DONE
    assert run(["audit", "verify"], flags) == say.DONE
    assert installed.exists()


def test_without_a_terminal_nothing_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other way is named."""
    typed(monkeypatch, PASSPHRASE)
    for command in ("backup", "restore"):
        assert run([command, str(tmp_path / "file")], {}) == say.MISUSE
        assert "--passphrase-stdin" in capsys.readouterr().err


def test_a_missing_backup_is_a_plain_sentence(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file, no store, no traceback."""
    typed(monkeypatch, PASSPHRASE)
    program = [sys.executable, "-m", "app", "restore", str(tmp_path / "none"), "--passphrase-stdin"]
    done = subprocess.run(program, input=b"x\n", capture_output=True, check=False)
    assert done.returncode == say.UNUSABLE
    assert str(tmp_path / "none").encode() in done.stderr
    assert b"Traceback" not in done.stderr
    assert settings.store_path is not None
    assert not settings.store_path.exists()


@pytest.mark.usefixtures("installed")
def test_progress_on_a_terminal() -> None:
    """A terminal sees a line that grows to 100 %; a pipe sees none."""
    here, there = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "app", "key", "rotate"], stdout=there, stderr=there, check=False
    )
    os.close(there)
    shown = os.read(here, 4096).decode()
    os.close(here)
    assert done.returncode == say.DONE
    assert "100 %" in shown
    quiet = subprocess.run([sys.executable, "-m", "app", "key", "rotate"], capture_output=True, check=False)
    assert quiet.stderr == b""
