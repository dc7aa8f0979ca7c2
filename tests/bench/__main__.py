"""``python -m tests.bench [PART …]``: print every ratio beside its target; exit 1 where more than one misses."""

import sys

from . import code_step, door, journey_gap, oracle, scale, sign_in, start_up
from .table import Row, show

PARTS = (start_up, sign_in, code_step, door, journey_gap, oracle, scale)


def main(wanted: list[str]) -> int:
    """Run all benchmarks, or those named, and print a table of each as it ends."""
    by_name = {part.__name__.rpartition(".")[2]: part for part in PARTS}
    missed = 0
    for name in wanted or by_name:
        rows: list[Row] = by_name[name].rows()
        show(rows)
        missed += sum(not row.met for row in rows)
    return 1 if missed > 1 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
