"""Every colour of the window, an appearance each; only the theme takes them from here.

They are the design guide's, each measured against what it stands on (WCAG 2.2 AA; strong ones AAA).
"""

from typing import NamedTuple


# A plain tuple: dataclasses of this length cost milliseconds before the first paint.
class Tokens(NamedTuple):
    """The colours of one appearance; a ``strong`` one has thicker borders, and tells nothing by shades."""

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
    strong: bool = False


LIGHT = Tokens(
    bg="#F3F4F7",
    card="#FFFFFF",
    field="#FFFFFF",
    inset="#F3F4F7",
    border="#DDE0E7",
    # Darker than the guide: at a scale of 1.25 a border between pixels keeps three quarters of its colour.
    control="#6A7180",
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
    control="#8B92A0",
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

CONTRAST_LIGHT = Tokens(
    bg="#FFFFFF",
    card="#FFFFFF",
    field="#FFFFFF",
    inset="#FFFFFF",
    border="#000000",
    control="#000000",
    text="#000000",
    muted="#2B2F38",
    accent="#0A1F8F",
    accent_hover="#071666",
    accent_pressed="#040D3D",
    on_accent="#FFFFFF",
    link="#0A1F8F",
    ring="#0A1F8F",
    error="#8C0D07",
    error_tint="#FFFFFF",
    success="#064D22",
    success_tint="#FFFFFF",
    warning="#5C3600",
    warning_tint="#FFFFFF",
    info_tint="#FFFFFF",
    disabled="#FFFFFF",
    disabled_text="#4A4F5A",
    quiet_hover="#E6E9F5",
    quiet_pressed="#D3D8EE",
    mark_1="#0A1F8F",
    mark_2="#000000",
    strong=True,
)

CONTRAST_DARK = Tokens(
    bg="#000000",
    card="#000000",
    field="#000000",
    inset="#000000",
    border="#FFFFFF",
    control="#FFFFFF",
    text="#FFFFFF",
    muted="#DADDE3",
    accent="#FFE14D",
    accent_hover="#FFEA85",
    accent_pressed="#FFF2B8",
    on_accent="#000000",
    link="#FFE14D",
    ring="#FFE14D",
    error="#FFB3AB",
    error_tint="#000000",
    success="#8CF0B0",
    success_tint="#000000",
    warning="#FFD27A",
    warning_tint="#000000",
    info_tint="#000000",
    disabled="#000000",
    disabled_text="#B4B8C0",
    quiet_hover="#24262B",
    quiet_pressed="#34373E",
    mark_1="#FFE14D",
    mark_2="#FFFFFF",
    strong=True,
)
