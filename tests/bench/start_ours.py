"""The program as it starts: the window, and the core opened after it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.settings import load
from app.ui import app as ui
from app.ui.shell import Shell
from tests.bench.painted import Painted

shown = Shell.__init__


def watched(self: Shell, *args: object) -> None:
    """Watch the first page of the real shell."""
    shown(self, *args)  # type: ignore[arg-type]
    page = self.wizard.page_shown() or self.wizard
    Shell.watcher = Painted(page)  # type: ignore[attr-defined]


def opener() -> object:
    """Open the real core, as the program does."""
    from app.core.opening import open_core

    return open_core(settings)


settings = load({})
Shell.__init__ = watched  # type: ignore[method-assign, assignment]
sys.exit(ui.run_window(settings, opener))  # type: ignore[arg-type]
