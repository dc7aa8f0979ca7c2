"""How often the faults are tried."""

import pytest


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How often an act is killed: 200 times with --torture, else 5."""
    return 200 if request.config.getoption("--torture") else 5


@pytest.fixture
def flips(request: pytest.FixtureRequest) -> int:
    """How often a store is damaged: 1,000 times with --torture, else 40."""
    return 1000 if request.config.getoption("--torture") else 40
