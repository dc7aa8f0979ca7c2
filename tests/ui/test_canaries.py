"""Secrets go nowhere: the whole journey is walked, then every file and every output is searched (A2, D4, N10)."""

import base64
import re
import tempfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from app.cli.tour import Album
from app.core.api.operator_commands import ListEvents, VerifyAudit
from app.core.opening import Core
from app.testing.clock import FrozenClock
from app.testing.journey import Walk, stops
from app.testing.journey.walk import NEW_PASSWORD, PASSWORD
from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch

CODE_DIGITS = 6


def secrets_in(thing: object) -> Iterator[str]:
    """Give every text that a command or an answer keeps out of its ``repr``, however deep."""
    if isinstance(thing, tuple):
        for each in thing:
            yield from secrets_in(each)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for one in fields(thing):
            value = getattr(thing, one.name)
            if not one.repr and isinstance(value, str) and value:
                yield value
            elif not isinstance(value, str):
                yield from secrets_in(value)


def writings(secret: str) -> Iterator[bytes]:
    """Give the forms in which a secret would be found."""
    raw = secret.encode()
    grouped = " ".join(re.findall("....", secret))
    yield from (
        raw,
        raw.lower(),
        raw.replace(b"-", b"").replace(b" ", b""),
        grouped.encode(),
        raw.hex().encode(),
        base64.b64encode(raw)[: len(raw)],
    )
    if re.fullmatch("[A-Z2-7]{32}", secret):
        key = base64.b32decode(secret)
        yield from (key, key.hex().encode(), base64.b64encode(key)[:24])


def found(secret: str, everything: bytes) -> list[bytes]:
    """Return the forms of a secret that are there; six digits only where they stand alone."""
    if len(secret) > CODE_DIGITS:
        return [form for form in writings(secret) if form in everything]
    return re.findall(rb"(?<![0-9A-Za-z.])" + re.escape(secret.encode()) + rb"(?![0-9A-Za-z])", everything)


@pytest.mark.rule("A2", "D4", "N10")
def test_no_secret_of_a_whole_journey_is_left_anywhere(
    twinlatch: Twinlatch,
    twinlatch_clock: FrozenClock,
    phone: VirtualPhone,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Passwords, also in the field for names; keys, codes, one-time passwords, tokens: raw or in any writing."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    told = {PASSWORD, NEW_PASSWORD}
    handle = Core.handle

    def listening(self: Core, actor: object, command: object) -> object:
        answer = handle(self, actor, command)  # type: ignore[arg-type]
        told.update(secrets_in((actor, command, answer)))
        return answer

    monkeypatch.setattr(Core, "handle", listening)
    out = tmp_path / "pictures"
    out.mkdir()
    album = Album(out)
    for stop in stops(Walk(twinlatch, twinlatch_clock, phone)):
        album.paint(twinlatch, stop)
    twinlatch.scan_qr.start_over()
    twinlatch.sign_in.sign_in("not this one, surely", PASSWORD)
    assert "not right" in twinlatch.sign_in.error
    record = [twinlatch.administer(query) for query in (ListEvents(), VerifyAudit())]
    assert {len(secret) for secret in told} >= {CODE_DIGITS, 19, 22, 24, 32, len(PASSWORD)}
    said = capfd.readouterr()
    everything = f"{said.out}{said.err}{record}".encode()
    places = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"twinlatch.db", "twinlatch.db-wal"} <= {path.name for path in places}
    everything += b"\n".join(path.read_bytes() for path in places)
    assert [secret for secret in told if found(secret, everything)] == []
