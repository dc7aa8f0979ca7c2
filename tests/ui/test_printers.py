"""Handing a slip to the spooler: by a pipe, with nothing of it where others could read it (R9)."""

import os
import time
from pathlib import Path

import pytest

from app.ui import printers
from app.ui.printers import Found, Sent

pytestmark = pytest.mark.rule("R9")
LP = """#!/bin/sh
here=$(dirname "$0")
printf '%s\\n' "$@" > "$here/arguments"
/usr/bin/env > "$here/variables"
cat > "$here/document"
"""


def make(folder: Path, name: str, script: str) -> Path:
    """Put a program in place of one of the spooler's."""
    path = folder / name
    path.write_text(script)
    path.chmod(0o755)
    return folder


def test_the_printers_that_there_are(tmp_path: Path) -> None:
    """Their names and which one is taken where none is named; sentences are no names."""
    said = "Front_desk\nOffice_2\nsystem default destination: Office_2\n"
    make(tmp_path, "lpstat", f"#!/bin/sh\nprintf '{said}'\n")
    assert printers.find([tmp_path]) == Found(["Front_desk", "Office_2"], "Office_2")


@pytest.mark.parametrize(
    "script",
    [
        "echo 'no system default destination'",
        "echo 'lpstat: No destinations added.' >&2; exit 1",
        "echo 'system default destination: Gone'",
        "exit 1",
    ],
)
def test_no_printer(tmp_path: Path, script: str) -> None:
    """A spooler without one, and one that fails."""
    make(tmp_path, "lpstat", f"#!/bin/sh\n{script}\n")
    assert printers.find([tmp_path]) == Found([], "")


def test_no_spooler(tmp_path: Path) -> None:
    """A computer without it has no printer, and what is sent is not taken."""
    assert printers.find([tmp_path]) == Found([], "")
    assert printers.send("Office_2", "Example", b"%PDF", [tmp_path]) is Sent.REFUSED


def test_it_goes_by_the_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The document by standard input, printer and title as arguments, and no variable of ours."""
    monkeypatch.setenv("CUPS_SERVER", "elsewhere.example.org")
    make(tmp_path, "lp", LP)
    document = bytes(range(256)) * 1000
    assert printers.send("Office_2", "Example", document, [tmp_path]) is Sent.TAKEN
    assert (tmp_path / "document").read_bytes() == document
    assert (tmp_path / "arguments").read_text().splitlines() == ["-d", "Office_2", "-t", "Example"]
    names = {line.partition("=")[0] for line in (tmp_path / "variables").read_text().splitlines()}
    assert names <= {"PATH", "LC_ALL", "HOME", "PWD", "_", "SHLVL", "OLDPWD"}


def test_a_spooler_that_refuses(tmp_path: Path) -> None:
    """It is told, also where it does not read what it is given."""
    make(tmp_path, "lp", "#!/bin/sh\nexit 1\n")
    assert printers.send("Office_2", "Example", b"x" * 1_000_000, [tmp_path]) is Sent.REFUSED
    make(tmp_path, "lp", "no program at all")
    assert printers.send("Office_2", "Example", b"x", [tmp_path]) is Sent.REFUSED


def test_a_spooler_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After its time it is waited for no longer, and it is gone."""
    make(tmp_path, "lp", '#!/bin/sh\necho $$ > "$(dirname "$0")/number"\nexec sleep 60\n')
    make(tmp_path, "lpstat", "#!/bin/sh\nexec sleep 60\n")
    monkeypatch.setattr(printers, "SEND_WITHIN_S", 0.5)
    monkeypatch.setattr(printers, "FIND_WITHIN_S", 0.5)
    began = time.monotonic()
    assert printers.send("Office_2", "Example", b"x", [tmp_path]) is Sent.NO_ANSWER
    assert printers.find([tmp_path]) == Found([], "")
    assert time.monotonic() - began < 30
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "number").read_text()), 0)
