"""Make everything that is handed out, into dist/: wheel, sdist, bundle, .deb, bill of materials, sums."""

import hashlib
import os
import platform
import shutil
import sys
from pathlib import Path

import debian
import provenance
import sbom
import steps
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from licences import copyright_file

from app.version import VERSION

LOCK = steps.ROOT / "requirements-dist.lock"


def main() -> None:
    """Make one thing after the other; the first that fails ends it."""
    os.umask(0o022)
    for folder in (steps.DIST, steps.WORK):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    python_packages()
    bundle, shipped = make_bundle()
    everything = copyright_file(shipped, list(shipped.debian))
    (bundle / "LICENCES.txt").write_text(everything, encoding="utf-8")
    pack(bundle)
    steps.say("the Debian package")
    licences = copyright_file(shipped, python_parts(shipped))
    check_package(debian.build(bundle, shipped, licences, VERSION, steps.DIST))
    bill_of_materials(shipped)
    shutil.copy(steps.ROOT / "requirements.lock", steps.DIST)
    sums()


def python_packages() -> None:
    """Make the sdist, and the wheel from what the sdist holds: whoever has only that can build as well."""
    steps.say("sdist and wheel")
    steps.python("-m", "hatchling", "build", "-t", "sdist", "-d", steps.DIST)
    unpacked = steps.WORK / "sdist"
    unpacked.mkdir()
    steps.run("tar", "-C", unpacked, "-xzf", steps.DIST / f"twinlatch-{VERSION}.tar.gz")
    steps.python(
        "-m", "hatchling", "build", "-t", "wheel", "-d", steps.DIST, cwd=unpacked / f"twinlatch-{VERSION}"
    )


def make_bundle() -> tuple[Path, provenance.Shipped]:
    """Make the bundle, and say what it holds."""
    steps.say("the bundle (takes a minute)")
    contents = steps.WORK / "contents.json"
    places: list[str | Path] = ["--distpath", steps.WORK / "bundle", "--workpath", steps.WORK / "pyinstaller"]
    spec = steps.ROOT / "packaging" / "bundle" / "twinlatch.spec"
    quiet = ["--noconfirm", "--clean", "--log-level", "ERROR"]
    steps.python("-m", "PyInstaller", *quiet, *places, spec, TWINLATCH_CONTENTS=str(contents))
    return steps.WORK / "bundle" / steps.NAME, provenance.read(contents)


def python_parts(shipped: provenance.Shipped) -> list[str]:
    """Return the Debian packages that Python itself was taken from."""
    return [name for name, files in shipped.debian.items() if any(map(provenance.is_python, files))]


def pack(bundle: Path) -> None:
    """Pack the bundle: names in order, nobody's ids, the time of the sources."""
    name = f"twinlatch-{VERSION}-linux-{platform.machine()}.tar.xz"
    fixed = ["--sort=name", f"--mtime=@{steps.epoch()}", "--owner=0", "--group=0", "--numeric-owner"]
    steps.run("tar", *fixed, "-C", bundle.parent, "-cJf", steps.DIST / name, bundle.name, XZ_OPT="-6 -T2")


def check_package(deb: Path) -> None:
    """Let Debian's and the desktop's own checkers look at the package."""
    steps.say("lintian, desktop-file-validate, appstreamcli")
    steps.run("lintian", "--fail-on", "error,warning", "--allow-root", "--tag-display-limit", "0", deb)
    share = steps.WORK / "deb" / "debian" / "twinlatch" / "usr" / "share"
    steps.run("desktop-file-validate", share / "applications" / f"{debian.APP_ID}.desktop")
    steps.run("appstreamcli", "validate", "--no-net", share / "metainfo" / f"{debian.APP_ID}.metainfo.xml")


def bill_of_materials(shipped: provenance.Shipped) -> None:
    """Write the bill of materials, and hold it against the schema."""
    steps.say("the bill of materials")
    report = Path(sys.prefix) / "installed.json"
    text = sbom.bill(shipped, LOCK, report, VERSION, steps.epoch(), platform.python_version())
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong is not None:
        raise SystemExit(f"The bill of materials does not keep to its schema: {wrong}")
    (steps.DIST / f"twinlatch-{VERSION}.cdx.json").write_text(text, encoding="utf-8")


def sums() -> None:
    """Write the sums of everything in dist/."""
    files = [path for path in sorted(steps.DIST.iterdir()) if path.is_file()]
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (steps.DIST / "SHA256SUMS").write_text("".join(lines))
    for path in files:
        print(f"{path.stat().st_size / 1e6:8.1f} MB  dist/{path.name}")


if __name__ == "__main__":
    main()
