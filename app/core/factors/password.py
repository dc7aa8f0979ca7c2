"""Passwords as Argon2id hashes in PHC form (P2, P3, P7; RFC 9106)."""

import time
from dataclasses import replace
from statistics import median

import argon2
from argon2 import Parameters, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from argon2.low_level import hash_secret_raw

from ..api.policy import Policy
from ..rules import passwords
from . import Malformed, Right, Unusable, Verdict, Wrong

MEASURED = 7


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
        # By the costs of older hashes: the share of today's work that they leave undone.
        self._left_undone: dict[str, float] = {}

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
        if right:
            return Right(weak=self._hasher.check_needs_rehash(stored))
        self._even_out(stored, normal)
        return Wrong()

    def _readable(self, password: str) -> bytes | None:
        return None if passwords.too_long(password, self._policy) else passwords.normalise(password)

    def _verify(self, stored: str, normal: bytes) -> bool:
        try:
            return self._hasher.verify(stored, normal)
        except VerifyMismatchError:
            return False

    def _even_out(self, stored: str, normal: bytes) -> None:
        """Do what a cheaper hash of an older program left undone: a name must not be told by it (E2)."""
        mine, theirs = extract_parameters(self._stand_in()), extract_parameters(stored)
        if mine == theirs:
            return
        costs = stored.split("$")[3]
        if costs not in self._left_undone:
            self._left_undone[costs] = 1 - _share(theirs, mine)
        memory = round(mine.memory_cost * self._left_undone[costs])
        if memory >= 8 * mine.parallelism:
            _hash(normal, replace(mine, memory_cost=memory))

    def _stand_in(self) -> str:
        if self._dummy is None:
            self._dummy = self._hasher.hash(b"nobody's password")
        return self._dummy


def _hash(normal: bytes, by: Parameters) -> None:
    hash_secret_raw(
        normal,
        salt=bytes(by.salt_len),
        time_cost=by.time_cost,
        memory_cost=by.memory_cost,
        parallelism=by.parallelism,
        hash_len=by.hash_len,
        type=by.type,
    )


def _share(theirs: Parameters, mine: Parameters) -> float:
    """Return how much of my time theirs take on this machine: measured in turn, the middle of several."""
    return median(_seconds(theirs) / _seconds(mine) for _ in range(MEASURED))


def _seconds(by: Parameters) -> float:
    begun = time.perf_counter()
    _hash(b"nobody's password", by)
    return time.perf_counter() - begun
