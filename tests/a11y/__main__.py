"""``python -m tests.a11y``: walk the journey, print what a screen reader would say, and write the page of it."""

import sys
import tempfile
from pathlib import Path

from tests.e2e.household import Household
from tests.e2e.person import Phone
from tests.e2e.screen import Screen

from .listener import Listener
from .page import PAGE, page
from .walk import walk


def main() -> int:
    """Walk on a screen and a store of its own."""
    with tempfile.TemporaryDirectory() as folder:
        runtime = Path(folder) / "runtime"
        runtime.mkdir()
        screen = Screen(runtime)
        try:
            listener = Listener(screen, Path(folder))
            try:
                walk(listener, Phone(), Household(Path(folder)))
            finally:
                listener.leave()
        finally:
            screen.stop()
    text = page(listener.stops)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text)
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
