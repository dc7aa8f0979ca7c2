"""The file to copy into other programs: it takes a good ticket, and no other."""

import base64
import json
from collections.abc import Callable
from typing import Any

import jwt
import pytest
import twinlatch_client as client
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

NOW_S = 1_800_000_000
KEY, OTHER = Ed25519PrivateKey.from_private_bytes(b"k" * 32), Ed25519PrivateKey.from_private_bytes(b"o" * 32)
CLAIMS = {
    "iss": "twinlatch",
    "sub": "0123",
    "preferred_username": "user",
    "aud": "payroll",
    "iat": NOW_S,
    "nbf": NOW_S,
    "exp": NOW_S + 300,
    "amr": ["pwd", "otp"],
}


def pem(key: Ed25519PrivateKey) -> str:
    """Return the public half as text."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def ticket(key: Any = KEY, algorithm: str = "EdDSA", **changed: Any) -> str:
    """Return a signed ticket; a claim that is None is left out."""
    claims = {name: value for name, value in (CLAIMS | changed).items() if value is not None}
    return jwt.encode(claims, key, algorithm=algorithm)


def flipped(part: int) -> str:
    """Return a good ticket with one character changed in one of its parts."""
    parts = ticket().split(".")
    text = parts[part]
    parts[part] = text[:5] + ("A" if text[5] != "A" else "B") + text[6:]
    return ".".join(parts)


def respelled() -> str:
    """Return a good ticket with bits in its last character that decode to nothing."""
    text = ticket()
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return text[:-1] + letters[letters.index(text[-1]) ^ 1]


def confused() -> str:
    """Return a ticket signed by HMAC with the public key as its secret."""
    header, claims = (
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode("ascii")
        for part in ({"alg": "HS256"}, CLAIMS)
    )
    import hashlib
    import hmac

    mac = hmac.new(pem(KEY).encode("ascii"), f"{header}.{claims}".encode("ascii"), hashlib.sha256).digest()
    return f"{header}.{claims}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode('ascii')}"


REFUSED: dict[str, Callable[[], str]] = {
    "expired": lambda: ticket(exp=NOW_S),
    "not yet valid": lambda: ticket(nbf=NOW_S + 60),
    "another audience": lambda: ticket(aud="ledger"),
    "no audience": lambda: ticket(aud=None),
    "several audiences": lambda: ticket(aud=["payroll", "ledger"]),
    "no end": lambda: ticket(exp=None),
    "an end that is no time": lambda: ticket(exp="soon"),
    "an end for ever": lambda: ticket(exp=float("inf")),
    "an end that no comparison meets": lambda: ticket(exp=float("nan")),
    "a begin that no comparison meets": lambda: ticket(nbf=float("nan")),
    "another issuer": lambda: ticket(iss="somebody"),
    "another key": lambda: ticket(OTHER),
    "no signature": lambda: ticket(None, "none"),
    "the public key as a secret": confused,
    "a changed header": lambda: flipped(0),
    "a changed claim": lambda: flipped(1),
    "a changed signature": lambda: flipped(2),
    "another spelling": respelled,
    "a part too many": lambda: ticket() + ".x",
    "nothing": lambda: "",
    "a list": lambda: "W10.W10.W10",
    "much": lambda: "A" * 1_000_000,
    "no letters": lambda: "ä.ö.ü",
}


def test_a_good_ticket() -> None:
    """Its claims are returned, until the second it expires."""
    keys = client.keys_of(pem(OTHER) + pem(KEY))
    assert client.verify(ticket(), keys, "payroll", NOW_S + 299)["preferred_username"] == "user"


@pytest.mark.parametrize("what", REFUSED)
def test_no_other(what: str) -> None:
    """Each is refused with a reason, and nothing but TicketError comes out."""
    with pytest.raises(client.TicketError):
        client.verify(REFUSED[what](), client.keys_of(pem(KEY)), "payroll", NOW_S)


def test_without_an_audience_nothing_is_for_us() -> None:
    """An empty word is none, even where a ticket says the same."""
    with pytest.raises(client.TicketError):
        client.verify(ticket(aud=""), client.keys_of(pem(KEY)), "", NOW_S)


@pytest.mark.parametrize("text", ["", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"])
def test_no_key_is_pinned(text: str) -> None:
    """A program without a key says so when it is made, not when somebody signs in."""
    with pytest.raises(ValueError, match="key"):
        client.keys_of(text)


# RFC 8032, section 7.1: public key, message, signature.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
]


@pytest.mark.parametrize(("key", "message", "signature"), VECTORS)
def test_the_vectors_of_the_standard(key: str, message: str, signature: str) -> None:
    """They hold, and no longer with any byte changed."""
    public, said, signed = bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature)
    assert client.signature_holds(public, said, signed)
    assert not client.signature_holds(public, said + b"x", signed)
    for at in range(len(signed)):
        assert not client.signature_holds(
            public, said, signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
        )


def test_a_scalar_that_is_too_large() -> None:
    """The same signature with the order added would be a second spelling of it (RFC 8032, 5.1.7)."""
    signed = KEY.sign(b"message")
    scalar = int.from_bytes(signed[32:], "little") + client.ORDER
    public = KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    assert client.signature_holds(public, b"message", signed)
    assert not client.signature_holds(public, b"message", signed[:32] + scalar.to_bytes(32, "little"))


def test_as_the_library_says() -> None:
    """Keys and messages of all lengths: what the library signs holds here."""
    for number in range(40):
        key = Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
        public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        assert client.signature_holds(public, b"m" * number, key.sign(b"m" * number))
