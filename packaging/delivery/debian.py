"""The .deb: the bundle without what Debian has itself, and what desktop, shell and administrator look for."""

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import completions
import settings_file
import steps
from man_page import man_page
from provenance import Shipped, is_python

STATIC = steps.ROOT / "packaging" / "deb"
APP_ID = "io.twinlatch.Twinlatch"
MAINTAINER = "Twinlatch maintainers <maintainers@twinlatch.invalid>"
REVISION = "1"
ELF = b"\x7fELF"

CONTROL = """\
Package: twinlatch
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size_kib}
Depends: {depends}
Recommends: default-dbus-session-bus | dbus-session-bus, hicolor-icon-theme
Suggests: gnome-keyring | kwalletmanager, fonts-noto-core, fonts-noto-cjk, cups-client
Section: admin
Priority: optional
Description: sign-in window with password and one-time code
 Twinlatch is a desktop sign-in window with two latches, a password and a
 one-time code, for a program's login, a kiosk or an internal tool. A person
 enrolls any authenticator app by scanning a QR code, records a recovery code,
 and signs in with both from then on. Each code is accepted once, guessing is
 bounded from the first try, and every secret on disk is sealed.
"""
CHANGELOG = """\
twinlatch ({version}) unstable; urgency=medium

  * Version {upstream}; what changed is told in changelog.gz beside this file.

 -- {maintainer}  {date}
"""


def build(bundle: Path, shipped: Shipped, licences: str, version: str, out: Path) -> Path:
    """Make the package of a version, and return its file."""
    work = steps.WORK / "deb"
    tree = work / "debian" / "twinlatch"
    shutil.rmtree(work, ignore_errors=True)
    # With its control folder in place dpkg-shlibdeps knows the tree for a package.
    (tree / "DEBIAN").mkdir(parents=True)
    full = f"{version}-{REVISION}"
    _program(tree, bundle, shipped)
    _words(tree, version, full, licences)
    _desktop(tree, version)
    _settle(tree)
    architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    _control(tree, full, architecture, depends(tree, work))
    made = out / f"twinlatch_{full}_{architecture}.deb"
    steps.run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, made)
    return made


def depends(tree: Path, work: Path) -> str:
    """Return the packages that the binaries link to, as dpkg-shlibdeps finds them."""
    (work / "debian" / "control").write_text("Source: twinlatch\n\nPackage: twinlatch\nArchitecture: any\n")
    binaries = [path for path in sorted(tree.rglob("*")) if is_elf(path)]
    folders = {path.parent.relative_to(work) for path in binaries}
    own = sorted(f"-l{folder}" for folder in folders)
    command = [
        "dpkg-shlibdeps",
        "-O",
        "--ignore-missing-info",
        "--warnings=0",
        *own,
        *(f"-e{one.relative_to(work)}" for one in binaries),
    ]
    said = subprocess.check_output(command, cwd=work, text=True, env=steps.environment())
    found = said.strip().removeprefix("shlibs:Depends=")
    if not found:
        raise SystemExit("dpkg-shlibdeps found no dependency, which cannot be")
    return found


def is_elf(path: Path) -> bool:
    """Tell whether a file is a binary of its own."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(ELF)) == ELF


def _program(tree: Path, bundle: Path, shipped: Shipped) -> None:
    """Lay the bundle in place; libraries that Debian keeps safe by itself are left to it."""
    home = tree / "usr" / "lib" / "twinlatch"
    shutil.copytree(bundle, home, symlinks=True)
    (home / "LICENCES.txt").unlink()
    for files in shipped.debian.values():
        for file in files:
            if not is_python(file):
                (home / "_internal" / file).unlink()
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "twinlatch").symlink_to("../lib/twinlatch/twinlatch")


def _words(tree: Path, version: str, full: str, licences: str) -> None:
    """Write what is read: manual, completions, settings, licences, changes."""
    documents = tree / "usr/share/doc/twinlatch"
    date = format_datetime(datetime.fromtimestamp(steps.epoch(), UTC))
    changed = CHANGELOG.format(version=full, upstream=version, maintainer=MAINTAINER, date=date)
    _write(documents / "copyright", licences)
    _write(documents / "changelog.Debian.gz", _zipped(changed))
    _write(documents / "changelog.gz", _zipped((steps.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")))
    _write(tree / "usr/share/man/man1/twinlatch.1.gz", _zipped(man_page(version, steps.epoch())))
    _write(tree / "usr/share/bash-completion/completions/twinlatch", completions.bash())
    _write(tree / "usr/share/zsh/vendor-completions/_twinlatch", completions.zsh())
    _write(tree / "usr/share/fish/vendor_completions.d/twinlatch.fish", completions.fish())
    _write(tree / "etc/twinlatch/settings.toml", settings_file.settings_file())
    _write(tree / "usr/share/lintian/overrides/twinlatch", (STATIC / "lintian-overrides").read_text())


def _desktop(tree: Path, version: str) -> None:
    """Write what the desktop reads: entry, metainfo, icons."""
    day = datetime.fromtimestamp(steps.epoch(), UTC).strftime("%Y-%m-%d")
    metainfo = (STATIC / f"{APP_ID}.metainfo.xml").read_text(encoding="utf-8")
    filled = metainfo.replace("@VERSION@", version).replace("@DATE@", day)
    _write(tree / f"usr/share/metainfo/{APP_ID}.metainfo.xml", filled)
    entry = (STATIC / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    _write(tree / f"usr/share/applications/{APP_ID}.desktop", entry)
    steps.python(Path(__file__).with_name("icons.py"), tree / "usr/share/icons/hicolor")


def _control(tree: Path, full: str, architecture: str, needed: str) -> None:
    """Write the control files; what they list is in the tree by now."""
    files = [path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink()]
    sums = [f"{_md5(path)}  {path.relative_to(tree)}\n" for path in files]
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    made = CONTROL.format(
        version=full, architecture=architecture, maintainer=MAINTAINER, size_kib=size, depends=needed
    )
    _write(tree / "DEBIAN/control", made)
    _write(tree / "DEBIAN/md5sums", "".join(line for line in sums if not re.search(r"  etc/", line)))
    _write(tree / "DEBIAN/conffiles", "/etc/twinlatch/settings.toml\n")


def _settle(tree: Path) -> None:
    """Give files the modes that Debian asks for, and the time of the sources."""
    when = steps.epoch()
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or (path.name == "twinlatch" and is_elf(path))
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (when, when), follow_symlinks=False)


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes()).hexdigest()  # noqa: S324 the format of dpkg


def _zipped(text: str) -> bytes:
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(0o644)
    for folder in path.relative_to(steps.WORK).parents:
        (steps.WORK / folder).chmod(0o755)
