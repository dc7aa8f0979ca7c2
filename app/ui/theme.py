"""Every size and font of the window, and which colours are in force; nobody else names one.

Sizes are pixels at a system font of 14 px and grow with it.
"""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from .style import palette, style_sheet
from .tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens

Appearance = Literal["system", "light", "dark", "contrast"]


# A plain tuple, as the tokens are.
class Sizes(NamedTuple):
    """Measures in pixels; built once, scaled by the system's font."""

    window_width: int = 480
    window_height: int = 680
    card_width: int = 480
    card_from_width: int = 544
    card_from_height: int = 600
    padding: int = 40
    padding_compact: int = 24
    radius_card: int = 16
    radius: int = 8
    radius_inset: int = 12
    control: int = 40
    line: int = 40
    code: int = 56
    eye: int = 32
    icon: int = 20
    icon_small: int = 16
    tick: int = 20
    meter: int = 4
    mark: int = 32
    mark_compact: int = 24
    avatar: int = 40
    qr_least: int = 240
    name_least: int = 96
    gap_mark: int = 20
    gap_text: int = 8
    gap_header: int = 24
    gap_label: int = 8
    gap_error: int = 8
    gap_field: int = 16
    gap_actions: int = 24
    gap_button: int = 12
    gap_icon: int = 8
    gap_group: int = 24
    pad_field: int = 12
    pad_inset: int = 16
    pad_banner: int = 12
    ring: int = 2
    ring_clear: int = 2
    border: int = 1
    code_spacing: int = 8

    @property
    def pad_picture(self) -> int:
        """From the edge of a button with an icon to its text."""
        return self.pad_field + self.icon + self.gap_icon // 2 + CLEAR

    @property
    def pad_behind(self) -> int:
        """From the text of such a button to its other edge."""
        return self.pad_field + CLEAR


class Paper(NamedTuple):
    """Measures of what is printed: points, the margin millimetres; black on white in every appearance."""

    ink: str = "#000000"
    margin: int = 15
    width: int = 340
    padding: int = 24
    gap: int = 10
    line: float = 0.5
    small: int = 10
    body: int = 10
    title: int = 18
    code: int = 22
    endless: int = 5000


PAPER = Paper()

TOUCH = Sizes()._replace(control=44, line=48, eye=44)
# Not scaled: the least window a person may drag it to, and the least modules a scanner reads.
LEAST_WINDOW = (360, 400)
QR_QUIET_MODULES = 4
COMPACT_GAPS = 0.66
# Of a narrow window's width: large type leaves no room for the padding that grew with it.
NARROW_PADDING = 1 / 15
COMPACT_QR = 0.8
BLOCK_AT = 0.46
LINE_HEIGHT_PERCENT = 140
SPINNER_MS = 40
BASE_FONT_PX = 14
# On either side of the text beside an icon, as Qt itself leaves it.
CLEAR = 2

FIXED = {"key", "giant"}
_FONTS: dict[str, tuple[int, int]] = {
    "title": (24, 600),
    "title_compact": (20, 600),
    "body": (14, 400),
    "label": (14, 500),
    "strong": (14, 600),
    "field": (15, 400),
    "button": (14, 500),
    "primary": (14, 600),
    "error": (13, 500),
    "key": (22, 400),
    "code": (24, 500),
    "giant": (72, 500),
}


class Theme(QObject):
    """The appearance in force; ``changed`` is emitted when it becomes another one."""

    changed = Signal()

    def __init__(self) -> None:
        """Begin with light, unscaled, until installed."""
        super().__init__()
        self.tokens = LIGHT
        self.sizes = Sizes()
        self._scale = 1.0
        self._family = ""
        self._fixed = ""
        self._appearance: Appearance = "system"
        self._accent = ""
        self._branded: dict[bool, Tokens] = {}
        # What the desktop wants; whether dark is found by its palette, before the first paint.
        self._desktop_dark: bool | None = None
        self._desktop_strong = False
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._on_desktop_changed)
        # A reference of our own: a chained call finds it deleted.
        self._wishes = self._hints.accessibility()
        self._wishes.contrastPreferenceChanged.connect(self._on_desktop_changed)

    def install(self, app: QApplication, appearance: Appearance, *, touch: bool = False) -> None:
        """Dress the application; follows the desktop from now on where ``appearance`` is "system".

        ``touch``: for fingers, everything that is pressed or typed into is higher.
        """
        self._scale = max(1.0, QFontInfo(app.font()).pixelSize() / BASE_FONT_PX)
        scaled = Sizes(*(round(size * self._scale) for size in (TOUCH if touch else Sizes())))
        # A phone reads it at any size of text, and a low window has to hold it.
        self.sizes = scaled._replace(qr_least=Sizes().qr_least)
        self._fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        self._family = self._family or _inter() or app.font().family()
        app.setFont(self.font("body"))
        if self._desktop_dark is None:
            # Before ours covers it. The hint itself is a name of namespace Qt (see ``named``).
            self._desktop_dark = _is_dark(app.palette())
        self.set_appearance(appearance)

    def set_appearance(self, appearance: Appearance) -> None:
        """Choose light, dark, high contrast (on white or black), or what the desktop says."""
        self._appearance = appearance
        follows = appearance in {"system", "contrast"}
        dark = bool(self._desktop_dark) if follows else appearance == "dark"
        strong = self._desktop_strong if appearance == "system" else appearance == "contrast"
        of = ((LIGHT, DARK), (CONTRAST_LIGHT, CONTRAST_DARK))
        self._dark = dark
        self.tokens = of[strong][dark] if strong or not self._accent else self._with_accent(dark=dark)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self.tokens))
            app.setStyleSheet(style_sheet(self.tokens, self.sizes))
        self.changed.emit()

    def set_accent(self, accent: str) -> None:
        """Take a deployment's accent, "" for our own; it is in force from the next appearance on."""
        self._accent = accent
        self._branded.clear()

    @property
    def appearance(self) -> Appearance:
        """What was chosen; "system" follows the desktop."""
        return self._appearance

    @property
    def border(self) -> int:
        """The width of every border, in pixels."""
        return self.sizes.ring if self.tokens.strong else self.sizes.border

    @property
    def dark(self) -> bool:
        """Whether the dark tokens are in force."""
        return self._dark

    def color(self, name: str) -> QColor:
        """Return one token as a colour."""
        return QColor(getattr(self.tokens, name))

    def font(self, kind: str) -> QFont:
        """Return a font by its job."""
        size, weight = _FONTS[kind]
        font = QFont(self._fixed if kind in FIXED else self._family)
        font.setPixelSize(round(size * self._scale))
        font.setWeight(QFont.Weight(weight))
        if kind not in FIXED:
            # One variable file: without naming its axis every weight would be drawn as regular.
            font.setVariableAxis(QFont.Tag("wght"), weight)
        if kind in FIXED:
            font.setStyleHint(QFont.StyleHint.Monospace)
        if kind == "code":
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.sizes.code_spacing)
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def paper_font(self, points: int, weight: QFont.Weight, *, fixed: bool) -> QFont:
        """Return a font for what is printed, where a pixel of the font is a point."""
        font = self.font("key" if fixed else "body")
        font.setPixelSize(points)
        font.setWeight(weight)
        if not fixed:
            font.setVariableAxis(QFont.Tag("wght"), weight.value)
        return font

    def gap(self, name: str, *, compact: bool) -> int:
        """Return one of the gaps, smaller in a low window."""
        size: int = getattr(self.sizes, name)
        return round(size * COMPACT_GAPS) if compact else size

    def _with_accent(self, *, dark: bool) -> Tokens:
        """Return the tokens with the deployment's accent; high contrast keeps its own."""
        if dark not in self._branded:
            from dataclasses import asdict

            from ..brand.accent import ON_DARK, ON_LIGHT, accent

            own = accent(self._accent, ON_DARK if dark else ON_LIGHT)
            self._branded[dark] = (DARK if dark else LIGHT)._replace(**asdict(own))
        return self._branded[dark]

    def look_for_contrast(self) -> None:
        """Heed a desktop that asks for high contrast: no palette tells, so it waits for the first paint."""
        self._take_wishes(dark=bool(self._desktop_dark))

    def _on_desktop_changed(self) -> None:
        from PySide6.QtCore import Qt

        self._take_wishes(dark=self._hints.colorScheme() == Qt.ColorScheme.Dark)

    def _take_wishes(self, *, dark: bool) -> None:
        from PySide6.QtCore import Qt

        strong = self._wishes.contrastPreference() == Qt.ContrastPreference.HighContrast
        before = self._desktop_dark, self._desktop_strong
        self._desktop_dark, self._desktop_strong = dark, strong
        if before != (dark, strong) and self._appearance in {"system", "contrast"}:
            self.set_appearance(self._appearance)


_current: list[Theme] = []


def current() -> Theme:
    """Return the theme of this process; made on first use, when there is an application."""
    if not _current:
        _current.append(Theme())
    return _current[0]


def _is_dark(found: QPalette) -> bool:
    """Tell by the style's own palette, which is dark where the desktop is."""
    return found.windowText().color().lightness() > found.window().color().lightness()


def _inter() -> str:
    """Load the typeface from its package and return its family, or "" where it is missing."""
    spec = find_spec("fontpkg_inter")
    if spec is None or spec.origin is None:
        return ""
    folder = Path(spec.origin).parent / "files"
    if hasattr(sys, "_MEIPASS"):
        folder = Path(sys._MEIPASS) / "fontpkg_inter" / "files"  # noqa: SLF001 the bundle's own name
    font = QFontDatabase.addApplicationFont(str(folder / "Inter[opsz,wght].ttf"))
    families = QFontDatabase.applicationFontFamilies(font) if font >= 0 else []
    return families[0] if families else ""
