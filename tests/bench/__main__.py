"""``python -m tests.bench``: print every ratio beside its target; exit 1 where more than one misses."""

import sys

from . import journey_gap, oracle, sign_in, start_up
from .table import Row, show


def main() -> int:
    """Run all benchmarks and print one table."""
    rows: list[Row] = [*start_up.rows(), *sign_in.rows(), *journey_gap.rows(), *oracle.rows()]
    show(rows)
    return 1 if sum(not row.met for row in rows) > 1 else 0


if __name__ == "__main__":
    sys.exit(main())
