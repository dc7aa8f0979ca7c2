"""Copying a secret: marked as one, and gone again after half a minute, if it is still ours (S7)."""

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

from ...core.api.policy import Policy

HINT = "x-kde-passwordManagerHint"


class SecretClipboard(QObject):
    """Holds at most one secret at a time on the clipboard."""

    cleared = Signal()

    def __init__(self, parent: QObject | None = None, policy: Policy | None = None) -> None:
        """Clear on quit as well."""
        super().__init__(parent)
        self._secret = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval((policy or Policy()).clipboard_clear_s * 1000)
        self._timer.timeout.connect(self.clear)
        app = QGuiApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.clear)

    def copy(self, secret: str) -> None:
        """Put the secret on the clipboard, never on the selection of the middle button."""
        data = QMimeData()
        data.setText(secret)
        data.setData(HINT, b"secret")
        QGuiApplication.clipboard().setMimeData(data, QClipboard.Mode.Clipboard)
        self._secret = secret
        self._timer.start()

    def clear(self) -> None:
        """Take it back where it still is; what somebody copied since stays."""
        self._timer.stop()
        if not self._secret:
            return
        clipboard = QGuiApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if clipboard.text(mode) == self._secret:
                clipboard.clear(mode)
        self._secret = ""
        self.cleared.emit()
