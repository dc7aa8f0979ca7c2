"""A file that was damaged: told by a known error and left alone, or harmless; never a sign-in that was not earned."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.api.actors import Nobody, Operator
from app.core.api.commands import Start, SubmitCode
from app.core.api.errors import KnownError, StoreCorrupt, StoreTooNew
from app.core.api.operator_commands import ListAccounts, ListEvents, ShowAccount, VerifyAudit
from app.core.api.screens import CreateAccountScreen, EnterCodeScreen

from .conftest import parts
from .engine import execute, settle
from .grounds import Ground
from .hand import NEW, NOW_MS, STEP_MS, Hand, hand_at

PAGE_BYTES = 4096
ASKED = (VerifyAudit(), ListAccounts(), ShowAccount("user"), ListEvents())


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    """Give an enrolled account's store, all of it in one file."""
    made = Ground(tmp_path, "on")
    settle(made.place)
    made.keep()
    return made


def spoil(good: bytes, dice: random.Random) -> bytes:
    """Damage a store somewhere, in one of the ways that disks and people have."""
    bad = bytearray(good)
    page = dice.randrange(len(good) // PAGE_BYTES) * PAGE_BYTES
    match dice.choice(["bit", "bits", "page", "blank", "swap"]):
        case "bit":
            bad[dice.randrange(len(bad))] ^= 1 << dice.randrange(8)
        case "bits":
            for _ in range(20):
                bad[page + dice.randrange(PAGE_BYTES)] ^= 1 << dice.randrange(8)
        case "page":
            bad[page : page + PAGE_BYTES] = dice.randbytes(PAGE_BYTES)
        case "blank":
            bad[page : page + PAGE_BYTES] = bytes(PAGE_BYTES)
        case _:
            other = dice.randrange(len(good) // PAGE_BYTES) * PAGE_BYTES
            bad[page : page + PAGE_BYTES] = good[other : other + PAGE_BYTES]
    return bytes(bad)


def refused(ground: Ground, bad: bytes) -> KnownError | None:
    """Open a store of these bytes; return the error, after which not a byte may be another."""
    ground.restore()
    ground.place.write_bytes(bad)
    with hand_at(ground.folder, ground.known) as hand:
        try:
            assert not isinstance(hand.ask(Start()).screen, CreateAccountScreen)
        except KnownError as error:
            assert ground.place.read_bytes() == bad
            return error
    return None


def try_to_get_in(ground: Ground) -> Iterator[bool]:
    """Sign in by what is wrong, and ask everything; a KnownError is an answer, any other exception is none."""
    # The code that the confirmation spent; the clock stands where it would still be in time.
    replayed = Hand(ground.folder, ground.known, NOW_MS)
    spent = replayed.code("K0")
    with hand_at(ground.folder, ground.known, NOW_MS + 2 * STEP_MS) as hand:
        for password, code in ((NEW, spent), (None, spent), (None, "000000")):
            try:
                answer = hand.password(*(password,) if password else ())
                if isinstance(answer.screen, EnterCodeScreen):
                    answer = hand.ask(SubmitCode(answer.screen.attempt, code), Nobody())
            except KnownError:
                continue
            yield answer.session is not None
        try:
            # What is right may pass or not: it must only be answered.
            page = hand.password().screen
            hand.ask(SubmitCode(getattr(page, "attempt", ""), hand.code("K0")), Nobody())
        except KnownError:
            pass
        for command in ASKED:
            try:
                hand.ask(command, Operator(0))
            except KnownError:
                continue


@pytest.mark.rule("B4", "D12", "T2")
@parts(10)
def test_flips_anywhere(ground: Ground, flips: int, part: int) -> None:
    """Bits, pages, whole blanks and pages in another's place: refused untouched, or no harm done."""
    good = ground.place.read_bytes()
    dice = random.Random(part)  # noqa: S311 the same damage in every run
    for _ in range(flips):
        if refused(ground, spoil(good, dice)) is None:
            assert not any(try_to_get_in(ground))


@pytest.mark.rule("B4")
def test_truncations(ground: Ground, flips: int) -> None:
    """Cut at every page and anywhere else, down to nothing: always refused, and told as damage."""
    good = ground.place.read_bytes()
    dice = random.Random(21)  # noqa: S311 the same damage in every run
    lengths = [*range(0, len(good), PAGE_BYTES), *(dice.randrange(len(good)) for _ in range(flips // 2))]
    for length in lengths:
        error = refused(ground, good[:length])
        assert isinstance(error, StoreCorrupt), (length, error)
        assert error.why == (
            "it is empty" if length == 0 else "it is no store" if length < 16 else "it is cut short"
        )


@pytest.mark.rule("B4", "B5", "F1")
@pytest.mark.parametrize(
    ("harm", "kind", "why"),
    [
        (lambda good: bytes(100) + good[100:], StoreCorrupt, "it is no store"),
        (lambda _good: b"no database at all\n" * 999, StoreCorrupt, "it is no store"),
        ("PRAGMA application_id=1", StoreCorrupt, "it is no store of ours"),
        ("PRAGMA application_id=0", StoreCorrupt, "it is no store of ours"),
        ("UPDATE alembic_version SET version_num='9999'", StoreTooNew, "9999"),
        ("DELETE FROM alembic_version", StoreCorrupt, "it has no version"),
    ],
    ids=["header", "other", "application", "no application", "newer", "no version"],
)
def test_what_is_no_store_of_this_version(
    ground: Ground, harm: object, kind: type[KnownError], why: str
) -> None:
    """Each is told in its own words; the file stays, and no account is made beside it."""
    if isinstance(harm, str):
        execute(ground.place, harm)
        bad = ground.place.read_bytes()
    else:
        bad = harm(ground.place.read_bytes())  # type: ignore[operator]
    error = refused(ground, bad)
    assert (type(error), error.why if error else "") == (kind, why)


@pytest.mark.rule("B4", "D12")
def test_a_schema_with_another_constraint_is_refused(ground: Ground) -> None:
    """One letter of a CHECK changed: no change of an account would be accepted afterwards, so it is told at once."""
    good = ground.place.read_bytes()
    bad = good.replace(b"'wanted', 'required'", b"'wanted', 'reqiured'")
    assert bad != good
    assert isinstance(refused(ground, bad), StoreCorrupt)
