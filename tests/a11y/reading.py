"""Words for what stands in the accessibility tree, as a screen reader would say it."""

import re
from dataclasses import dataclass
from typing import Any

Thing = dict[str, Any]

# Spoken where they hold, or where they do not.
CHECKED = {True: "checked", False: "not checked"}
# Secrets, moments and what is left of a wait differ from run to run.
CHANGING = (
    (re.compile(r"\b[0-9A-Z]{4}(?:\s+[0-9A-Z]{4}){5,7}\b"), "(the code, in groups of four)"),
    (re.compile(r"\b\d{6}\b"), "(six digits)"),
    (re.compile(r"\b\d{1,2} [A-Z][a-z]{2} \d{4}\b"), "(the day)"),
    (re.compile(r"\b([Tt]oday|[Yy]esterday) at [\d:]+"), r"\1 at (the time)"),
    (re.compile(r"\b\d{1,2}:\d{2}\b"), "(minutes:seconds)"),
)


@dataclass(frozen=True)
class Stop:
    """One reading: where, what is said as one comes there, and everything in the order of reading."""

    title: str
    said: tuple[str, ...]
    lines: tuple[str, ...]


def settled(text: str) -> str:
    """Put words in place of what differs from run to run."""
    plain = " ".join(text.split())
    for pattern, words in CHANGING:
        plain = pattern.sub(words, plain)
    return plain


def line(thing: Thing) -> str:
    """Word one thing: role, name, states, value, description."""
    states = set(thing["states"])
    said = [f"{thing['role']}: {thing['name']}".rstrip(": ")]
    if "checkable" in states:
        said.append(CHECKED["checked" in states])
    of = [label for label in thing["labelled"] if label != thing["name"]]
    if of:
        said.append(f"which is the {of[0]}")
    if "focusable" in states and "enabled" not in states:
        said.append("not usable now")
    if "focusable" in states and "read only" in states:
        said.append("read only")
    if "focused" in states:
        said.append("has the focus")
    words = ", ".join(said)
    if thing["text"]:
        words += f" = “{thing['text']}”"
    if thing["description"]:
        words += f" ({thing['description']})"
    return settled(words)


def on_arrival(things: list[Thing]) -> tuple[str, ...]:
    """Return what is said as the focus comes to a page: its name and text, then what has the focus."""
    pages = [thing for thing in things if thing["role"] in {"panel", "dialog"} and thing["name"]]
    focused = [thing for thing in things if "focused" in thing["states"]]
    said = [sentence(page["name"], page["description"]) for page in pages[:1]]
    # A window that is no wizard has no page to be named by.
    said = said or [things[0]["name"]]
    return (*map(settled, said), *map(line, focused[:1]))


def notice(things: list[Thing]) -> tuple[str, ...]:
    """Return what notifications on the page say: they are spoken as they appear."""
    said: list[str] = []
    for at, thing in enumerate(things):
        if thing["role"] == "notification":
            inside = [other["name"] for other in things[at + 1 :] if _within(other, thing)]
            said.append(settled(" ".join(["notification:", *filter(None, inside)])))
    return tuple(said)


def sentence(*parts: str) -> str:
    """Put parts behind each other, each a sentence."""
    return " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts if part)


def worth_reading(thing: Thing) -> bool:
    """Tell whether there is anything to say that was not said on arrival."""
    if thing["role"] == "panel":
        return False
    said = (
        thing["name"] or thing["text"] or thing["description"] or thing["role"] in {"image", "notification"}
    )
    return bool(said) or "focusable" in thing["states"]


def _within(inner: Thing, outer: Thing) -> bool:
    left, top, wide, high = outer["box"]
    x, y, width, height = inner["box"]
    return bool(left <= x and top <= y and x + width <= left + wide and y + height <= top + high)
