"""Every notice and every error has its own sentence, and none of them leaks or shouts."""

from dataclasses import fields
from typing import Any, get_args

import pytest

from app.core.api import errors, notices
from app.messages import password_rule, wait_text, words

SAMPLES: dict[str, Any] = {"reason": "common", "minimum": 15, "counted": 3, "maximum": 1024, "wait_s": 65}


def notice_of(kind: type) -> Any:
    """Make a notice with sample parameters."""
    values = {one.name: SAMPLES.get(one.name, 7) for one in fields(kind)}
    return kind(**values)


@pytest.mark.parametrize("kind", get_args(notices.Notice), ids=lambda kind: kind.__name__)
def test_every_notice_is_worded(kind: type) -> None:
    """A whole sentence, its parameters filled in."""
    text = words(notice_of(kind)).text
    assert text[0].isupper()
    assert text.endswith(".")
    assert "{" not in text
    assert "!" not in text


def test_all_sentences_differ() -> None:
    """No two notices read the same, so that each says what is."""
    texts = [words(notice_of(kind)).text for kind in get_args(notices.Notice)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    "kind", [one for one in vars(errors).values() if isinstance(one, type)], ids=lambda kind: kind.__name__
)
def test_every_error_is_worded(kind: type[errors.KnownError]) -> None:
    """What, where and why; Retry where trying again can help."""
    if kind is errors.KnownError:
        return
    said = words(kind("/some/where", "the reason"))
    assert "/some/where" in said.text
    assert said.action == ("" if kind is errors.BadSettings else "Retry")
    assert words(kind()).text


def test_numbers() -> None:
    """Waits count in minutes and seconds; the rule names its number."""
    assert "1:05" in wait_text(65)
    assert "0:09" in wait_text(9)
    assert "15" in password_rule(15)
    assert "1 minute." in words(notices.PhoneClockDiffers(-1)).text
    assert "10 minutes." in words(notices.PhoneClockDiffers(10)).text
    assert {words(notices.PasswordCommon(why)).text for why in ("common", "padded", "context")}.__len__() == 3
