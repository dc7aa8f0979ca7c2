"""The bundle's first lines: the caller's environment back in place, then the program or its helper."""

import os
import sys
from collections.abc import Mapping

# What `app.core.store.keyring_process` says to be answered by the helper; written out, for a quick start.
ASK_KEYRING = "--ask-keyring"

# Whoever sets one of these would have us load other plugins or tell more than we mean to (D11). A command
# behind the gate gets them all the same: its environment is what this process was started with.
NOT_OBEYED = (
    *("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_DEBUG_PLUGINS", "QT_LOGGING_"),
    "SSLKEYLOGFILE",
)


def as_called(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment as it was before the bundle's loader added its own.

    The loader has found its libraries by now; whatever this process starts must not find ours.
    """
    found = {name: value for name, value in environment.items() if not name.startswith("_PYI_")}
    found.pop("LD_LIBRARY_PATH", None)
    before = found.pop("LD_LIBRARY_PATH_ORIG", None)
    return found if before is None else {**found, "LD_LIBRARY_PATH": before}


def main() -> int:
    """Run the program and return its exit code."""
    called = as_called(getattr(sys, "caller_environment", os.environ))
    os.environ.clear()
    os.environ.update({name: value for name, value in called.items() if not name.startswith(NOT_OBEYED)})
    if sys.argv[1:] == [ASK_KEYRING]:
        from app.core.store.keyring_helper import main as help_out

        help_out()
        return 0
    from app.__main__ import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
