"""The program as it starts: its own entry, the window, and the core opened after it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import app.__main__ as program

_window = program._window


def window(_rest: list[str], flags: dict[str, str]) -> int:
    """Open the window, its first page watched."""
    from app.ui.shell import Shell
    from tests.bench.painted import Painted

    shown = Shell.__init__

    def watched(self: Shell, *args: object) -> None:
        shown(self, *args)  # type: ignore[arg-type]
        self.watcher = Painted(self.wizard.page_shown() or self.wizard)  # type: ignore[attr-defined]

    Shell.__init__ = watched  # type: ignore[method-assign, assignment]
    return _window(_rest, flags)


program._window = window
sys.exit(program.main([]))
