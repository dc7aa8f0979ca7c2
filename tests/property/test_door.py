"""The journey with a door: one of two cores on a store is a gate's, and whatever is done, only both factors pass."""

from collections.abc import Callable
from typing import ClassVar

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from app.core.api.actors import Actor, Operator, Person
from app.core.api.answers import Answer, SessionOpened
from app.core.api.commands import Act, Query, SubmitCode
from app.core.api.door import Door
from app.core.api.door_commands import RedeemSession, VerifyTicket
from app.core.api.screens import ClaimsScreen, EnterCodeScreen, PhoneLostScreen, TicketScreen
from app.testing.phone import Entry

from .machine import recent, run_on
from .test_journey import CORE, NOBODY, RECENT, SECOND, Journey

GATE = 1


class AtTheDoor(Journey):
    """The same journey; what a session was opened by is kept, and sessions are redeemed."""

    doors: ClassVar[dict[int, Door]] = {GATE: Door("tool", "/bin/tool")}

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.by: dict[str, tuple[str, ...]] = {}
        self.redeemed: set[str] = set()

    @rule(by_code=st.booleans(), lost=st.booleans(), times=st.integers(1, 2))
    def go_through(self, by_code: bool, lost: bool, times: int) -> None:
        """Do some right things at the gate, as far as a session, and redeem it, perhaps twice."""
        if self._mfa() == "off":
            self.go_on(0, steps=2, lost=False, recover=False)
        before = len(self.opened)
        for _ in range(8):
            screen = self.seen.get(GATE)
            if len(self.opened) > before:
                break
            if by_code and isinstance(screen, EnterCodeScreen):
                self.clock.advance(30)
                code = Entry("", "", self._key() or bytes(20)).code(self.clock())
                self._give(GATE, NOBODY, SubmitCode(screen.attempt, code))
            else:
                self.go_on(GATE, steps=1, lost=lost and isinstance(screen, PhoneLostScreen), recover=False)
        for _ in range(times):
            self.redeem(GATE, at=0, held=False)

    @precondition(lambda self: self.opened or self.held_back)
    @rule(core=CORE, at=RECENT, held=st.booleans())
    def redeem(self, core: int, at: int, held: bool) -> None:
        """Give a session, perhaps one that is not opened, for what the door opens."""
        tokens = self.held_back if held and self.held_back else self.opened
        if not tokens:
            return
        token = recent(tokens, at)
        answer = self.cores[core].handle(Person(token), RedeemSession())
        if not isinstance(answer.screen, TicketScreen):
            return
        assert core == GATE
        assert token not in self.redeemed
        assert self._mfa() == "on"
        assert answer.screen.methods == self.by[token]
        assert "pwd" in self.by[token]
        assert {"otp", "recovery"} & {*self.by[token]}
        self.redeemed.add(token)
        ticket = answer.screen.ticket
        assert isinstance(
            self.cores[0].handle(Operator(0), VerifyTicket(ticket, "tool")).screen, ClaimsScreen
        )

    def _give(self, core: int, actor: Actor, command: Act | Query) -> Answer:
        answer = super()._give(core, actor, command)
        if isinstance(answer.session, SessionOpened):
            self.by[answer.session.token] = answer.session.methods
            if core == GATE:
                assert self._mfa() == "on"
                assert self.proved[getattr(command, "attempt", "")] & SECOND
        return answer


@pytest.mark.rule("F3", "S1", "S2")
def test_journey_to_a_door(request: pytest.FixtureRequest, stores: Callable[[], str]) -> None:
    """Nobody passes, and no session is opened at the door, without both factors; no session passes twice."""
    torture = request.config.getoption("--torture")
    settings = hypothesis.settings(
        max_examples=(250 if torture else 12) // (4 if "postgresql" in request.node.name else 1),
        stateful_step_count=50,
        deadline=None,
        phases=[hypothesis.Phase.generate],
    )
    run_on(AtTheDoor, stores, settings)
