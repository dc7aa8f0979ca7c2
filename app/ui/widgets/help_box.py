"""What the deployer says to who is stuck: their own text, telephone, email address and page."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ...spoken import translate
from .buttons import SecondaryButton
from .column import Column
from .heading import Heading
from .overlay import Overlay
from .reading_box import ReadingBox, left_to_right
from .stack import Stack

if TYPE_CHECKING:
    from ...settings import Settings

ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


class HelpBox(Overlay):
    """Stands over the page. Buttons that lead out of the window are named so, and a kiosk has none (S5)."""

    def __init__(self, opener: QWidget, settings: "Settings") -> None:
        """Take what it is opened from, and what there is to say."""
        title = translate("ui", "Need help?")
        super().__init__(opener, title)
        self.setObjectName("need_help")
        self._stack = Stack()
        self.text = ReadingBox(title)
        self.text.set_text(_told(settings))
        self._stack.add(Heading(title))
        self._stack.add(self.text, "gap_header")
        gap = "gap_actions"
        for target, name in _ways_out(settings):
            button = SecondaryButton(name)
            button.setObjectName("outside")
            button.clicked.connect(lambda _checked=False, target=target: QDesktopServices.openUrl(target))
            self._stack.add(button, gap)
            gap = "gap_button"
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(Column(self._stack))

    def place_close(self) -> None:
        """Put "Close" last in the column, like a page's quiet action."""
        self._stack.add(self.close_button, "gap_text", "center")


def _told(settings: "Settings") -> str:
    facts = [
        (settings.support_phone, translate("ui", "Phone: {}")),
        (settings.support_email, translate("ui", "Email: {}")),
        (settings.support_url, translate("ui", "Web page: {}")),
    ]
    lines = "\n".join(words.format(left_to_right(fact)) for fact, words in facts if fact)
    return "\n\n".join(part for part in (settings.support_text.strip(), lines) if part)


def _ways_out(settings: "Settings") -> list[tuple[QUrl, str]]:
    """Return what the desktop may open: an address to write to, a page by https, and nothing else."""
    found = []
    if ADDRESS.fullmatch(settings.support_email):
        mail = QUrl()
        mail.setScheme("mailto")
        mail.setPath(settings.support_email)
        found.append((mail, translate("ui", "Write an email")))
    page = QUrl(settings.support_url, QUrl.ParsingMode.StrictMode)
    if page.isValid() and page.scheme() == "https" and page.host():
        found.append((page, translate("ui", "Open the web page")))
    return found
