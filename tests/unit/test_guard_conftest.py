"""The guards of conftest.py, each tried with a test that breaks it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import LONGEST

ROOT = Path(__file__).resolve().parents[2]

CULPRITS = {
    "log": (
        "import logging\ndef test_it():\n    logging.getLogger('app').warning('oh')",
        "logged at WARNING",
    ),
    "qt": ("from PySide6.QtCore import qWarning\ndef test_it(qapp):\n    qWarning('oh')", "Qt messages"),
    "python": ("import warnings\ndef test_it():\n    warnings.warn('oh')", "UserWarning: oh"),
    "thread": (
        "from threading import *\ndef test_it():\n    Thread(target=Event().wait, daemon=True).start()",
        "threads left behind",
    ),
    "stdout": (
        "def test_it(canary):\n    print(canary.password)",
        "a canary secret came out in: Captured stdout",
    ),
    "stderr": (
        "import os\ndef test_it(canary):\n    os.write(2, canary.password.encode())",
        "a canary secret came out in: Captured stderr",
    ),
    "canary": ("def test_it(canary):\n    canary.add('JBSW')\n    print('key JBSW')", "a canary secret"),
    "marker": ("import pytest\n@pytest.mark.unheard_of\ndef test_it():\n    pass", "'unheard_of' not found"),
}


def run(folder: Path, source: str) -> str:
    """Run one test file under the project's own settings and return what pytest said."""
    (folder / "test_culprit.py").write_text(source)
    (folder / "conftest.py").write_text(
        (ROOT / "tests/conftest.py").read_text().replace("THREAD_GRACE_S = 30.0", "THREAD_GRACE_S = 0.1")
    )
    settings = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder)]
    quiet = ["-p", "no:cacheprovider", "--no-xvfb"]
    command = [sys.executable, "-m", "pytest", *settings, *quiet, str(folder)]
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder).stdout


@pytest.mark.parametrize("guard", CULPRITS)
def test_a_guard_stops_its_culprit(guard: str, tmp_path: Path) -> None:
    """A test that does what a guard forbids fails, and for that reason."""
    source, complaint = CULPRITS[guard]
    said = run(tmp_path, source)
    assert complaint in said
    assert "sings at dawn" not in said


INNOCENT = """
import logging
def test_it(canary, qapp, caplog):
    logging.getLogger('app').warning('a warning that is meant')
    assert caplog.messages and canary.password
    caplog.clear()
"""


def test_an_innocent_test_passes(tmp_path: Path) -> None:
    """A test that keeps its secret, and warns only where it means to, passes under the guards."""
    assert "1 passed" in run(tmp_path, INNOCENT)


def test_the_longest_begin_first() -> None:
    """With the large counts the files that take longest come in their order, before all others."""
    known = [str(path.relative_to(ROOT)) for path in (ROOT / "tests").rglob("test_*.py")]
    assert set(LONGEST) <= set(known)
    short, long, longer = "tests/unit/test_messages.py", LONGEST[4], LONGEST[1]
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "--torture", "--no-xvfb"]
    files = [short, long, longer]
    said = subprocess.run([*command, *files], check=True, capture_output=True, text=True, cwd=ROOT).stdout
    found = dict.fromkeys(line.partition("::")[0] for line in said.splitlines() if "::" in line)
    assert list(found) == [longer, long, short]
