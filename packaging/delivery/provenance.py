"""Where each part of the bundle came from: a package of the lock, a package of Debian, or Python itself."""

import csv
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Shipped:
    """What the bundle holds, by origin: Debian's packages with the files of the bundle that are theirs."""

    packages: list[Distribution]
    debian: dict[str, list[str]] = field(default_factory=dict)


def read(contents: Path) -> Shipped:
    """Sort the list that the bundler wrote by origin."""
    parts: list[tuple[str, str]] = [(target, source) for target, source in json.loads(contents.read_text())]
    sources = {source for _target, source in parts}
    packages = [one for one in distributions() if sources & _files_of(one)]
    libraries = [(target, source) for target, source in parts if _is_library(target, source)]
    debian: dict[str, list[str]] = {}
    for target, source in libraries:
        if package := owner(source):
            debian.setdefault(package, []).append(target)
    return Shipped(sorted(packages, key=name_of), dict(sorted(debian.items())))


def name_of(package: Distribution) -> str:
    """Return a package's name in its one form."""
    return re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower()


def said(package: Distribution, *fields: str) -> str:
    """Return the first of these fields of its metadata that a package fills, on one line."""
    found = [value for field in fields for value in package.metadata.get_all(field) or []]
    return " ".join(found[0].split()) if found else ""


def owner(file: str) -> str:
    """Return the Debian package that a file belongs to, or "" where there is none or no dpkg."""
    # Since /usr was merged a file may be known under its former name.
    for name in (file, file.removeprefix("/usr")):
        asked = subprocess.run(["dpkg-query", "-S", name], check=False, capture_output=True, text=True)
        if asked.returncode == 0:
            return asked.stdout.partition(":")[0].strip()
    return ""


def debian_version(package: str) -> str:
    """Return the version of an installed Debian package."""
    command = ["dpkg-query", "-W", "-f", "${Version}\n", package]
    return subprocess.check_output(command, text=True).splitlines()[0]


def is_python(target: str) -> bool:
    """Tell whether a library is Python itself: it stays, for another release has another version."""
    return "lib-dynload" in target or Path(target).name.startswith("libpython")


def _is_library(target: str, source: str) -> bool:
    return ".so" in Path(target).name and not source.startswith(str(Path(sys.prefix).resolve()))


def _files_of(package: Distribution) -> set[str]:
    record = package.read_text("RECORD") or ""
    home = os.path.realpath(str(package.locate_file("")))
    return {os.path.normpath(f"{home}/{row[0]}") for row in csv.reader(record.splitlines()) if row}
