"""Laws of one-time codes, whatever the key, the time and the text."""

import hmac
from typing import Any

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.factors import AlreadyUsed, ClockBehind, Malformed, OffBy, Right, Wrong
from app.core.factors.totp import TotpFactor
from app.core.rules import otpauth

KEYS = st.binary(min_size=20, max_size=20)
COUNTERS = st.integers(min_value=2000, max_value=2**40)
FACTOR = TotpFactor()


def code(key: bytes, counter: int) -> str:
    """Return the code of a time step."""
    return pyotp.TOTP(otpauth.base32_text(key)).generate_otp(counter)


@pytest.mark.rule("T5")
@given(KEYS, COUNTERS, st.integers(-40, 40))
def test_window(key: bytes, now: int, off: int) -> None:
    """A code is right within one time step of its own, and wrong beyond, unless another step has the same."""
    typed = code(key, now + off)
    same = [step for step in (now - 1, now, now + 1) if code(key, step) == typed]
    verdict = FACTOR.check(key, -1, typed, now * 30_000, 1)
    assert verdict == (Right(min(same)) if same else Wrong())
    assert bool(same) or abs(off) > 1


@pytest.mark.rule("T2")
@given(KEYS, COUNTERS, st.lists(st.integers(-2, 2), max_size=20))
def test_never_twice(key: bytes, start: int, moves: list[int]) -> None:
    """However the clock moves, no time step is accepted twice and none before an accepted one."""
    last, now = -1, start
    accepted: list[int] = []
    for move in moves:
        now += move
        verdict = FACTOR.check(key, last, code(key, now), now * 30_000, 1)
        if isinstance(verdict, Right):
            assert verdict.counter is not None
            accepted.append(verdict.counter)
            last = verdict.counter
    assert accepted == sorted(set(accepted))


@pytest.mark.rule("T9", "T12")
@given(KEYS, COUNTERS, st.integers(0, 5000))
def test_refusals_of_right_codes_tell_why(key: bytes, last: int, back: int) -> None:
    """A code that is right now but burnt is "used", or the clock's fault once it stands far enough back."""
    now = max(0, last - back)
    verdict = FACTOR.check(key, last + 1, code(key, now), now * 30_000, 0)
    if now < last:
        assert verdict == ClockBehind((last + 2) * 30_000)
    else:
        assert verdict == AlreadyUsed()


@pytest.mark.rule("T3", "T10", "T11")
@given(st.text(max_size=80))
def test_only_six_ascii_digits_are_compared(typed: str) -> None:
    """Every text either comes down to six ASCII digits or is malformed; nothing raises."""
    canonical = FACTOR.canonical(typed)
    plain = "".join(char for char in typed if char not in " -\t\r\n")
    fine = len(typed) <= 64 and len(plain) == 6 and all(char in "0123456789" for char in plain)
    assert canonical == (plain if fine else None)
    if canonical is None:
        assert FACTOR.check(bytes(20), -1, typed, 0, 1) == Malformed()


@pytest.mark.rule("T11")
@pytest.mark.parametrize("typed", ["\ud800", "05047\udc31", "05\x00471", "०५०४७१", "𝟎𝟓𝟎𝟒𝟕𝟏"])
def test_what_breaks_others_is_malformed(typed: str) -> None:
    """Lone surrogates, NUL and foreign digits are malformed."""
    assert FACTOR.check(bytes(20), -1, typed, 1_111_111_111_000, 1) == Malformed()


@pytest.mark.rule("T13")
def test_every_step_is_evaluated(monkeypatch: pytest.MonkeyPatch) -> None:
    """A match in the first step of the window does not end the comparison."""
    compared: list[bool] = []

    def counting(one: str, other: str) -> bool:
        compared.append(one == other)
        return one == other

    monkeypatch.setattr(hmac, "compare_digest", counting)
    key = bytes(range(20))
    assert FACTOR.check(key, -1, code(key, 99), 100 * 30_000, 1) == Right(99)
    assert compared == [True, False, False]


@pytest.mark.rule("T5")
@given(KEYS, COUNTERS, st.integers(4, 1400), st.booleans())
def test_enrollment_names_the_difference(key: bytes, now: int, off: int, ahead: Any) -> None:
    """A code of another time within twelve hours is told with its minutes."""
    away = off if ahead else -off
    verdict = FACTOR.confirm(key, code(key, now + away), now * 30_000, 1)
    if isinstance(verdict, OffBy):
        assert abs(verdict.minutes) <= round(off / 2) + 1
    else:
        assert isinstance(verdict, Right)
