"""What the laws read: the project's files, and the breaches they find."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Breach:
    """A place, and what is wrong there."""

    where: str
    what: str

    def __str__(self) -> str:
        """Show it as editors like to jump to it."""
        return f"{self.where}: {self.what}"


@dataclass(frozen=True)
class Source:
    """A text file of the project, by its path from the top."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of a Python file."""
        return ast.parse(self.text)

    @property
    def is_python(self) -> bool:
        """Whether it is a Python file."""
        return self.path.endswith(".py")

    def at(self, line: int, what: str) -> Breach:
        """Name a breach on a line."""
        return Breach(f"{self.path}:{line}", what)


def project_sources() -> Iterator[Source]:
    """Give every text file that is, or is about to be, in the repository."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    for path in listing.stdout.splitlines():
        try:
            yield Source(path, (ROOT / path).read_text(encoding="utf-8"))
        except (UnicodeDecodeError, FileNotFoundError):
            continue  # a picture, or a file just removed
