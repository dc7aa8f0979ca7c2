"""How the tokens become a palette and one style sheet; it names no colour and no size of its own."""

from dataclasses import fields
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from .theme import Sizes
    from .tokens import Tokens

_STYLE = """
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
QPushButton[role="secondary"] { background: $card; border: ${border_px}px solid $control; }
QPushButton[role="secondary"]:hover { background: $quiet_hover; }
QPushButton[role="secondary"]:pressed { background: $quiet_pressed; }
QPushButton[role="secondary"]:disabled { border-color: $border; color: $disabled_text; }
QPushButton[role="quiet"] { background: transparent; border: none; color: $link; }
QPushButton[role="quiet"]:hover { background: $quiet_hover; }
QPushButton[role="quiet"]:pressed { background: $quiet_pressed; }
QPushButton[role="quiet"]:disabled { color: $disabled_text; }
QPushButton[role="quiet"][muted="true"] { color: $muted; }
QPushButton[role="inline"] { background: transparent; border: none; color: $link; padding: 0; }
QPushButton[role="inline"]:hover { text-decoration: underline; }
QPushButton[role="inline"]:pressed { color: $text; text-decoration: underline; }
QPushButton[role="inline"]:disabled { color: $disabled_text; }
QPushButton[role="eye"] { background: transparent; border: none; padding: 0; }
QPushButton[role="eye"]:hover { background: $quiet_hover; }
QPushButton[role="eye"]:pressed { background: $quiet_pressed; }
QPushButton[role="choice"] { background: transparent; border: none; text-align: left; }
QPushButton[role="choice"]:hover, QPushButton[role="choice"]:focus { background: $quiet_hover; }
QPushButton[role="choice"]:pressed { background: $quiet_pressed; }
QFrame[role="choices"] { background: $card; border: ${border_px}px solid $control;
  border-radius: ${radius_inset}px; }
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
QFileDialog QPushButton, QMessageBox QPushButton { background: $card; min-height: ${inside}px;
  border: ${border_px}px solid $control; padding: 0 ${padding}px; }
QFileDialog QPushButton:hover, QMessageBox QPushButton:hover { background: $quiet_hover; }
QFileDialog QPushButton:focus, QMessageBox QPushButton:focus { border: ${ring_px}px solid $ring;
  min-height: ${inside_focus}px; }
QFileDialog QLineEdit { min-height: ${inside}px; }
QFileDialog QLineEdit:focus { min-height: ${inside_focus}px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QCheckBox { background: transparent; outline: none; }
QToolTip { background: $card; color: $text; border: ${border_px}px solid $control; }
QScrollBar:vertical { background: transparent; width: ${scroll}px; margin: 0; }
QScrollBar::handle:vertical { background: $control; border-radius: ${scroll_radius}px;
  min-height: ${control_height}px; }
QScrollBar::add-line, QScrollBar::sub-line { background: none; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
"""
# What shades tell elsewhere is told by lines here.
_STRONG = """
QPushButton[role="quiet"], QPushButton[role="inline"] { text-decoration: underline; }
QPushButton[role="primary"]:disabled, QPushButton[role="secondary"]:disabled {
  border: ${border_px}px dashed $disabled_text; }
QLineEdit:disabled { border: ${border_px}px dashed $disabled_text; }
QFrame[role="banner"][tone="error"] { border: ${border_px}px solid $error; }
QFrame[role="banner"][tone="success"] { border: ${border_px}px solid $success; }
QFrame[role="banner"][tone="warning"] { border: ${border_px}px solid $warning; }
QFrame[role="banner"][tone="info"] { border: ${border_px}px solid $text; }
"""


def style_sheet(tokens: "Tokens", sizes: "Sizes") -> str:
    """Return the style sheet of the whole application."""
    values: dict[str, object] = {one.name: getattr(tokens, one.name) for one in fields(tokens)}
    border = sizes.ring if tokens.strong else sizes.border
    values |= {
        "border_px": border,
        "ring_px": sizes.ring,
        "radius": sizes.radius,
        "radius_inset": sizes.radius_inset,
        "pad_field": sizes.pad_field,
        # The border grows by one on focus and error; the text must not move.
        "pad_focus": sizes.pad_field - (sizes.ring - border),
        "avatar_radius": sizes.avatar // 2,
        "control_height": sizes.control,
        "inside": sizes.control - 2 * border,
        "inside_focus": sizes.control - 2 * sizes.ring,
        "padding": sizes.padding_compact,
        "scroll": sizes.gap_icon,
        "scroll_radius": sizes.gap_icon // 2,
    }
    return Template(_STYLE + _STRONG if tokens.strong else _STYLE).substitute(values)


def palette(tokens: "Tokens") -> QPalette:
    """Return the palette, for whatever the style sheet does not reach."""
    made = QPalette()
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
        made.setColor(which, QColor(getattr(tokens, token)))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.disabled_text))
    return made
