"""A clock that stands still until it is told to move."""

PERIOD_S = 30


class FrozenClock:
    """Call it for UTC milliseconds since the epoch; give it to ``open_core(clock=…)``.

    It begins at the start of a time step, so that a code read now is good for the next 30 seconds.
    """

    def __init__(self, now_ms: int = 1_800_000_000_000) -> None:
        """Begin at a moment, in UTC milliseconds since the epoch."""
        self._now_ms = now_ms

    def __call__(self) -> int:
        """Return the moment it stands at."""
        return self._now_ms

    def advance(self, seconds: float) -> None:
        """Let seconds pass; negative ones set the clock back."""
        self._now_ms += round(seconds * 1000)

    def to(self, now_ms: int) -> None:
        """Set the clock to a moment."""
        self._now_ms = now_ms

    def next_code(self) -> None:
        """Let so much time pass that authenticator apps show another code."""
        self.advance(PERIOD_S)
