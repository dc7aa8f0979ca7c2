"""How often the faults are tried."""

import pytest


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How often an act is killed: 200 times with --torture, else 5."""
    return 200 if request.config.getoption("--torture") else 5


@pytest.fixture
def flips(request: pytest.FixtureRequest) -> int:
    """How often a store is damaged: 1,000 times with --torture, else 20."""
    return 1000 if request.config.getoption("--torture") else 40


@pytest.fixture
def rooms(request: pytest.FixtureRequest) -> int:
    """On how many disks of different room an act is tried: 24 with --torture, else 2."""
    return 24 if request.config.getoption("--torture") else 4
