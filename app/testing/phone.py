"""A phone with an authenticator app: it scans what is painted, keeps keys and shows codes.

It shares no line with the program's own factor: what it understands, any app understands.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

DIGITS = 6
PERIOD_S = 30
SHORTEST_KEY_BYTES = 14
HASHES = {"SHA1": hashlib.sha1, "SHA256": hashlib.sha256, "SHA512": hashlib.sha512}


class PhoneError(Exception):
    """What the phone's app would say to its owner."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One service in the app."""

    issuer: str
    account: str
    key: bytes = field(repr=False)
    digits: int = DIGITS
    period_s: int = PERIOD_S
    algorithm: str = "SHA1"

    def code(self, now_ms: int, offset_steps: int = 0) -> str:
        """Return the code of a moment, or of so many time steps later (RFC 6238)."""
        counter = now_ms // (self.period_s * 1000) + offset_steps
        mac = hmac.new(self.key, counter.to_bytes(8, "big"), HASHES[self.algorithm]).digest()
        start = mac[-1] & 0x0F
        number = int.from_bytes(mac[start : start + 4], "big") & 0x7FFF_FFFF
        return str(number % 10**self.digits).zfill(self.digits)


class VirtualPhone:
    """Holds entries, the newest last; its clock is the one it was given, plus ``ahead_s``."""

    def __init__(self, clock: Callable[[], int], *, ahead_s: float = 0) -> None:
        """Take a clock of UTC milliseconds, and by how much the phone is ahead of it."""
        self._clock = clock
        self.ahead_s = ahead_s
        self.entries: list[Entry] = []

    def scan(self, picture: Any) -> Entry:  # noqa: ANN401 whatever has pixels
        """Read the QR code from a widget, a QImage, a PIL image or a picture file, and keep the entry."""
        return self._keep(parse(read_qr(picture)))

    def type_key(self, text: str, *, issuer: str = "", account: str = "") -> Entry:
        """Enter a key by hand, as it is shown; the rest of the form keeps its usual values."""
        return self._keep(Entry(issuer, account, _base32(text)))

    def code(self, offset_steps: int = 0, *, account: str | None = None) -> str:
        """Return the code the phone shows: of the newest entry, or of an account's newest one."""
        matching = [entry for entry in self.entries if account in {None, entry.account}]
        if not matching:
            message = "there is no such entry on this phone"
            raise PhoneError(message)
        return matching[-1].code(self._clock() + round(self.ahead_s * 1000), offset_steps)

    def wrong_code(self) -> str:
        """Return a code that is right at no moment near this one."""
        near = {self.code(step) for step in range(-1500, 1501)}
        return next(f"{number:06d}" for number in range(10**DIGITS) if f"{number:06d}" not in near)

    def forget(self, entry: Entry) -> None:
        """Delete an entry."""
        self.entries.remove(entry)

    def _keep(self, entry: Entry) -> Entry:
        self.entries.append(entry)
        return entry


def read_qr(picture: Any) -> str:  # noqa: ANN401 whatever has pixels
    """Return the text of the one QR code that can be seen."""
    import zxingcpp

    formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    texts = {found.text for found in zxingcpp.read_barcodes(_pixels(picture), formats=formats)}
    if len(texts) != 1:
        message = "no QR code can be seen" if not texts else f"{len(texts)} QR codes can be seen"
        raise PhoneError(message)
    return str(texts.pop())


def parse(uri: str) -> Entry:
    """Read an ``otpauth://totp`` address as an authenticator app does, or refuse it."""
    try:
        parts = urlsplit(uri)
        query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True, max_num_fields=16)
    except ValueError:
        raise PhoneError("this QR code is for no authenticator app") from None
    if parts.scheme != "otpauth" or parts.netloc.lower() != "totp":
        raise PhoneError("this QR code is for no authenticator app that makes time-based codes")
    issuer, _, account = unquote(parts.path.removeprefix("/")).rpartition(":")
    algorithm = _one(query, "algorithm", "SHA1").upper()
    digits, period = _one(query, "digits", str(DIGITS)), _one(query, "period", str(PERIOD_S))
    if algorithm not in HASHES or digits not in {"6", "8"} or not re.fullmatch("[1-9][0-9]{0,3}", period):
        raise PhoneError("this kind of code is not known here")
    named = _one(query, "issuer", issuer)
    if issuer and named != issuer:
        raise PhoneError("the QR code names two issuers")
    key = _base32(_one(query, "secret", ""))
    return Entry(named, account.strip(), key, int(digits), int(period), algorithm)


def _one(query: dict[str, list[str]], name: str, default: str) -> str:
    values = query.get(name, [default])
    if len(values) != 1:
        raise PhoneError("the QR code says a thing twice")
    return values[0]


def _base32(text: str) -> bytes:
    """Read a key as apps do: blanks, hyphens and lower case are fine, anything else is not."""
    plain = re.sub(r"[\s-]", "", text).upper()
    padding = "" if "=" in plain else "=" * (-len(plain) % 8)
    try:
        key = base64.b32decode(plain + padding)
    except (binascii.Error, ValueError):
        raise PhoneError("this key cannot be read") from None
    if len(key) < SHORTEST_KEY_BYTES:
        raise PhoneError("this key is too short")
    return key


def _pixels(picture: Any) -> Any:  # noqa: ANN401 whatever has pixels
    """Return something zxing-cpp reads: a grab of a widget, a loaded file, or the picture itself."""
    if isinstance(picture, str | Path):
        from PIL import Image

        with Image.open(picture) as opened:
            return opened.convert("L")
    if hasattr(picture, "grab"):
        picture = picture.grab().toImage()
    if hasattr(picture, "convertToFormat"):
        from PySide6.QtGui import QImage

        return picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return picture
