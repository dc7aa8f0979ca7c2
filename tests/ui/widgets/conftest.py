"""What the tests of the controls share: the theme in force, as in the program."""

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.theme import current


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Dress the application once, and begin each test in light."""
    if not qapp.styleSheet():
        current().install(qapp, "light")
    current().set_appearance("light")
