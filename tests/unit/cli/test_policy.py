"""``policy show`` and the page that people read say the same."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.policy import policy, table
from app.core.api.policy import Policy

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.rule("L13")
def test_security_page_has_the_numbers_in_force() -> None:
    """The table of SECURITY.md is the one that the program prints."""
    assert table() in (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_policy_show() -> None:
    """Each number once, for people, for programs and as a table."""
    plain = CliRunner().invoke(policy, ["show"])
    assert plain.exit_code == 0
    assert "failures_before_wait" in plain.output
    found = json.loads(CliRunner().invoke(policy, ["show", "--json"]).output)
    assert [row["number"] for row in found] == list(Policy.__dataclass_fields__)
    assert CliRunner().invoke(policy, ["show", "--markdown"]).output.strip() == table()


@pytest.mark.parametrize("field", list(Policy.__dataclass_fields__))
def test_numbers_stay_in_their_range(field: str) -> None:
    """A number outside its declared range is refused."""
    low, high = Policy.__dataclass_fields__[field].metadata["range"]
    for bad in (low - 1, high + 1):
        with pytest.raises(ValueError, match=field):
            Policy(**{field: bad})
