"""Passwords: one verification a check, whatever there is to compare with."""

import argon2
import pytest
from argon2.low_level import Type

from app.core.factors import Malformed, Right, Unusable, Wrong, password
from app.core.factors.password import PasswordFactor


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hashes that were verified against, in order."""
    seen: list[str] = []
    verify = argon2.PasswordHasher.verify

    def counting(self: argon2.PasswordHasher, stored: str, password: bytes) -> bool:
        seen.append(stored)
        return verify(self, stored, password)

    monkeypatch.setattr(argon2.PasswordHasher, "verify", counting)
    return seen


@pytest.fixture
def factor() -> PasswordFactor:
    """A factor at the smallest costs."""
    return PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)


@pytest.mark.rule("E2")
def test_every_check_costs_one_verification(factor: PasswordFactor, counted: list[str]) -> None:
    """Right, wrong, unknown and of another kind: one verification with the parameters in force."""
    stored = factor.begin("velvet sky over rivers")
    other = argon2.PasswordHasher(1, 8, 1, type=Type.I).hash("velvet sky over rivers").encode()
    assert factor.check(stored, "velvet sky over rivers") == Right()
    assert factor.check(stored, "another") == Wrong()
    assert factor.check(None, "another") == Unusable()
    assert factor.check(other, "velvet sky over rivers") == Unusable()
    assert len(counted) == 4
    parameters = {phc.rsplit("$", 2)[0] for phc in counted}
    assert parameters == {"$argon2id$v=19$m=8,t=1,p=1"}


@pytest.mark.rule("P3")
def test_hashes_differ_and_weaker_ones_are_told() -> None:
    """The same password twice gives two hashes; one with weaker parameters is right but weak."""
    weak = PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)
    strong = PasswordFactor(time_cost=1, memory_cost=16, parallelism=1)
    first, second = weak.begin("velvet sky over rivers"), weak.begin("velvet sky over rivers")
    assert first != second
    assert strong.check(first, "velvet sky over rivers") == Right(weak=True)
    assert strong.check(strong.begin("velvet sky over rivers"), "velvet sky over rivers") == Right()


@pytest.mark.rule("P2")
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x" * 72 + "a", "x" * 72 + "b"),
        ("abc\0def", "abc"),
        ("Velvet", "velvet"),
        ("velvet ", "velvet"),
        ("ﬁ", "fi"),
    ],
)
def test_nothing_is_cut_or_folded(factor: PasswordFactor, one: str, other: str) -> None:
    """Twins by prefix, NUL, case, blank or compatibility are different passwords."""
    assert factor.check(factor.begin(one), other) == Wrong()


@pytest.mark.rule("P7", "T10", "T11")
@pytest.mark.parametrize("password", ["x" * 1_000_000, "\ud800"])
def test_unreadable_passwords_never_reach_the_hash(
    factor: PasswordFactor, counted: list[str], password: str
) -> None:
    """Over-long and unreadable ones are malformed without a verification, and cannot be set."""
    assert factor.check(factor.begin("velvet"), password) == Malformed()
    assert counted == []
    with pytest.raises(ValueError, match=r"^$"):
        factor.begin(password)


@pytest.mark.rule("E2")
def test_a_cheaper_hash_of_an_older_program_costs_no_less(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong password does what it leaves undone; a right one, and a hash of today's costs, do not."""
    older = PasswordFactor(time_cost=1, memory_cost=64, parallelism=1).begin("the right one")
    today = PasswordFactor(time_cost=2, memory_cost=1024, parallelism=1)
    done: list[int] = []
    monkeypatch.setattr(password, "_hash", lambda _normal, by: done.append(by.memory_cost))
    monkeypatch.setattr(password, "_seconds", lambda by: float(by.memory_cost * by.time_cost))
    assert today.check(older, "the right one") == Right(weak=True)
    assert today.check(today.begin("the right one"), "a wrong one") == Wrong()
    assert done == []
    assert today.check(older, "a wrong one") == Wrong()
    assert done == [992]
