"""Bring the translations up to date with Qt's own tools: lupdate finds the sentences, lrelease packs them.

A language is added by an empty file, ``touch resources/i18n/twinlatch_fr.ts``, and ``make languages``.
"""

import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
SPOKEN_IN = ("app/messages", "app/ui")
# Without places a file changes only where a sentence does.
UPDATE = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]


def files() -> list[Path]:
    """Return the files of translations, one a language."""
    return sorted(FOLDER.glob("twinlatch_*.ts"))


def update(targets: Iterable[Path]) -> None:
    """Take up new sentences and drop those that are no longer said."""
    sources = sorted(path for folder in SPOKEN_IN for path in (ROOT / folder).rglob("*.py"))
    names = [str(path.relative_to(ROOT)) for path in sources]
    for target in targets:
        if not target.stat().st_size:
            target.unlink()  # a new language; lupdate takes no empty file
        code = target.stem.removeprefix("twinlatch_")
        _qt("lupdate", *UPDATE, "-target-language", code, *names, "-ts", str(target))


def release(source: Path, target: Path) -> None:
    """Pack a file of translations into what the program loads."""
    _qt("lrelease", "-silent", str(source), "-qm", str(target))


def _qt(tool: str, *arguments: str) -> None:
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        sys.exit("PySide6 is missing: make setup")
    subprocess.run([str(Path(spec.origin).parent / tool), *arguments], check=True, cwd=ROOT)


def main() -> None:
    """Bring every language up to date."""
    update(files())
    for one in files():
        release(one, one.with_suffix(".qm"))


if __name__ == "__main__":
    main()
