"""The ticket: one for a session, right for its audience and its minutes, and nothing else is one (S2)."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from joserfc import jwt as stranger
from joserfc.errors import SecurityWarning
from joserfc.jwk import OKPKey

from app.core.api.actors import Person
from app.core.api.answers import Answer, SessionEnded
from app.core.api.commands import ConfirmRecorded, KeepAuthenticator, ShowProfile
from app.core.api.door import Door
from app.core.api.door_commands import ListTicketKeys, RecordCommandEnd, RedeemSession, VerifyTicket
from app.core.api.door_notices import TicketReason
from app.core.api.notices import (
    MfaRequiredHere,
    NothingInstalled,
    SessionOver,
    StoreRolledBack,
)
from app.core.api.operator_commands import DisableAccount, ResetMfa
from app.core.api.policy import Policy
from app.core.api.screens import TicketScreen
from app.core.tickets import LARGEST

from .conftest import OPERATOR, Copies, House, holder
from .gates import DOOR, LIFE_S, Gate


@pytest.fixture
def gate(settled: House) -> Gate:
    """Give such a house."""
    return Gate(settled, *settled.enroll())


def test_what_a_ticket_says(gate: Gate) -> None:
    """Who, for whom, how, since when and how long; a program by another library reads the same."""
    began_s = gate.house.now_ms // 1000
    shown = gate.redeem()
    assert (shown.username, shown.methods) == ("user", ("pwd", "otp"))
    claims = gate.verify(shown.ticket)
    assert isinstance(claims, dict)
    with gate.house.core._desk.store.transaction(write=False) as tx:
        account = tx.accounts.find(username="user")
    assert account is not None
    issued_s = gate.house.now_ms // 1000
    assert claims.pop("jti")
    assert claims == {
        "iss": "twinlatch",
        "sub": account.id,
        "preferred_username": "user",
        "aud": "payroll",
        "iat": issued_s,
        "nbf": issued_s,
        "exp": issued_s + LIFE_S,
        "auth_time": began_s,
        "amr": ["pwd", "otp"],
        "roles": ["administrator"],
    }
    (key,) = gate.public()
    with pytest.warns(SecurityWarning, match="RFC 9864"):  # which names the curve; PyJWT knows the older name
        theirs = stranger.decode(shown.ticket, OKPKey.import_key(key.pem), algorithms=["EdDSA"])
    assert theirs.claims == gate.verify(shown.ticket)
    assert theirs.header == {"alg": "EdDSA", "kid": key.id, "typ": "JWT"}
    assert repr(shown).find(shown.ticket) == -1


@pytest.mark.rule("R3")
def test_a_recovery_sign_in_is_told(gate: Gate) -> None:
    """The recovery code has no name in RFC 8176: the ticket says it in a claim of its own."""
    core = gate.house.open(DOOR)
    fresh = gate.house.recover(gate.recovery)
    gate.house.ask(ConfirmRecorded(fresh.attempt))
    person = holder(gate.house.ask(KeepAuthenticator(fresh.attempt)))
    answer = gate.house.ask(RedeemSession(), person, core)
    assert isinstance(answer.screen, TicketScreen)
    assert answer.screen.methods == ("pwd", "recovery")
    claims = gate.verify(answer.screen.ticket)
    assert isinstance(claims, dict)
    assert (claims["amr"], claims["twinlatch_recovery"]) == (["pwd"], True)


@pytest.mark.rule("S2", "A1")
def test_one_session_one_ticket_on_record(gate: Gate) -> None:
    """Redeemed once, by whichever core; ticket, start and end of the command stand on record."""
    person, core = gate.session()
    first = gate.house.ask(RedeemSession(), person, core).screen
    assert isinstance(first, TicketScreen)
    for again in (core, gate.house.open(DOOR)):
        assert gate.house.ask(RedeemSession(), person, again).notice == SessionOver()
        assert gate.house.ask(ShowProfile(), person).notice == SessionOver()
    gate.house.ask(RecordCommandEnd("user", "/usr/bin/payroll", 3), OPERATOR, core)
    gate.house.ask(RecordCommandEnd("who?\n", "/usr/bin/payroll", -9), OPERATOR, core)
    told = gate.events("ticket_key_made", "ticket_issued", "command_started", "command_ended")
    claims = gate.verify(first.ticket)
    assert isinstance(claims, dict)
    assert [one["event"] for one in told] == [
        *("ticket_key_made", "ticket_issued", "command_started", "command_ended", "command_ended")
    ]
    assert (told[1]["aud"], told[1]["jti"], told[1]["who"]) == ("payroll", claims["jti"], "user")
    assert (told[2]["program"], told[2]["actor"]) == ("/usr/bin/payroll", f"person:{claims['sub']}")
    assert (told[3]["program"], told[3]["code"], told[3]["who"]) == ("/usr/bin/payroll", 3, "user")
    assert (told[3]["actor"], told[4]["who"], told[4]["code"]) == ("os:1000", "", -9)
    assert first.ticket not in json.dumps(told)


def test_the_verdict_alone(gate: Gate) -> None:
    """Where no audience is named there is no ticket, no key and no program on record; the session is spent."""
    shown = gate.redeem(Door(""))
    assert shown == TicketScreen("", "user", ("pwd", "otp"))
    assert gate.events("ticket_key_made", "ticket_issued", "command_started") == []
    shown = gate.redeem(Door("payroll"))
    assert shown.ticket
    assert [one["event"] for one in gate.events("ticket_issued", "command_started")] == ["ticket_issued"]


@pytest.mark.rule("S3", "S2", "F3")
@pytest.mark.parametrize("change", ["disabled", "reset", "old", "locked", "one factor", "changed", "unknown"])
def test_no_ticket_for(gate: Gate, change: str) -> None:
    """A session that ended, grew old, was locked or made by one factor, of an account that is not as it was."""
    person, core = gate.session()
    notice: object = SessionOver()
    match change:
        case "disabled":
            gate.house.ask(DisableAccount("user"), OPERATOR)
        case "reset":
            gate.house.ask(ResetMfa("user", "phone lost"), OPERATOR)
        case "old":
            gate.house.wait(Policy().session_life_s + 1)
        case "locked":
            with gate.house.core._desk.store.transaction() as tx:
                tx.sessions.set_locked(person.session, locked=True)
        case "one factor":
            with gate.house.core._desk.store.transaction() as tx:
                account = tx.accounts.find(username="user")
                assert account is not None
                tx.sessions.add(account.id, "token", ("pwd",), opened=True)
            person, notice = Person("token"), MfaRequiredHere()
        case "changed":
            gate.house.meddle("UPDATE session SET methods='pwd otp recovery'")
        case _:
            person = Person("no such session")
    answer = gate.house.ask(RedeemSession(), person, core)
    assert (answer.notice, answer.session) == (notice, SessionEnded())
    assert not isinstance(answer.screen, TicketScreen)
    assert gate.events("ticket_issued", "command_started") == []


@pytest.mark.rule("D9")
def test_a_session_put_back_is_not_redeemed_again(gate: Gate, copies: Copies) -> None:
    """The store is put back as it was before the redemption: the session is there, and opens nothing."""
    person, core = gate.session()
    for each in gate.house.cores:
        each.close()
    copies.keep()
    assert isinstance(gate.house.ask(RedeemSession(), person, core).screen, TicketScreen)
    for each in gate.house.cores:
        each.close()
    copies.put_back()
    answer = gate.house.ask(RedeemSession(), person, gate.house.open(DOOR))
    assert (answer.notice, answer.session) == (StoreRolledBack(), SessionEnded())


# --- what is none -------------------------------------------------------------------------------

Forge = Callable[[Gate, str], str]


def part(value: object) -> str:
    """Write a part of a ticket."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def claims_in(ticket: str) -> dict[str, Any]:
    """Read the claims of a ticket, believing it."""
    claims: dict[str, Any] = jwt.decode(ticket, options={"verify_signature": False})
    return claims


def signed(gate: Gate, ticket: str, **changes: Any) -> str:
    """Sign other claims with the true key, as nobody can; None leaves a claim out."""
    with gate.house.core._desk.store.transaction(write=False) as tx:
        pair = tx.ticket_keys.current(LIFE_S)
    assert pair is not None
    claims = {name: value for name, value in {**claims_in(ticket), **changes}.items() if value is not None}
    private = Ed25519PrivateKey.from_private_bytes(pair.private)
    return jwt.encode(claims, private, algorithm="EdDSA", headers={"kid": pair.id})


def by_another_key(gate: Gate, ticket: str) -> str:
    """Sign the same claims, and name our key, with a key that is not ours."""
    kid = gate.public()[0].id
    return jwt.encode(claims_in(ticket), Ed25519PrivateKey.generate(), "EdDSA", headers={"kid": kid})


def unsigned(gate: Gate, ticket: str, alg: str = "none") -> str:
    """Leave the signature out and say so."""
    header = part({"alg": alg, "kid": gate.public()[0].id, "typ": "JWT"})
    return f"{header}.{ticket.split('.')[1]}."


def by_the_public_key(gate: Gate, ticket: str, *, whole: bool = True) -> str:
    """Sign with HMAC, the public key for a secret: as PEM or as its 32 bytes."""
    (key,) = gate.public()
    secret = key.pem.encode() if whole else load_pem_public_key(key.pem.encode()).public_bytes_raw()  # type: ignore[union-attr]
    text = f"{part({'alg': 'HS256', 'kid': key.id, 'typ': 'JWT'})}.{ticket.split('.')[1]}"
    mac = hmac.new(secret, text.encode(), hashlib.sha256).digest()
    return f"{text}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


def kid_said(kid: object) -> Forge:
    """Name another key in the header."""
    return lambda _gate, ticket: ".".join([part({"alg": "EdDSA", "kid": kid}), *ticket.split(".")[1:]])


NONE: dict[str, tuple[Forge, set[TicketReason]]] = {
    "another audience": (lambda gate, ticket: signed(gate, ticket, aud="other"), {"audience"}),
    "a longer audience": (lambda gate, ticket: signed(gate, ticket, aud="payroll2"), {"audience"}),
    "several audiences": (lambda gate, ticket: signed(gate, ticket, aud=["payroll"]), {"audience"}),
    "no audience": (lambda gate, ticket: signed(gate, ticket, aud=None), {"audience"}),
    "an empty audience": (lambda gate, ticket: signed(gate, ticket, aud=""), {"audience"}),
    "no end": (lambda gate, ticket: signed(gate, ticket, exp=None), {"malformed"}),
    "no beginning": (lambda gate, ticket: signed(gate, ticket, nbf=None), {"malformed"}),
    "an end that is a text": (lambda gate, ticket: signed(gate, ticket, exp="9999999999"), {"malformed"}),
    "an end that is no number": (lambda gate, ticket: signed(gate, ticket, exp=float("nan")), {"malformed"}),
    "another issuer": (lambda gate, ticket: signed(gate, ticket, iss="other"), {"malformed"}),
    "another key": (by_another_key, {"signature"}),
    "alg none": (unsigned, {"malformed", "signature"}),
    "alg None": (lambda gate, ticket: unsigned(gate, ticket, "None"), {"malformed", "signature"}),
    "alg none with the signature": (
        lambda gate, ticket: unsigned(gate, ticket) + ticket.split(".")[2],
        {"signature"},
    ),
    "HS256 with the public key": (by_the_public_key, {"malformed", "signature"}),
    "HS256 with its bytes": (lambda g, t: by_the_public_key(g, t, whole=False), {"malformed", "signature"}),
    "an unknown key": (kid_said("0" * 16), {"signature"}),
    "no key": (kid_said(None), {"malformed", "signature"}),
    "a key that is a list": (kid_said(["x"]), {"malformed", "signature"}),
    "nothing": (lambda _gate, _ticket: "", {"malformed"}),
    "two parts": (lambda _gate, ticket: ticket.rpartition(".")[0], {"malformed"}),
    "four parts": (lambda _gate, ticket: f"{ticket}.x", {"malformed"}),
    "padding": (lambda _gate, ticket: f"{ticket}==", {"malformed"}),
    "a line's end": (lambda _gate, ticket: f"{ticket}\n", {"malformed"}),
    "a surrogate": (lambda _gate, ticket: ticket + "\ud800", {"malformed"}),
    "a text": (lambda _gate, _ticket: "open sesame", {"malformed"}),
    "an array": (lambda _gate, ticket: f"{part([])}.{part([])}.{ticket.split('.')[2]}", {"malformed"}),
    "a deep array": (lambda _gate, ticket: f"{part(1)}{'W1tb' * 999}.e30.{ticket[-86:]}", {"malformed"}),
    "a megabyte": (lambda _gate, _ticket: "x" * 1_000_000, {"malformed"}),
    "a megabyte of claims": (lambda gate, ticket: signed(gate, ticket, x="y" * 1_000_000), {"malformed"}),
    "a little too long": (lambda gate, ticket: signed(gate, ticket, x="y" * LARGEST), {"malformed"}),
}


@pytest.mark.parametrize("name", NONE)
def test_what_is_no_ticket(gate: Gate, name: str) -> None:
    """Each is refused with its reason, and the true one beside it is not."""
    forge, reasons = NONE[name]
    ticket = gate.redeem().ticket
    assert gate.verify(forge(gate, ticket)) in reasons
    assert gate.verify(signed(gate, ticket)) == gate.verify(ticket)


def test_the_audience_asked_for_counts(gate: Gate) -> None:
    """A ticket is good for its one audience, exactly as it is written; for none where none is asked for."""
    ticket = gate.redeem().ticket
    for other in ("", "Payroll", "payroll ", "pay", "payroll\0"):
        assert gate.verify(ticket, other) == "audience"
    assert isinstance(gate.verify(ticket), dict)


@pytest.mark.rule("S4", "T8")
def test_the_time_of_record_counts(gate: Gate) -> None:
    """From the second it was issued until its life is over, and not a moment longer or before."""
    ticket = gate.redeem().ticket
    issued_ms = claims_in(ticket)["iat"] * 1000
    for at_ms, found in (
        (issued_ms - 1, "not_yet"),
        (issued_ms, "good"),
        (issued_ms + LIFE_S * 1000 - 1, "good"),
        (issued_ms + LIFE_S * 1000, "expired"),
        (issued_ms + 10**12, "expired"),
    ):
        gate.house.now_ms = at_ms
        told = gate.verify(ticket)
        assert ("good" if isinstance(told, dict) else told) == found


def test_any_digit_changed(gate: Gate) -> None:
    """Every digit counts, those of a signature that no decoder needs as well."""
    ticket = gate.redeem().ticket
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    for at, digit in enumerate(ticket):
        others = digits if at == len(ticket) - 1 else ("A", "B", ".", "=", " ", "é")
        for other in others:
            if other != digit:
                changed = f"{ticket[:at]}{other}{ticket[at + 1 :]}"
                assert gate.verify(changed) in {"signature", "malformed"}, (at, other)
    assert isinstance(gate.verify(ticket), dict)


def test_without_a_store(house: House) -> None:
    """There is nothing to verify, no key and no end to record."""
    for command in (VerifyTicket("x", "y"), ListTicketKeys(), RecordCommandEnd("user", "x", 0)):
        assert house.ask(command, OPERATOR) == Answer(notice=NothingInstalled())
