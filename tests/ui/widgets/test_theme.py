"""The theme: contrast, type, scale, and whose word decides between light and dark."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import assets
from app.ui.theme import Sizes, Theme, current
from app.ui.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens

ALL = pytest.mark.parametrize(
    "tokens",
    [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK],
    ids=["light", "dark", "contrast on white", "contrast on black"],
)


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours by WCAG 2."""

    def luminance(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@ALL
def test_text_is_readable(tokens: Tokens) -> None:
    """Text has 4.5 : 1 against whatever it stands on (WCAG 2.2, 1.4.3), 7 : 1 in high contrast (1.4.6)."""
    grounds = {
        "text": "card field inset quiet_hover quiet_pressed error_tint success_tint warning_tint info_tint",
        "muted": "card",
        "link": "card quiet_hover quiet_pressed error_tint warning_tint info_tint success_tint",
        "on_accent": "accent accent_hover accent_pressed",
        "error": "card error_tint",
        "success": "card success_tint",
        "warning": "card warning_tint",
        "disabled_text": "disabled card",
    }
    for text, all_grounds in grounds.items():
        for ground in all_grounds.split():
            found = contrast(getattr(tokens, text), getattr(tokens, ground))
            least = 7 if tokens.strong else 4.5
            assert found >= least, f"{text} on {ground}: {found:.2f}"


@ALL
def test_controls_are_seen(tokens: Tokens) -> None:
    """Borders of controls, fills and ring have 3 : 1 against the card (WCAG 2.2, 1.4.11)."""
    for name in ("control", "ring", "accent", "error"):
        assert contrast(getattr(tokens, name), tokens.card) >= 3, name
    assert contrast(tokens.muted, tokens.field) >= 3, "the eye in its field"


def test_weights_are_drawn() -> None:
    """One variable file gives regular and semibold, in our own typeface."""
    assert QFontInfo(current().font("title")).family() == "Inter"
    found = [QFontInfo(current().font(kind)).weight() for kind in ("strong", "body")]
    assert found == [600, 400]


def test_a_change_reaches_everything_at_once(qtbot: QtBot) -> None:
    """Palette and style follow, and who paints by hand is told."""
    with qtbot.waitSignal(current().changed):
        current().set_appearance("dark")
    assert current().dark
    assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.card
    with qtbot.waitSignal(current().changed):
        current().set_appearance("light")
    assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.card


class Desktop:
    """Says which scheme the desktop prefers."""

    def __init__(self) -> None:
        """Begin with a desktop that says nothing, as bare X11 does."""
        self.scheme = Qt.ColorScheme.Unknown
        self.contrast = Qt.ContrastPreference.NoPreference

    def contrastPreference(self) -> Qt.ContrastPreference:
        """Return whether it asks for high contrast."""
        return self.contrast

    def colorScheme(self) -> Qt.ColorScheme:
        """Return what the desktop prefers."""
        return self.scheme


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """A desktop whose preference the test sets."""
    theme, made = current(), Desktop()
    real = theme._hints, theme._wishes
    theme._hints = theme._wishes = made  # type: ignore[assignment]
    yield made
    theme._hints, theme._wishes = real
    theme._on_desktop_changed()
    theme.set_appearance("light")


def test_the_desktop_decides_unless_settings_do(desktop: Desktop) -> None:
    """A desktop that says nothing is light; a change is followed; a setting of one's own stays."""
    theme, hints = current(), QGuiApplication.styleHints()
    theme.set_appearance("system")
    found = [theme.dark]
    desktop.scheme = Qt.ColorScheme.Dark
    hints.colorSchemeChanged.emit(desktop.scheme)
    found.append(theme.dark)
    theme.set_appearance("light")
    hints.colorSchemeChanged.emit(desktop.scheme)
    found.append(theme.dark)
    theme.set_appearance("system")
    found.append(theme.dark)
    desktop.scheme = Qt.ColorScheme.Unknown
    hints.colorSchemeChanged.emit(desktop.scheme)
    found.append(theme.dark)
    assert found == [False, True, False, True, False]


@pytest.mark.parametrize(
    ("text", "ground", "dark"), [("#000000", "#efefef", False), ("#ffffff", "#323232", True)]
)
def test_a_desktop_that_is_dark_at_the_start_has_a_dark_window(
    qapp: QApplication, text: str, ground: str, dark: bool
) -> None:
    """The style's palette tells, before ours covers it."""
    desktop = QPalette()
    desktop.setColor(QPalette.ColorRole.WindowText, text)
    desktop.setColor(QPalette.ColorRole.Window, ground)
    qapp.setPalette(desktop)
    theme = Theme()
    theme.install(qapp, "system")
    try:
        assert theme.dark is dark
    finally:
        current().install(qapp, "light")


def test_high_contrast_is_asked_for_by_the_desktop_or_by_settings(desktop: Desktop) -> None:
    """It stands on white or on black, as the desktop's scheme says, and follows a change."""
    theme = current()
    theme.set_appearance("system")
    desktop.contrast = Qt.ContrastPreference.HighContrast
    theme.look_for_contrast()
    found = [theme.tokens]
    desktop.scheme = Qt.ColorScheme.Dark
    theme._on_desktop_changed()
    found.append(theme.tokens)
    desktop.contrast = Qt.ContrastPreference.NoPreference
    theme.set_appearance("contrast")
    found.append(theme.tokens)
    desktop.scheme = Qt.ColorScheme.Light
    theme._on_desktop_changed()
    found.append(theme.tokens)
    assert found == [CONTRAST_LIGHT, CONTRAST_DARK, CONTRAST_DARK, CONTRAST_LIGHT]


@pytest.fixture
def other_font(qapp: QApplication) -> Iterator[QFont]:
    """The desktop's font, to be set; what the test leaves is put right again."""
    before = qapp.font()
    yield QFont(before)
    qapp.setFont(before)
    current().install(qapp, "light")


@pytest.mark.parametrize(("pixels", "scale"), [(11, 1.0), (14, 1.0), (21, 1.5), (28, 2.0)])
def test_everything_grows_with_the_desktops_font(
    qapp: QApplication, other_font: QFont, pixels: int, scale: float
) -> None:
    """Sizes and type grow alike, and never below the guide's."""
    other_font.setPixelSize(pixels)
    qapp.setFont(other_font)
    theme = Theme()
    theme.install(qapp, "light")
    assert theme.sizes.control == 40 * scale
    assert theme.sizes.card_width == 480 * scale
    assert theme.font("title").pixelSize() == 24 * scale
    assert theme.gap("gap_field", compact=True) == round(16 * scale * 0.66)


def test_fingers_get_more_to_press(qapp: QApplication) -> None:
    """In a kiosk fields are 48 high, buttons and the eye 44; they grow with the desktop's font as well."""
    theme = Theme()
    theme.install(qapp, "light", touch=True)
    assert (theme.sizes.line, theme.sizes.control, theme.sizes.eye) == (48, 44, 44)
    assert theme.sizes.code == Sizes().code
    theme.install(qapp, "light")
    assert (theme.sizes.line, theme.sizes.control, theme.sizes.eye) == (40, 40, 32)


def test_icons_take_the_colour_and_leave_the_rest_clear(qapp: QApplication) -> None:
    """Every icon of the folder can be tinted, and the mark has both its tones."""
    names = {path.stem for path in (assets.FOLDER / "icons").glob("*.svg")} - {"mark", "mark16"}
    assert len(names) >= 10
    for name in names:
        picture = assets.pixmap(name, LIGHT.error, 20).toImage()
        assert picture.width() == round(20 * qapp.devicePixelRatio())
        seen = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        solid = {color.name().upper() for color in seen if color.alpha() == 255}
        assert solid == {LIGHT.error}, name
        assert any(color.alpha() == 0 for color in seen), name
    for size in (16, 24, 32):
        picture = assets.mark(size, DARK.mark_1, DARK.mark_2).toImage()
        seen = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        solid = {color.name().upper() for color in seen if color.alpha() == 255}
        assert {DARK.mark_1, DARK.mark_2} <= solid
