"""The bill of materials, CycloneDX 1.6 as JSON: what the bundle holds, from lock, Debian and wheels."""

import json
import re
import uuid
from datetime import UTC, datetime
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

from provenance import Shipped, debian_version, name_of, said

Component = dict[str, Any]


def locked_hashes(lock: Path) -> dict[str, tuple[str, set[str]]]:
    """Return version and allowed SHA-256 hashes of each package in a lock."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    rows = re.findall(r"^([\w.-]+)==([^\s;]+)(.*)$", text, re.MULTILINE)
    return {name: (version, set(re.findall(r"sha256:(\w+)", rest))) for name, version, rest in rows}


def installed_hashes(report: Path) -> dict[str, str]:
    """Return the SHA-256 of the very file that pip installed, by package."""
    found = json.loads(report.read_text(encoding="utf-8"))["install"]
    names = [re.sub(r"[-_.]+", "-", one["metadata"]["name"]).lower() for one in found]
    return dict(
        zip(names, (one["download_info"]["archive_info"]["hashes"]["sha256"] for one in found), strict=True)
    )


def bill(shipped: Shipped, lock: Path, report: Path, version: str, epoch: int, python: str) -> str:
    """Return the document; a package whose file is not the lock's is an error."""
    allowed, installed = locked_hashes(lock), installed_hashes(report)
    components = [_package(one, allowed, installed) for one in shipped.packages]
    components += [_debian(name) for name in shipped.debian]
    components.append(_plain("python", python, f"pkg:generic/python@{python}", "library"))
    program = _plain("twinlatch", version, f"pkg:pypi/twinlatch@{version}", "application")
    program["licenses"] = [{"license": {"id": "Apache-2.0"}}]
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": program,
        },
        "components": components,
        "dependencies": [
            {"ref": program["bom-ref"], "dependsOn": sorted(one["bom-ref"] for one in components)},
            *({"ref": one["bom-ref"]} for one in components),
        ],
    }
    # Named after its content: the same parts make the same document.
    named = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(document, sort_keys=True))
    return json.dumps({**document, "serialNumber": f"urn:uuid:{named}"}, indent=2, sort_keys=True) + "\n"


def _plain(name: str, version: str, purl: str, kind: str) -> Component:
    return {"type": kind, "bom-ref": purl, "name": name, "version": version, "purl": purl}


def _debian(name: str) -> Component:
    version = debian_version(name)
    escaped = version.replace("+", "%2B").replace(":", "%3A").replace("~", "%7E")
    return _plain(name, version, f"pkg:deb/debian/{name}@{escaped}", "library")


def _package(
    package: Distribution, allowed: dict[str, tuple[str, set[str]]], installed: dict[str, str]
) -> Component:
    name, version = name_of(package), package.version
    content = installed[name]
    if allowed[name][0] != version or content not in allowed[name][1]:
        raise SystemExit(f"{name} {version} is not what the lock names")
    made = _plain(name, version, f"pkg:pypi/{name}@{version}", "library")
    made["hashes"] = [{"alg": "SHA-256", "content": content}]
    if licence := said(package, "License-Expression"):
        made["licenses"] = [{"expression": licence}]
    elif licence := said(package, "License"):
        made["licenses"] = [{"license": {"name": licence[:200]}}]
    if inner := _carried(package, made["bom-ref"]):
        made["components"] = inner
    return made


def _carried(package: Distribution, within: str) -> list[Component]:
    """Return the libraries that a wheel says it carries."""
    found: dict[str, Component] = {}
    for file in package.files or []:
        if file.parent.name == "sboms" and file.suffix == ".json":
            carried = json.loads(Path(str(package.locate_file(file))).read_text(encoding="utf-8"))
            for one in carried.get("components", []):
                kept = {key: one[key] for key in ("type", "name", "version", "purl") if key in one}
                reference = f"{within}#{one.get('purl') or one['name']}"
                found[reference] = {**kept, "bom-ref": reference}
    return [found[reference] for reference in sorted(found)]
