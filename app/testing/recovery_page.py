"""The page object of the recovery code: how it is kept, recorded and typed back."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QFileDialog, QLineEdit

from ..spoken import translate
from .page_object import AfterPassword

GROUPS = 6


def _name(group: int) -> str:
    """Return the name of a group's field, in the window's language."""
    return translate("ui", "Group {}").format(group)


class RecoveryCode(AfterPassword):
    """A fresh recovery code."""

    NAME = "recovery_code"
    TICK = "I have safely recorded this code"

    def code(self) -> str:
        """Read the recovery code, in its groups."""
        return self._boxed("Recovery code")

    def copy(self) -> None:
        """Copy it."""
        self._click("Copy")

    def tick(self) -> None:
        """Say that it is recorded, or take that back."""
        self._click(self.TICK)

    @property
    def ticked(self) -> bool:
        """Whether it is said to be recorded."""
        box = self.look().find(self.TICK, QAbstractButton)
        return isinstance(box, QCheckBox) and box.isChecked()

    def cancel(self) -> None:
        """Think better of it, where a code is replaced."""
        self._click("Cancel")

    def show_again(self) -> None:
        """Bring the code back after the page was hidden."""
        self._click("Show again")
        self.desktop.wait_for("the code to come back", lambda: not self.desktop.shows("Show again"))

    def save(self) -> QFileDialog:
        """Ask for a file; returns Qt's own dialog, to choose one in."""
        self._click("Save…")
        return self._dialog()

    def save_as(self, path: Path) -> None:
        """Save it in a file that is not there yet, and wait for what is said."""
        self.choose(self.save(), path)
        self.desktop.wait_for("what became of it", lambda: bool(self.notice))

    def choose(self, dialog: QFileDialog, path: Path) -> None:
        """Type the whole name of a file into the dialog and accept it."""
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        if not isinstance(name, QLineEdit):
            raise TypeError
        name.setText(str(path))
        dialog.accept()

    def print(self, printer: str = "") -> None:
        """Print it, where there are several printers on the one named, and wait for what is said."""
        self._click("Print…")
        if printer:
            self.desktop.choose(printer)
        self.desktop.wait_for("what became of it", lambda: bool(self.notice) and "…" not in self.notice)

    def go_on(self) -> None:
        """Continue."""
        self._click("Continue")

    def back(self) -> None:
        """Go back from the groups to the code."""
        self._click("Back")

    @property
    def asked_back(self) -> list[int]:
        """The groups that are to be typed back, counted from 1; none while the code is shown."""
        self.look()
        return [group for group in range(1, GROUPS + 1) if self.desktop.shows(_name(group))]

    def type_back(self, groups: dict[int, str]) -> None:
        """Type groups of the code and continue."""
        for group, text in groups.items():
            self._fill(_name(group), text)
        self._click("Continue")

    def record(self) -> str:
        """Write the code down, tick, continue, and type back what is asked for; return the code."""
        code = self.code()
        self.tick()
        self._click("Continue")
        if self.desktop.page == self.NAME and (asked := self.asked_back):
            self.type_back({group: code.split()[group - 1] for group in asked})
        return code

    def _dialog(self) -> QFileDialog:
        def there() -> QFileDialog | None:
            found = self.desktop.window.findChildren(QFileDialog)
            return next((one for one in found if one.isVisible()), None)

        self.desktop.wait_for("the dialog for a file", lambda: there() is not None)
        dialog = there()
        if dialog is None:
            raise TypeError
        return dialog
