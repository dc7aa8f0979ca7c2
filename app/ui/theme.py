"""Every colour, size and font of the window; nobody else names one.

Colours are the tokens of the design guide, each measured against what it stands on (WCAG 2.2 AA).
Sizes are pixels at a system font of 14 px and grow with it.
"""

import sys
from dataclasses import dataclass, fields
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

Appearance = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Tokens:
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


@dataclass(frozen=True, slots=True)
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
    mark: int = 32
    mark_compact: int = 24
    avatar: int = 40
    qr_least: int = 240
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
QR_PIXELS = (5, 4, 3)
COMPACT_GAPS = 0.66
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

_STYLE = Template("""
QWidget { color: $text; }
QWizard, QDialog, QMainWindow { background: $card; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QLineEdit { background: $field; border: ${border_px}px solid $control;
  border-radius: ${radius}px;
  padding: 0 ${pad_field}px; selection-background-color: $accent; selection-color: $on_accent;
  lineedit-password-character: 8226; }
QLineEdit:hover { border-color: $text; }
QLineEdit:focus { border: ${ring_px}px solid $ring; padding: 0 ${pad_focus}px; }
QLineEdit[error="true"] { border: ${ring_px}px solid $error; padding: 0 ${pad_focus}px; }
QLineEdit:disabled { background: $disabled; border-color: $disabled; color: $disabled_text; }
QTextEdit { background: $inset; border: ${border_px}px solid $border;
  border-radius: ${radius_inset}px; }
QPushButton { border-radius: ${radius}px; padding: 0 ${pad_field}px; outline: none; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: none; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_pressed; }
QPushButton[role="primary"]:disabled { background: $disabled; color: $disabled_text; }
QPushButton[role="primary"][busy="true"] { background: $accent; color: $accent; }
QPushButton[role="secondary"] { background: $card; border: ${border_px}px solid $control; }
QPushButton[role="secondary"]:hover { background: $quiet_hover; }
QPushButton[role="secondary"]:pressed { background: $quiet_pressed; }
QPushButton[role="secondary"]:disabled { border-color: $border; color: $disabled_text; }
QPushButton[role="quiet"] { background: transparent; border: none; color: $link; }
QPushButton[role="quiet"]:hover { background: $quiet_hover; }
QPushButton[role="quiet"]:pressed { background: $quiet_pressed; }
QPushButton[role="quiet"]:disabled { color: $disabled_text; }
QPushButton[role="eye"] { background: transparent; border: none; padding: 0; }
QPushButton[role="eye"]:hover { background: $quiet_hover; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="error"] { color: $error; }
QFrame[role="box"] { border: ${border_px}px solid $border; background: $card;
  border-radius: ${radius_inset}px; }
QFrame[role="avatar"] { border: ${border_px}px solid $border; background: $inset;
  border-radius: ${avatar_radius}px; }
QFrame[role="banner"] { border-radius: ${radius}px; border: none; }
QFrame[role="banner"][tone="error"] { background: $error_tint; }
QFrame[role="banner"][tone="success"] { background: $success_tint; }
QFrame[role="banner"][tone="warning"] { background: $warning_tint; }
QFrame[role="banner"][tone="info"] { background: $info_tint; }
QCheckBox { background: transparent; outline: none; }
QToolTip { background: $card; color: $text; border: ${border_px}px solid $control; }
QScrollBar:vertical { background: transparent; width: ${scroll}px; margin: 0; }
QScrollBar::handle:vertical { background: $control; border-radius: ${scroll_radius}px;
  min-height: ${control_height}px; }
QScrollBar::add-line, QScrollBar::sub-line { background: none; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
""")


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
        self._hints = QGuiApplication.styleHints()

    def install(self, app: QApplication, appearance: Appearance) -> None:
        """Dress the application; follows the desktop from now on where ``appearance`` is "system"."""
        self._scale = max(1.0, QFontInfo(app.font()).pixelSize() / BASE_FONT_PX)
        plain = Sizes()
        scaled = {one.name: round(getattr(plain, one.name) * self._scale) for one in fields(Sizes)}
        self.sizes = Sizes(**scaled)
        self._fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        self._family = _inter() or app.font().family()
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(self.font("body"))
        self._hints.colorSchemeChanged.connect(self._on_scheme_changed)
        self.set_appearance(appearance)

    def set_appearance(self, appearance: Appearance) -> None:
        """Choose light, dark, or what the desktop says."""
        self._appearance = appearance
        dark = appearance == "dark"
        if appearance == "system":
            dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        self.tokens = DARK if dark else LIGHT
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(self._palette())
            app.setStyleSheet(self._style_sheet())
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

    def _on_scheme_changed(self) -> None:
        if self._appearance == "system":
            self.set_appearance("system")

    def _style_sheet(self) -> str:
        values: dict[str, object] = {one.name: getattr(self.tokens, one.name) for one in fields(Tokens)}
        sizes = self.sizes
        values |= {
            "border_px": sizes.border,
            "ring_px": sizes.ring,
            "radius": sizes.radius,
            "radius_inset": sizes.radius_inset,
            "pad_field": sizes.pad_field,
            # The border grows by one on focus and error; the text must not move.
            "pad_focus": sizes.pad_field - (sizes.ring - sizes.border),
            "avatar_radius": sizes.avatar // 2,
            "control_height": sizes.control,
            "scroll": sizes.gap_icon,
            "scroll_radius": sizes.gap_icon // 2,
        }
        return _STYLE.substitute(values)

    def _palette(self) -> QPalette:
        palette = QPalette()
        role = QPalette.ColorRole
        for which, token in (
            (role.Window, "card"),
            (role.WindowText, "text"),
            (role.Base, "field"),
            (role.AlternateBase, "inset"),
            (role.Text, "text"),
            (role.Button, "card"),
            (role.ButtonText, "text"),
            (role.Highlight, "accent"),
            (role.HighlightedText, "on_accent"),
            (role.Link, "link"),
            (role.ToolTipBase, "card"),
            (role.ToolTipText, "text"),
            (role.PlaceholderText, "muted"),
        ):
            palette.setColor(which, self.color(token))
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, self.color("disabled_text"))
        return palette


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
