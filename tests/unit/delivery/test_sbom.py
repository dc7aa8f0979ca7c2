"""The bill of materials: what was packed is what the lock names, or nothing is handed out."""

import json
from importlib.metadata import distribution
from pathlib import Path

import pytest
import sbom
from licences import copyright_file
from provenance import Shipped

VERSION = distribution("pyotp").version
HASH = "ab" * 32


def bill(tmp_path: Path, *, locked: str = VERSION, content: str = HASH) -> str:
    """Make the bill of a bundle with one package."""
    lock, report = tmp_path / "lock", tmp_path / "report"
    lock.write_text(f"pyotp=={locked} \\\n    --hash=sha256:{HASH} \\\n    --hash=sha256:{'cd' * 32}\n")
    installed = {
        "metadata": {"name": "PyOTP"},
        "download_info": {"archive_info": {"hashes": {"sha256": content}}},
    }
    report.write_text(json.dumps({"install": [installed]}))
    return sbom.bill(Shipped([distribution("pyotp")]), lock, report, "1.2.3", 0, "3.11.2")


def test_a_package_is_named_by_the_file_that_was_installed(tmp_path: Path) -> None:
    """Name, version, address and the one hash."""
    document = json.loads(bill(tmp_path))
    component = document["components"][0]
    assert component["purl"] == f"pkg:pypi/pyotp@{VERSION}"
    assert component["hashes"] == [{"alg": "SHA-256", "content": HASH}]
    assert document["metadata"]["component"]["version"] == "1.2.3"
    listed = {one["bom-ref"] for one in document["components"]}
    assert set(document["dependencies"][0]["dependsOn"]) == listed


def test_the_same_parts_make_the_same_document(tmp_path: Path) -> None:
    """Neither the time of the run nor chance is in it; another part changes its number."""
    assert bill(tmp_path) == bill(tmp_path)
    other = bill(tmp_path, content="cd" * 32)
    assert json.loads(other)["serialNumber"] != json.loads(bill(tmp_path))["serialNumber"]


@pytest.mark.parametrize("wrong", [{"content": "ef" * 32}, {"locked": "0.0.1"}])
def test_what_the_lock_does_not_name_is_not_handed_out(tmp_path: Path, wrong: dict[str, str]) -> None:
    """Another file or another version than the lock's ends the build."""
    with pytest.raises(SystemExit, match="not what the lock names"):
        bill(tmp_path, **wrong)


def test_the_file_of_licences() -> None:
    """It holds each package's own text, Qt's right to relink, and points at what Debian has."""
    packages = [distribution(name) for name in ("pyotp", "PySide6-Essentials", "importlib-metadata")]
    text = copyright_file(Shipped(packages), [])
    assert "Permission is hereby granted, free of charge" in text
    assert "GNU Lesser General Public License, version 3" in text
    assert "with a changed Qt or PySide6" in text
    assert "TERMS AND CONDITIONS FOR USE" not in text
    # An empty line ends a paragraph in this format, so none may stand within a text.
    begun = {part.partition(":")[0] for part in text.split("\n\n")}
    assert begun == {"Format", "Files", "License"}
