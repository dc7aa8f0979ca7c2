"""A logo is looked through before it is drawn."""

import os
import struct
import time
import zlib
from pathlib import Path

import pytest

from app.brand.logo import LARGEST_BYTES, PNG, Flaw, LogoError, read

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return one chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(wide: int = 2) -> bytes:
    """Return a PNG of one row, said to be so wide; a small one is whole."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, 1, 8, 0, 0, 0, 0))
    return PNG + header + chunk(b"IDAT", zlib.compress(bytes(3))) + chunk(b"IEND", b"")


def svg(inside: str, attributes: str = "") -> bytes:
    """Return a small SVG."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} viewBox="0 0 4 1" {attributes}>'
    return f"{head}{inside}</svg>".encode()


def flaw_of(path: Path | str) -> Flaw:
    """Return why a file is refused."""
    with pytest.raises(LogoError) as caught:
        read(str(path))
    return caught.value.flaw


@pytest.mark.parametrize(
    "data",
    [
        png(),
        svg('<path d="M0 0h4v1z" fill="#123456"/>'),
        svg('<defs><linearGradient id="g"/></defs><rect width="4" height="1" fill="url(#g)"/>'),
        svg('<symbol id="s"><rect width="1" height="1"/></symbol><use xlink:href="#s"/>'),
        svg("<style>rect { fill: url('#g') }</style><title>url(x) \\ https://example.org</title>"),
        svg('<x:namedview xmlns:x="urn:x" x:path="C:\\a.png"/>'),
        b'<?xml version="1.0" encoding="UTF-8"?>' + svg("<g/>"),
    ],
)
def test_plain_pictures_pass(data: bytes, tmp_path: Path) -> None:
    """PNG, and SVG of shapes that refers to itself alone."""
    path = tmp_path / "logo"
    path.write_bytes(data)
    assert read(str(path)).data == data


@pytest.mark.parametrize(
    "data",
    [
        svg('<image xlink:href="file:///etc/passwd"/>'),
        svg('<x:image xmlns:x="urn:x" xlink:href="#a"/>'),
        svg("<script>1</script>"),
        svg("<foreignObject/>"),
        svg("<feImage/>"),
        svg('<animate attributeName="x"/>'),
        svg('<use xlink:href="https://example.org/a.svg#b"/>'),
        svg('<use href="/etc/passwd#b"/>'),
        svg('<use href="&#x66;ile:b"/>'),
        svg('<rect fill="url(https://example.org/a)"/>'),
        svg("<rect fill=\"url( 'file:///a#b')\"/>"),
        svg("<style>@import 'a.css';</style>"),
        svg("<style>@im<!-- -->port 'a.css';</style>"),
        svg("<style>rect { fill: u\\72l(file:///a) }</style>"),
        svg("<rect onload='1'/>"),
        svg("<g/>", "xml:base='file:///etc/'"),
        svg("<use href='#a'/>" * 9),
        svg("<g>" * 64 + "</g>" * 64),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"),
        b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + svg("<g/>"),
        b'<?xml-stylesheet href="a.css"?>' + svg("<g/>"),
    ],
)
def test_what_reaches_outside_or_runs_is_refused(data: bytes, tmp_path: Path) -> None:
    """No script, no picture in the picture, no file, no address, no entity, nothing that repeats without end."""
    path = tmp_path / "logo.svg"
    path.write_bytes(data)
    assert flaw_of(path) is Flaw.NOT_PLAIN


@pytest.mark.parametrize(
    ("data", "flaw"),
    [
        (png(4096), Flaw.TOO_MANY_PIXELS),
        (png(0), Flaw.TOO_MANY_PIXELS),
        (png()[:-1], Flaw.DAMAGED),
        (png().replace(b"IHDR", b"IHDX"), Flaw.DAMAGED),
        (png().replace(b"IDAT", b"IDAX"), Flaw.DAMAGED),
        (PNG, Flaw.DAMAGED),
        (svg("<g>"), Flaw.DAMAGED),
        (b"", Flaw.NO_PICTURE),
        (b"GIF89a", Flaw.NO_PICTURE),
        (b"<html/>", Flaw.NO_PICTURE),
        (b"<svg/>", Flaw.NO_PICTURE),
        (b" " * (LARGEST_BYTES + 1), Flaw.TOO_LARGE),
    ],
)
def test_what_is_no_usable_picture_is_refused(data: bytes, flaw: Flaw, tmp_path: Path) -> None:
    """Too large in bytes or pixels, cut off, changed, or something else."""
    path = tmp_path / "logo"
    path.write_bytes(data)
    assert flaw_of(path) is flaw


def test_only_a_plain_file_is_read(tmp_path: Path) -> None:
    """No folder, no pipe that would hold up the first paint, nothing that is not there."""
    pipe, loop = tmp_path / "pipe", tmp_path / "loop"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    found = [flaw_of(one) for one in ("logo.svg", "https://example.org/a.png", pipe, tmp_path, loop)]
    assert found == [Flaw.NOT_ABSOLUTE, Flaw.NOT_ABSOLUTE, Flaw.NO_FILE, Flaw.NO_FILE, Flaw.UNREADABLE]
    assert flaw_of(tmp_path / "none") is Flaw.NOT_THERE
    assert flaw_of("/dev/zero") is Flaw.NO_FILE


def test_a_word_in_two_pieces_is_one_word(tmp_path: Path) -> None:
    """The parser hands long text on in pieces; wherever they are cut, what reaches outside is met."""
    path = tmp_path / "logo.svg"
    for before in range(8180, 8196):
        path.write_bytes(svg(f"<style>{' ' * before}\n@im&#112;ort 'a.css';</style>"))
        assert flaw_of(path) is Flaw.NOT_PLAIN


def test_a_long_file_takes_no_time(tmp_path: Path) -> None:
    """A style sheet of nothing but new lines is looked through once, not once a line."""
    path = tmp_path / "logo.svg"
    path.write_bytes(svg("<style>" + "\n\r" * 125_000 + "</style>"))
    before = time.process_time()
    read(str(path))
    assert time.process_time() - before < 2
