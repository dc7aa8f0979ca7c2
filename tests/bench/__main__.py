"""``python -m tests.bench``: print every ratio beside its target; exit 1 where more than one misses."""

import sys

from . import code_step, journey_gap, oracle, scale, sign_in, start_up
from .table import Row, show


def main() -> int:
    """Run all benchmarks and print one table."""
    parts = (start_up, sign_in, code_step, journey_gap, oracle, scale)
    rows: list[Row] = [row for part in parts for row in part.rows()]
    show(rows)
    return 1 if sum(not row.met for row in rows) > 1 else 0


if __name__ == "__main__":
    sys.exit(main())
