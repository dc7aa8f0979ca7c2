"""Laws about one Python file each."""

import ast
import re
from collections.abc import Callable, Iterator

from .source import Breach, Source

LONGEST_FILE = 300
LONGEST_TEST_FILE = 400
LONGEST_FUNCTION = 45

# Where the wall clock is read, and why there.
CLOCKS = {
    "app/core/store/transaction.py": "the time of record",
    "app/ui/when.py": "says today and yesterday as this computer shows them",
    "app/core/doctor.py": "says what this computer's clock shows when no store can be opened",
}
CLOCK_READS = re.compile(
    r"(^|\.)(time\.time(_ns)?|(datetime|date)\.(now|utcnow|today)"
    r"|QDateTime\.current\w+|QDate\.currentDate|QTime\.currentTime)$",
)
COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")
PIXELS = re.compile(r"\d\s*px\b")
# Two words of which the first begins with a capital letter, or one with an end.
SENTENCE = re.compile(r"[A-Z][\w'’]*( [\w'’\"“{]|[.…?!]$)")
# Style sheets; and what is said on standard error.
UNTRANSLATED = {"app/ui/style.py", "app/ui/one_window.py"}
BARE_NOQA = re.compile(r"#\s*noqa(?!: [A-Z]+\d+(, ?[A-Z]+\d+)* \S)")


def short_file(source: Source) -> Iterator[Breach]:
    """A file of more than 300 lines is two files; tests may have 400."""
    lines = source.text.count("\n")
    longest = LONGEST_TEST_FILE if source.path.startswith("tests/") else LONGEST_FILE
    if lines > longest:
        yield source.at(lines, f"{lines} lines, more than {longest}")


def short_functions(source: Source) -> Iterator[Breach]:
    """A function of more than 45 lines is two functions; a frozen migration is a list."""
    if "/migrations/versions/" in source.path:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield source.at(node.lineno, f"{node.name} has {lines} lines, more than {LONGEST_FUNCTION}")


def reasoned_noqa(source: Source) -> Iterator[Breach]:
    """An exemption names its rule and its reason."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if BARE_NOQA.search(line) and not source.path.startswith("tests/laws/"):
            yield source.at(number, "a noqa without a rule or without a reason after it")


def relative_imports(source: Source) -> Iterator[Breach]:
    """Imports inside app are relative, but in the one file that Alembic loads by its path."""
    if not source.path.startswith("app/") or source.path.endswith("/migrations/env.py"):
        return
    for node in ast.walk(source.tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
        if any(name.split(".")[0] == "app" for name in names):
            yield source.at(getattr(node, "lineno", 1), "an absolute import of app inside app")


def bare_packages(source: Source) -> Iterator[Breach]:
    """Importing app or app.core costs nothing: they hold a docstring only."""
    if source.path in {"app/__init__.py", "app/core/__init__.py"} and len(source.tree.body) != 1:
        yield source.at(1, "holds more than a docstring")


def one_clock(source: Source) -> Iterator[Breach]:
    """The wall clock is read where the time of record is made, and in one place for the screen."""
    if not source.path.startswith("app/") or source.path in CLOCKS:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and CLOCK_READS.search(ast.unparse(node)):
            yield source.at(node.lineno, f"reads the clock: {ast.unparse(node)}")
        bare = {alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) else set()
        if bare & {"time", "time_ns"} and getattr(node, "module", "") == "time":
            yield source.at(getattr(node, "lineno", 1), "imports a clock by its bare name")


THEME = {"app/ui/theme.py", "app/ui/tokens.py"}


def theme_only(source: Source) -> Iterator[Breach]:
    """Colours are tokens of ui/tokens.py, sizes of ui/theme.py."""
    if not source.path.startswith("app/ui/") or source.path in THEME:
        return
    for node in ast.walk(source.tree):
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if found := COLOUR.search(text) or PIXELS.search(text):
            line = getattr(node, "lineno", 1)
            yield source.at(line, f"names a colour or a size outside the theme: {found.group()}")


def translated(source: Source) -> Iterator[Breach]:
    """What the window says is handed to the translator, or marked for it."""
    if not source.path.startswith("app/ui/") or source.path in UNTRANSLATED:
        return
    handed: set[int] = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"translate", "QT_TRANSLATE_NOOP"}:
            handed |= {id(one) for one in node.args}
        elif isinstance(node, ast.Expr):
            handed.add(id(node.value))  # a docstring
        elif isinstance(node, ast.JoinedStr):
            handed |= {id(one) for one in node.values}
    for node in ast.walk(source.tree):
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if id(node) not in handed and SENTENCE.match(text):
            yield source.at(getattr(node, "lineno", 1), f"not translated: {text}")


def core_qt_only(source: Source) -> Iterator[Breach]:
    """The bridge takes QtCore and nothing else of Qt."""
    if not source.path.startswith("app/core/"):
        return
    for node in ast.walk(source.tree):
        module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        names = [module] if module else [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if any(name.startswith("PySide6") and name != "PySide6.QtCore" for name in names):
            yield source.at(getattr(node, "lineno", 1), "more of Qt than QtCore in the core")


LAWS: tuple[Callable[[Source], Iterator[Breach]], ...] = (
    short_file,
    short_functions,
    reasoned_noqa,
    relative_imports,
    bare_packages,
    one_clock,
    theme_only,
    translated,
    core_qt_only,
)
