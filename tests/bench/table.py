"""One row a figure, with the target beside it."""

from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Row:
    """A figure: its median, the quartiles around it, and what it must not exceed."""

    name: str
    value: float
    low: float
    high: float
    target: float
    unit: str = "×"
    low_target: float | None = None

    @property
    def met(self) -> bool:
        """Whether the figure is within its target."""
        return self.value <= self.target and (self.low_target is None or self.value >= self.low_target)


def ratio(name: str, ours: list[float], theirs: list[float], target: float) -> Row:
    """Return the ratio of the medians, with the range of its quartiles; the two were run in turn.

    On a machine that others use as well a single pair says nothing; the medians of many do.
    """
    mine, others = quantiles(ours, n=4), quantiles(theirs, n=4)
    return Row(name, mine[1] / others[1], mine[0] / others[0], mine[2] / others[2], target)


def show(rows: list[Row]) -> None:
    """Print the table."""
    width = max(len(row.name) for row in rows)
    print(f"{'figure':{width}}  median   (quartiles)           target")
    for row in rows:
        span = f"({row.low:.2f} – {row.high:.2f})"
        mark = "" if row.met else "   MISSED"
        print(
            f"{row.name:{width}}  {row.value:6.2f} {row.unit:2} {span:20}  ≤ {row.target:.2f} {row.unit}{mark}",
            flush=True,
        )
