"""A house with MFA on and cores behind doors, and what is done with tickets there."""

import json
from dataclasses import dataclass
from typing import Any

from app.core.api.actors import Person
from app.core.api.answers import SessionEnded
from app.core.api.commands import SubmitCode
from app.core.api.door import Door
from app.core.api.door_commands import ListTicketKeys, RedeemSession, VerifyTicket
from app.core.api.door_notices import TicketReason
from app.core.api.door_screens import TicketKey
from app.core.api.notices import TicketRefused
from app.core.api.operator_commands import ListEvents
from app.core.api.policy import Policy
from app.core.api.screens import ClaimsScreen, EventsScreen, TicketKeysScreen, TicketScreen

from .conftest import OPERATOR, House, holder

DOOR = Door("payroll", "/usr/bin/payroll")
LIFE_S = Policy().ticket_life_s


@dataclass
class Gate:
    """A house with MFA on and a core behind a door."""

    house: House
    key: str = ""
    recovery: str = ""

    def session(self, door: Door = DOOR) -> tuple[Person, Any]:
        """Sign in at a door as far as the session; return it with the core."""
        core = self.house.open(door)
        page = self.house.code_page(core)
        answer = self.house.ask(SubmitCode(page.attempt, self.house.code(self.key)), core=core)
        self.house.wait(30)
        return holder(answer), core

    def redeem(self, door: Door = DOOR) -> TicketScreen:
        """Sign in at a door and redeem the session."""
        person, core = self.session(door)
        answer = self.house.ask(RedeemSession(), person, core)
        assert isinstance(answer.screen, TicketScreen), answer
        assert answer.session == SessionEnded()
        return answer.screen

    def verify(self, ticket: str, audience: str = "payroll") -> dict[str, Any] | TicketReason:
        """Return the claims of a ticket, or why it is refused."""
        answer = self.house.ask(VerifyTicket(ticket, audience), OPERATOR)
        if isinstance(answer.notice, TicketRefused):
            return answer.notice.reason
        assert isinstance(answer.screen, ClaimsScreen), answer
        claims: dict[str, Any] = json.loads(answer.screen.claims)
        return claims

    def events(self, *names: str) -> list[dict[str, Any]]:
        """Return what the record tells of some events, in their order."""
        found = self.house.ask(ListEvents(), OPERATOR).screen
        assert isinstance(found, EventsScreen)
        return [
            json.loads(one.details) | {"event": one.event, "who": one.username, "actor": one.actor}
            for one in found.events
            if one.event in names
        ]

    def public(self) -> tuple[TicketKey, ...]:
        """Return the public keys."""
        found = self.house.ask(ListTicketKeys(), OPERATOR).screen
        assert isinstance(found, TicketKeysScreen)
        return found.keys
