"""Sealing of single values: AES-256-GCM, one subkey a purpose, bound to column and account (D1, D2, P6)."""

import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FORMAT = 1
KEY_BYTES = 32
KEY_ID_BYTES = 8
NONCE_BYTES = 12
_HEADER = 1 + KEY_ID_BYTES


class SealBrokenError(Exception):
    """The value was changed, moved from elsewhere, or sealed with another key."""


class Vault:
    """Seals and opens with one data key (32 bytes) known by its id (16 hex digits)."""

    def __init__(self, key: bytes, key_id: str) -> None:
        """Take the data key."""
        self._key = key
        self._id = bytes.fromhex(key_id)
        self._ciphers: dict[str, AESGCM] = {}
        self._hash_keys: dict[str, bytes] = {}
        self._stand_ins: dict[str, bytes] = {}

    def seal(self, plain: bytes, *, table: str, column: str, account_id: str, purpose: str) -> bytes:
        """Return format, key id, nonce and ciphertext; a random nonce makes every sealing differ."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        header = bytes([FORMAT]) + self._id
        aad = _aad(header, table, column, account_id, purpose)
        return header + nonce + self._cipher(purpose).encrypt(nonce, plain, aad)

    def open(self, sealed: bytes, *, table: str, column: str, account_id: str, purpose: str) -> bytes:
        """Return the plain value or raise SealBrokenError."""
        header, nonce = sealed[:_HEADER], sealed[_HEADER : _HEADER + NONCE_BYTES]
        if header != bytes([FORMAT]) + self._id or len(nonce) != NONCE_BYTES:
            raise SealBrokenError
        aad = _aad(header, table, column, account_id, purpose)
        try:
            return self._cipher(purpose).decrypt(nonce, sealed[_HEADER + NONCE_BYTES :], aad)
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
        """Return HMAC-SHA-256 under a subkey of the purpose (32 bytes)."""
        if purpose not in self._hash_keys:
            self._hash_keys[purpose] = self._subkey(f"hash/{purpose}")
        return hmac.new(self._hash_keys[purpose], data, hashlib.sha256).digest()

    def _cipher(self, purpose: str) -> AESGCM:
        if purpose not in self._ciphers:
            self._ciphers[purpose] = AESGCM(self._subkey(f"seal/{purpose}"))
        return self._ciphers[purpose]

    def _subkey(self, label: str) -> bytes:
        info = f"twinlatch/{FORMAT}/{label}".encode()
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(self._key)


def wrap(kek: bytes, key: bytes, key_id: str) -> bytes:
    """Return the data key under the key of the key source."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(kek).encrypt(nonce, key, _aad(bytes([FORMAT]), "data_key", "wrapped", "", key_id))


def unwrap(kek: bytes, wrapped: bytes, key_id: str) -> bytes:
    """Return the data key, or raise SealBrokenError: another key, or a damaged store."""
    aad = _aad(bytes([FORMAT]), "data_key", "wrapped", "", key_id)
    try:
        return AESGCM(kek).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], aad)
    except (InvalidTag, ValueError):
        raise SealBrokenError from None


def _aad(header: bytes, *parts: str) -> bytes:
    encoded = [header, *(part.encode() for part in parts)]
    return b"".join(len(part).to_bytes(4, "big") + part for part in encoded)
