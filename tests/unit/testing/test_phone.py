"""The virtual phone is an authenticator app of its own: RFC 6238, what it scans, what it refuses."""

import subprocess
from pathlib import Path

import pytest
import qrcode
from PIL import Image

from app.testing.clock import FrozenClock
from app.testing.phone import PhoneError, VirtualPhone, parse, read_qr

KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
URI = f"otpauth://totp/Twinlatch:user%40example.org?secret={KEY}&issuer=Twinlatch"


def picture(text: str) -> Image.Image:
    """Paint a QR code as the window does: quiet zone of four modules, three pixels each."""
    code = qrcode.QRCode(border=4, box_size=3)
    code.add_data(text)
    image: Image.Image = code.make_image().get_image()
    return image


@pytest.mark.parametrize(
    ("at_s", "code"),
    [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037"), (20_000_000_000, "353130")],
)
def test_codes_of_rfc_6238(at_s: int, code: str) -> None:
    """The RFC's vectors come out, cut to six digits."""
    phone = VirtualPhone(FrozenClock(at_s * 1000))
    phone.type_key(KEY)
    assert phone.code() == code


def test_agrees_with_oathtool() -> None:
    """Another implementation shows the same code, now and two steps on."""
    clock = FrozenClock()
    phone = VirtualPhone(clock)
    phone.type_key(KEY)
    at = clock() // 1000
    command = ["oathtool", "--totp", "-b", KEY, "--window", "2", "--now", f"@{at}"]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert [phone.code(step) for step in range(3)] == shown


def test_scans_and_keeps_several_entries(tmp_path: Path) -> None:
    """A scan keeps issuer and account; the newest entry shows unless another is asked for."""
    clock = FrozenClock()
    phone = VirtualPhone(clock)
    file = tmp_path / "screenshot.png"
    picture(URI).save(file)
    first = phone.scan(file)
    second = phone.scan(picture(URI.replace("user", "second").replace(KEY, KEY[::-1])))
    assert (first.issuer, first.account) == ("Twinlatch", "user@example.org")
    assert phone.entries == [first, second]
    assert phone.code() == second.code(clock())
    assert phone.code(account="user@example.org") == first.code(clock())
    phone.forget(second)
    assert phone.code() == first.code(clock())


def test_typed_key_is_the_scanned_one() -> None:
    """Groups, blanks and lower case of a typed key make no difference."""
    phone = VirtualPhone(FrozenClock())
    scanned = phone.scan(picture(URI))
    typed = phone.type_key("gezd gnbv-gy3t qojq\ngezd gnbv gy3t qojq")
    assert typed.key == scanned.key


def test_a_phone_ahead_shows_later_codes() -> None:
    """A phone whose clock is ten minutes ahead shows what ours would in ten minutes."""
    clock = FrozenClock()
    right, ahead = VirtualPhone(clock), VirtualPhone(clock, ahead_s=600)
    right.type_key(KEY)
    ahead.type_key(KEY)
    assert ahead.code() == right.code(20) != right.code()


def test_a_wrong_code_is_wrong_all_day() -> None:
    """The wrong code stands at no time step within twelve hours."""
    phone = VirtualPhone(FrozenClock())
    phone.type_key(KEY)
    assert phone.wrong_code() not in {phone.code(step) for step in range(-1440, 1441)}


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/",
        f"otpauth://hotp/Twinlatch:user?secret={KEY}&counter=1",
        "otpauth://totp/Twinlatch:user?issuer=Twinlatch",
        "otpauth://totp/Twinlatch:user?secret=not+base32!",
        f"otpauth://totp/Twinlatch:user?secret={KEY}&issuer=Somebody",
        f"otpauth://totp/Twinlatch:user?secret={KEY}&secret={KEY}",
        f"otpauth://totp/Twinlatch:user?secret={KEY}&digits=4",
        "otpauth://totp/Twinlatch:user",
    ],
)
def test_refuses_what_is_no_totp(text: str) -> None:
    """Anything but a whole TOTP address is refused, and nothing is kept."""
    phone = VirtualPhone(FrozenClock())
    with pytest.raises(PhoneError):
        phone.scan(picture(text))
    assert phone.entries == []


def test_says_when_nothing_can_be_seen() -> None:
    """An empty picture and a phone without entries say what is the matter."""
    with pytest.raises(PhoneError, match="no QR code"):
        read_qr(Image.new("L", (200, 200), 255))
    with pytest.raises(PhoneError, match="no such entry"):
        VirtualPhone(FrozenClock()).code()


def test_key_stays_out_of_repr() -> None:
    """An entry that is printed does not give its key away."""
    assert KEY not in repr(parse(URI))
    assert "key" not in repr(parse(URI))
