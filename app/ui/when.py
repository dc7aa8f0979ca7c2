"""Moments as people say them, in the person's own time and form."""

from PySide6.QtCore import QDate, QDateTime, QLocale

NO_BREAK = "\u00a0"


def when(at_ms: int) -> str:
    """Word a moment (UTC milliseconds): today, yesterday or its date, and the time; never on two lines."""
    at = QDateTime.fromMSecsSinceEpoch(at_ms)
    locale = QLocale()
    time = locale.toString(at.time(), QLocale.FormatType.ShortFormat)
    days = at.date().daysTo(QDate.currentDate())
    date = {0: "today", 1: "yesterday"}.get(days) or day(at_ms)
    return f"{date} at {time}".replace(" ", NO_BREAK)


def day(at_ms: int) -> str:
    """Word the date of a moment (UTC milliseconds)."""
    return QLocale().toString(QDateTime.fromMSecsSinceEpoch(at_ms).date(), "d MMM yyyy")
