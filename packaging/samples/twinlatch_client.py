"""Ask for a Twinlatch sign-in from a PySide6 program of your own: copy this one file beside it.

    sign_in = SignIn(window, audience="payroll", public_key=PEM)
    sign_in.passed.connect(lambda claims: window.greet(claims["preferred_username"]))
    sign_in.refused.connect(lambda reason: window.close())
    sign_in.start()

``PEM`` is what ``twinlatch ticket key`` prints: pin it in your program. The ticket is a JWT signed with
Ed25519; it is verified here, by RFC 8032 and RFC 7515 to 7519, without any library.
"""

import base64
import binascii
import hashlib
import json
import time
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal

# What the gate's exit codes mean.
REASONS = {
    75: "the store cannot be reached for now",
    77: "the sign-in was refused or cancelled",
    124: "nobody signed in in time",
}
CANCELLED = REASONS[77]
FAILED = "Twinlatch could not run"
ISSUER = "twinlatch"
LONGEST = 16 * 1024


class TicketError(Exception):
    """The ticket is not one for us; the message says why."""


class SignIn(QObject):
    """One sign-in: ``passed`` with the ticket's claims, or ``refused`` with the reason, once."""

    passed = Signal(dict)
    refused = Signal(str)

    def __init__(
        self,
        parent: QObject,
        *,
        audience: str,
        public_key: str,
        program: str = "twinlatch",
        options: Iterable[str] = (),
    ) -> None:
        """Take whom the ticket is for, the pinned key or keys as PEM, and options such as ``--reason``."""
        super().__init__(parent)
        self._audience = audience
        self._keys = keys_of(public_key)
        self._command = (program, ["--print-ticket", f"--audience={audience}", *options])
        self._told = False
        self._cancelled = False
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    def start(self) -> None:
        """Show the sign-in window."""
        self._process.start(*self._command)

    def cancel(self) -> None:
        """Take the window away; ``refused`` follows."""
        self._cancelled = True
        self._process.terminate()

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if status != QProcess.ExitStatus.NormalExit or code != 0:
            self._refuse(CANCELLED if self._cancelled else REASONS.get(code, FAILED))
            return
        try:
            ticket = bytes(self._process.readAllStandardOutput().data()).decode("ascii").strip()
            claims = verify(ticket, self._keys, self._audience)
        except (TicketError, UnicodeDecodeError) as error:
            self._refuse(f"the ticket is not valid: {error}")
            return
        self._told = True
        self.passed.emit(claims)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._refuse(FAILED)

    def _refuse(self, reason: str) -> None:
        if not self._told:
            self._told = True
            self.refused.emit(reason)


def verify(ticket: str, keys: list[bytes], audience: str, now_s: float | None = None) -> dict[str, Any]:
    """Return the claims of a ticket, or raise TicketError; ``keys`` of 32 bytes, times in seconds."""
    if len(ticket) > LONGEST:
        raise TicketError("it is too long")
    parts = ticket.split(".")
    if len(parts) != 3:
        raise TicketError("it is no ticket")
    header, claims = _json(parts[0]), _json(parts[1])
    if header.get("alg") != "EdDSA" or "crit" in header:
        raise TicketError("it is signed in another way")
    signed = f"{parts[0]}.{parts[1]}".encode("ascii")
    if not any(signature_holds(key, signed, _decoded(parts[2])) for key in keys):
        raise TicketError("its signature does not hold")
    now_s = time.time() if now_s is None else now_s
    if claims.get("iss") != ISSUER or not audience or claims.get("aud") != audience:
        raise TicketError("it is for something else")
    begins, ends = _time(claims.get("nbf", claims.get("iat"))), _time(claims.get("exp"))
    if now_s >= ends:
        raise TicketError("it has expired")
    if now_s < begins - 1:
        raise TicketError("it is not valid yet; is this clock right?")
    return claims


def keys_of(pem: str) -> list[bytes]:
    """Return the Ed25519 keys (32 bytes each) of a PEM text; raise ValueError where there is none."""
    found: list[bytes] = []
    lines: list[str] = []
    inside = False
    for line in pem.splitlines():
        if line.startswith("-----BEGIN PUBLIC KEY"):
            lines, inside = [], True
        elif line.startswith("-----END PUBLIC KEY") and inside:
            encoded = base64.b64decode("".join(lines), validate=True)
            prefix = bytes.fromhex("302a300506032b6570032100")
            if len(encoded) != len(prefix) + 32 or not encoded.startswith(prefix):
                raise ValueError("a key is not an Ed25519 public key")
            found.append(encoded[len(prefix) :])
            inside = False
        elif inside:
            lines.append(line.strip())
    if not found:
        raise ValueError("there is no public key")
    return found


def _time(value: object) -> int:
    # Whole seconds, as the gate writes them: with NaN no comparison would refuse anything.
    if type(value) is not int:
        raise TicketError("it has no times")
    return value


def _decoded(part: str) -> bytes:
    try:
        raw = base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise TicketError("it is no ticket") from None
    # One ticket has one spelling.
    if base64.urlsafe_b64encode(raw).rstrip(b"=") != part.encode("ascii", "replace"):
        raise TicketError("it is no ticket")
    return raw


def _json(part: str) -> dict[str, Any]:
    try:
        found = json.loads(_decoded(part))
    except (ValueError, RecursionError):
        raise TicketError("it is no ticket") from None
    if not isinstance(found, dict):
        raise TicketError("it is no ticket")
    return found


# --- Ed25519, verification only (RFC 8032, section 5.1) ----------------------------------------------
# Nothing here is secret, so nothing has to take the same time.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]
NEUTRAL: Point = (0, 1, 1, 0)


def signature_holds(key: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether a signature (64 bytes) over a message was made with the other half of a key (32 bytes)."""
    if len(key) != 32 or len(signature) != 64:
        return False
    public, point = _point(key), _point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if public is None or point is None or scalar >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    challenge = int.from_bytes(digest, "little") % ORDER
    return _same(_times(scalar, BASE), _sum(point, _times(challenge, public)))


def _point(encoded: bytes) -> Point | None:
    """Return the point of 32 bytes, None where they are none or not the only spelling of it."""
    value = int.from_bytes(encoded, "little")
    odd, y = value >> 255, value & (2**255 - 1)
    if y >= P:
        return None
    above, below = (y * y - 1) % P, (D * y * y + 1) % P
    square = above * pow(below, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and odd):
        return None
    x = P - x if x & 1 != odd else x
    return (x, y, 1, x * y % P)


def _sum(one: Point, two: Point) -> Point:
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c = 2 * one[3] * two[3] * D % P
    d = 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _times(scalar: int, point: Point) -> Point:
    result = NEUTRAL
    while scalar:
        if scalar & 1:
            result = _sum(result, point)
        point = _sum(point, point)
        scalar >>= 1
    return result


def _same(one: Point, two: Point) -> bool:
    return not (one[0] * two[2] - two[0] * one[2]) % P and not (one[1] * two[2] - two[1] * one[2]) % P


BASE = _point(bytes.fromhex("58" + "66" * 31)) or NEUTRAL
