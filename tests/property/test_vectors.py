"""Every public vector, through our own functions."""

import base64
import hashlib
import hmac
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlparse

import argon2
import pyotp
import pytest
from argon2.low_level import Type, hash_secret_raw, verify_secret
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.core.factors import AlreadyUsed, Malformed, Right, Unusable, Wrong
from app.core.factors.password import PasswordFactor
from app.core.factors.totp import TotpFactor, counter_at
from app.core.rules import identifiers, otpauth, passwords
from app.testing.phone import PhoneError, VirtualPhone

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "vectors.json").read_text(encoding="utf-8")
)["vectors"]

NOT_APPLIED = {
    "rate_limit": "counts logins in a window of time; our throttle counts failures and knows no window (L1)",
    "replay": "describes a reuse list; our monotonic counter refuses more, tried in test_totp_laws.py",
}


class _Short(pyotp.TOTP):
    """Some public vectors use secrets shorter than pyotp takes, and we accept."""

    min_secret_length_bits = 0


class _AnyKey(TotpFactor):
    """The factor, for secrets of the vectors that are shorter than ours."""

    def _generator(self, secret: bytes) -> pyotp.TOTP:
        return _Short(otpauth.base32_text(secret))


def _key(inputs: dict[str, Any]) -> bytes:
    return _decoded(inputs["secret_base32"])


def _decoded(text: str) -> bytes:
    plain = text.replace(" ", "").upper().rstrip("=")
    return base64.b32decode(plain + "=" * (-len(plain) % 8))


def _long_enough(secret: bytes, monkeypatch: pytest.MonkeyPatch) -> TotpFactor:
    if len(secret) < 16:
        monkeypatch.setattr("app.core.factors.totp.SHORTEST_KEY_BYTES", 1)
        return _AnyKey()
    return TotpFactor()


def _hotp(vector: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = vector["inputs"]
    secret = _key(inputs)
    algorithm = inputs.get("algorithm", "SHA1")
    digits = inputs.get("digits", 6)
    counter = inputs["counter"]
    made = _Short(
        otpauth.base32_text(secret), digits=digits, digest=getattr(hashlib, algorithm.lower())
    ).generate_otp(counter)
    assert made == vector["expected"]["code"]
    if algorithm == "SHA1" and digits == 6 and counter > 0:
        factor = _long_enough(secret, monkeypatch)
        assert factor.check(secret, counter - 1, made, counter * 30_000, 0) == Right(counter)


def _totp(vector: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    inputs, expected = vector["inputs"], vector["expected"]
    secret = _key(inputs)
    counter = counter_at(inputs["unix_time"] * 1000)
    assert counter == int(inputs["T_hex"], 16) if "T_hex" in inputs else True
    algorithm = getattr(hashlib, inputs.get("algorithm", "SHA1").lower())
    made = _Short(otpauth.base32_text(secret), digits=inputs["digits"], digest=algorithm).generate_otp(
        counter
    )
    assert made == expected["code"]
    six = expected.get("code_6_digits")
    if six and inputs.get("algorithm", "SHA1") == "SHA1":
        verdict = _long_enough(secret, monkeypatch).check(secret, -1, six, inputs["unix_time"] * 1000, 1)
        assert verdict == Right(counter)


def _totp_timecode(vector: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    inputs, expected = vector["inputs"], vector["expected"]
    secret = _key(inputs)
    factor = _long_enough(secret, monkeypatch)
    verdict = factor.check(secret, -1, inputs["code"], inputs["unix_time"] * 1000, inputs["valid_window"])
    step = expected.get("matching_step")
    assert verdict == (Wrong() if step is None else Right(step))


def _totp_window(vector: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = vector["inputs"]
    secret = _key(inputs)
    factor = _long_enough(secret, monkeypatch)
    for step, wanted in inputs["server_step_to_result"].items():
        verdict = factor.check(secret, -1, inputs["code"], int(step) * 30_000, 1)
        near = abs(int(step) - inputs["code_step"]) <= 1
        assert isinstance(verdict, Right) == near
        if "default" in inputs["window"]:
            assert near == (wanted == "accept")


def _skew_lesson(vector: dict[str, Any], _monkeypatch: pytest.MonkeyPatch) -> None:
    factor, secret = TotpFactor(), bytes(range(20))
    offset = vector["inputs"]["three_consecutive_codes_offset_steps"]
    for step in range(50_000, 50_003):
        code = pyotp.TOTP(otpauth.base32_text(secret)).generate_otp(step + offset)
        assert factor.check(secret, -1, code, step * 30_000, 1) == Wrong()


def _totp_empty_key(vector: dict[str, Any], _monkeypatch: pytest.MonkeyPatch) -> None:
    now_ms = vector["inputs"]["unix_time"] * 1000
    for secret in (None, b"", b"\0", b"\0" * 15):
        assert TotpFactor().check(secret, -1, vector["expected"]["code"], now_ms, 1) == Unusable()


def _code_variant(vector: dict[str, Any], _monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = vector["inputs"]
    now_ms = inputs["unix_time"] * 1000
    factor, secret = TotpFactor(), _key(inputs)
    verdict = factor.check(secret, -1, "050471", now_ms, 1)
    assert isinstance(verdict, Right)
    assert verdict.counter is not None
    again = factor.check(secret, verdict.counter, inputs["typed"], now_ms, 1)
    assert again in {Malformed(), AlreadyUsed()}


def _dst_fold(vector: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = vector["inputs"]
    monkeypatch.setenv("TZ", inputs["TZ"])
    time.tzset()
    try:
        now_ms = inputs["unix_time"] * 1000
        verdict = TotpFactor().check(_key(inputs), -1, vector["expected"]["correct_code"], now_ms, 0)
        assert verdict == Right(counter_at(now_ms))
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


def _base32(vector: dict[str, Any], _monkeypatch: pytest.MonkeyPatch) -> None:
    inputs, expected = vector["inputs"], vector["expected"]
    data = inputs["data_ascii"].encode() if "data_ascii" in inputs else bytes.fromhex(inputs["data_hex"])
    assert otpauth.base32_text(data) == expected["encoded_nopad"]
    assert _decoded(expected["encoded"]) == data


def _base32_decode(vector: dict[str, Any], _monkeypatch: pytest.MonkeyPatch) -> None:
    assert otpauth.base32_text(bytes.fromhex(vector["expected"]["hex"])) == vector["inputs"]["text"]


def _base32_parse(vector: dict[str, Any], _monkeypatch: pytest.MonkeyPatch) -> None:
    # The program takes no keys in; the phone that QA types them into does.
    try:
        VirtualPhone(lambda: 0).type_key(vector["inputs"]["text"])
        accepted = True
    except PhoneError:
        accepted = False
    assert accepted == (vector["expected"]["accept"] is True)


def _otpauth_uri(vector: dict[str, Any], _monkeypatch: pytest.MonkeyPatch) -> None:
    # A foreign URI that any app must read: ours, made of the same facts, says the same by the same reader.
    expected = vector["expected"]
    if expected.get("algorithm", "SHA1") != "SHA1" or "secret" not in expected or "account" not in expected:
        return
    secret = _decoded(expected["secret"])
    if not secret or expected.get("digits", 6) != 6 or expected.get("period", 30) != 30:
        return
    issuer = expected.get("issuer") or "Issuer"
    ours = pyotp.parse_uri(otpauth.uri(secret, issuer, expected["account"]))
    assert (ours.name, ours.issuer) == otpauth.labels(issuer, expected["account"])[::-1]
    assert ours.secret == otpauth.base32_text(secret)


def _otpauth_build(vector: dict[str, Any], _monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = vector["inputs"]
    parts = urlparse(otpauth.uri(bytes(20), inputs["issuer"], inputs["account"]))
    issuer, _, account = unquote(parts.path.removeprefix("/")).partition(":")
    query = parse_qs(parts.query)
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert query["issuer"] == [issuer]
    assert ":" not in issuer + account
    assert "+" not in parts.query
    assert account == inputs["account"]
    assert issuer.replace(" ", "") == inputs["issuer"].replace(":", "").replace(" ", "")


def _argon2(vector: dict[str, Any], _monkeypatch: pytest.MonkeyPatch) -> None:
    # argon2-cffi's low level takes neither secret nor associated data; what is ours is the choice of the type.
    inputs = vector["inputs"]
    assert bytes.fromhex(vector["expected"]["tag_hex"])
    if inputs["type"] != "argon2id":
        password = bytes.fromhex(inputs["password_hex"])
        kind = {"argon2d": Type.D, "argon2i": Type.I}[inputs["type"]]
        raw = hash_secret_raw(password, b"0" * 16, 3, 32, 4, 32, kind)
        phc = f"${inputs['type']}$v=19$m=32,t=3,p=4${_b64(b'0' * 16)}${_b64(raw)}"
        assert verify_secret(phc.encode(), password, kind)
        assert _cheap().check(phc.encode(), password.decode()) == Unusable()


def _argon2_phc(vector: dict[str, Any], _monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = vector["inputs"]
    phc = inputs["phc"].encode()
    if inputs["type"] != "argon2id" or "$v=19$" not in inputs["phc"]:
        assert _cheap().check(phc, inputs["password"]) == Unusable()
        return
    weaker = (inputs["m_kib"], inputs["t"], inputs["p"]) != (65_536, 3, 4)
    verdict = PasswordFactor().check(phc, inputs["password"])
    assert verdict == (Right(weak=weaker) if vector["expected"]["verifies"] else Wrong())


def _argon2_phc_negative(vector: dict[str, Any], _monkeypatch: pytest.MonkeyPatch) -> None:
    phc = vector["inputs"]["phc"].encode()
    assert _cheap().check(phc, vector["inputs"]["password"]) == Unusable()


def _password_nfc(vector: dict[str, Any], _monkeypatch: pytest.MonkeyPatch) -> None:
    factor = _cheap()
    verdict = factor.check(factor.begin(vector["inputs"]["set_as"]), vector["inputs"]["typed_as"])
    assert isinstance(verdict, Right) == (vector["expected"]["login"] == "success")


def _username_pair(vector: dict[str, Any], _monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (identifiers.username(vector["inputs"][name]) for name in "ab")
    assert first is None or second is None or first == second
    for found in (first, second):
        assert found is None or identifiers.username(found) == found


def _aes256gcm(vector: dict[str, Any], _monkeypatch: pytest.MonkeyPatch) -> None:
    given = {name: bytes.fromhex(vector["inputs"][name]) for name in ("key", "iv", "aad", "ct", "tag")}
    cipher = AESGCM(given["key"])
    sealed = given["ct"] + given["tag"]
    if vector["expected"]["result"] == "valid":
        plain = cipher.decrypt(given["iv"], sealed, given["aad"])
        assert plain.hex() == vector["expected"]["msg"]
    else:
        with pytest.raises(InvalidTag):
            cipher.decrypt(given["iv"], sealed, given["aad"])


def _aesgcm_aad(vector: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    _aes256gcm(vector, monkeypatch)
    given = {name: bytes.fromhex(vector["inputs"][name]) for name in ("key", "iv", "aad", "ct", "tag")}
    moved = given["aad"][:-1] + bytes([given["aad"][-1] ^ 1])
    with pytest.raises(InvalidTag):
        AESGCM(given["key"]).decrypt(given["iv"], given["ct"] + given["tag"], moved)


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode().rstrip("=")


def _cheap() -> PasswordFactor:
    return PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)


RUN: dict[str, Callable[[dict[str, Any], pytest.MonkeyPatch], None]] = {
    name.removeprefix("_"): function
    for name, function in list(globals().items())
    if callable(function) and name.startswith("_") and name.removeprefix("_") in {v["kind"] for v in VECTORS}
}
RULED = pytest.mark.rule("T1", "T3", "T4", "T5", "T6", "T7", "P2", "P3", "U1", "N8", "N9", "D1", "D2")


@RULED
@pytest.mark.parametrize(
    "vector", VECTORS, ids=[f"{at}-{vector['kind']}" for at, vector in enumerate(VECTORS)]
)
def test_vector(vector: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """One public vector holds for our own function, or its kind is listed with the reason."""
    kind = vector["kind"]
    if kind in NOT_APPLIED:
        assert kind not in RUN
        return
    RUN[kind](vector, monkeypatch)


def test_reference_codes_agree_with_plain_hmac() -> None:
    """The codes we compare with are RFC 4226's, not only the library's."""
    secret = b"12345678901234567890"
    for counter in range(50):
        mac = hmac.new(secret, counter.to_bytes(8, "big"), hashlib.sha1).digest()
        start = mac[-1] & 15
        code = (int.from_bytes(mac[start : start + 4], "big") & 0x7FFFFFFF) % 1_000_000
        assert TotpFactor().check(secret, -1, f"{code:06d}", counter * 30_000, 0) == Right(counter)


def test_argon2_default_is_the_profile_of_the_decision() -> None:
    """Argon2id with 64 MiB, 3 passes, 4 lanes, a salt of 16 and a tag of 32 bytes."""
    found = argon2.extract_parameters(PasswordFactor().begin("x" * 20).decode())
    assert (found.type, found.version) == (Type.ID, 19)
    assert (found.memory_cost, found.time_cost, found.parallelism) == (65_536, 3, 4)
    assert (found.salt_len, found.hash_len) == (16, 32)
    assert passwords.normalise("e\u0301") == passwords.normalise("\u00e9")
    assert os.environ.get("TZ") is None
