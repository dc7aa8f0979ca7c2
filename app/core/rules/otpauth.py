"""The ``otpauth://`` URI that an authenticator app scans and the key as text (N8, N9)."""

import base64
import re
from urllib.parse import quote

LONGEST_LABEL_BYTES = 64
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def labels(issuer: str, account: str) -> tuple[str, str]:
    """Return issuer and account as the app will show them: no colon, together at most 64 bytes of UTF-8.

    What is too long is shortened, the account first, with an ellipsis.
    """
    clean_issuer = _clean(issuer)
    clean_issuer = _fit(clean_issuer, LONGEST_LABEL_BYTES // 2)
    return clean_issuer, _fit(_clean(account), LONGEST_LABEL_BYTES - len(clean_issuer.encode()))


def uri(secret: bytes, issuer: str, account: str) -> str:
    """Return the URI: issuer in label and parameter, upper-case base32, defaults left out."""
    shown_issuer, shown_account = labels(issuer, account)
    label = f"{_quoted(shown_issuer)}:{_quoted(shown_account)}"
    return f"otpauth://totp/{label}?secret={base32_text(secret)}&issuer={_quoted(shown_issuer)}"


def base32_text(secret: bytes) -> str:
    """Return upper-case base32 without padding."""
    return base64.b32encode(secret).decode().rstrip("=")


def _clean(text: str) -> str:
    return " ".join(_UNPRINTABLE.sub("", text).replace(":", " ").split())


def _fit(text: str, most_bytes: int) -> str:
    if len(text.encode()) <= most_bytes:
        return text
    shortened = text.encode()[: most_bytes - len("…".encode())]
    return shortened.decode("utf-8", "ignore").rstrip() + "…"


def _quoted(text: str) -> str:
    return quote(text, safe="")
