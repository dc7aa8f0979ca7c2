"""PySide6 6.12.0 loses a reference to None at every void Qt call on Python 3.11 and aborts; ours must not."""

import sys

from PySide6.QtCore import QObject

CALLS = 2_000


def test_void_calls_lose_no_reference_to_none() -> None:
    """Thousands of void calls leave the reference count of None where it was."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
