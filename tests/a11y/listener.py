"""A person who sees nothing: knows the accessibility tree, acts through it and by keys."""

from typing import Any, Never

from tests.e2e.person import Person
from tests.e2e.screen import wait_for

from .reading import Stop, Thing, line, notice, on_arrival, settled, worth_reading

ANNOUNCED = "object:announcement"


class Listener(Person):
    """Neither looks at the screen nor has a mouse; takes down what is heard on the way."""

    def __init__(self, *arguments: Any) -> None:
        """Start the program, as ``Person`` does."""
        super().__init__(*arguments)
        self.stops: list[Stop] = []

    def click(self, *_: Any) -> Never:
        """Refuse: there is no mouse."""
        raise NotImplementedError

    def click_if_there(self, name: str) -> Never:
        """Refuse: there is no mouse."""
        raise NotImplementedError(name)

    def scan(self, *_: Any) -> Never:
        """Refuse: the screen is not seen."""
        raise NotImplementedError

    def enter(self, name: str, text: str) -> None:
        """Go to a field, type in place of what is there, and go on by Tab.

        Keys come by another way than acts through the tree: once Tab has worked, all of them have.
        """
        self.go_to(name)
        self.key("ctrl+a", "BackSpace")
        self.type(text)
        self.key("Tab")
        wait_for(f"the keyboard to leave {name!r}", lambda: self._ask(focus=True) != name, self.describe)

    def stop(self, title: str, page: str, focus: str, *, announced: str = "", reads: str = "") -> None:
        """Wait until a page stands, with the focus where it should be, and take everything down.

        ``announced`` is what must be said without the focus moving, ``reads`` what can be read meanwhile.
        """
        self.comes_to(page).focus_on(focus)
        self.reads(reads)
        if announced:
            wait_for(f"{announced!r} to be announced", lambda: self._announced(announced), self.describe)
        things = self._at_rest()
        lost = whereabouts(things)
        assert not lost, f"{title}: {lost}"
        said = [*notice(things), *[f"announced: {settled(words)}" for words in (announced,) if words]]
        lines = tuple(map(line, filter(worth_reading, things)))
        if not announced and not reads:
            said = [*on_arrival(things), *said]
        self.stops.append(Stop(title, tuple(said), lines))

    def _announced(self, words: str) -> bool:
        return any(kind == ANNOUNCED and text == words for kind, _, text in self.screen.spoken())

    def _at_rest(self) -> list[Thing]:
        before: list[object] = []

        def same() -> list[Thing]:
            things = self.things()
            # A wait counts down meanwhile: that is settled, and no unrest.
            now = [(line(thing), thing["box"]) for thing in things]
            rested = now == before and any("focused" in thing["states"] for thing in things)
            before[:] = now
            return things if rested else []

        return list(wait_for("the page to come to rest", same, self.describe))


def whereabouts(things: list[Thing]) -> str:
    """Return what is wrong with the focus, or "": it is somewhere, usable, of some size, in the window."""
    focused = [thing for thing in things if "focused" in thing["states"]]
    if len(focused) != 1:
        return f"{len(focused)} things have the focus"
    left, top, wide, high = things[0]["box"]
    x, y, width, height = focused[0]["box"]
    inside = left <= x and top <= y and x + width <= left + wide and y + height <= top + high
    if "enabled" not in focused[0]["states"] or min(width, height) <= 0 or not inside:
        return f"{focused[0]} cannot be seen or used"
    return ""
