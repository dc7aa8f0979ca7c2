"""Tickets: issued for a session at a door, verified for whoever has the key, and the keys they go by."""

import json

from .. import tickets
from ..api.actors import Actor
from ..api.answers import Answer
from ..api.door_commands import ListTicketKeys, VerifyTicket
from ..api.door_screens import TicketKey
from ..api.notices import NothingInstalled, TicketRefused
from ..api.screens import ClaimsScreen, TicketKeysScreen
from ..store.accounts import Account
from ..store.sessions import Session
from ..store.ticket_keys import TicketPair
from ..store.transaction import Transaction
from .desk import Desk
from .naming import on_record


def issue(desk: Desk, tx: Transaction, audience: str, session: Session, account: Account, by: str) -> str:
    """Sign a ticket in the transaction that redeems the session, and record whom it is for."""
    pair = _pair(desk, tx, by)
    now_s, recovered = tx.now_ms() // 1000, "recovery" in session.methods
    claims: dict[str, object] = {
        "iss": tickets.ISSUER,
        "sub": account.id,
        "preferred_username": account.username,
        "aud": audience,
        "iat": now_s,
        "nbf": now_s,
        "exp": now_s + desk.policy.ticket_life_s,
        "jti": desk.new_id(),
        # RFC 8176 has no name for a recovery code.
        "amr": ["pwd"] if recovered else ["pwd", "otp"],
        "auth_time": session.created_ms // 1000,
        "roles": [account.role],
    }
    if recovered:
        claims["twinlatch_recovery"] = True
    tx.audit.write("ticket_issued", account_id=account.id, actor=by, aud=audience, jti=str(claims["jti"]))
    return tickets.sign(pair.private, pair.id, claims)


def verify(desk: Desk, _actor: Actor, command: VerifyTicket) -> Answer:
    """Judge a ticket by the keys that are listed and the time of record."""
    if not desk.store.installed:
        return Answer(notice=NothingInstalled())
    with desk.store.transaction(write=False) as tx:
        keys = {pair.id: pair.private for pair in tx.ticket_keys.listed(desk.policy.ticket_life_s)}
        now_ms = tx.now_ms()
    try:
        claims = tickets.claims_of(command.ticket, keys, command.audience, now_ms)
    except tickets.TicketRefusedError as refused:
        return Answer(notice=TicketRefused(refused.reason))
    return Answer(ClaimsScreen(json.dumps(claims)))


def list_keys(desk: Desk, actor: Actor, _command: ListTicketKeys) -> Answer:
    """Answer with the public keys; a program may be given one before the first ticket is issued."""
    if not desk.store.installed:
        return Answer(notice=NothingInstalled())
    with desk.store.transaction(write=False) as tx:
        pairs = tx.ticket_keys.listed(desk.policy.ticket_life_s)
    if all(pair.retired_ms is not None for pair in pairs):
        with desk.store.transaction() as tx:
            _pair(desk, tx, on_record(actor))
            pairs = tx.ticket_keys.listed(desk.policy.ticket_life_s)
    keys = [
        TicketKey(one.id, tickets.public_pem(one.private), one.created_ms, one.retired_ms) for one in pairs
    ]
    return Answer(TicketKeysScreen(tuple(keys)))


def _pair(desk: Desk, tx: Transaction, by: str) -> TicketPair:
    """Return the pair that signs; the first one is made here, on record."""
    tx.ticket_keys.forget(desk.policy.ticket_life_s)
    pair = tx.ticket_keys.current(desk.policy.ticket_life_s)
    if pair is None:
        pair = tx.ticket_keys.make()
        tx.audit.write("ticket_key_made", actor=by, key=pair.id)
    return pair
