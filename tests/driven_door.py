"""``python -m tests.driven_door CODE PASSWORD NOW_MS PAUSE_MS …``: the real program at a door, with a hand in it.

The hand types as soon as a page is there, and each stage is told on standard output, with the time in
nanoseconds. ``NOW_MS`` is the time of record, which stands still; ``PAUSE_MS`` is how long somebody looks for
the ``CODE`` on the phone. What follows is the program's own.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import app.__main__ as program

if TYPE_CHECKING:
    from app.core.api.actors import Actor
    from app.core.api.answers import Answer
    from app.core.api.commands import Act, Query
    from app.core.api.door import Door
    from app.core.opening import Core
    from app.settings import Settings
    from app.ui.door import Look

NAME = "user"
LOOK_EVERY_MS = 2
# In the order in which they come.
STAGES = ("page", "password", "asked", "code", "accepted", "redeemed")
DONE = {"SubmitCode": "accepted", "RedeemSession": "redeemed"}


def tell(stage: str) -> None:
    """Say that a stage is reached."""
    os.write(1, f"{stage} {time.time_ns()}\n".encode("ascii"))


def opener_at(now_ms: int) -> Callable[..., Callable[[], "Core"]]:
    """Return the program's way to a core, at that time and with the cheapest hash; it tells what is done."""

    def opener(settings: "Settings", door: "Door | None" = None) -> Callable[[], "Core"]:
        def opened() -> "Core":
            from app.core.factors.password import PasswordFactor
            from app.core.opening import open_core

            cheap = PasswordFactor(time_cost=1, memory_cost=8, parallelism=1)
            core = open_core(settings, door=door, clock=lambda: now_ms, password=cheap)
            if door is not None:
                core.handle = _telling(core.handle)  # type: ignore[method-assign, assignment]
            return core

        return opened

    return opener


def _telling(handle: "Callable[[Actor, Act | Query], Answer]") -> "Callable[[Actor, Act | Query], Answer]":
    def telling(actor: "Actor", command: "Act | Query") -> "Answer":
        answer = handle(actor, command)
        if answer.session is not None and type(command).__name__ in DONE:
            tell(DONE[type(command).__name__])
        return answer

    return telling


def lend_a_hand(code: str, password: str, pause_ms: int) -> None:
    """Have the door's window filled in as its pages come."""
    from PySide6.QtCore import QTimer

    from app.ui.door import DoorShell

    dress = DoorShell.dress

    def dressed(shell: DoorShell, look: "Look") -> None:
        dress(shell, look)
        timer = QTimer(shell)
        timer.setInterval(LOOK_EVERY_MS)

        def fill(stage: str, texts: tuple[str, ...]) -> None:
            page = shell.wizard.page_shown()
            assert page is not None
            for field, text in zip(page.fields.values(), texts, strict=False):
                field.editor.setText(text)
            tell(stage)
            page.action.click()

        def look_again() -> None:
            page = shell.wizard.page_shown()
            # Before the first paint nobody sees what to fill in, and the core is not asked yet.
            begun = page is not None and shell._bridge._worker.is_alive()
            name = page.objectName() if page is not None and begun else ""
            if name == "sign_in" and not told:
                told.append("page")
                tell("page")
                fill("password", (NAME, password))
            elif name == "enter_code":
                timer.stop()
                tell("asked")
                QTimer.singleShot(pause_ms, shell, lambda: fill("code", (code,)))

        told: list[str] = []
        timer.timeout.connect(look_again)
        timer.start()

    DoorShell.dress = dressed  # type: ignore[method-assign, assignment]


def main(code: str, password: str, now_ms: str, pause_ms: str, *arguments: str) -> int:
    """Run the program with a hand in it."""
    program._opener = opener_at(int(now_ms))
    at_the_door = program._at_the_door

    def driven(rest: list[str], flags: dict[str, str]) -> int:
        lend_a_hand(code, password, int(pause_ms))
        return at_the_door(rest, flags)

    program._at_the_door = driven
    return program.main(list(arguments))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
