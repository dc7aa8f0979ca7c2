"""The recovery code leaves the window by its person's wish only, and is typed back where a site wants it."""

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.core.factors.password import PasswordFactor
from app.testing.clock import FrozenClock
from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch, open_window
from app.ui import keep_code
from app.ui.pages.recovery_code import RecoveryCodePage
from app.ui.slip import Slip

CODE = "7K3M9QXTB4WD2HFNZR6CVP8J"
LP = '#!/bin/sh\nhere=$(dirname "$0")\nprintf "%s\\n" "$@" > "$here/arguments"\ncat > "$here/document"\n'


@pytest.fixture
def at_code(enrolling: Twinlatch, phone: VirtualPhone) -> Twinlatch:
    """A window at the recovery code."""
    return to_code(enrolling, phone)


def to_code(twinlatch: Twinlatch, phone: VirtualPhone) -> Twinlatch:
    """Go on from the QR code to the recovery code."""
    phone.scan(twinlatch.scan_qr.go_on())
    twinlatch.enter_code.enter(phone.code())
    twinlatch.recovery_code.look()
    return twinlatch


def page_of(twinlatch: Twinlatch) -> RecoveryCodePage:
    """Return the page itself."""
    page = twinlatch.parts.shell.wizard.page_shown()
    assert isinstance(page, RecoveryCodePage)
    return page


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder of the person's."""
    made = tmp_path / "place"
    made.mkdir()
    return made


@pytest.fixture
def spooler(tmp_path: Path, at_code: Twinlatch) -> Path:
    """A folder with the spooler's programs, of which lp keeps what it is given."""
    made = tmp_path / "spooler"
    made.mkdir()
    put(made, "lp", LP)
    put(made, "lpstat", "#!/bin/sh\necho Office_2\n")
    page_of(at_code).keep.folders = (made,)
    return made


def put(folder: Path, name: str, script: str) -> None:
    """Put a program there."""
    (folder / name).write_text(script)
    (folder / name).chmod(0o755)


@pytest.mark.rule("R9")
def test_save(at_code: Twinlatch, place: Path) -> None:
    """One file for its person only, with all that a finder of it in ten years needs to know."""
    code = at_code.recovery_code.code()
    at_code.recovery_code.save_as(place / "kept.txt")
    assert at_code.recovery_code.notice == "Saved as kept.txt. Move it away from this computer."
    (kept,) = place.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    text = kept.read_text()
    assert "-".join(code.split()[:3]) in text
    assert "-".join(code.split()[3:]) in text
    for part in ("Twinlatch", "Account: user", "Made on ", "phone is lost", "works once", "away from"):
        assert part in text
    assert at_code.recovery_code.focus == "Save…"


@pytest.mark.rule("R9")
def test_the_dialog_asks_before_it_replaces(at_code: Twinlatch) -> None:
    """It proposes a name, begins in a folder of the person's, asks, and adds nothing to a name afterwards."""
    dialog = at_code.recovery_code.save()
    assert dialog.selectedFiles()[0].endswith("/Twinlatch recovery code for user.txt")
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    assert dialog.defaultSuffix() == ""
    assert dialog.directory().absolutePath() == os.environ["HOME"]
    dialog.reject()
    assert at_code.recovery_code.notice == ""


@pytest.mark.rule("R9")
def test_never_beside_the_accounts(at_code: Twinlatch) -> None:
    """The store's folder and that of the settings are refused, with the reason."""
    path = at_code.settings.store_path
    assert path is not None
    for folder in (path.parent, at_code.settings.config_dir):
        before = sorted(folder.iterdir())
        page_of(at_code).banner.clear()
        at_code.recovery_code.save_as(folder / "code.txt")
        assert "must not lie beside them" in at_code.recovery_code.notice
        assert sorted(folder.iterdir()) == before


@pytest.mark.rule("R9", "N10")
def test_what_is_hidden_meanwhile_is_not_saved(at_code: Twinlatch, place: Path) -> None:
    """The page goes blank while the dialog is open: the file gets nothing, and shown again it gets the code."""
    page = at_code.recovery_code
    dialog = page.save()
    at_code.leave_alone(121)
    assert page.code() == ""
    page.choose(dialog, place / "code.txt")
    assert "hidden meanwhile" in page.notice
    assert list(place.iterdir()) == []
    assert not page.can("Save…")
    page.show_again()
    page.save_as(place / "code.txt")
    assert "-".join(page.code().split()[:3]) in (place / "code.txt").read_text()


def test_whoever_leaves_leaves_no_dialog(at_code: Twinlatch) -> None:
    """Started over, the dialog is gone."""
    dialog = at_code.recovery_code.save()
    at_code.parts.shell.wizard.start_over_asked.emit()
    at_code.sign_in.look()
    at_code.desktop.wait_for("no dialog", lambda: not page_open(at_code))
    assert dialog is not None


def page_open(twinlatch: Twinlatch) -> list[QFileDialog]:
    """Return the dialogs that are open."""
    return [one for one in twinlatch.parts.shell.wizard.findChildren(QFileDialog) if one.isVisible()]


def test_a_disk_that_hangs_holds_nobody_up(
    at_code: Twinlatch, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said that it takes long; the window goes on, and the next person hears nothing of it."""
    go_on = threading.Event()

    def hangs(*_args: object, **_kwargs: object) -> bool:
        return go_on.wait(20)

    monkeypatch.setattr(keep_code, "save", hangs)
    page = page_of(at_code)
    at_code.recovery_code.save_as(place / "code.txt")
    assert at_code.recovery_code.notice == "Saving…"
    at_code.recovery_code.record()
    at_code.profile.look()
    go_on.set()
    at_code.desktop.wait_for("the end of it", lambda: not page.keep.saving.busy)
    assert "Saved" not in page.banner.text
    at_code.profile.look()


@pytest.mark.rule("R9")
def test_print(at_code: Twinlatch, spooler: Path) -> None:
    """With one printer at once: by the pipe, the code in no argument, and no file of it anywhere."""
    before = set(spooler.parent.rglob("*"))
    code = at_code.recovery_code.code()
    at_code.recovery_code.print()
    assert at_code.recovery_code.notice == "Sent to Office_2."
    assert (spooler / "document").read_bytes().startswith(b"%PDF-")
    said = (spooler / "arguments").read_text()
    assert said.split() == ["-d", "Office_2", "-t", "Twinlatch"]
    assert not any(group in said for group in code.split())
    made = set(spooler.parent.rglob("*")) - before
    assert made == {spooler / "document", spooler / "arguments"}


def test_print_on_one_of_several(at_code: Twinlatch, spooler: Path) -> None:
    """They are offered inside the window, however many there are."""
    names = "\n".join(f"Floor_{one}" for one in range(40))
    put(spooler, "lpstat", f"#!/bin/sh\necho '{names}'\necho 'system default destination: Floor_9'\n")
    at_code.recovery_code.print("Floor_39")
    assert at_code.recovery_code.notice == "Sent to Floor_39."
    assert "Floor_39" in (spooler / "arguments").read_text()


def test_no_printer(at_code: Twinlatch, spooler: Path) -> None:
    """It is said, with what one can do instead."""
    put(spooler, "lpstat", "#!/bin/sh\nexit 1\n")
    at_code.recovery_code.print()
    assert at_code.recovery_code.notice == (
        "No printer is set up on this computer. Save the code, or write it down."
    )


def test_a_printer_that_refuses(at_code: Twinlatch, spooler: Path) -> None:
    """It is said, and another try is possible."""
    put(spooler, "lp", "#!/bin/sh\nexit 1\n")
    at_code.recovery_code.print()
    assert at_code.recovery_code.notice.startswith("Office_2 did not take it.")
    assert at_code.recovery_code.can("Print…")


@pytest.mark.rule("R9")
def test_the_slip_on_paper(qtbot: QtBot) -> None:
    """All of it is on the paper, in black, inside its edge; the document is made without a file."""
    assert qtbot
    slip = Slip("Example", "user", CODE)
    image = QImage(800, 800, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.translate(10, 10)
    painter.scale(2, 2)
    around = slip.paint(painter)
    painter.end()
    ink = [(x, y) for x in range(800) for y in range(800) if image.pixelColor(x, y).lightness() < 128]
    assert ink
    assert max(x for x, _y in ink) <= 11 + 2 * around.width()
    assert max(y for _x, y in ink) <= 11 + 2 * around.height()
    colours = {image.pixelColor(x, y).hue() for x, y in ink}
    assert colours == {QColor(Qt.GlobalColor.black).hue()}
    assert slip.pdf().startswith(b"%PDF-")
    assert CODE[:4].encode() not in slip.pdf(), "a document is compressed: no group stands in it as it is"


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("user", "Example recovery code for user.txt"),
        ("../../user", "Example recovery code for ..-..-user.txt"),
        ("a\nb\u202ec", "Example recovery code for a-b-c.txt"),
        ("u" * 300, None),
        ("ü" * 300, None),
    ],
)
def test_a_name_for_a_file(account: str, expected: str | None) -> None:
    """No folder, nothing unprintable, and never longer than a name may be."""
    name = Slip("Example", account, CODE).file_name
    assert expected is None or name == expected
    assert len(name.encode()) <= 255
    assert "/" not in name
    assert name.endswith(".txt")


# --- what a site wants -----------------------------------------------------------------------------


@pytest.fixture
def site(
    request: pytest.FixtureRequest, tmp_path: Path, twinlatch_clock: FrozenClock, qtbot: QtBot
) -> Iterator[Twinlatch]:
    """A window at the QR code, with the settings that the test asks for."""
    assert qtbot
    cheap = PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)
    with open_window(tmp_path / "site", twinlatch_clock, password=cheap, **request.param) as made:
        made.create_account.create("user", "user@example.org", made.password)
        made.sign_in.sign_in(made.password)
        made.profile.enable_mfa()
        made.enable_mfa.log_out(made.password)
        made.sign_in.sign_in(made.password)
        made.scan_qr.look()
        yield made


NAMES = ("Copy", "Save…", "Print…")


@pytest.mark.parametrize(
    ("site", "left"),
    [
        ({"recovery_code_copy": False}, {"Save…", "Print…"}),
        ({"recovery_code_save": False}, {"Copy", "Print…"}),
        ({"recovery_code_print": False}, {"Copy", "Save…"}),
        ({f"recovery_code_{name}": False for name in ("copy", "save", "print")}, set()),
    ],
    indirect=["site"],
    ids=["no copy", "no save", "no print", "none"],
)
def test_each_way_can_be_switched_off(site: Twinlatch, left: set[str], phone: VirtualPhone) -> None:
    """What a site does not want is not there, not as a key either, and the rest stands side by side."""
    page = page_of(to_code(site, phone))
    assert {name for name in NAMES if site.desktop.shows(name)} == left
    assert page.keep.isVisible() == bool(left)
    QGuiApplication.clipboard().setText("before")
    page.box.copy_asked.emit()
    copied = QGuiApplication.clipboard().text()
    assert (copied == "before") == ("Copy" not in left)
    tops = {one.y() for one in (page.keep.copy, page.keep.save, page.keep.print) if one.isVisible()}
    assert len(tops) == min(1, len(left))


PROVING = pytest.mark.parametrize("site", [{"recovery_proof": True}], indirect=True, ids=["proof"])


@PROVING
@pytest.mark.rule("R8")
def test_two_groups_are_typed_back(site: Twinlatch, phone: VirtualPhone) -> None:
    """The code is out of sight meanwhile; wrong ones are named beside their fields, and nobody gets in."""
    page = to_code(site, phone).recovery_code
    code = page.code().split()
    page.tick()
    page.go_on()
    first, second = page.asked_back
    assert not any(site.desktop.shows(one) for one in ("Copy", "Recovery code", page.TICK))
    assert f"groups {first} and {second}" in " ".join(page.says)
    assert page.focus == f"Group {first}"
    page.type_back({first: code[first - 1].lower(), second: "0000"})
    assert page.error.startswith("This is not that group of the code.")
    assert page.focus == f"Group {second}"
    assert [page_of(site)._field(one).error for one in (first, second)].count("") == 1
    page.type_back({second: f" {code[second - 1][:2]}-{code[second - 1][2:]} "})
    site.profile.look()


@PROVING
@pytest.mark.rule("R8", "N10")
def test_one_may_look_again(site: Twinlatch, phone: VirtualPhone) -> None:
    """Back and Esc show the same code; what was typed is gone, and the page still goes blank."""
    page = to_code(site, phone).recovery_code
    code = page.code()
    for back in (page.back, page.escape):
        if not page.ticked:
            page.tick()
        page.go_on()
        first, second = page.asked_back
        page._fill(f"Group {first}", "ABCD")
        back()
        assert page.code() == code
        assert page.asked_back == []
    page.go_on()
    assert page.asked_back == [first, second]
    assert page_of(site)._field(first).editor.text() == ""
    site.leave_alone(121)
    assert page.asked_back == []
    assert page.code() == ""
    page.show_again()
    assert page.code() == code
    assert page.record() == code
    site.profile.look()
