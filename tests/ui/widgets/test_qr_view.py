"""The QR code: read from the pixels of the window, as a phone would, at every scale and in every theme."""

import os
import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot

from app.core.factors.totp import qr_matrix
from app.core.rules import otpauth
from app.testing.phone import read_qr
from app.ui.theme import current
from app.ui.widgets import accessible
from app.ui.widgets.qr_view import QrView

ROOT = Path(__file__).resolve().parents[3]
URI = otpauth.uri(bytes(range(20)), "Acme Ünï", "jürgen.mustername@sub.example.org")


@pytest.fixture
def view(qtbot: QtBot) -> QrView:
    """A view with a code, on the screen."""
    accessible.install()
    made = QrView()
    qtbot.addWidget(made)
    made.set_matrix(qr_matrix(URI))
    made.resize(made.sizeHint())
    made.show()
    return made


def runs(picture: QImage) -> list[tuple[bool, int]]:
    """Return the pixel runs, black or not, of the first row that crosses the code's three squares."""
    for y in range(picture.height()):
        row = [picture.pixelColor(x, y).lightness() == 0 for x in range(picture.width())]
        found = [(black, len(list(same))) for black, same in groupby(row)]
        blacks = [length for black, length in found if black]
        if len(blacks) > 4 and blacks[0] == blacks[-1]:
            return found
    pytest.fail("no code in the picture")


@pytest.mark.rule("N8")
@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
def test_a_scanner_reads_the_code_from_the_window(scale: str, tmp_path: Path) -> None:
    """In light and dark, with room and without: whole device pixels, at least three, on a white margin of four."""
    subprocess.run(
        [sys.executable, str(Path(__file__).with_name("grab_qr.py")), URI, str(tmp_path), scale],
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": scale, "PYTHONPATH": str(ROOT)},
        timeout=200,
    )
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) == 4
    for path in pictures:
        picture = QImage(str(path))
        assert read_qr(path) == URI, path.name
        row = runs(picture)
        pixels = row[1][1] / 7
        assert pixels >= 3
        assert all(length % pixels == 0 for _, length in row[1:-1]), "no module is wider than another"
        y = next(y for y in range(picture.height()) if picture.pixelColor(row[0][1], y).lightness() == 0)
        margin = round(4 * pixels)
        left = picture.copy(row[0][1] - margin + 3, y, margin - 3, round(7 * pixels))
        above = picture.copy(row[0][1], y - margin + 3, round(7 * pixels), margin - 3)
        for quiet in (left, above):
            colours = {
                quiet.pixelColor(x, y).name() for x in range(quiet.width()) for y in range(quiet.height())
            }
            assert colours == {"#ffffff"}


@pytest.mark.rule("N8")
def test_it_is_as_large_as_it_should_be(view: QrView) -> None:
    """At least 240 pixels where there is room, fewer in a low window, and never less than it can be read at."""
    modules = len(qr_matrix(URI)) + 8
    assert view.sizeHint().width() >= current().sizes.qr_least
    view.set_compact(True)
    assert 3 * modules <= view.sizeHint().width() < current().sizes.qr_least + modules
    assert view.minimumSizeHint().width() >= 3 * modules
    assert view.heightForWidth(200) <= 200


@pytest.mark.rule("N10")
def test_a_wiped_code_is_gone(view: QrView) -> None:
    """No dark module is left on the tile."""
    view.wipe()
    inside = view.grab().toImage().copy(20, 20, 200, 200)
    assert {inside.pixelColor(x, y).lightness() for x in range(200) for y in range(200)} == {255}


def test_a_screen_reader_is_told_what_it_is_and_what_to_do_instead(view: QrView) -> None:
    """A picture with a name and a way out."""
    told = QAccessible.queryAccessibleInterface(view)
    assert told.role() == QAccessible.Role.Button
    assert told.text(QAccessible.Text.Name) == "QR code"
    assert "Trouble Scanning?" in told.text(QAccessible.Text.Description)
