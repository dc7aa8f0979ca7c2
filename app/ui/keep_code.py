"""Copy, Save… and Print…: the ways in which a recovery code leaves the window, each by the person's own wish.

The code is asked for at the very moment that it is written, and not kept: what was hidden meanwhile,
because nobody was there, stays hidden.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer, Signal
from shiboken6 import isValid

from ..spoken import QT_TRANSLATE_NOOP, translate
from . import printers
from .aside import Aside
from .saving import NotSavedError, Why, is_kept_out, save
from .widgets.buttons import SecondaryButton
from .widgets.choices import Choices
from .widgets.clipboard import SecretClipboard
from .widgets.equal_buttons import EqualButtons

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from ..settings import Settings
    from .slip import Slip

# What takes longer is said, so that nobody presses again.
SLOW_MS = 200
HIDDEN = QT_TRANSLATE_NOOP(
    "ui", "The code was hidden meanwhile, so nothing was done. Choose “Show again”, then try again."
)
NO_PRINTER = QT_TRANSLATE_NOOP(
    "ui", "No printer is set up on this computer. Save the code, or write it down."
)
NO_PRINTER_NOR_FILE = QT_TRANSLATE_NOOP("ui", "No printer is set up on this computer. Write the code down.")
NOT_SAVED = {
    Why.DATA_FOLDER: QT_TRANSLATE_NOOP(
        "ui",
        "Nothing was saved: accounts or settings are kept in that folder, and a recovery code must not lie"
        " beside them. Choose another folder.",
    ),
    Why.LINK: QT_TRANSLATE_NOOP(
        "ui", "Nothing was saved: there is a link by that name. Choose another name."
    ),
    Why.NO_PLAIN_FILE: QT_TRANSLATE_NOOP(
        "ui", "Nothing was saved: that name belongs to something that is no file. Choose another name."
    ),
    Why.IN_THE_WAY: QT_TRANSLATE_NOOP(
        "ui", "Nothing was saved: there is a file by that name now. Choose another name."
    ),
    Why.NO_ROOM: QT_TRANSLATE_NOOP(
        "ui", "Nothing was saved: there is no room left on that disk. Choose another place."
    ),
    Why.NOT_ALLOWED: QT_TRANSLATE_NOOP(
        "ui", "Nothing was saved: you may not write there. Choose another folder."
    ),
    Why.GONE: QT_TRANSLATE_NOOP(
        "ui", "Nothing was saved: that folder is not there any more. Choose another one."
    ),
    Why.FAILED: QT_TRANSLATE_NOOP(
        "ui", "Nothing was saved: that disk did not take it. Choose another place."
    ),
}


class KeepCode(EqualButtons):
    """Three equal buttons. ``said`` brings a sentence and its tone."""

    said = Signal(str, str)

    def __init__(self, slip: "Callable[[], Slip | None]") -> None:
        """Take what hands out the code that is shown, or None while it is hidden."""
        self.copy = SecondaryButton(translate("ui", "Copy"), "copy")
        self.save = SecondaryButton(translate("ui", "Save…"), "save")
        self.print = SecondaryButton(translate("ui", "Print…"), "print")
        super().__init__([self.copy, self.save, self.print])
        self.copy.setObjectName("copy")
        self.save.setObjectName("save")
        self.print.setObjectName("print")
        self.clipboard = SecretClipboard(self)
        self.folders = printers.FOLDERS
        self._slip = slip
        self._kept_out: list[Path] = []
        self._run = 0
        self._dialog: QFileDialog | None = None
        self._choices: Choices | None = None
        self.saving = Aside(self)
        self.printing = Aside(self)
        self.copy.clicked.connect(self.copy_code)
        self.save.clicked.connect(self._on_save)
        self.print.clicked.connect(self._on_print)

    def configure(self, settings: "Settings") -> None:
        """Take away what a site does not want, and learn where nothing may be saved."""
        self.copy.setVisible(settings.recovery_code_copy)
        self.save.setVisible(settings.recovery_code_save)
        self.print.setVisible(settings.recovery_code_print)
        path = settings.store_path
        self._kept_out = [settings.config_dir, *([path.parent] if path is not None else [])]

    def leave(self) -> None:
        """End what is open as the page is left; what comes back later is not said to the next person."""
        self._run += 1
        if self._dialog is not None and isValid(self._dialog):
            self._dialog.close()
        if self._choices is not None and isValid(self._choices):
            self._choices.hide()
            self._choices.deleteLater()
        self._dialog = self._choices = None

    # --- copying --------------------------------------------------------------------------------

    def copy_code(self) -> None:
        """Copy, unless a site or a kiosk has taken that away; a key asks for it as well."""
        slip = self._slip()
        if slip is None or self.copy.isHidden():
            return
        self.clipboard.copy(slip.code)
        self.said.emit(translate("ui", "Copied. It leaves the clipboard in 30 seconds."), "success")

    # --- saving ---------------------------------------------------------------------------------

    def _on_save(self) -> None:
        slip = self._slip()
        if slip is None or self.saving.busy or self._dialog is not None:
            return
        from PySide6.QtWidgets import QFileDialog

        # No default suffix: Qt would add it after the desktop's own dialog has asked about the other name.
        dialog = QFileDialog(self.window(), translate("ui", "Save recovery code"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([translate("ui", "Text files (*.txt)"), translate("ui", "All files (*)")])
        dialog.setDirectory(str(self._folder()))
        dialog.selectFile(slip.file_name)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(self._on_dialog_finished)
        self._dialog = dialog
        # Not exec(): nothing waits in here, so that the page can be blanked meanwhile.
        dialog.open()

    def _folder(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(documents)
        return Path.home() if not documents or is_kept_out(folder, self._kept_out) else folder

    def _on_dialog_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _on_file_chosen(self, chosen: str) -> None:
        slip = self._slip()
        if slip is None:
            self.said.emit(translate("ui", HIDDEN), "error")
            return
        path = Path(chosen)
        # The dialog has asked about a file that is there; one that comes later is in the way.
        replace = path.is_file()
        work = partial(_saved, path, slip.text(), self._kept_out, replace=replace)
        self._begin(self.saving, work, partial(self._on_saved, path), translate("ui", "Saving…"))

    def _on_saved(self, path: Path, found: object) -> None:
        if isinstance(found, Why):
            self.said.emit(translate("ui", NOT_SAVED[found]), "error")
        elif found is True:
            text = translate("ui", "Saved as {}. Move it away from this computer.")
            self.said.emit(text.format(path.name), "success")
        elif found is False:
            text = translate(
                "ui", "Saved as {}. That disk lets others read it: keep it where nobody else gets."
            )
            self.said.emit(text.format(path.name), "warning")

    # --- printing -------------------------------------------------------------------------------

    def _on_print(self) -> None:
        if self._slip() is not None:
            work = partial(printers.find, self.folders)
            self._begin(self.printing, work, self._on_found, translate("ui", "Looking for printers…"))

    def _on_found(self, found: object) -> None:
        names, default = found if isinstance(found, printers.Found) else printers.Found([], "")
        if not names:
            text = NO_PRINTER_NOR_FILE if self.save.isHidden() else NO_PRINTER
            self.said.emit(translate("ui", text), "error")
        elif len(names) == 1:
            self._send(names[0])
        else:
            choices = Choices(
                self.print, translate("ui", "Choose a printer"), [(one, one) for one in names], default
            )
            choices.chosen.connect(self._send)
            self._choices = choices
            choices.open()

    def _send(self, printer: str) -> None:
        slip = self._slip()
        if slip is None:
            self.said.emit(translate("ui", HIDDEN), "error")
            return
        work = partial(printers.send, printer, slip.brand, slip.pdf(), self.folders)
        slow = translate("ui", "Sending to {}…").format(printer)
        self._begin(self.printing, work, partial(self._on_sent, printer), slow)

    def _on_sent(self, printer: str, found: object) -> None:
        if found is printers.Sent.TAKEN:
            self.said.emit(translate("ui", "Sent to {}.").format(printer), "success")
        elif found is printers.Sent.NO_ANSWER:
            text = translate("ui", "{} does not answer. Look whether it printed, or write the code down.")
            self.said.emit(text.format(printer), "error")
        else:
            text = translate("ui", "{} did not take it. Look at the printer, or write the code down.")
            self.said.emit(text.format(printer), "error")

    # --- both -----------------------------------------------------------------------------------

    def _begin(
        self, aside: Aside, work: Callable[[], object], then: Callable[[object], None], slow: str
    ) -> None:
        """Do something beside the window, and hear of it unless the page was left meanwhile."""
        run = self._run
        wait = QTimer(self)
        wait.setSingleShot(True)
        wait.timeout.connect(lambda: self.said.emit(slow, "info") if run == self._run else None)

        def ended(found: object) -> None:
            wait.stop()
            wait.deleteLater()
            aside.done.disconnect(ended)
            if run == self._run:
                then(found)

        if aside.run(work):
            aside.done.connect(ended)
            wait.start(SLOW_MS)


def _saved(path: Path, text: str, kept_out: list[Path], *, replace: bool) -> "bool | Why":
    try:
        return save(path, text, kept_out, replace=replace)
    except NotSavedError as error:
        return error.why
