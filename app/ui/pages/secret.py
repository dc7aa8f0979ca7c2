"""Pages that show a secret: blank when left, and after two minutes without a sign of life (N10, S4)."""

from PySide6.QtGui import QShowEvent

from ...core.api.policy import Policy
from ...core.api.screens import Screen
from ...spoken import translate
from ..idle import Idle
from ..widgets.buttons import SecondaryButton
from .page import Page


class SecretPage(Page):
    """Tells before it blanks, and shows the same again when asked."""

    def __init__(self, title: str, text: str = "", *, policy: Policy | None = None) -> None:
        """Take title and text; ``policy`` gives the idle times."""
        super().__init__(title, text)
        rules = policy or Policy()
        self._notice_s = rules.blank_notice_s
        self.blanked = False
        self.show_again = SecondaryButton(translate("ui", "Show again"))
        self.show_again.hide()
        self.show_again.clicked.connect(self._on_show_again)
        self.idle = Idle(rules.blank_after_s, rules.blank_notice_s, self)
        self.idle.warned.connect(self.warn)
        self.idle.passed.connect(self.blank)
        self.idle.returned.connect(self.banner.clear)

    def show_secret(self, screen: Screen) -> None:
        """Show the secret parts of the screen."""

    def hide_secret(self) -> None:
        """Empty the secret parts."""

    def again(self, _screen: Screen) -> bool:
        """Take the screen that ``ShowAgain`` brought; False where it is another page's."""
        return False

    def warn(self) -> None:
        """Say that the page is about to be blanked; any key keeps it."""
        text = translate(
            "ui", "Nobody seems to be here. This page is hidden in {} seconds; any key keeps it."
        ).format(self._notice_s)
        self.banner.set(text, "warning")

    def blank(self) -> None:
        """Hide the secret until somebody asks for it."""
        self.idle.stop()
        self.blanked = True
        self.hide_secret()
        self.shown = None
        self.banner.set(translate("ui", "This page was hidden because nobody was here."), "info")
        self.action.setEnabled(False)
        self.show_again.show()
        self.show_again.setFocus()

    def restore(self, screen: Screen) -> None:
        """Show the same again."""
        self.blanked = False
        self.show_again.hide()
        self.prepare(screen)
        self.fill(screen)
        self.idle.start()
        self.first_focus().setFocus()

    def wipe(self) -> None:
        """Blank the page as it is left."""
        super().wipe()
        self.idle.stop()
        self.hide_secret()

    def cleanupPage(self) -> None:
        """Leave nothing behind."""
        super().cleanupPage()
        self.blanked = False
        self.show_again.hide()

    def fill(self, screen: Screen) -> None:
        """Show the secret."""
        self.show_secret(screen)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the secret again when the person comes back, and watch for signs of life."""
        if self.shown is not None:
            self.show_secret(self.shown)
        super().showEvent(event)
        if not self.blanked:
            self.idle.start()

    def _on_show_again(self) -> None:
        self.again_asked.emit(self.attempt())

    def attempt(self) -> str:
        """Return the attempt whose secret this is."""
        return self._attempt

    def prepare(self, screen: Screen) -> None:
        """Remember whose secret it is, also when it is hidden."""
        super().prepare(screen)
        self._attempt: str = getattr(screen, "attempt", "")
