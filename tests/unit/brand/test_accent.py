"""A deployment's accent: whatever the colour, what is made of it can be read."""

from dataclasses import fields

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.brand.accent import ON_DARK, ON_LIGHT, Grounds, accent
from app.brand.colors import contrast, from_lch, to_lch
from app.ui.tokens import DARK, LIGHT, Tokens

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
GROUNDS = st.sampled_from([ON_LIGHT, ON_DARK])


@pytest.mark.parametrize(("grounds", "tokens"), [(ON_LIGHT, LIGHT), (ON_DARK, DARK)])
def test_the_grounds_are_the_windows_own(grounds: Grounds, tokens: Tokens) -> None:
    """What an accent is held against is what it stands on, quiet buttons and banners included."""
    stood_on = ["quiet_hover", "quiet_pressed", "error_tint", "success_tint", "warning_tint", "info_tint"]
    assert grounds.card == tokens.card
    assert {getattr(tokens, name) for name in stood_on} == set(grounds.shades)
    assert {one.name for one in fields(accent("#3A55D9", grounds))} <= {one.name for one in fields(Tokens)}


@given(COLORS, GROUNDS)
@example("#FFFF00", ON_LIGHT)
@example("#000000", ON_DARK)
@example("#000000", ON_LIGHT)
@example("#FFFFFF", ON_LIGHT)
@example("#945E41", ON_DARK)
def test_every_contrast_holds(wished: str, grounds: Grounds) -> None:
    """Text on the fill 4.5 : 1 in each state, fill and ring 3 : 1, links 4.5 : 1 on each shade; states differ."""
    found = accent(wished, grounds)
    states = [found.accent, found.accent_hover, found.accent_pressed]
    assert found.on_accent in {"#FFFFFF", "#000000"}
    for state in states:
        assert contrast(found.on_accent, state) >= 4.5
        assert contrast(state, grounds.card) >= 3
    assert len(set(states)) == 3
    for ground in (grounds.card, *grounds.shades):
        assert contrast(found.link, ground) >= 4.5
        assert contrast(found.ring, ground) >= 3


@given(COLORS, GROUNDS)
def test_a_colour_moves_no_further_than_it_must(wished: str, grounds: Grounds) -> None:
    """One that holds stays, or is a little darker for white text; else it goes as far as 3 : 1."""
    made = accent(wished, grounds)
    found, before, after = made.accent, to_lch(wished).lightness, to_lch(made.accent).lightness
    if contrast(wished, grounds.card) >= 3:
        if made.on_accent == "#FFFFFF" and contrast(wished, "#FFFFFF") < 4.5:
            assert before - 0.061 < after < before
        else:
            assert found == wished
        return
    assert contrast(found, grounds.card) < (3.1 if made.on_accent == "#000000" or grounds is ON_DARK else 4.6)
    assert (after < before) is (grounds is ON_LIGHT)


@pytest.mark.parametrize(
    ("wished", "on_light", "text"),
    [
        ("#0A8E4C", "#008848", "#FFFFFF"),
        ("#FF6600", "#FC640", "#000000"),
        ("#D0021B", "#D0021B", "#FFFFFF"),
    ],
)
def test_text_is_white_where_a_little_is_enough(wished: str, on_light: str, text: str) -> None:
    """A strong green gets a little darker; an orange would have to become brown, so its text is black."""
    found = accent(wished, ON_LIGHT)
    assert found.accent.startswith(on_light)
    assert found.on_accent == text


@given(COLORS)
def test_a_colour_taken_apart_comes_back(color: str) -> None:
    """OKLCH and back is the same colour."""
    assert from_lch(to_lch(color)) == color


def test_contrast_is_that_of_the_guidelines() -> None:
    """Black on white is 21 : 1, and #767676 the lightest grey for text on white."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#767676") >= 4.5 > contrast("#FFFFFF", "#777777")
