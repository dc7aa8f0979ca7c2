"""Laws of names, passwords, waits, labels and recovery codes."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

import pyotp
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.core.api.notices import PasswordCommon, PasswordTooLong, PasswordTooShort, PasswordUnreadable
from app.core.api.policy import Policy
from app.core.factors.recovery_code import ALPHABET, RecoveryCodeFactor
from app.core.factors.totp import qr_matrix
from app.core.rules import identifiers, otpauth, passwords, throttle
from app.core.rules.throttle import Tally

POLICY = Policy()
ANY_TEXT = st.text(st.characters(), max_size=300)


@pytest.mark.rule("U1")
@given(ANY_TEXT)
def test_usernames_have_one_form(typed: str) -> None:
    """What is accepted is ASCII, its own canonical form, and equal only to itself in other case."""
    found = identifiers.username(typed)
    if found is not None:
        assert re.fullmatch("[a-z0-9][a-z0-9._-]{0,63}", found)
        assert identifiers.username(found) == found
        assert found == typed.strip(" \t\r\n\v\f").lower()


@pytest.mark.rule("U1", "T10", "T11")
@given(ANY_TEXT)
def test_identifiers_never_raise(typed: str) -> None:
    """Any text is a username, an address or nothing, and has a bucket."""
    found = identifiers.identifier(typed)
    assert found is None or (found.kind == "email") == ("@" in typed)
    assert identifiers.unknown_bucket_material(typed)[:1024] == identifiers.unknown_bucket_material(typed)


def test_spellings_share_a_bucket() -> None:
    """Case and blanks around a name make no other name."""
    assert (
        len({identifiers.unknown_bucket_material(name) for name in ("Mallory", " mallory ", "MALLORY")}) == 1
    )


@pytest.mark.rule("P1")
def test_length_is_counted_in_code_points() -> None:
    """The bounds hold for every kind of character, and blanks count."""
    for fourteen in ("kq0wz-velvet-x", "😀" * 7 + "velvety"):
        assert judged(fourteen) == PasswordTooShort(15, 14)
        assert judged(fourteen + "ü") is None
    assert judged("oh my velvet sky, so wide and blue " * 7) is None
    assert judged("x1" * 600) == PasswordTooLong(1024)


@pytest.mark.rule("P7", "T10")
def test_long_passwords_are_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """A megabyte reaches neither Unicode's tables nor the hash."""
    monkeypatch.setattr(passwords, "unicodedata", None)
    assert judged("x" * 1_000_000) == PasswordTooLong(1024)
    assert judged("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 1025) == PasswordTooLong(1024)


@pytest.mark.rule("T11")
def test_surrogates_are_unreadable() -> None:
    """A lone surrogate is told, not raised."""
    assert judged("velvet sky \ud800 velvet sky") == PasswordUnreadable()


@pytest.mark.rule("P2")
@given(st.text(min_size=1, max_size=40))
def test_normal_form(password: str) -> None:
    """Composed and decomposed spellings are one password; nothing is trimmed or cut."""
    normal = passwords.normalise(password)
    if normal is not None:
        assert normal == passwords.normalise(unicodedata.normalize("NFD", password))
        assert normal.decode() == unicodedata.normalize("NFC", password)


@pytest.mark.rule("P4")
def test_blocklist() -> None:
    """Every common password, doubled or filled up to the length, is refused with its reason."""
    words = sorted(word for word in passwords.common() if len(word) >= 8)
    assert len(words) >= 3000
    for word in words[::7]:
        doubled = word * 2
        filled = word + "1234567!"
        assert isinstance(judged(doubled), PasswordCommon), doubled
        assert isinstance(judged(filled), PasswordCommon), filled
        assert isinstance(judged("!!" + word.upper() + "2026?!"), PasswordCommon), word
    for password, reason in (
        ("Kiosk-login-2026!", "context"),
        ("somebody-somebody", "context"),
        ("somebody@example.org", "context"),
        ("Tw1nl4tch-tw1nl4tch", "context"),
        (" " * 20, "padded"),
        ("1qaz2wsx3edc4rfv", "common"),
    ):
        found = judged(password)
        assert isinstance(found, PasswordCommon), password
        assert reason in {found.reason, "common"}, password
    assert judged("plain lantern over wide rivers") is None


@pytest.mark.rule("L3")
@given(st.lists(st.tuples(st.integers(-(10**12), 10**12), st.booleans()), max_size=120))
def test_waits_are_bounded_and_monotone(events: list[tuple[int, bool]]) -> None:
    """However the clock is set, a wait is at most 15 minutes, and no failure shortens the next one."""
    tally, now, longest = Tally(), 10**13, 0
    for move, honest in events:
        now = now + (abs(move) % 2_000_000 if honest else move)
        tally = throttle.settled(tally, now)
        left = throttle.remaining_s(tally, now)
        assert 0 <= left <= tally.wait_s <= 900
        if left == 0:
            tally = throttle.reserved(tally, now, POLICY)
            assert tally.wait_s >= longest
            longest = tally.wait_s
    assert throttle.cleared() == Tally()


@pytest.mark.rule("N8")
@given(st.text(max_size=120), st.text(min_size=1, max_size=200), st.binary(min_size=20, max_size=20))
def test_labels(issuer: str, account: str, secret: bytes) -> None:
    """Issuer and account survive any reader: no colon, at most 64 bytes, equal in label and parameter."""
    shown = otpauth.labels(issuer or "Twinlatch", account)
    uri = otpauth.uri(secret, issuer or "Twinlatch", account)
    assert sum(len(part.encode()) for part in shown) <= 64
    assert ":" not in "".join(shown)
    assert "+" not in uri
    label = unquote(urlsplit(uri).path.removeprefix("/"))
    assert label == ":".join(shown)
    if all(shown):
        assert pyotp.parse_uri(uri).secret == otpauth.base32_text(secret)


@pytest.mark.rule("N8")
@pytest.mark.parametrize(
    ("issuer", "account"),
    [
        ("Twinlatch", "user@example.org"),
        ("Acme: Ünï 🏢", "jürgen-with-a-very-long-name@sub.domain.example.org"),
        ("X", "y" * 200),
    ],
)
def test_a_scanner_reads_the_matrix(issuer: str, account: str) -> None:
    """An independent reader finds the very URI in the modules, at three pixels a module."""
    uri = otpauth.uri(bytes(range(20)), issuer, account)
    matrix = qr_matrix(uri)
    side = len(matrix) + 8
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            picture.putpixel((x + 4, y + 4), 0 if dark else 255)
    found = zxingcpp.read_barcodes(picture.resize((side * 3, side * 3), Image.Resampling.NEAREST))
    assert [one.text for one in found] == [uri]


@pytest.mark.rule("R1")
def test_recovery_codes_are_random() -> None:
    """Ten thousand codes are all different, and every place uses the whole alphabet alike."""
    codes = [RecoveryCodeFactor().begin() for _ in range(10_000)]
    assert len(set(codes)) == len(codes)
    for place in range(24):
        seen = [code[place] for code in codes]
        assert set(seen) == set(ALPHABET)
        assert max(map(seen.count, ALPHABET)) < 450


@pytest.mark.rule("R5")
@given(st.lists(st.sampled_from(ALPHABET), min_size=24, max_size=24), st.randoms(use_true_random=False))
def test_recovery_codes_are_read_as_people_type_them(chars: list[str], random: object) -> None:
    """Case, separators and look-alikes do not matter; one more or less character does."""
    factor, code = RecoveryCodeFactor(), "".join(chars)
    look_alikes = {"0": "0Oo", "1": "1IiLl"}
    choose = random.choice  # type: ignore[attr-defined]
    typed = "".join(
        choose(look_alikes.get(char, char + char.lower())) + choose(["", " ", "-"]) for char in code
    )
    assert factor.canonical(typed) == code
    assert factor.canonical(code[:-1]) is None
    assert factor.canonical(code + "0") is None
    assert factor.canonical(code[:-1] + "U") is None


def judged(password: str) -> object:
    """Judge a password of a neutral person."""
    return passwords.judge(password, POLICY, username="somebody", email="somebody@example.org")
