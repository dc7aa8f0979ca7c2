"""One row a figure, with the target beside it."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """A figure: its median, the range it was seen in, and what it must not exceed."""

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
    """Return the median of the ratios pair by pair: the two were run in turn, so drift cancels."""
    pairs = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    return Row(name, median(pairs), min(pairs), max(pairs), target)


def show(rows: list[Row]) -> None:
    """Print the table."""
    width = max(len(row.name) for row in rows)
    print(f"{'figure':{width}}  median   (lowest – highest)     target")
    for row in rows:
        span = f"({row.low:.2f} – {row.high:.2f})"
        mark = "" if row.met else "   MISSED"
        print(
            f"{row.name:{width}}  {row.value:6.2f} {row.unit:2} {span:20}  ≤ {row.target:.2f} {row.unit}{mark}"
        )
