"""The exit codes of the gate: a contract with whoever calls it, told in the README."""

from ..core.api.errors import KnownError, OutcomeUnknown, ServerUnavailable, StoreBusy, StoreUnavailable

DONE = 0
UNREACHABLE = 75
"""The store is busy or cannot be reached now: trying again later may help (EX_TEMPFAIL)."""
REFUSED = 77
"""The sign-in was refused or cancelled (EX_NOPERM)."""
TIMED_OUT = 124
FAILED = 125
"""Twinlatch itself failed, or was asked for nonsense."""
CANNOT_EXECUTE = 126
NOT_FOUND = 127
SIGNALLED = 128
"""And the number of the signal on top."""

_FOR_NOW = (StoreBusy, StoreUnavailable, ServerUnavailable, OutcomeUnknown)


def for_error(error: KnownError) -> int:
    """Tell what may help by waiting from what somebody has to mend."""
    return UNREACHABLE if isinstance(error, _FOR_NOW) else FAILED


def for_signal(number: int) -> int:
    """Return the code of what a signal ended, as shells do."""
    return SIGNALLED + number
