"""One-time codes of RFC 6238: SHA-1, six digits, 30 seconds, because many apps ignore anything else.

pyotp makes the code of one time step; window, replay, canonical form and clock are decided here.
Time is UTC milliseconds since the epoch, never local time (T6).
"""

import hmac
import re
import secrets

import pyotp
import qrcode
from qrcode.constants import ERROR_CORRECT_L
from qrcode.util import MODE_8BIT_BYTE, QRData

from . import AlreadyUsed, ClockBehind, Malformed, OffBy, Right, Unusable, Verdict, Wrong

DIGITS = 6
PERIOD_S = 30
KEY_BYTES = 20
SHORTEST_KEY_BYTES = 16
LONGEST_TYPED = 64
SEARCH_STEPS = 12 * 3600 // PERIOD_S
_SEPARATORS = re.compile(r"[ \t\r\n-]+", re.ASCII)
_CODE = re.compile(rf"[0-9]{{{DIGITS}}}", re.ASCII)


class TotpFactor:
    """Make keys and judge codes."""

    def begin(self) -> bytes:
        """Return a fresh 160-bit key (RFC 4226 R6)."""
        return secrets.token_bytes(KEY_BYTES)

    def canonical(self, typed: str) -> str | None:
        """Return six ASCII digits, or None: whatever else was typed is never compared (T3, T10)."""
        if len(typed) > LONGEST_TYPED:
            return None
        plain = _SEPARATORS.sub("", typed)
        return plain if _CODE.fullmatch(plain) else None

    def check(self, secret: bytes | None, last_counter: int, typed: str, now_ms: int, window: int) -> Verdict:
        """Judge a code at a sign-in; only a time step after ``last_counter`` is right (T2)."""
        code = self.canonical(typed)
        if code is None:
            return Malformed()
        if secret is None or len(secret) < SHORTEST_KEY_BYTES:
            return Unusable()
        now = counter_at(now_ms)
        matched = self._matches(secret, code, now, window)
        fresh = [counter for counter in matched if counter > last_counter]
        if fresh:
            return Right(counter=min(fresh))
        if not matched:
            return Wrong()
        if now < last_counter - 1:
            return ClockBehind(works_at_ms=(last_counter + 1) * PERIOD_S * 1000)
        return AlreadyUsed()

    def confirm(self, secret: bytes, typed: str, now_ms: int, window: int) -> Verdict:
        """Judge the first code of a pending key; a wrong one is looked for within 12 hours."""
        verdict = self.check(secret, -1, typed, now_ms, window)
        code = self.canonical(typed)
        if not isinstance(verdict, Wrong) or code is None:
            return verdict
        now = counter_at(now_ms)
        found = self._matches(secret, code, now, SEARCH_STEPS)
        if not found:
            return verdict
        nearest = min(found, key=lambda counter: abs(counter - now))
        minutes = round((nearest - now) * PERIOD_S / 60)
        return OffBy(minutes) if minutes else verdict

    def _matches(self, secret: bytes, code: str, now: int, window: int) -> list[int]:
        """Return the time steps whose code this is; all are evaluated, in constant time (T13)."""
        totp = self._generator(secret)
        steps = range(max(0, now - window), now + window + 1)
        return [step for step in steps if hmac.compare_digest(totp.generate_otp(step), code)]

    def _generator(self, secret: bytes) -> pyotp.TOTP:
        return _Generator(secret)


class _Generator(pyotp.TOTP):
    """Makes the codes of a key that we have as bytes, so that it is not spelled and read for each."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        super().__init__("", digits=DIGITS, interval=PERIOD_S)

    def byte_secret(self) -> bytes:
        """Return the key."""
        return self._secret


def counter_at(now_ms: int) -> int:
    """Return the time step of RFC 6238."""
    return now_ms // (PERIOD_S * 1000)


def qr_matrix(uri: str) -> tuple[tuple[bool, ...], ...]:
    """Return the dark modules of the QR code, without quiet zone, error level L.

    The mask is fixed: choosing it costs four times the rest, and any mask reads.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_L, border=0, mask_pattern=3)
    code.add_data(QRData(uri.encode(), mode=MODE_8BIT_BYTE))
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())
