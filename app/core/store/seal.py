"""Sealing of single values: AES-256-GCM, one subkey a purpose, bound to column and account (D1, D2, P6).

A store has one data key that seals, and those before it: while a rotation is under way the former
one still opens; afterwards it only tells what stays under it, old events and recovery codes (D8).
"""

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FORMAT = 1
KEY_BYTES = 32
KEY_ID_BYTES = 8
NONCE_BYTES = 12
HEADER_BYTES = 1 + KEY_ID_BYTES
_GENERATION_BYTES = 4


class SealBrokenError(Exception):
    """The value was changed, moved from elsewhere, or sealed with another key."""


class Use(IntEnum):
    """What a data key is still good for; stored with it, under the key that wraps it."""

    SEALS = 0
    OPENS = 1
    KEPT = 2


@dataclass(frozen=True, slots=True)
class DataKey:
    """One data key (32 bytes) by its id (16 hex digits); each rotation makes one of the next generation."""

    id: str
    key: bytes
    generation: int = 0
    use: Use = Use.SEALS

    @property
    def header(self) -> bytes:
        """What stands before every value that it sealed."""
        return bytes([FORMAT]) + bytes.fromhex(self.id)


class Vault:
    """Seals with one data key, and opens with what it opens."""

    def __init__(self, keys: Iterable[DataKey]) -> None:
        """Take the data keys; raise ValueError unless exactly one of them seals."""
        self.keys = tuple(sorted(keys, key=lambda one: one.generation))
        (self.newest,) = [one for one in self.keys if one.use is Use.SEALS]
        # What seals may stand under, the key that seals first.
        self.accepted = (self.newest, *(one for one in self.keys if one.use is Use.OPENS))
        self._opening = {one.header: one for one in self.accepted}
        self._ciphers: dict[tuple[str, str], AESGCM] = {}
        self._hash_keys: dict[tuple[str, str], bytes] = {}
        self._stand_ins: dict[str, bytes] = {}

    def seal(self, plain: bytes, *, table: str, column: str, account_id: str, purpose: str) -> bytes:
        """Return format, key id, nonce and ciphertext; a random nonce makes every sealing differ."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        aad = _aad(self.newest.header, table, column, account_id, purpose)
        return self.newest.header + nonce + self._cipher(self.newest, purpose).encrypt(nonce, plain, aad)

    def open(self, sealed: bytes, *, table: str, column: str, account_id: str, purpose: str) -> bytes:
        """Return the plain value or raise SealBrokenError."""
        header, nonce = sealed[:HEADER_BYTES], sealed[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES]
        known = self._opening.get(header)
        if known is None or len(nonce) != NONCE_BYTES:
            raise SealBrokenError
        aad = _aad(header, table, column, account_id, purpose)
        try:
            return self._cipher(known, purpose).decrypt(nonce, sealed[HEADER_BYTES + NONCE_BYTES :], aad)
        except InvalidTag:
            raise SealBrokenError from None

    def stand_in(self, purpose: str) -> bytes:
        """Return a sealed value of the column of factors that is nobody's, the same one each time."""
        if purpose not in self._stand_ins:
            self._stand_ins[purpose] = self.seal(
                bytes(KEY_BYTES), table="authenticator", column="secret", account_id="", purpose=purpose
            )
        return self._stand_ins[purpose]

    def keyed_hash(self, purpose: str, data: bytes) -> bytes:
        """Return a hash that stays the same through all rotations: under the first key (32 bytes)."""
        return self.mac(purpose, data, self.keys[0])

    def mac(self, purpose: str, data: bytes, key: DataKey | None = None) -> bytes:
        """Return HMAC-SHA-256 under a subkey of the purpose (32 bytes), of the key that seals or another."""
        one = key or self.newest
        if (one.id, purpose) not in self._hash_keys:
            self._hash_keys[one.id, purpose] = _subkey(one, f"hash/{purpose}")
        return hmac.digest(self._hash_keys[one.id, purpose], data, "sha256")

    def _cipher(self, one: DataKey, purpose: str) -> AESGCM:
        if (one.id, purpose) not in self._ciphers:
            self._ciphers[one.id, purpose] = AESGCM(_subkey(one, f"seal/{purpose}"))
        return self._ciphers[one.id, purpose]


def new_key(generation: int = 0) -> DataKey:
    """Return a fresh data key that seals."""
    return DataKey(secrets.token_hex(KEY_ID_BYTES), secrets.token_bytes(KEY_BYTES), generation)


def wrap(kek: bytes, one: DataKey) -> bytes:
    """Return a data key, and what it is good for, under the key of the key source."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    plain = one.key + one.generation.to_bytes(_GENERATION_BYTES, "big") + bytes([one.use])
    return nonce + AESGCM(kek).encrypt(nonce, plain, _wrapping(one.id))


def unwrap(kek: bytes, wrapped: bytes, key_id: str) -> DataKey:
    """Return the data key, or raise SealBrokenError: another key, or a damaged store."""
    try:
        plain = AESGCM(kek).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _wrapping(key_id))
        key, generation, use = plain[:KEY_BYTES], plain[KEY_BYTES:-1], plain[-1:]
        # The first stores had no rotation: 32 bytes and nothing else.
        if len(plain) == KEY_BYTES:
            return DataKey(key_id, plain)
        return DataKey(key_id, key, int.from_bytes(generation, "big"), Use(use[0]))
    except (InvalidTag, ValueError, IndexError):
        raise SealBrokenError from None


def _subkey(one: DataKey, label: str) -> bytes:
    info = f"twinlatch/{FORMAT}/{label}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(one.key)


def _wrapping(key_id: str) -> bytes:
    return _aad(bytes([FORMAT]), "data_key", "wrapped", "", key_id)


def _aad(header: bytes, *parts: str) -> bytes:
    encoded = [header, *(part.encode() for part in parts)]
    return b"".join(len(part).to_bytes(4, "big") + part for part in encoded)
