"""The recovery code on paper or in a file: what it is, whose, from when, and what it is for."""

from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPageSize, QPainter, QPdfWriter, QPen

from ..spoken import translate
from .theme import PAPER, current
from .when import today

GROUP = 4
ROWS = 2
LONGEST_NAME_BYTES = 180
POINTS_PER_INCH = 72
DOTS_PER_INCH = 600
NO_NAME = frozenset('/\\:*?"<>|')


@dataclass(frozen=True, slots=True)
class Slip:
    """One code, ungrouped, with the product's or company's name and the account it belongs to."""

    brand: str
    account: str
    code: str = field(repr=False)

    @property
    def file_name(self) -> str:
        """The name that is proposed for a file of it."""
        name = translate("ui", "{} recovery code for {}").format(self.brand, self.account)
        plain = "".join("-" if one in NO_NAME or not one.isprintable() else one for one in name)
        cut = plain.encode()[:LONGEST_NAME_BYTES].decode(errors="ignore")
        return f"{cut.strip(' .')}.txt"

    def rows(self, between: str) -> list[str]:
        """Return the code in rows of groups."""
        groups = [self.code[at : at + GROUP] for at in range(0, len(self.code), GROUP)]
        a_row = len(groups) // ROWS or 1
        return [between.join(groups[at : at + a_row]) for at in range(0, len(groups), a_row)]

    def text(self) -> str:
        """Return the file's content. Hyphens keep the order of the groups in every writing direction."""
        code = "\n".join(f"    {row}" for row in self.rows("-"))
        facts = f"{self._whose(self.account)}\n{_made()}"
        return f"{self.brand}\n{self._title()}\n\n{facts}\n\n{code}\n\n{_purpose()}\n"

    def pdf(self) -> bytes:
        """Return a document of one page, made in memory."""
        store = QBuffer()
        store.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(store)
        writer.setTitle(self.brand)
        writer.setCreator("")
        writer.setResolution(DOTS_PER_INCH)
        letter = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
        size = QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4
        writer.setPageSize(QPageSize(size))
        writer.setPageMargins(QMarginsF(PAPER.margin, PAPER.margin, PAPER.margin, PAPER.margin))
        painter = QPainter(writer)
        painter.scale(DOTS_PER_INCH / POINTS_PER_INCH, DOTS_PER_INCH / POINTS_PER_INCH)
        self.paint(painter)
        painter.end()
        return bytes(store.data().data())

    def paint(self, painter: QPainter) -> QRectF:
        """Paint the slip at the origin, a unit a point; return what it covers."""
        inside = PAPER.width - 2 * PAPER.padding
        pen = _Pen(painter, PAPER.padding, PAPER.padding, inside)
        pen.write(self.brand, PAPER.small, QFont.Weight.DemiBold)
        pen.write(self._title(), PAPER.title, QFont.Weight.DemiBold, PAPER.gap)
        # First strong isolate … pop: a name in another direction does not turn the line.
        pen.write(self._whose(f"\u2068{self.account}\u2069"), PAPER.body, QFont.Weight.Normal, PAPER.gap)
        pen.write(_made(), PAPER.body)
        pen.top += PAPER.gap
        for row in self.rows("  "):
            pen.write(row, PAPER.code, gap=PAPER.gap, fixed=True)
        pen.top += PAPER.gap
        pen.write(_purpose(), PAPER.body, gap=PAPER.gap)
        around = QRectF(0, 0, PAPER.width, pen.top + PAPER.padding)
        edge = QPen(QColor(PAPER.ink), PAPER.line, Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.drawRect(around)
        return around

    def _title(self) -> str:
        return translate("ui", "Recovery code")

    def _whose(self, account: str) -> str:
        return translate("ui", "Account: {}").format(account)


class _Pen:
    """Writes one thing under the other in a column."""

    def __init__(self, painter: QPainter, left: float, top: float, width: float) -> None:
        self.top = top
        self._painter = painter
        self._left = left
        self._width = width

    def write(
        self,
        text: str,
        points: int,
        weight: QFont.Weight = QFont.Weight.Normal,
        gap: float = 0,
        *,
        fixed: bool = False,
    ) -> None:
        """Write a text, ``gap`` points below the one before; a code from left to right, in the middle."""
        font = current().paper_font(points, weight, fixed=fixed)
        painter = self._painter
        painter.setFont(font)
        painter.setPen(QColor(PAPER.ink))
        way = Qt.LayoutDirection.LeftToRight if fixed else QGuiApplication.layoutDirection()
        painter.setLayoutDirection(way)
        align = Qt.AlignmentFlag.AlignHCenter if fixed else Qt.AlignmentFlag.AlignLeading
        flags = align.value | Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value
        flags |= Qt.TextFlag.TextWrapAnywhere.value if len(text.split(" ")) == 1 else 0
        self.top += gap
        room = QRectF(self._left, self.top, self._width, PAPER.endless)
        covered = painter.drawText(room, flags, text)
        self.top += covered.height()


def _made() -> str:
    return translate("ui", "Made on {}").format(today())


def _purpose() -> str:
    return translate(
        "ui",
        "If the phone is lost, this code signs in together with the password. It works once; then a new one"
        " is shown. Keep it in a safe place away from the computer, and give it to nobody.",
    )
