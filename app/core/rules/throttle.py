"""How long a run of failures makes one wait (L3, L6)."""

from dataclasses import dataclass, replace

from ..api.policy import Policy


@dataclass(frozen=True, slots=True)
class Tally:
    """Failures in a row, and the wait they began, as start and duration."""

    failures: int = 0
    wait_from_ms: int = 0
    wait_s: int = 0


def remaining_s(tally: Tally, now_ms: int) -> int:
    """Return the seconds left, rounded up; never more than the wait itself, however the clock was set."""
    left_ms = tally.wait_from_ms + tally.wait_s * 1000 - now_ms
    return min(tally.wait_s, max(0, -(-left_ms // 1000)))


def settled(tally: Tally, now_ms: int) -> Tally:
    """Let a wait that seems to begin in the future begin now: the clock was set back."""
    if tally.wait_s and now_ms < tally.wait_from_ms:
        return replace(tally, wait_from_ms=now_ms)
    return tally


def reserved(tally: Tally, now_ms: int, policy: Policy) -> Tally:
    """Count one failure; from the limit on each begins a wait twice as long as the last."""
    failures = tally.failures + 1
    over = failures - policy.failures_before_wait
    if over < 0:
        return Tally(failures)
    doubled = policy.first_wait_s << min(over, 16)
    return Tally(failures, now_ms, min(doubled, policy.longest_wait_s))


def spent(tally: Tally, policy: Policy) -> bool:
    """Tell whether the factor has failed too often in a row to be tried at all (L1)."""
    return tally.failures >= policy.most_failures


def cleared() -> Tally:
    """Return the tally of a factor that was just proved."""
    return Tally()
