"""A deployment's logo in place of our mark; without one, or with one that cannot be used, there is none."""

from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImageReader, QPixmap

_kept: list[tuple[bytes, str]] = []


def install(path: str) -> None:
    """Take the file; nothing is read where none is set."""
    _kept.clear()
    _drawn.cache_clear()
    if not path:
        return
    # Loaded only where there is a logo: the first paint of everybody else does not pay for it.
    from ..brand.logo import LogoError, read

    try:
        found = read(path)
    except LogoError:
        # The doctor says why, with the mend.
        return
    _kept.append((found.data, found.kind))
    if _drawn(1, 1, 1.0) is None:
        _kept.clear()


def pixmap(height: int, widest: int) -> QPixmap | None:
    """Return the logo, as high as asked for or as wide as may be; None without one."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _drawn(height, widest, ratio) if _kept else None


@cache
def _drawn(height: int, widest: int, ratio: float) -> QPixmap | None:
    data, kind = _kept[0]
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    room = QSize(round(widest * ratio), round(height * ratio))
    size = reader.size()
    if size.isEmpty():
        return None
    reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    picture = reader.read()
    if picture.isNull():
        return None
    made = QPixmap.fromImage(picture)
    made.setDevicePixelRatio(ratio)
    return made
