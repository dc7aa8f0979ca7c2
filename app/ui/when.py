"""Moments as people say them, in the person's own time and form."""

from PySide6.QtCore import QDate, QDateTime, QLocale

from ..spoken import translate

NO_BREAK = "\u00a0"


def when(at_ms: int) -> str:
    """Word a moment (UTC milliseconds): today, yesterday or its date, and the time; never on two lines."""
    at = QDateTime.fromMSecsSinceEpoch(at_ms)
    locale = QLocale()
    time = locale.toString(at.time(), QLocale.FormatType.ShortFormat)
    days = at.date().daysTo(QDate.currentDate())
    if days == 0:
        text = translate("ui", "today at {}").format(time)
    elif days == 1:
        text = translate("ui", "yesterday at {}").format(time)
    else:
        text = translate("ui", "{} at {}").format(day(at_ms), time)
    return text.replace(" ", NO_BREAK)


def today() -> str:
    """Word the date of today, in full."""
    return QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)


def day(at_ms: int) -> str:
    """Word the date of a moment (UTC milliseconds)."""
    # What a date looks like, in Qt's letters: "d. MMM yyyy" in German.
    form = translate("ui", "d MMM yyyy")
    return QLocale().toString(QDateTime.fromMSecsSinceEpoch(at_ms).date(), form)
