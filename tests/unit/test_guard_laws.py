"""The house's own laws, each tried with a planted breach."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import grimp
import pytest

from tests.laws import code, whole
from tests.laws.arrows import ArrowsContract
from tests.laws.source import Breach, Source

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
ROWS = tomllib.loads(PYPROJECT.read_text())["tool"]["importlinter"]["contracts"]

CODE_BREACHES = [
    (code.short_file, "app/x.py", "x = 1\n" * 301),
    (code.short_file, "tests/x.py", "x = 1\n" * 401),
    (code.short_functions, "app/x.py", "def f():\n" + "    g()\n" * 45),
    (code.reasoned_noqa, "app/x.py", "x = 1  # no" + "qa"),
    (code.reasoned_noqa, "app/x.py", "x = 1  # no" + "qa: E501"),
    (code.relative_imports, "app/x.py", "from app.core import api"),
    (code.relative_imports, "app/x.py", "import app.core"),
    (code.bare_packages, "app/__init__.py", '"""Docstring."""\nimport os'),
    (code.one_clock, "app/x.py", "import time\ntime.time()"),
    (code.one_clock, "app/x.py", "import time\ntime.time_ns()"),
    (code.one_clock, "app/x.py", "from time import time_ns"),
    (code.one_clock, "app/x.py", "import datetime as d\nd.datetime.now(d.UTC)"),
    (code.one_clock, "app/x.py", "from datetime import date\ndate.today()"),
    (code.one_clock, "app/ui/x.py", "QDateTime.currentMSecsSinceEpoch()"),
    (code.theme_only, "app/ui/x.py", "c = '#3A55D9'"),
    (code.theme_only, "app/ui/x.py", "s = f'padding: {4}px; margin: 2px'"),
    (code.translated, "app/ui/x.py", "b = Button('Log out')"),
    (code.translated, "app/ui/x.py", "b = Button('Save…')"),
    (code.core_qt_only, "app/core/bridge.py", "from PySide6.QtWidgets import QWidget"),
    (code.core_qt_only, "app/core/bridge.py", "import PySide6.QtGui"),
]

CODE_INNOCENT = [
    (code.short_file, "app/x.py", "x = 1\n" * 300),
    (code.short_functions, "app/x.py", "def f():\n" + "    g()\n" * 44),
    (code.reasoned_noqa, "app/x.py", "x = 1  # no" + "qa: E501 a link"),
    (code.relative_imports, "app/x.py", "from .core import api\nimport application"),
    (code.bare_packages, "app/core/__init__.py", '"""Docstring."""'),
    (code.one_clock, "app/core/store/transaction.py", "import time\ntime.time_ns()"),
    (code.one_clock, "app/x.py", "import time\ntime.monotonic()"),
    (code.theme_only, "app/ui/theme.py", "c = '#3A55D9'"),
    (code.theme_only, "app/ui/x.py", "s = 'step #2 of 3'"),
    (code.translated, "app/ui/x.py", "b = Button(translate('ui', 'Log out'))"),
    (code.translated, "app/ui/x.py", "def f():\n    'Log out.'\n    return 'log out'"),
    (code.core_qt_only, "app/core/bridge.py", "from PySide6.QtCore import QObject"),
]

LOCKED = "click==8.5.1 \\\n    --hash=sha256:00\n"
WHOLE_BREACHES = [
    (whole.no_address, {"README.md": "see pypi" + ".org"}),
    (whole.no_address, {"app/x.py": "open('/ro" + "ot/x')"}),
    (whole.every_rule_tested, {"tests/rules.txt": "T2 once"}),
    (
        whole.every_rule_tested,
        {"tests/rules.txt": "", "tests/test_x.py": "@pytest.mark.rule('T2')\ndef f(): ..."},
    ),
    (
        whole.locks_agree,
        {"requirements.lock": LOCKED, "requirements-dev.lock": LOCKED.replace("8.5.1", "8.5.0")},
    ),
    (whole.locks_agree, {"requirements.lock": "click==8.5.1\n", "requirements-dev.lock": "click==8.5.1\n"}),
    (whole.every_module_in_a_row, {"pyproject.toml": PYPROJECT.read_text(), "app/new/thing.py": ""}),
    (whole.no_package_beside_packages, {"packaging/__init__.py": ""}),
]

MAY_NOT = [
    ("app.__main__", "PySide6"),
    ("app.__main__", "click"),
    ("app.ui.wizard", "app.core.store.store"),
    ("app.ui.wizard", "app.core.opening"),
    ("app.ui.pages.scan_qr", "qrcode"),
    ("app.cli.account", "app.ui.app"),
    ("app.cli.account", "PySide6"),
    ("app.cli.tour", "sqlalchemy"),
    ("app.core.bridge", "app.core.opening"),
    ("app.core.opening", "app.core.bridge"),
    ("app.core.doctor", "app.ui.app"),
    ("app.core.usecases.admit", "argon2"),
    ("app.core.usecases.admit", "app.settings"),
    ("app.core.factors.base", "argon2"),
    ("app.core.factors.password", "pyotp"),
    ("app.core.factors.totp", "argon2"),
    ("app.core.factors.totp", "app.core.store.store"),
    ("app.core.store.store", "PySide6"),
    ("app.core.store.store", "app.core.usecases.admit"),
    ("app.core.journey", "app.core.rules.throttle"),
    ("app.core.rules.throttle", "sqlalchemy"),
    ("app.core.rules.identifiers", "zxcvbn"),
    ("app.core.rules.passwords", "email_validator"),
    ("app.messages", "app.ui.theme"),
    ("app.core.api.screens", "PySide6"),
    ("app.core.api.screens", "app.core.rules.throttle"),
    ("app.settings", "app.core.store.store"),
    ("app.testing.phone", "app.core.store.store"),
    ("app.ui.wizard", "app.testing.phone"),
]

MAY = [
    ("app.ui.wizard", "PySide6"),
    ("app.ui.wizard", "app.ui.theme"),
    ("app.ui.wizard", "threading"),
    ("app.cli.main", "app.cli.tour"),
    ("app.cli.tour", "app.ui.app"),
    ("app.core.opening", "app.core.store.store"),
    ("app.core.factors.totp", "pyotp"),
    ("app.core.store.store", "sqlalchemy"),
]


def broken_rows(importer: str, imported: str) -> list[str]:
    """Hold one import against every row of pyproject.toml."""
    graph = grimp.ImportGraph()
    graph.add_module(importer)
    graph.add_module(imported, is_squashed=not imported.startswith("app."))
    graph.add_import(importer=importer, imported=imported, line_number=1, line_contents="import it")
    contracts = [ArrowsContract(row["name"], {}, row) for row in ROWS]
    return [contract.name for contract in contracts if not contract.check(graph, verbose=False).kept]


@pytest.mark.parametrize(("law", "path", "text"), CODE_BREACHES)
def test_a_planted_breach_in_a_file_is_named(
    law: Callable[[Source], Iterator[Breach]], path: str, text: str
) -> None:
    """A file that breaks a law is named, with its line."""
    assert [breach.where.split(":")[0] for breach in law(Source(path, text))] == [path]


@pytest.mark.parametrize(("law", "path", "text"), CODE_INNOCENT)
def test_an_innocent_file_is_left_alone(
    law: Callable[[Source], Iterator[Breach]], path: str, text: str
) -> None:
    """A file that comes close and keeps the law is not named."""
    assert not list(law(Source(path, text)))


@pytest.mark.parametrize(("law", "files"), WHOLE_BREACHES)
def test_a_planted_breach_in_the_project_is_named(
    law: Callable[[list[Source]], Iterator[Breach]], files: dict[str, str]
) -> None:
    """A project that breaks a law is told where."""
    assert list(law([Source(path, text) for path, text in files.items()]))


@pytest.mark.parametrize(("importer", "imported"), MAY_NOT)
def test_a_forbidden_import_breaks_a_row(importer: str, imported: str) -> None:
    """An import against the house's table breaks exactly the row of its importer."""
    assert len(broken_rows(importer, imported)) == 1


@pytest.mark.parametrize(("importer", "imported"), MAY)
def test_an_allowed_import_breaks_none(importer: str, imported: str) -> None:
    """What the table allows, and a package's own modules, break no row."""
    assert not broken_rows(importer, imported)
