"""Keeps PySide6 from reading the source of every module that is imported after it.

It looks for its own name in each, to offer that module other spellings, and Python keeps what it has read:
3 MiB and 4 ms before the first paint, 17 MiB and 80 ms once SQLAlchemy and the others are loaded. It passes
over modules whose source is not there, as in a bundle; here it passes over all.
"""

from contextlib import suppress

import shiboken6  # noqa: F401 brings the package of the next import


def leave_sources_unread() -> None:
    """Say of every module that it uses no PySide6; where PySide6 asks another way, nothing changes."""
    with suppress(ImportError):
        from shibokensupport import feature

        if hasattr(feature, "_mod_uses_pyside"):
            feature._mod_uses_pyside = lambda _module: False  # noqa: SLF001 there is no other switch
