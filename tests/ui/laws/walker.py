"""Walks the journey in one window and holds the laws at every stop; a process of its own for each run.

``python -m tests.ui.laws.walker RUN [--whole]`` prints what is wrong and what was measured, as JSON.
"""

import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWizard

from app.testing.clock import FrozenClock
from app.testing.journey import Stop, Walk, ways
from app.testing.looks import PSEUDO, Longer
from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch, cheapest, open_window
from app.ui import countdown, idle
from app.ui.theme import BASE_FONT_PX, current

from .matrix import Case, Run, cases
from .seen import things

STANDING_S = 1000.0
TURNS = 3


class Standing:
    """A clock for waits that does not run: a stop is looked at for longer than a wait lasts."""

    def start(self) -> None:
        """Begin."""

    def elapsed(self) -> int:
        """Return that no time has passed."""
        return 0


class Look:
    """What was measured on a walk, and what was wrong: each breach once, with where it was met."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.breaches: dict[str, list[str]] = {}
        self.measured: Counter[str] = Counter()

    def hold(self, window: Twinlatch, stop: Stop, case: Case) -> None:
        """Hold the laws of a case."""
        front = self._dressed(window, case)
        wide, high = case.size
        room = f"{wide}x{high}"
        self.measured.update([stop.name, case.appearance, room])
        for law in case.laws:
            self.measured[law.__name__] += 1
            for sentence in law(front):
                met = self.breaches.setdefault(f"{law.__name__}: {sentence}", [])
                met.append(f"{stop.name}, {case.appearance}, {room}")

    def _dressed(self, window: Twinlatch, case: Case) -> QWizard | QDialog:
        front = window.desktop.window
        if case.appearance != current().appearance:
            current().set_appearance(case.appearance)  # type: ignore[arg-type]
        # A pop-up takes its size from what it asks; the window under it is the one to resize.
        parent = front.parentWidget()
        pop_up = isinstance(front, QDialog) and not isinstance(front, QWizard)
        (parent if pop_up and parent is not None else front).resize(*case.size)
        while not front.isActiveWindow():
            front.activateWindow()
            QTest.qWait(1)
        before: list[object] = [None]
        while (now := [one.box for one in things(front)]) != before:
            before = list(now)
            for _ in range(TURNS):
                QCoreApplication.processEvents()
        return front  # type: ignore[return-value]


def environment(run: Run, folder: Path) -> dict[str, str]:
    """Return what a process for a run needs in its environment: no display, but a screen of that size."""
    wide, high = run.screen
    screen = {"name": "screen", "x": 0, "y": 0, "width": wide, "height": high, "logicalDpi": 96, "dpr": 1}
    config = folder / "screen.json"
    config.write_text(json.dumps({"screens": [screen]}))
    more = {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "QT_SCALE_FACTOR": f"{run.scale:g}",
        "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough",
    }
    return {name: value for name, value in os.environ.items() if name != "DISPLAY"} | more


def walk(run: Run, *, whole: bool) -> Look:
    """Walk, and look at each stop in its cases."""
    app = QApplication(["laws", "-style", "Fusion"])
    font = app.font()
    font.setPixelSize(round(BASE_FONT_PX * run.text))
    app.setFont(font)
    longer = Longer()
    if run.language == PSEUDO:
        app.installTranslator(longer)
    spoken = "en" if run.language == PSEUDO else run.language
    idle.uptime_s = lambda: STANDING_S
    vars(countdown)["QElapsedTimer"] = Standing
    clock = FrozenClock()
    look = Look()
    for settings, stops in ways(whole=True):
        with (
            tempfile.TemporaryDirectory() as folder,
            open_window(Path(folder), clock, password=cheapest(), language=spoken, **settings) as window,
        ):
            for stop in stops(Walk(window, clock, VirtualPhone(clock), whole=True)):
                if not stop.fleeting:
                    _stand(look, window, stop, list(cases(run, stop, whole=whole)))
    return look


def _stand(look: Look, window: Twinlatch, stop: Stop, all_cases: list[Case]) -> None:
    window.wait_until_built()
    for case in all_cases:
        look.hold(window, stop, case)


def main(arguments: list[str]) -> None:
    """Walk the run that is named by language, scale, text and screen."""
    language, scale, text, screen = arguments[0].split("-")
    wide, high = screen.split("x")
    look = walk(
        Run(language, float(scale), float(text), (int(wide), int(high))), whole="--whole" in arguments
    )
    print(json.dumps({"breaches": look.breaches, "measured": look.measured}))


if __name__ == "__main__":
    main(sys.argv[1:])
