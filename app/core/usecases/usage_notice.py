"""A site's terms of use: whoever signs in at a window has acknowledged them there before, on record.

What was acknowledged is remembered like an attempt, in memory, until a session ends or somebody starts
over. Pressing again and again writes little, since such events are counted where they come in floods
(A7); so every session's own event tells as well which terms stood before it.
"""

import hashlib

from ..api.actors import Actor, Operator
from ..api.answers import Answer, SessionEnded
from ..api.commands import (
    Abandon,
    AcknowledgeNotice,
    Act,
    CreateFirstAccount,
    Query,
    RecoverPassword,
    SubmitPassword,
)
from ..api.screens import CreateAccountScreen, SignInScreen, UsageNoticeScreen
from ..store.transaction import Transaction
from . import doors
from .desk import Desk, Terms

DIGEST = 16


def digest(text: str) -> str:
    """Name a text by a part of its SHA-256: enough to say which of a site's texts it was."""
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST]


def acknowledge(desk: Desk, _actor: Actor, command: AcknowledgeNotice) -> Answer:
    """Record that the terms were acknowledged, once a sign-in, and lead on to it (A6)."""
    terms = desk.terms
    if not desk.store.installed:
        # There is no record yet: it is written with the first account.
        answer = doors.first_run(desk)
        terms.accepted = True
        return answer
    if terms.text and not terms.recorded:
        with desk.store.transaction() as tx:
            write(tx, terms)
        terms.accepted = terms.recorded = True
    return Answer(SignInScreen(command.name))


def write(tx: Transaction, terms: Terms) -> None:
    """Put it on record, in the transaction of what needs it."""
    tx.audit.write("notice_acknowledged", actor="nobody", notice=digest(terms.text))


def told(terms: Terms) -> dict[str, str]:
    """Return what a session's event tells of the terms that stood before it."""
    return {"notice": digest(terms.text)} if terms.text else {}


def before(desk: Desk, command: Act | Query) -> Answer | None:
    """Hold up what nobody may do who has not acknowledged the terms; None lets it pass."""
    terms = desk.terms
    if not terms.text:
        return None
    if isinstance(command, SubmitPassword | RecoverPassword) and not terms.recorded:
        return Answer(SignInScreen(command.name))
    if isinstance(command, CreateFirstAccount) and not terms.accepted:
        return Answer(CreateAccountScreen())
    return None


def after(desk: Desk, actor: Actor, command: Act | Query, answer: Answer) -> Answer:
    """Put the terms before every way to the sign-in page, until they are acknowledged."""
    terms = desk.terms
    if not terms.text or isinstance(actor, Operator):
        return answer
    if isinstance(answer.session, SessionEnded) or isinstance(command, Abandon):
        terms.accepted = terms.recorded = False
    match answer.screen:
        case SignInScreen(name) if not terms.recorded:
            return Answer(UsageNoticeScreen(terms.text, name), answer.notice, answer.session)
        case CreateAccountScreen() if not terms.accepted:
            return Answer(UsageNoticeScreen(terms.text), answer.notice, answer.session)
    return answer
