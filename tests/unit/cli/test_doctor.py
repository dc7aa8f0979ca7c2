"""``twinlatch doctor`` and what it looks at."""

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.brand.colors import contrast
from app.brand.logo import Flaw
from app.cli.doctor import CONCERNS, FLAWS, MENDS
from app.cli.main import run
from app.core import doctor
from app.core.api.errors import KnownError, UnsafePath
from app.settings import Settings


def test_an_empty_home_is_healthy_and_stays_empty(settings: Settings) -> None:
    """Before the first run nothing is wrong, and the doctor makes nothing."""
    report = doctor.examine(settings)
    assert (report.errors, report.accounts, report.key_source, report.paths) == ((), None, None, ())
    assert {"twinlatch", "python", "sqlite", "PySide6-Essentials"} <= set(report.versions)
    assert not [path for path in Path(os.environ["HOME"]).rglob("*") if path.is_file()]


def test_a_store_is_opened_and_counted(settings: Settings, installed: Path) -> None:
    """With a store: how many accounts, which key, and every file of ours with its mode."""
    report = doctor.examine(settings)
    assert (report.errors, report.accounts, report.key_source) == ((), 1, "file")
    modes = {Path(one.path).name: one.mode for one in report.paths}
    assert modes[installed.name] == "-rw-------"
    assert modes[installed.parent.name] == "drwx------"
    assert any(name.endswith(".key") for name in modes)


@pytest.mark.rule("D5")
def test_every_unsafe_path_is_named_once(settings: Settings, installed: Path) -> None:
    """A store that others may write and a folder that others may fill are two errors."""
    installed.chmod(0o666)
    settings.config_dir.chmod(0o777)
    errors = doctor.examine(settings).errors
    assert sorted((type(one), one.where) for one in errors) == sorted(
        [(UnsafePath, str(installed)), (UnsafePath, str(settings.config_dir))], key=lambda pair: pair[1]
    )


@pytest.mark.parametrize(
    ("variables", "concern"),
    [
        ({}, doctor.Concern.NO_DISPLAY),
        ({"DISPLAY": ":7", "QT_QPA_PLATFORM": "vnc:size=1x1"}, doctor.Concern.DISPLAY_FOR_ALL),
    ],
)
def test_the_display_is_looked_at(
    variables: dict[str, str], concern: doctor.Concern, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No display, and one that everybody may watch, are concerns."""
    for name in doctor.DISPLAY_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert concern in doctor.examine(settings).concerns


@pytest.mark.parametrize(("kept", "worried"), [(True, False), (False, True), (None, False)])
def test_a_clock_kept_by_nobody_is_a_concern(
    kept: bool | None, worried: bool, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a clock that the system calls unsynchronised worries the doctor."""
    monkeypatch.setattr(doctor, "_clock_kept", lambda: kept)
    assert (doctor.Concern.CLOCK_NOT_KEPT in doctor.examine(settings).concerns) is worried


def test_everything_that_may_be_wrong_has_a_mend() -> None:
    """No concern and no known error is left without words."""
    assert set(CONCERNS) == set(doctor.Concern)
    assert set(MENDS) == set(KnownError.__subclasses__())


@pytest.mark.usefixtures("installed")
def test_json_holds_the_whole_report(capsys: pytest.CaptureFixture[str]) -> None:
    """``--json`` is one object with the facts, the errors as sentences and the concerns by name."""
    assert run(["doctor", "--json"], {}) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["accounts"], found["errors"], found["key_source"]) == (1, [], "file")
    assert set(found) == set(doctor.Report.__slots__)


def test_people_read_sections_and_what_is_wrong(
    installed: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sections come first, then each thing that is wrong, and the code says that something is."""
    assert run(["doctor"], {}) == 0
    assert "Nothing is wrong." in capsys.readouterr().out
    next(settings.config_dir.glob("*.key")).unlink()
    assert run(["doctor"], {}) == 3
    out = capsys.readouterr().out
    assert "\n  does not open\n" in out
    assert "\nWrong: " in out
    assert str(installed) in out


def branded(settings: Settings, **brand: str) -> tuple[doctor.BrandFact, set[doctor.Concern]]:
    """Return what the doctor sees of a brand, and which concerns are about it."""
    report = doctor.examine(replace(settings, **brand))  # type: ignore[arg-type]
    about = {doctor.Concern.ACCENT_CHANGED, doctor.Concern.LOGO_UNUSABLE}
    return report.brand, about & set(report.concerns)


def test_an_accent_that_cannot_be_read_is_told_with_what_became_of_it(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that holds on light and dark is no concern; another is named with both its colours."""
    assert branded(settings) == (doctor.BrandFact("", "", "", "", ""), set())
    assert branded(settings, brand_accent="#D0021B")[0].on_light == "#D0021B"
    assert branded(settings, brand_accent="#4461e3")[1] == set()
    fact, concerns = branded(settings, brand_accent="#FFFF00")
    assert (fact.on_dark, concerns) == ("#FFFF00", {doctor.Concern.ACCENT_CHANGED})
    assert contrast(fact.on_light, "#FFFFFF") >= 3
    config = Path(os.environ["HOME"]) / "my.toml"
    config.write_text('[brand]\naccent = "#FFFF00"\nlogo = "logo.png"\n')
    config.chmod(0o600)
    monkeypatch.setenv("DISPLAY", ":1")
    assert run(["doctor"], {"config": str(config)}) == 0
    out = capsys.readouterr().out
    assert f"it is {fact.on_light} on light, #FFFF00 on dark." in out
    assert "The logo logo.png cannot be used, so the window shows its own mark: its path does not" in out


def test_terms_of_use_are_named_as_on_record(settings: Settings) -> None:
    """By the digest that each session's event tells; none without terms."""
    assert doctor.examine(settings).usage_notice == ""
    found = doctor.examine(replace(settings, notice_text="For staff only.")).usage_notice
    assert found == hashlib.sha256(b"For staff only.").hexdigest()[:16]


def test_a_logo_that_cannot_be_used_is_told(settings: Settings, tmp_path: Path) -> None:
    """With the reason, which the front words; every reason has words."""
    path = tmp_path / "logo.svg"
    fact, concerns = branded(settings, brand_logo=str(path))
    assert (fact.logo_flaw, concerns) == ("NOT_THERE", {doctor.Concern.LOGO_UNUSABLE})
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    fact, concerns = branded(settings, brand_logo=str(path))
    assert (fact.logo, fact.logo_flaw, concerns) == (str(path), "", set())
    assert set(FLAWS) == set(Flaw.__members__)
