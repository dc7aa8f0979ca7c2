"""Laws about the project as a whole: its rules, its locks, its arrows, and what may stand in no file."""

import ast
import re
import tomllib
from collections.abc import Callable, Iterator

from .arrows import within
from .source import Breach, Source

RULES = "tests/rules.txt"
# Put together here, so that this file holds none of them.
UNSPEAKABLE = re.compile(
    "|".join(
        (
            r"\bpypi" + r"\.org\b",
            r"\bpythonhosted" + r"\.org\b",
            r"--(extra-)?" + r"index-url\b",
            r"(?<![\w./-])/" + r"(work|root|opt/pypi)/",
            r"(?<![\w./-])/tmp" + r"/w/",
        )
    )
)


def no_address(sources: list[Source]) -> Iterator[Breach]:
    """No file names a package index or a path of somebody's machine."""
    for source in sources:
        for number, line in enumerate(source.text.splitlines(), 1):
            if found := UNSPEAKABLE.search(line):
                yield source.at(number, f"names a package index or a path of a machine: {found.group()}")


def every_rule_tested(sources: list[Source]) -> Iterator[Breach]:
    """Each rule that holds has a test that carries its id, and no test carries an id that is not listed."""
    listed: dict[str, int] = {}
    carried: set[str] = set()
    for source in sources:
        if source.path == RULES:
            words = ((n, line.split()) for n, line in enumerate(source.text.splitlines(), 1))
            listed = {parts[0]: n for n, parts in words if parts and not parts[0].startswith("#")}
    for source in sources:
        if source.path.startswith("tests/") and source.is_python:
            for line, rule in _rules_of(source):
                carried.add(rule)
                if rule not in listed:
                    yield source.at(line, f"proves {rule}, which {RULES} does not list")
    for rule, line in listed.items():
        if rule not in carried:
            yield Breach(f"{RULES}:{line}", f"no test carries @pytest.mark.rule({rule!r})")


def locks_agree(sources: list[Source]) -> Iterator[Breach]:
    """What the tests run with is what the program ships with, every file of it hashed."""
    pins = {source.path: _pins(source) for source in sources if source.path.endswith(".lock")}
    program, dev = pins.get("requirements.lock", {}), pins.get("requirements-dev.lock", {})
    for name, pin in program.items():
        if dev.get(name) != pin:
            yield Breach("requirements-dev.lock", f"{name} is not pinned as in requirements.lock: {pin}")
    for path, of_path in pins.items():
        for name, pin in of_path.items():
            if "--hash=sha256:" not in pin:
                yield Breach(path, f"{name} has no hash")


def every_module_in_a_row(sources: list[Source]) -> Iterator[Breach]:
    """Each module of app stands in a row of the arrows; the two bare packages need none."""
    settings = next(source for source in sources if source.path == "pyproject.toml")
    rows = tomllib.loads(settings.text)["tool"]["importlinter"]["contracts"]
    who = [name for row in rows for name in row["who"]]
    for source in sources:
        if source.path.startswith("app/") and source.is_python:
            module = source.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            if module not in {"app", "app.core"} and not within(module, who):
                yield source.at(1, "stands in no row of the import arrows")


def no_package_beside_packages(sources: list[Source]) -> Iterator[Breach]:
    """packaging/ and tests/ stay plain folders: as packages they would hide installed ones."""
    for source in sources:
        if source.path in {"packaging/__init__.py", "tests/__init__.py"}:
            yield source.at(1, "makes a plain folder a package")


def _rules_of(source: Source) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.rule":
            for argument in node.args:
                yield node.lineno, str(ast.literal_eval(argument))


def _pins(source: Source) -> dict[str, str]:
    entries = source.text.replace("\\\n", " ").splitlines()
    return {entry.split("==")[0]: " ".join(entry.split()) for entry in entries if "==" in entry}


LAWS: tuple[Callable[[list[Source]], Iterator[Breach]], ...] = (
    no_address,
    every_rule_tested,
    locks_agree,
    every_module_in_a_row,
    no_package_beside_packages,
)
