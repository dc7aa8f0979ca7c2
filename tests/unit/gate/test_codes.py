"""The exit codes are a contract: their numbers, and which errors mean "try again later"."""

import pytest

from app.core.api import errors
from app.gate import codes

FOR_NOW = {"StoreBusy", "StoreUnavailable", "ServerUnavailable", "OutcomeUnknown"}
KNOWN = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.KnownError)
}


def test_the_numbers() -> None:
    """Scripts hold these numbers."""
    told = (codes.DONE, codes.UNREACHABLE, codes.REFUSED, codes.TIMED_OUT, codes.FAILED)
    assert told == (0, 75, 77, 124, 125)
    assert (codes.CANNOT_EXECUTE, codes.NOT_FOUND, codes.for_signal(15)) == (126, 127, 143)


@pytest.mark.parametrize("name", KNOWN)
def test_every_known_error_has_a_code(name: str) -> None:
    """What passes by itself is 75, all else 125: never 0."""
    assert codes.for_error(KNOWN[name]("there", "so")) == (75 if name in FOR_NOW else 125)
