"""The file of licences of the .deb: our own, Qt's with the right to relink, and each package's own text."""

import os
import re
from importlib.metadata import Distribution
from pathlib import Path

from provenance import Shipped, debian_version, is_python, name_of, said

HEAD = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: twinlatch
Comment:
 The program stands in /usr/lib/twinlatch together with the packages that it is built from, each under its own
 licence as told below. Their texts are those that the packages came with.

Files: *
Copyright: the Twinlatch authors
License: Apache-2.0

Files: usr/share/metainfo/io.twinlatch.Twinlatch.metainfo.xml
Copyright: the Twinlatch authors
License: CC0-1.0

License: CC0-1.0
 The text is in /usr/share/common-licenses/CC0-1.0.

License: Apache-2.0
 The text is in /usr/share/common-licenses/Apache-2.0.
"""

QT = """\
 Qt, PySide6 and Shiboken are used under the GNU Lesser General Public License, version 3. Its text is in
 /usr/share/common-licenses/LGPL-3, that of the GNU General Public License to which it refers in
 /usr/share/common-licenses/GPL-3. They are unchanged. They stand as shared libraries of their own in
 /usr/lib/twinlatch/_internal/PySide6 and /usr/lib/twinlatch/_internal/shiboken6, so whoever wants to run
 Twinlatch with a changed Qt or PySide6 builds the same version with its changes and puts the files in place
 of those; nothing in Twinlatch checks or prevents that, and reverse engineering to find faults in such
 changes is allowed. Their source is published by the Qt project under the version named above, by the names
 qtbase, qtsvg, qtwayland and pyside-setup. Qt itself holds parts by others under licences of their own,
 which its source names in the files qt_attribution.json.
"""

PSYCOPG = """\
 .
 It stands in /usr/lib/twinlatch/_internal/psycopg_binary and as plain Python code in the program's archive;
 a changed version is used when Twinlatch is built with it. Its source is the package of the same version on
 the index of Python packages; it holds libpq and what that links under the licences of PostgreSQL, OpenSSL,
 MIT Kerberos and OpenLDAP.
"""

# What Debian has as a file of its own is pointed at: the beginning and end of the text, and its name there.
COMMON = (
    (r"Apache License\s+Version 2\.0, January 2004.*?END OF TERMS AND CONDITIONS", "Apache-2.0"),
    (r"GNU GENERAL PUBLIC LICENSE\s+Version 2, June 1991.*?END OF TERMS AND CONDITIONS", "GPL-2"),
    (
        r"GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3, 29.*?choose that version for the\s+Library\.",
        "LGPL-3",
    ),
)
LICENCE_FILE = re.compile(r"(?i)^(licen[cs]e|copying|notice|authors|copyright|ofl)")
OURS_BY_LGPL = ("pyside6", "shiboken6")


def copyright_file(shipped: Shipped, carried: list[str]) -> str:
    """Return the whole file, with the words of the packages of Debian that files were carried along from."""
    parts = [HEAD, *(_paragraph(package) for package in shipped.packages)]
    texts: dict[str, list[str]] = {}
    for name in carried:
        texts.setdefault(Path(f"/usr/share/doc/{name}/copyright").read_text(encoding="utf-8"), []).append(
            name
        )
    for text, names in texts.items():
        places = [file for name in names for file in shipped.debian[name]]
        told = ", ".join(f"{name} {debian_version(name)}" for name in names)
        body = f" Taken from Debian's packages {told}, which say:\n{_indented(_pointed(text))}"
        parts.append(_files(places, "as told below", f"of-{names[0]}", body))
    if not any(is_python(file) for name in carried for file in shipped.debian[name]):
        text = (Path(os.__file__).parent / "LICENSE.txt").read_text(encoding="utf-8")
        body = f" Python's own licence:\n{_indented(text)}"
        parts.append(_files(["python3*", "libpython3*"], "Python Software Foundation", "of-python", body))
    return "\n".join(parts)


def _paragraph(package: Distribution) -> str:
    name = name_of(package)
    licence = said(package, "License-Expression", "License") or _classified(package)
    texts = _texts(package)
    if not licence and not texts:
        raise SystemExit(f"{name} says nothing of its licence")
    author = said(package, "Author", "Author-email", "Maintainer-email") or f"the authors of {name}"
    first = (licence or "see below")[:120]
    body = f" {name} {package.version}: {first}\n"
    body += QT if name.startswith(OURS_BY_LGPL) else "".join(_indented(text) for text in texts)
    body += PSYCOPG if name.startswith("psycopg") else ""
    return _files(_places(package), author, f"of-{name}", body)


def _files(places: list[str], author: str, licence: str, body: str) -> str:
    listed = " ".join(f"usr/lib/twinlatch/_internal/{place}" for place in places)
    return f"Files: {listed}\nCopyright: {author}\nLicense: {licence}\n{body}"


def _places(package: Distribution) -> list[str]:
    """Return where a package's files stand: its own folders, or the archive with all plain Python code."""
    tops = {
        file.parts[0] for file in package.files or [] if not file.parts[0].startswith(("..", "__pycache__"))
    }
    return sorted(f"{top}*" for top in tops if not top.endswith((".dist-info", ".pth")))


def _classified(package: Distribution) -> str:
    found = [one for one in package.metadata.get_all("Classifier") or [] if one.startswith("License :: ")]
    return ", ".join(one.rpartition(" :: ")[2] for one in found)


def _texts(package: Distribution) -> list[str]:
    """Return the texts of licences that a package came with."""
    named = [
        file
        for file in package.files or []
        if LICENCE_FILE.match(file.name) and file.suffix not in {".py", ".pyc"}
    ]
    paths = sorted({Path(str(package.locate_file(file))) for file in named})
    return [_pointed(path.read_text(encoding="utf-8", errors="replace")) for path in paths if path.is_file()]


def _pointed(text: str) -> str:
    for pattern, name in COMMON:
        text = re.sub(pattern, f"(the text of /usr/share/common-licenses/{name})", text, flags=re.DOTALL)
    return text


def _indented(text: str) -> str:
    """Return a text as a field goes on: each line after a blank, an empty one as a full stop."""
    lines = (line.expandtabs().rstrip() for line in text.strip().splitlines())
    clean = ("".join(char for char in line if char.isprintable()) for line in lines)
    return " .\n" + "".join(f" {line}\n" if line.strip() else " .\n" for line in clean)
