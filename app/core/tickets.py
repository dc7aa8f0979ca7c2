"""Tickets: short-lived JWTs, signed with Ed25519, that tell a program who has signed in.

PyJWT signs and checks; its clock is not asked, because the time of record decides. It is imported
when first needed: only a door and the command line have tickets.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .api.door_notices import TicketReason

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ALGORITHM = "EdDSA"
ISSUER = "twinlatch"
LARGEST = 16 * 1024
REQUIRED = ("iss", "sub", "aud", "iat", "nbf", "exp", "jti")
# A signature of 64 bytes is 86 digits, of the last of which four bits are of no use: they must be 0,
# or one ticket could be written in 16 ways.
_FORM = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{85}[AQgw]", re.ASCII)


class TicketRefusedError(Exception):
    """The ticket opens nothing."""

    def __init__(self, reason: TicketReason) -> None:
        """Take the reason."""
        super().__init__(reason)
        self.reason = reason


def warm_up() -> None:
    """Import what signing needs, before somebody waits for it."""
    import jwt  # noqa: F401 importing is all


def sign(private: bytes, key_id: str, claims: Mapping[str, object]) -> str:
    """Return a ticket, signed by a private key (32 bytes)."""
    import jwt

    return jwt.encode(dict(claims), _key(private), algorithm=ALGORITHM, headers={"kid": key_id})


def claims_of(ticket: str, keys: Mapping[str, bytes], audience: str, now_ms: int) -> dict[str, Any]:
    """Return what a ticket says, or raise TicketRefusedError; ``keys`` are the private keys by id.

    Exactly this audience, and exactly from ``nbf`` until before ``exp``: there is no leeway.
    """
    if len(ticket) > LARGEST or _FORM.fullmatch(ticket) is None:
        raise TicketRefusedError("malformed")
    claims = _signed(ticket, keys)
    if any(name not in claims for name in REQUIRED if name != "aud") or claims["iss"] != ISSUER:
        raise TicketRefusedError("malformed")
    if not audience or claims.get("aud") != audience:
        raise TicketRefusedError("audience")
    not_before, expires = claims["nbf"], claims["exp"]
    if type(not_before) is not int or type(expires) is not int:
        raise TicketRefusedError("malformed")
    if now_ms < not_before * 1000:
        raise TicketRefusedError("not_yet")
    if now_ms >= expires * 1000:
        raise TicketRefusedError("expired")
    return claims


def public_pem(private: bytes) -> str:
    """Return the public half of a private key as PEM (SubjectPublicKeyInfo)."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return _public(private).public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _signed(ticket: str, keys: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the claims if the key that the header names has signed them, in our one way."""
    import jwt

    try:
        header = jwt.get_unverified_header(ticket)
    except (jwt.PyJWTError, ValueError, RecursionError):
        raise TicketRefusedError("malformed") from None
    key_id = header.get("kid")
    if header.get("alg") != ALGORITHM or not isinstance(key_id, str) or key_id not in keys:
        raise TicketRefusedError("signature")
    try:
        # The signature alone: of the claims we judge ourselves, by the time of record.
        signed = jwt.api_jws.PyJWS([ALGORITHM]).decode(ticket, _public(keys[key_id]), [ALGORITHM])
    except (jwt.PyJWTError, ValueError):
        raise TicketRefusedError("signature") from None
    return _object(signed)


def _object(signed: bytes) -> dict[str, Any]:
    import json

    try:
        claims = json.loads(signed)
    except (ValueError, RecursionError):
        claims = None
    if not isinstance(claims, dict):
        raise TicketRefusedError("malformed")
    return claims


def _key(private: bytes) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private)


def _public(private: bytes) -> "Ed25519PublicKey":
    return _key(private).public_key()
