"""Language and appearance: who decides, what is remembered, and that a change takes nothing away."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.settings import Settings
from app.testing.window import Twinlatch
from app.ui import language
from app.ui.looks import Looks
from app.ui.memory import Memory
from app.ui.theme import current
from app.ui.tokens import CONTRAST_LIGHT, DARK, LIGHT
from app.ui.widgets.choices import Choices


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    """Leave the process as it was."""
    yield
    language.install("en")
    current().install(qapp, "light")


def looks(folder: Path, **said: str) -> Looks:
    """Begin with settings of this content."""
    settings = Settings("sqlite:////nowhere", folder, said=frozenset(said), **said)  # type: ignore[arg-type]
    made = Looks(settings, Memory(folder))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made.begin(app)
    return made


def test_a_choice_is_remembered(tmp_path: Path) -> None:
    """The next start looks as the last one was left, in a file that nobody else reads."""
    first = looks(tmp_path / "config")
    first.dress("dark")
    first.speak("de")
    current().set_appearance("light")
    language.install("en")
    looks(tmp_path / "config")
    assert current().tokens is DARK
    assert language.in_force() == "de"
    assert stat.S_IMODE((tmp_path / "config" / "window").stat().st_mode) == 0o600


def test_a_setting_decides_over_what_is_remembered(tmp_path: Path) -> None:
    """What was chosen is for that run; the next one begins as the setting says."""
    looks(tmp_path).dress("dark")
    begun = looks(tmp_path, appearance="contrast", language="de")
    assert (current().tokens, language.in_force()) == (CONTRAST_LIGHT, "de")
    begun.dress("light")
    assert current().tokens is LIGHT
    looks(tmp_path, appearance="contrast")
    assert current().tokens is CONTRAST_LIGHT


def test_memory_makes_no_fuss(tmp_path: Path) -> None:
    """A pipe, a link, rubbish or a folder that cannot be written: nothing is remembered, nothing is said."""
    os.mkfifo(tmp_path / "window")
    assert Memory(tmp_path).get("language") == ""
    (tmp_path / "window").unlink()
    (tmp_path / "window").write_bytes(b"\xff\xfe=\n=x\nlanguage=de\nlanguage")
    assert Memory(tmp_path).get("language") == "de"
    (tmp_path / "elsewhere").write_text("appearance=dark\n")
    (tmp_path / "window").unlink()
    (tmp_path / "window").symlink_to(tmp_path / "elsewhere")
    assert Memory(tmp_path).get("appearance") == ""
    nowhere = Memory(tmp_path / "elsewhere" / "below")
    nowhere.keep("language", "es\nappearance=dark")
    assert nowhere.get("language") == "es appearance=dark"
    assert Memory(None).get("language") == ""


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        (["de-AT", "en"], "de"),
        (["fr-FR", "es-MX"], "es"),
        (["en-GB", "de"], "en"),
        (["zh-Hans-CN"], "zh_CN"),
        (["zh"], "zh_CN"),
        (["ar-EG"], "ar"),
        (["zh-TW", "ja"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_desktops_language(tags: list[str], code: str) -> None:
    """The first of its languages that there is; no other script passes for one's own."""
    assert language.of_desktop(tags) == code


def test_each_language_is_spoken_whole(twinlatch: Twinlatch) -> None:
    """The page turns at once, what was typed stays, the choice has the focus, and Arabic is mirrored."""
    create = twinlatch.create_account
    create.look().type_into("Username", "user")
    create.desktop.type_into("Password", "short")
    create.desktop.click("Create account")
    for code in [*language.languages()[1:], "en"]:
        page = twinlatch.parts.shell.wizard.page_shown()
        assert page is not None
        page.language_asked.emit(code)
        create.look()
        assert language.in_force() == code
        assert create.desktop.find("Username").text() == "user"  # type: ignore[attr-defined]
        assert create.desktop.find("Password").text() == "short"  # type: ignore[attr-defined]
        assert create.error
        assert (create.error == "Enter an email address such as name@example.org.") == (code == "en")
        assert create.focus == language.own_name(code)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        right = Qt.LayoutDirection.RightToLeft if code == "ar" else Qt.LayoutDirection.LeftToRight
        assert app.layoutDirection() == right
    create.desktop.type_into("Email address", "user@example.org")
    create.create("user", "user@example.org", twinlatch.password)
    twinlatch.sign_in.look()


def test_choices_by_keyboard(twinlatch: Twinlatch) -> None:
    """Enter opens them, arrows move, Esc gives the keyboard back, and a choice is taken at once."""
    desktop = twinlatch.create_account.look()
    desktop.find("Appearance").setFocus()
    desktop.press(Qt.Key.Key_Return)
    window = desktop.window
    focus = window.focusWidget()
    assert focus is not None
    assert focus.text() == "Light"  # type: ignore[attr-defined]
    desktop.press(Qt.Key.Key_Escape)
    assert desktop.focus == "Appearance"
    assert current().tokens is LIGHT
    desktop.press(Qt.Key.Key_Return)
    desktop.press(Qt.Key.Key_Down)
    desktop.press(Qt.Key.Key_Return)
    assert current().tokens is DARK
    assert desktop.focus == "Appearance"


def test_choices_have_the_room_they_need_and_leave_no_trace(twinlatch: Twinlatch) -> None:
    """No scrolling, no second line where there is room; Esc selects nothing in the field that comes next."""
    desktop = twinlatch.create_account.look()
    desktop.type_into("Username", "user")
    desktop.click("Appearance")
    box = desktop.window.findChild(Choices)
    assert box is not None
    assert not box._scroll.verticalScrollBar().isVisible()
    assert all(one.height() == one.heightForWidth(10_000) for one in box._buttons)
    desktop.press(Qt.Key.Key_Escape)
    assert desktop.focus == "Appearance"
    field = desktop.find("Username")
    assert isinstance(field, QLineEdit)
    assert not field.hasSelectedText()


def test_qts_own_words_are_there() -> None:
    """Each language has Qt's translations beside ours."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for code in language.languages()[1:]:
        assert (folder / f"qtbase_{code}.qm").exists(), code


def test_a_start_in_another_language(tmp_path: Path) -> None:
    """The desktop's word alone makes the first page German."""
    script = (
        "from app.settings import load; from app.ui.app import build; "
        "parts = build(load({}), lambda: None); parts.shell.wizard.show(); "
        "print(parts.shell.wizard.page_shown().action.text())"
    )
    env = {**os.environ, "LANG": "de_DE.UTF-8", "LANGUAGE": "de", "HOME": str(tmp_path)}
    said = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "Konto erstellen"
