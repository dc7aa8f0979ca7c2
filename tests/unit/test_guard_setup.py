"""The set-up scripts: what they look for, when they do nothing, and the launcher they write."""

import os
import subprocess
import sys
from pathlib import Path

import dist_tools
import prepare
import pytest
import qt_libraries
import system_packages

TRAP = "import pathlib; pathlib.Path({marker!r}).touch()\n"


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libX11.so.6", "libx11-6"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libEGL.so.1", "libegl1"),
        ("libwayland-client.so.0", "libwayland-client0"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
    ],
)
def test_a_library_leads_to_its_package(soname: str, package: str) -> None:
    """Debian's rule for library packages, its few exceptions, and the t64 names before the old."""
    assert qt_libraries.packages_of(soname) == [f"{package}t64", package]


def test_the_loader_names_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every library that ldd does not find is named once, and no other."""
    ldd = tmp_path / "ldd"
    lines = ["libb.so.1 => not found", "liba.so.2 => /lib/liba.so.2 (0x1)", "libb.so.1 => not found"]
    ldd.write_text("#!/bin/sh\n" + "".join(f"echo '\t{line}'\n" for line in lines))
    ldd.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert qt_libraries._missing([Path("x.so")]) == ["libb.so.1"]


def test_who_may_not_install_is_told_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without root and without sudo nothing is tried, and the exact command is said."""
    monkeypatch.setattr(system_packages, "_authority", lambda: None)
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/apt-get")
    with pytest.raises(
        system_packages.SetupError, match=r"sudo apt-get install -y --no-install-recommends libegl1$"
    ):
        system_packages.install([["libegl1"]], "shared libraries")


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a stand-in for .venv, and the list of parts that were made."""
    made: list[str] = []
    monkeypatch.setattr(prepare, "VENV", tmp_path)
    monkeypatch.setattr(prepare, "prepare", made.append)
    return made


def test_a_part_is_made_once(venv: list[str]) -> None:
    """What is done is not done again."""
    assert [prepare.main(["program", "qt-xcb"]) for _ in range(2)] == [0, 0]
    assert venv == ["program", "qt-xcb"]


def test_a_changed_source_makes_a_part_anew(
    venv: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another lock makes the stamp stale."""
    prepare.main(["dev"])
    lock = tmp_path / "other.lock"
    lock.write_text("click==0\n")
    monkeypatch.setitem(prepare.LOCKS, "dev", lock)
    prepare.main(["dev"])
    assert venv == ["dev", "dev"]


def test_the_program_stands_in_the_larger_environment(venv: list[str]) -> None:
    """Where the environment of the tests is, the program's is."""
    prepare.main(["dev", "program"])
    assert venv == ["dev"]


def test_a_part_that_failed_is_tried_again(
    venv: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A failure ends with 1 and a sentence, and leaves no stamp."""

    def fail(part: str) -> None:
        venv.append(part)
        message = "no network"
        raise system_packages.SetupError(message)

    monkeypatch.setattr(prepare, "prepare", fail)
    assert [prepare.main(["program"]) for _ in range(2)] == [1, 1]
    assert venv == ["program", "program"]
    assert capsys.readouterr().err == "no network\n" * 2


def test_packages_are_made_in_an_environment_apart() -> None:
    """What packages need never comes into the checkout's own .venv, nor does .venv come into a package."""
    for part in ("dist", "dist-tools", "dist-qt-xcb"):
        assert prepare.stamp_of(part) == prepare.DIST_VENV / f"stamp-{part}"
    assert {prepare.stamp_of(part).parent for part in ("program", "dev", "qt-xcb", "tools")} == {prepare.VENV}


def test_what_packages_are_made_with_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each program that is not found leads to its package, and Debian's Python to its library."""
    monkeypatch.setattr("shutil.which", lambda name: None if name == "lintian" else f"/usr/bin/{name}")
    monkeypatch.setattr("ctypes.util.find_library", lambda _name: None)
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert dist_tools.missing() == ["lintian", f"libpython{version}"]


@pytest.mark.rule("D11")
def test_the_installed_program_obeys_no_python_variable(tmp_path: Path) -> None:
    """PYTHON* variables and files of the current folder change nothing where the program is installed."""
    launcher = Path(sys.prefix) / "bin" / "twinlatch"
    if not launcher.exists():
        pytest.skip("runs where `make test` has installed the launcher")
    marker = tmp_path / "sprung"
    (tmp_path / "app").mkdir()
    for name in ("app/__init__.py", "app/__main__.py", "sitecustomize.py", "usercustomize.py", "os.py"):
        (tmp_path / name).write_text(TRAP.format(marker=str(marker)))
    traps = {
        "PYTHONPATH": str(tmp_path),
        "PYTHONSTARTUP": str(tmp_path / "os.py"),
        "PYTHONINSPECT": "1",
        "PYTHONHOME": "/nowhere",
    }
    said = subprocess.run(
        [launcher, "--version"],
        cwd=tmp_path,
        env=os.environ | traps,
        capture_output=True,
        text=True,
        check=False,
        input="",
    )
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith("twinlatch ")
    assert not marker.exists()
