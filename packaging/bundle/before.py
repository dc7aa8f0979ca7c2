"""Runs before PyInstaller's own hooks: keeps what the caller's environment was until they touch it."""

import os
import sys

sys.caller_environment = dict(os.environ)  # type: ignore[attr-defined]
