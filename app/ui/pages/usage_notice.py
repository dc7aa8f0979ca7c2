"""A site's terms of use, before anything else."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...core.api.usage_screen import UsageNoticeScreen
from ...spoken import translate
from ..widgets.reading_box import ReadingBox
from .page import Page

if TYPE_CHECKING:
    from ...core.api.commands import AcknowledgeNotice
    from ...core.api.screens import Screen


class UsageNoticePage(Page):
    """The text as it was set, to be scrolled; Continue accepts it, and nothing is accepted beforehand."""

    NAME = "usage_notice"

    def __init__(self) -> None:
        """Build the page."""
        title = translate("ui", "Terms of use")
        super().__init__(
            title, translate("ui", "With Continue you accept them. That is recorded."), identified=False
        )
        self.text = ReadingBox(title)
        self.stack.add(self.text, "gap_header")
        self.stack.add(self.action, "gap_actions")
        self.add_look_bar()

    def fill(self, screen: "Screen") -> None:
        """Show the text."""
        if isinstance(screen, UsageNoticeScreen):
            self.text.set_text(screen.text)

    def command(self) -> "AcknowledgeNotice | None":
        """Accept."""
        from ...core.api.commands import AcknowledgeNotice

        return AcknowledgeNotice(self.shown.name) if isinstance(self.shown, UsageNoticeScreen) else None

    def first_focus(self) -> QWidget:
        """Return the text: it is read first, by arrow keys and by screen readers; Enter goes on."""
        return self.text
