"""The language of the window: a file of translations each, English without one.

A language is one ``.ts`` file under ``resources/i18n`` and the ``.qm`` made of it; nobody else
lists them. In each stands, in place of "English", what the language calls itself.
"""

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from ..spoken import QT_TRANSLATE_NOOP, speak
from .assets import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable

SOURCE = "en"
OWN_NAME = QT_TRANSLATE_NOOP("language", "English")
PREFIX = "twinlatch_"
# The numbers in our sentences are European digits; dates and times beside them must be so as well.
FORMATS = {"ar": "ar_AE"}
# As tags of the desktop say it, and as our files are called.
SAME = {"zh": "zh_CN", "zh_Hans": "zh_CN", "zh_Hans_CN": "zh_CN", "zh_SG": "zh_CN"}


def languages() -> list[str]:
    """Return the codes of all languages, English first."""
    found = sorted(path.stem.removeprefix(PREFIX) for path in (FOLDER / "i18n").glob(f"{PREFIX}*.qm"))
    return [SOURCE, *found]


@cache
def own_name(code: str) -> str:
    """Return what a language calls itself."""
    found = _loaded(f"{PREFIX}{code}", str(FOLDER / "i18n")) if code != SOURCE else None
    return (found.translate("language", OWN_NAME) if found is not None else "") or OWN_NAME


def of_desktop(tags: "Iterable[str] | None" = None) -> str:
    """Return the first of the desktop's languages that there is, else English."""
    known = languages()
    for tag in QLocale.system().uiLanguages() if tags is None else tags:
        code = tag.replace("-", "_")
        for one in (code, SAME.get(code, ""), code.partition("_")[0]):
            if one in known:
                return one
    return SOURCE


def in_force() -> str:
    """Return the code of the language that is spoken."""
    return _code[0]


def install(choice: str) -> str:
    """Speak a language, or with "system" the desktop's; return its code. Widgets are built after it."""
    code = of_desktop(None if choice == "system" else [choice])
    _code[:] = [code]
    app = QCoreApplication.instance()
    if not isinstance(app, QApplication):
        return code
    while _installed:
        app.removeTranslator(_installed.pop())
    locale = QLocale.system()
    if locale.language() != QLocale(code).language() or code in FORMATS:
        locale = QLocale(FORMATS.get(code, code))
    QLocale.setDefault(locale)
    speak(QCoreApplication.translate, _moment)
    if code != SOURCE:
        _add(app, f"{PREFIX}{code}", str(FOLDER / "i18n"))
        # Qt's own words: the menus of its fields.
        _add(app, f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    right_to_left = QLocale(code).textDirection() == Qt.LayoutDirection.RightToLeft
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    )
    return code


def _moment(at: datetime) -> str:
    """Word a date and time as the language has it."""
    said = QDateTime.fromMSecsSinceEpoch(round(at.timestamp() * 1000))
    return QLocale().toString(said, QLocale.FormatType.ShortFormat)


def _add(app: QApplication, name: str, folder: str) -> None:
    found = _loaded(name, folder)
    if found is not None:
        app.installTranslator(found)
        _installed.append(found)


def _loaded(name: str, folder: str) -> QTranslator | None:
    made = QTranslator()
    return made if made.load(name, folder) else None


_installed: list[QTranslator] = []
_code = [SOURCE]
