"""Every size and font of the window, and which colours are in force; nobody else names one.

Sizes are pixels at a system font of 14 px and grow with it.
"""

import sys
from dataclasses import dataclass, fields, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from .style import palette, style_sheet
from .tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens

Appearance = Literal["system", "light", "dark", "contrast"]


@dataclass(frozen=True, eq=False, repr=False)
class Sizes:
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


@dataclass(frozen=True)
class Paper:
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
        self._dark = False
        self._accent = ""
        self._branded: dict[bool, Tokens] = {}
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._on_desktop_changed)
        # A reference of our own: a chained call finds it deleted.
        self._wishes = self._hints.accessibility()
        self._wishes.contrastPreferenceChanged.connect(self._on_desktop_changed)

    def install(self, app: QApplication, appearance: Appearance) -> None:
        """Dress the application; follows the desktop from now on where ``appearance`` is "system"."""
        self._scale = max(1.0, QFontInfo(app.font()).pixelSize() / BASE_FONT_PX)
        plain = Sizes()
        scaled = {one.name: round(getattr(plain, one.name) * self._scale) for one in fields(Sizes)}
        # A phone reads it at any size of text, and a low window has to hold it.
        scaled["qr_least"] = plain.qr_least
        self.sizes = Sizes(**scaled)
        self._fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        self._family = self._family or _inter() or app.font().family()
        app.setFont(self.font("body"))
        self.set_appearance(appearance)

    def set_appearance(self, appearance: Appearance) -> None:
        """Choose light, dark, high contrast (on white or black), or what the desktop says."""
        self._appearance = appearance
        dark = appearance == "dark"
        strong = appearance == "contrast"
        if appearance in {"system", "contrast"}:
            dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        if appearance == "system":
            strong = self._wishes.contrastPreference() == Qt.ContrastPreference.HighContrast
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
            from ..brand.accent import ON_DARK, ON_LIGHT, accent

            own = accent(self._accent, ON_DARK if dark else ON_LIGHT)
            new = {one.name: getattr(own, one.name) for one in fields(own)}
            self._branded[dark] = replace(DARK if dark else LIGHT, **new)
        return self._branded[dark]

    def _on_desktop_changed(self) -> None:
        if self._appearance in {"system", "contrast"}:
            self.set_appearance(self._appearance)


_current: list[Theme] = []


def current() -> Theme:
    """Return the theme of this process; made on first use, when there is an application."""
    if not _current:
        _current.append(Theme())
    return _current[0]


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
