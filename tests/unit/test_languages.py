"""Every language says everything: no sentence is missing, unfinished, or lacks what is put into it."""

import importlib.util
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
HOLE = re.compile(r"\{[^}]*\}")


@pytest.fixture(scope="module")
def tools() -> ModuleType:
    """Give what `make languages` does."""
    spec = importlib.util.spec_from_file_location("languages", ROOT / "packaging" / "languages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(path: Path) -> dict[tuple[str, str, str], str | None]:
    """Return the translations of a file by context, sentence and comment; None where one is unfinished."""
    found: dict[tuple[str, str, str], str | None] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 a file of ours
        for message in context.iter("message"):
            key = (
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
            )
            said = message.find("translation")
            found[key] = said.text if said is not None and said.get("type") is None else None
    return found


def test_there_are_five_languages(tools: ModuleType) -> None:
    """English stands in the program, the others in files."""
    assert [path.stem.removeprefix("twinlatch_") for path in tools.files()] == ["ar", "de", "es", "zh_CN"]


def test_nothing_is_missing_or_stale(tools: ModuleType, tmp_path: Path) -> None:
    """Looking for the sentences anew changes no file: `make languages` was run."""
    for path in tools.files():
        copy = Path(shutil.copy(path, tmp_path))
        tools.update([copy])
        assert messages(copy).keys() == messages(path).keys(), path.name


def test_every_sentence_is_finished(tools: ModuleType) -> None:
    """None is empty or marked as unfinished."""
    for path in tools.files():
        left = [key for key, said in messages(path).items() if not (said or "").strip()]
        assert not left, f"{path.name}: {left[:5]}"


def test_the_holes_are_filled(tools: ModuleType) -> None:
    """What a sentence has put into it, it has in every language: `{}` as often, in what order it likes."""
    for path in tools.files():
        for (context, source, _comment), said in messages(path).items():
            want, have = len(HOLE.findall(source)), set(HOLE.findall(said or ""))
            plain = [hole for hole in HOLE.findall(said or "") if hole[1:2] in {"}", ":"}]
            numbered = {hole for hole in have if hole[1:2].isdigit()}
            assert not (plain and numbered), (path.name, source)
            assert len(plain) + len(numbered) == want, (path.name, context, source, said)


def test_what_is_packed_is_what_is_written(tools: ModuleType, tmp_path: Path) -> None:
    """The files that the program loads are made of the others as they stand."""
    for path in tools.files():
        made = tmp_path / path.with_suffix(".qm").name
        tools.release(path, made)
        assert made.read_bytes() == path.with_suffix(".qm").read_bytes(), path.name
