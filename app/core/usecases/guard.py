"""Guessing is bounded: each attempt is reserved, in a transaction of its own, before anything is compared.

Counters belong to an account and one of its factors; names that are no account run the same
schedule in a fixed table of buckets, so that neither words nor time tell them apart (L3, L11).
"""

import hashlib
from dataclasses import dataclass

from ..api.policy import Policy
from ..rules import identifiers, throttle
from ..rules.throttle import Tally
from ..store.accounts import Account
from ..store.transaction import Transaction

# What a sign-in waits for. A forgotten password has a counter of its own: an outsider who fails there
# stops nobody who signs in.
SIGN_IN = ("password", "totp", "recovery_code", "enrollment", "activation")
FACTORS = (*SIGN_IN, "forgotten")
BUCKETS = 65_536


@dataclass(frozen=True, slots=True)
class Reserved:
    """One attempt, counted before it is judged; ``wait_s`` is the wait that its failure begins.

    ``spent``: the factor is off, and whatever was typed is refused at the same cost (L1).
    """

    subject: str
    wait_s: int
    spent: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A wait is on: nothing was counted, nothing will be compared (L5)."""

    wait_s: int


def owner_of(tx: Transaction, account: Account | None, typed_name: str) -> str:
    """Name whose counters these are: the account's, or the bucket of a name that is none."""
    if account is not None:
        return account.id
    digest = tx.vault.keyed_hash("unknown_name", identifiers.unknown_bucket_material(typed_name))
    bucket = int.from_bytes(hashlib.sha256(digest).digest()[:4], "big") % BUCKETS
    return f"unknown-{bucket:05d}"


def reserve(
    tx: Transaction,
    policy: Policy,
    owner: str,
    factor: str,
    *,
    heed: tuple[str, ...] | None = None,
) -> Reserved | Refused:
    """Count one attempt on ``factor``, or refuse while any factor in ``heed`` waits.

    ``heed`` defaults to the factor alone: an outsider who fails passwords must not stop a
    person who is already past the password (L2).
    """
    now_ms = tx.now_ms()
    subjects = [f"{owner}:{name}" for name in (heed or (factor,))]
    found = tx.throttle.load(subjects)
    tallies = {subject: throttle.settled(found.get(subject, Tally()), now_ms) for subject in subjects}
    wait_s = max(throttle.remaining_s(tally, now_ms) for tally in tallies.values())
    if wait_s > 0:
        for subject, tally in tallies.items():
            if tally != found.get(subject, Tally()):
                tx.throttle.save(subject, tally)
        return Refused(wait_s)
    subject = f"{owner}:{factor}"
    spent = throttle.spent(tallies[subject], policy)
    tally = throttle.reserved(tallies[subject], now_ms, policy)
    tx.throttle.save(subject, tally)
    return Reserved(subject, throttle.remaining_s(tally, now_ms), spent)


def clear(tx: Transaction, reserved: Reserved) -> None:
    """Reset the counter of the one factor that was proved (L2)."""
    tx.throttle.save(reserved.subject, throttle.cleared())


def unlock(tx: Transaction, owner: str, *factors: str) -> None:
    """Reset counters by an administrator's word, or because the factor was bound anew (L1)."""
    for factor in factors or FACTORS:
        tx.throttle.save(f"{owner}:{factor}", throttle.cleared())


def give_back(tx: Transaction, reserved: Reserved) -> None:
    """Uncount an attempt that was no guess: a replayed code, a clock that is wrong (T12, T9)."""
    tally = tx.throttle.load([reserved.subject]).get(reserved.subject, Tally())
    tx.throttle.save(reserved.subject, Tally(failures=max(0, tally.failures - 1)))
