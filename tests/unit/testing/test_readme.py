"""The test that README.md shows to QA is run as it stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_readme_example(tmp_path: Path) -> None:
    """The README's enrollment has at most ten lines and passes, as a test file of its own."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## For QA", 1)[1].split("\n## ", 1)[0]
    (example,) = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    assert example.count("\n") <= 10
    assert "phone.scan(" in example
    file = tmp_path / "test_example.py"
    file.write_text(example)
    plugins = ["-p", "pytestqt.plugin", "-p", "app.testing.plugin", "-p", "no:cacheprovider"]
    env = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pytest", "-q", *plugins, str(file)]
    run = subprocess.run(command, cwd=tmp_path, env=env, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "1 passed" in run.stdout
