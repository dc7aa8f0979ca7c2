"""``python -m app`` up to the fork between window and command line."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import MisuseError, main, split
from app.settings import load
from app.version import VERSION

ROOT = Path(__file__).resolve().parents[3]
LOADED = "import sys; from app.__main__ import main; code = main({}); print(*sys.modules); sys.exit(code)"


def run(script: str) -> subprocess.CompletedProcess[str]:
    """Run a script in an interpreter of its own that sees this checkout."""
    return subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("arguments", "flags", "rest"),
    [
        ([], {}, []),
        (["--store", "sqlite:///a"], {"store": "sqlite:///a"}, []),
        (["--store=sqlite:///a?x=1", "doctor"], {"store": "sqlite:///a?x=1"}, ["doctor"]),
        (["doctor", "--config", "f", "--json"], {"config": "f"}, ["doctor", "--json"]),
        (["account", "show", "--", "--store"], {}, ["account", "show", "--", "--store"]),
        (["--store", "a", "list", "--store", "b"], {"store": "b"}, ["list"]),
    ],
)
def test_global_flags_stand_before_or_after_the_command(
    arguments: list[str], flags: dict[str, str], rest: list[str]
) -> None:
    """The two global flags are taken out wherever they stand before ``--``."""
    assert split(arguments) == (flags, rest)


@pytest.mark.parametrize("arguments", [["--store"], ["--config="], ["doctor", "--store"]])
def test_a_global_flag_without_a_value_is_misuse(arguments: list[str]) -> None:
    """A flag at the end, or with nothing after its equals sign, is refused."""
    with pytest.raises(MisuseError):
        split(arguments)


def test_misuse_at_the_door_has_the_doors_code(capsys: pytest.CaptureFixture[str]) -> None:
    """A flag without its value at the end as well."""
    assert main(["--check", "--store"]) == 125
    assert "--store needs a value" in capsys.readouterr().err


@pytest.mark.rule("S2")
@pytest.mark.parametrize("first", ["--version", "-V", "--help", "-h"])
@pytest.mark.parametrize("wish", [["--check"], ["--print-ticket", "--audience", "a"], ["--", "true"]])
def test_no_answer_passes_for_a_verdict(
    first: str, wish: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrapper that hands on foreign arguments is not told 0 because somebody asked for the version."""
    assert main([first, *wish]) == 125
    assert "stands alone" in capsys.readouterr().err
    assert main([first]) == 0


@pytest.mark.rule("S2", "F2")
@pytest.mark.parametrize("flag", ["--store", "--config"])
@pytest.mark.parametrize("wish", [["--check"], ["--print-ticket", "--audience", "a"], ["--", "true"]])
def test_a_forgotten_value_swallows_no_wish(
    flag: str, wish: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--store $UNSET --check` would open the plain window, whose 0 on closing is no verdict."""
    monkeypatch.setattr("app.__main__._window", lambda *_: 0)
    assert main([flag, *wish]) == 125
    assert f"{flag} needs a value" in capsys.readouterr().err


def test_a_value_that_looks_like_an_option_is_said_with_an_equals_sign() -> None:
    """As at the door."""
    assert split(["--store=-x"]) == ({"store": "-x"}, [])


@pytest.mark.parametrize("arguments", [["--frobnicate"], ["--store"], ["-x", "doctor"]])
def test_misuse_is_one_sentence_and_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be understood ends with 2 and one line on stderr."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("twinlatch: ")
    assert err.count("\n") == 1


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` is complete without loading what it speaks of."""
    from app.cli.main import twinlatch

    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    leaves = {f"{group} {leaf}" for group in ["account"] for leaf in twinlatch.commands[group].commands}  # type: ignore[attr-defined]
    for name in {*twinlatch.commands, *leaves} - {"account"}:
        assert f"  {name} " in out


@pytest.mark.parametrize("flag", ["--version", "--help"])
def test_version_and_help_load_next_to_nothing(flag: str) -> None:
    """Neither Qt nor click, nor anything else of the program, is imported for the two quick answers."""
    said = run(LOADED.format([flag]))
    loaded = set(said.stdout.splitlines()[-1].split())
    assert said.returncode == 0
    assert {name for name in loaded if name.split(".")[0] == "app"} == {"app", "app.__main__", "app.version"}
    assert not {name.split(".")[0] for name in loaded} & {"PySide6", "click", "typing", "logging", "argparse"}


def test_version_is_the_one_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    """``--version`` says the version that packaging reads."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"twinlatch {VERSION}\n"


HARDENED = """
import ctypes, os, resource, sys
os.umask(0)
from app import __main__
def front(rest, flags):
    prctl, pr_get_dumpable = ctypes.CDLL(None).prctl, 3
    print(oct(os.umask(0)), resource.getrlimit(resource.RLIMIT_CORE), prctl(pr_get_dumpable))
    return 0
__main__._window = front
sys.exit(__main__.main([]))
"""
END = "__main__._window = front\nsys.exit(__main__.main([]))"


@pytest.mark.rule("D5", "D10")
def test_a_front_starts_hardened() -> None:
    """Before any front runs: umask 077, no core file, not dumpable."""
    said = run(HARDENED)
    assert said.stdout.splitlines() == ["0o77 (0, 0) 0"], said.stderr


INTERRUPTED = """
import signal, sys
from app import __main__, entrance
def front(*_):
    signal.raise_signal(signal.SIGINT)
    return 0
__main__._window = entrance.stand = front
sys.exit(__main__.main({}))
"""


@pytest.mark.rule("S2")
@pytest.mark.parametrize("arguments", [[], ["--", "true"]])
@pytest.mark.parametrize("ignored", [False, True])
def test_an_interrupt_before_the_window_ends_it(arguments: list[str], ignored: bool) -> None:
    """Not as an exception, which is lost in Qt's code; who started it with Ctrl-C ignored keeps that."""
    before = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n" if ignored else ""
    said = run(before + INTERRUPTED.format(arguments))
    assert said.returncode == (0 if ignored else -signal.SIGINT), said.stderr


@pytest.mark.rule("S2")
@pytest.mark.parametrize("closed", ["", "2>&-"])
def test_without_a_screen_a_door_has_failed(tmp_path: Path, closed: str) -> None:
    """Qt aborts where it finds none, which would read as a signal."""
    store = tmp_path / "store.db"
    store.touch()
    script = f'exec "{sys.executable}" -m app --check {closed}'
    env = os.environ | {"QT_QPA_PLATFORM": "no-such-platform", "TWINLATCH_STORE": str(store)}
    said = subprocess.run(
        ["sh", "-c", script], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stdout) == (125, "")
    assert bool(closed) or "no-such-platform" in said.stderr


SPOKEN = """
import sys
from app import __main__, incidents
def front(rest, flags):
    incidents.failed("StoreBusy", "here", "now")
    sys.stdout.flush()
    return 7
__main__._window = front
sys.exit(__main__.main([]))
"""


@pytest.mark.rule("S2")
def test_closed_streams_make_no_bug() -> None:
    """Whoever wants to hear nothing gets the same code."""
    command = ["sh", "-c", f'exec "{sys.executable}" -c "$0" >&- 2>&-', SPOKEN]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 7


BUGS = {
    "raised": "def front(rest, flags): raise ValueError('hunter2')",
    "on a thread": """
import threading
def front(rest, flags):
    def work(): raise ValueError('hunter2')
    thread = threading.Thread(target=work); thread.start(); thread.join()
    return 0
""",
    "in a hook": """
def front(rest, flags):
    sys.excepthook(ValueError, ValueError('hunter2'), None)
    return 0
""",
}


@pytest.mark.rule("S2", "A2", "A5")
@pytest.mark.parametrize("place", BUGS)
def test_a_bug_never_ends_with_0_and_tells_no_value(place: str) -> None:
    """A bug, wherever it is met, becomes an incident id on stderr and a code that is no success."""
    said = run(f"import sys\nfrom app import __main__\n{BUGS[place]}\n{END}")
    assert said.returncode == 70
    assert "incident" in said.stderr
    assert "ValueError" in said.stderr
    assert "hunter2" not in said.stderr + said.stdout


@pytest.mark.rule("U3")
@pytest.mark.parametrize(
    "arguments",
    [["--\x1b[31mred\nsecond"], ["--config", "/nonexistent/\x1b[31m\nx", "account", "list"]],
    ids=["option", "path"],
)
def test_no_control_character_reaches_the_terminal(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What is repeated of a bad argument is one printable line."""
    assert main(arguments) in {2, 3}
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert err.rstrip("\n").isprintable()
    assert "\\x1b[31m" in err


@pytest.mark.rule("F2")
@pytest.mark.parametrize("how", ["flag", "environment"])
def test_a_locked_store_stays_at_the_door(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where /etc names the store, a door to another one is refused, and nothing starts."""
    etc, started = tmp_path / "etc.toml", tmp_path / "started"
    etc.write_text(f'store = "{tmp_path}/site.db"\nlocked = ["store"]')
    etc.chmod(0o600)
    monkeypatch.setattr("app.entrance.load", lambda flags, env: load(flags, env, etc))
    flags = ["--store", str(tmp_path / "x.db")] if how == "flag" else []
    if how == "environment":
        monkeypatch.setenv("TWINLATCH_STORE", str(tmp_path / "x.db"))
    assert main([*flags, "--", "touch", str(started)]) == 125
    assert "fixed by" in capsys.readouterr().err
    assert not started.exists()
