"""Passwords as Argon2id hashes in PHC form (P2, P3, P7; RFC 9106)."""

import argon2
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from ..api.policy import Policy
from ..rules import passwords
from . import Malformed, Right, Unusable, Verdict, Wrong


class PasswordFactor:
    """Hash and verify. Every check costs one verification, whether or not there is a hash (E2)."""

    def __init__(
        self,
        *,
        time_cost: int = 3,
        memory_cost: int = 65_536,
        parallelism: int = 4,
        policy: Policy | None = None,
    ) -> None:
        """Take the costs; the defaults are RFC 9106's second recommended option (memory in KiB)."""
        self._policy = policy or Policy()
        self._hasher = argon2.PasswordHasher(
            time_cost=time_cost, memory_cost=memory_cost, parallelism=parallelism, type=argon2.Type.ID
        )
        self._dummy: str | None = None

    def warm_up(self) -> None:
        """Make the hash that stands in where there is none, with the parameters in force (E2)."""
        self._stand_in()

    def begin(self, password: str) -> bytes:
        """Return the hash to store; ValueError for what the rules refuse unread."""
        normal = self._readable(password)
        if normal is None:
            raise ValueError
        return self._hasher.hash(normal).encode()

    def check(self, secret: bytes | None, password: str) -> Verdict:
        """Judge a password; over-long or unreadable ones never reach the hash."""
        normal = self._readable(password)
        if normal is None:
            return Malformed()
        stored = (secret or b"").decode("ascii", "replace")
        if not stored.startswith("$argon2id$v=19$"):
            self._verify(self._stand_in(), normal)
            return Unusable()
        try:
            right = self._verify(stored, normal)
        except (InvalidHashError, VerificationError):
            self._verify(self._stand_in(), normal)
            return Unusable()
        return Right(weak=self._hasher.check_needs_rehash(stored)) if right else Wrong()

    def _readable(self, password: str) -> bytes | None:
        return None if passwords.too_long(password, self._policy) else passwords.normalise(password)

    def _verify(self, stored: str, normal: bytes) -> bool:
        try:
            return self._hasher.verify(stored, normal)
        except VerifyMismatchError:
            return False

    def _stand_in(self) -> str:
        if self._dummy is None:
            self._dummy = self._hasher.hash(b"nobody's password")
        return self._dummy
