"""The tour ends with 0 only if every step ended as it must, and paints every page in light and dark."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.cli import tour
from app.testing import desktop, looks, phone
from app.ui.page_table import PAGES
from app.ui.tokens import DARK, LIGHT

ALL = {"create_account", "sign_in", "account", "enable_mfa", "scan_qr", "manual_key", "enter_code"}
ALL |= {"recovery_code", "recovery_sign_in", "phone_lost", "forgot_password", "new_password", "activation"}
ALL |= {"locked", "replace_code"}


@pytest.mark.usefixtures("qapp")
def test_walks_and_paints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each page is painted in both appearances, numbered in the order of the journey."""
    assert tour.walk(tmp_path / "out") == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in said[:-1]] == [str(number + 1) for number in range(len(said) - 1)]
    assert str(tmp_path / "out") in said[-1]
    pictures = sorted((tmp_path / "out").glob("[0-9]*.png"))
    names = [picture.stem.rsplit("-", 1)[0] for picture in pictures]
    assert {name.split("-")[1] for name in names} == ALL
    # The pop-ups besides; of the pages only the terms of use are missing, which a site must have set.
    assert len(ALL) == len(PAGES) - 1 + 3
    assert names[::2] == names[1::2]
    for picture in pictures:
        tokens = DARK if picture.stem.endswith("dark") else LIGHT
        with Image.open(picture) as painted:
            corner = "#{:02X}{:02X}{:02X}".format(*painted.convert("RGB").getpixel((2, 2)))  # type: ignore[misc]
        assert corner == tokens.card, picture.name
    assert all((tmp_path / "out" / f"journey-{look}.png").exists() for look in tour.PLAIN)


@pytest.mark.usefixtures("qapp")
def test_fails_when_a_step_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A phone that shows wrong codes makes the tour say where it stands, and end with 1."""
    monkeypatch.setattr(phone.VirtualPhone, "code", lambda _self: "000000")
    monkeypatch.setattr(phone.VirtualPhone, "wrong_code", lambda _self: "000000")
    monkeypatch.setattr(desktop, "PATIENCE_MS", 4000)
    assert tour.walk(tmp_path) == tour.FAILED
    said = capsys.readouterr().out
    assert "FAILED: NotOnScreenError" in said
    assert "shown is the page 'enter_code'" in said
    assert (tmp_path / "journey-dark.png").exists()


def test_says_what_it_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the reader of QR codes it says what to install."""
    found = importlib.util.find_spec

    def without(name: str, *rest: Any) -> Any:
        return None if name == "zxingcpp" else found(name, *rest)

    monkeypatch.setattr(tour, "find_spec", without)
    assert tour.walk(tmp_path) == tour.FAILED
    assert "twinlatch[tour]" in capsys.readouterr().out


def test_every_look_has_its_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each language and appearance is walked once, and whoever failed is named."""
    monkeypatch.setattr(looks, "LANGUAGES", ("en", "xx"))
    walked: list[str] = []

    def look(_out: Path, name: str) -> tuple[str, bool]:
        walked.append(name)
        return name, name != "xx-dark"

    monkeypatch.setattr(tour, "_look", look)
    assert tour.walk(tmp_path, whole=True) == tour.FAILED
    every = {f"{language}-{one}" for language in ("en", "xx") for one in looks.APPEARANCES}
    assert set(walked) == every
    assert "Failed: xx-dark." in capsys.readouterr().out


@pytest.mark.usefixtures("qapp")
def test_one_look_of_all(tmp_path: Path) -> None:
    """Every state of every page stands on one sheet, which says language and appearance in its name."""
    assert tour.walk(tmp_path, whole=True, look="en-dark") == 0
    assert [file.name for file in tmp_path.iterdir()] == ["en-dark.png"]
