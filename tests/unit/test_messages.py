"""Every notice and every error has its own sentence, and none of them leaks or shouts."""

from dataclasses import fields
from typing import Any, get_args

import pytest

from app.core.api import errors, notices
from app.core.api.door_notices import TicketReason
from app.core.api.setup_notices import Advice, Strength
from app.messages import password_rule, wait_text, words

SAMPLES: dict[str, Any] = {"reason": "common", "minimum": 15, "counted": 3, "maximum": 1024, "wait_s": 65}
SAMPLES |= {"strength": "weak", "advice": "words", "refusal": None, "expires_ms": 1_800_000_000_000}
SAMPLES |= {"why": "damaged", "path": "/media/stick/backup", "made_ms": 1_800_000_000_000}
SAMPLES |= {"TicketRefused.reason": "expired", "groups": (2, 5)}
SAMPLES |= {"username": "user", "password": "4F7K-9QXM-2TWB-H6RD", "code": "M2TW-4F7K-BH6R-9QXD"}


def notice_of(kind: type) -> Any:
    """Make a notice with sample parameters."""
    named = {one.name: SAMPLES.get(f"{kind.__name__}.{one.name}") for one in fields(kind)}
    values = {name: found or SAMPLES.get(name, 7) for name, found in named.items()}
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


@pytest.mark.rule("P4")
def test_a_hint_says_first_why_a_password_would_be_refused() -> None:
    """Then how strong it is, with one advice, or none where none is needed."""
    for refusal in (
        notices.PasswordTooShort(15, 3),
        notices.PasswordTooLong(1024),
        notices.PasswordUnreadable(),
    ):
        hint = notices.PasswordHint("weak", "repeats", refusal)
        assert words(hint).text == words(refusal).text
    hint = notices.PasswordHint("good", "none", notices.PasswordCommon("padded"))
    assert words(hint).text == "Only a common password, repeated or filled up."
    strengths = get_args(Strength)
    texts = {words(notices.PasswordHint(strength, "none")).text for strength in strengths}
    assert texts == {"Weak.", "Fair.", "Good.", "Strong."}
    advice = {words(notices.PasswordHint("fair", one)).text for one in get_args(Advice)}
    assert len(advice) == len(get_args(Advice))


def test_what_is_handed_out_stands_on_a_line_of_its_own() -> None:
    """The secret can be copied whole, and the sentence around it says until when it works."""
    for notice, label in (
        (notices.OneTimePasswordMade("user", "4F7K-9QXM-2TWB-H6RD", 0, added=True), "One-time password"),
        (notices.OneTimePasswordMade("user", "4F7K-9QXM-2TWB-H6RD", 0, added=False), "One-time password"),
        (notices.ActivationCodeMade("user", "4F7K-9QXM-2TWB-H6RD", 0), "Activation code"),
    ):
        lines = words(notice).text.splitlines()
        assert lines[1] == f"{label}: 4F7K-9QXM-2TWB-H6RD"
        assert "1970-01-01 00:00 UTC" in lines[2]


def test_a_refused_ticket_says_why() -> None:
    """Each reason has a sentence of its own."""
    texts = {words(notices.TicketRefused(reason)).text for reason in get_args(TicketReason)}
    assert len(texts) == len(get_args(TicketReason))


def test_numbers() -> None:
    """Waits count in minutes and seconds; the rule names its number."""
    assert "1:05" in wait_text(65)
    assert "0:09" in wait_text(9)
    assert "15" in password_rule(15)
    assert "1 minute." in words(notices.PhoneClockDiffers(-1)).text
    assert "10 minutes." in words(notices.PhoneClockDiffers(10)).text
    assert {words(notices.PasswordCommon(why)).text for why in ("common", "padded", "context")}.__len__() == 3
