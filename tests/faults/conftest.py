"""How often the faults are tried."""

import pytest


def parts(count: int) -> pytest.MarkDecorator:
    """Cut a heavy test into parts, each with time enough; the small counts need the first one only."""
    heavy = [pytest.param(nth, marks=pytest.mark.torture) for nth in range(1, count)]
    return pytest.mark.parametrize("part", [0, *heavy])


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How often an act is killed in each of five parts: 40 times with --torture, else 5 times."""
    return 40 if request.config.getoption("--torture") else 5


@pytest.fixture
def flips(request: pytest.FixtureRequest) -> int:
    """How often a store is damaged in each of ten parts: 100 times with --torture, else 40 times."""
    return 100 if request.config.getoption("--torture") else 40


@pytest.fixture
def rooms(request: pytest.FixtureRequest) -> int:
    """On how many disks of different room an act is tried: 24 with --torture, else 2."""
    return 24 if request.config.getoption("--torture") else 4
