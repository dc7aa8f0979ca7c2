"""What the record says to its person: the news since the last sign-in, and the last sign-ins."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ...core.api.account_screens import GRAVE, News, PastSignIn
from ...messages.history import (
    FIRST_SIGN_IN,
    NEWS_TITLE,
    SIGN_INS_TITLE,
    advice_text,
    news_text,
    sign_in_text,
)
from ...spoken import translate
from .. import assets
from ..theme import current
from ..when import when
from ..widgets.announce import announce
from ..widgets.stack import Stack
from ..widgets.texts import Decoration, Text


class NewsBox(QFrame):
    """One sentence a kind of news, and what to do; hidden where there is none."""

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__()
        sizes = current().sizes
        self._shown: tuple[News, ...] = ()
        self._icon = Decoration()
        self._icon.setFixedSize(sizes.icon, sizes.icon)
        self._lines = _Lines(translate("messages", NEWS_TITLE))
        self._advice = Text()
        self._lines.add(self._advice, "gap_text")
        self.setProperty("role", "banner")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(sizes.pad_banner, sizes.pad_banner, sizes.pad_banner, sizes.pad_banner)
        layout.setSpacing(sizes.gap_button)
        layout.addWidget(self._icon)
        layout.setAlignment(self._icon, self._advice.alignment())
        layout.addWidget(self._lines, 1)
        current().changed.connect(self._dress)
        self.hide()

    def set_news(self, news: tuple[News, ...]) -> None:
        """Show the news; it is spoken once: by itself as it appears (see ``accessible``), else from here."""
        appeared = self.isVisible()
        said = [news_text(one.kind, one.count, when(one.since_ms), when(one.at_ms)) for one in news]
        self._lines.set_lines(said)
        self._advice.setText(advice_text(one.kind for one in news) if news else "")
        fresh, self._shown = news != self._shown, news
        self._dress()
        self.setVisible(bool(news))
        if news and fresh and appeared:
            title = translate("messages", NEWS_TITLE)
            announce(self, " ".join([f"{title}:", *said, self._advice.text()]))

    def _dress(self) -> None:
        theme = current()
        tone = "warning" if GRAVE & {one.kind for one in self._shown} else "info"
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        name, token = ("info", "link") if tone == "info" else ("alert", "warning")
        self._icon.setPixmap(assets.pixmap(name, getattr(theme.tokens, token), theme.sizes.icon))


class SignIns(QWidget):
    """The last sign-ins, a line each."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._said: list[str] | None = None
        self._lines = _Lines(translate("messages", SIGN_INS_TITLE), role="muted")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._lines)

    def set_sign_ins(self, sign_ins: tuple[PastSignIn, ...]) -> None:
        """Show them, the newest first."""
        said = [sign_in_text(when(one.at_ms), one.methods) for one in sign_ins]
        if said != self._said:
            self._said = said
            self._lines.set_lines(said or [translate("messages", FIRST_SIGN_IN)])


class _Lines(Stack):
    """A title and a text a line."""

    def __init__(self, title: str, role: str = "") -> None:
        super().__init__()
        self._role = role
        self._texts: list[Text] = []
        self._slot = Stack()
        self.add(Text(title, kind="label"))
        self.add(self._slot, "gap_text")

    def set_lines(self, lines: list[str]) -> None:
        """Show as many texts as there are lines; a screen reader reads each by itself."""
        while len(self._texts) < len(lines):
            text = Text(role=self._role)
            self._texts.append(text)
            self._slot.add(text, "gap_text" if len(self._texts) > 1 else "")
        for text, line in zip(self._texts, lines + [""] * len(self._texts), strict=False):
            text.setText(line)
            text.setVisible(bool(line))
        self._slot.updateGeometry()
        self.updateGeometry()
