"""Every colour, size and font of the window; nobody else names one.

Colours are the tokens of the design guide, each measured against what it stands on (WCAG 2.2 AA).
Sizes are pixels at a system font of 14 px and grow with it.
"""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from .style import palette, style_sheet

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

Appearance = Literal["system", "light", "dark"]


# Plain tuples: two dataclasses with 70 fields cost 4 ms before the first paint.
class Tokens(NamedTuple):
    """The colours of one appearance."""

    bg: str
    card: str
    field: str
    inset: str
    border: str
    control: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    link: str
    ring: str
    error: str
    error_tint: str
    success: str
    success_tint: str
    warning: str
    warning_tint: str
    info_tint: str
    disabled: str
    disabled_text: str
    quiet_hover: str
    quiet_pressed: str
    mark_1: str
    mark_2: str
    qr_light: str = "#FFFFFF"
    qr_dark: str = "#000000"


LIGHT = Tokens(
    bg="#F3F4F7",
    card="#FFFFFF",
    field="#FFFFFF",
    inset="#F3F4F7",
    border="#DDE0E7",
    control="#868D9B",
    text="#1A1D25",
    muted="#596071",
    accent="#3A55D9",
    accent_hover="#2F47BF",
    accent_pressed="#263BA3",
    on_accent="#FFFFFF",
    link="#3148C4",
    ring="#3A55D9",
    error="#B3261E",
    error_tint="#FCEEEC",
    success="#1B6E3C",
    success_tint="#E9F5EE",
    warning="#8A5200",
    warning_tint="#FDF3E1",
    info_tint="#ECEEF4",
    disabled="#E9EBF0",
    disabled_text="#626977",
    quiet_hover="#ECEEF4",
    quiet_pressed="#E1E4EC",
    mark_1="#3A55D9",
    mark_2="#7086EE",
)

DARK = Tokens(
    bg="#121317",
    card="#1B1D23",
    field="#14161A",
    inset="#23262E",
    border="#30343E",
    control="#757C8A",
    text="#ECEEF3",
    muted="#A6ACB9",
    accent="#4461E3",
    accent_hover="#4D69EC",
    accent_pressed="#405CDD",
    on_accent="#FFFFFF",
    link="#A9B8FF",
    ring="#A9B8FF",
    error="#FFA399",
    error_tint="#3A1F1F",
    success="#7FD6A0",
    success_tint="#16301F",
    warning="#F5C06A",
    warning_tint="#33270F",
    info_tint="#23262E",
    disabled="#2A2D35",
    disabled_text="#9097A4",
    quiet_hover="#262932",
    quiet_pressed="#2F333D",
    mark_1="#7D92FA",
    mark_2="#C3CDFF",
)


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
    code: int = 56
    eye: int = 32
    icon: int = 20
    icon_small: int = 16
    tick: int = 20
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
        self._desktop_dark: bool | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def install(self, app: QApplication, appearance: Appearance) -> None:
        """Dress the application; follows the desktop from now on where ``appearance`` is "system"."""
        self._scale = max(1.0, QFontInfo(app.font()).pixelSize() / BASE_FONT_PX)
        self.sizes = Sizes(*(round(size * self._scale) for size in Sizes()))
        self._fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        self._family = self._family or _inter() or app.font().family()
        app.setFont(self.font("body"))
        if self._desktop_dark is None:
            # Before ours covers it. The hint itself is a name of namespace Qt (see ``named``).
            self._desktop_dark = _is_dark(app.palette())
        self.set_appearance(appearance)

    def set_appearance(self, appearance: Appearance) -> None:
        """Choose light, dark, or what the desktop says."""
        self._appearance = appearance
        dark = self._desktop_dark if appearance == "system" else appearance == "dark"
        self.tokens = DARK if dark else LIGHT
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self.tokens))
            app.setStyleSheet(style_sheet(self.tokens, self.sizes))
        self.changed.emit()

    @property
    def dark(self) -> bool:
        """Whether the dark tokens are in force."""
        return self.tokens is DARK

    def color(self, name: str) -> QColor:
        """Return one token as a colour."""
        return QColor(getattr(self.tokens, name))

    def font(self, kind: str) -> QFont:
        """Return a font by its job."""
        size, weight = _FONTS[kind]
        font = QFont(self._fixed if kind == "key" else self._family)
        font.setPixelSize(round(size * self._scale))
        font.setWeight(QFont.Weight(weight))
        if kind != "key":
            # One variable file: without naming its axis every weight would be drawn as regular.
            font.setVariableAxis(QFont.Tag("wght"), weight)
        if kind == "key":
            font.setStyleHint(QFont.StyleHint.Monospace)
        if kind == "code":
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.sizes.code_spacing)
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def gap(self, name: str, *, compact: bool) -> int:
        """Return one of the gaps, smaller in a low window."""
        size: int = getattr(self.sizes, name)
        return round(size * COMPACT_GAPS) if compact else size

    def _on_scheme_changed(self, scheme: "Qt.ColorScheme") -> None:
        from PySide6.QtCore import Qt

        self._desktop_dark = scheme == Qt.ColorScheme.Dark
        if self._appearance == "system":
            self.set_appearance("system")


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
