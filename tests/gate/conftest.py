"""The gate, with a diary in the test's own folder."""

from pathlib import Path

import pytest

from .acting import Gate


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    """Give a gate with a stub window."""
    return Gate(tmp_path)
