"""The ways back in as a machine: one-time passwords, resets, a forgotten password, locks, in any order.

A ledger beside the core notes what each attempt has proved; what the store holds is compared with it.
"""

from collections.abc import Callable
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from app.core.api import commands as c
from app.core.api import operator_commands as o
from app.core.api.actors import Actor, Nobody, Operator, Person
from app.core.api.answers import Answer, SessionOpened
from app.core.api.notices import ActivationCodeMade, OneTimePasswordMade
from app.core.api.screens import (
    ActivationScreen,
    EnterCodeScreen,
    NewPasswordScreen,
    ProfileScreen,
    RecoveryCodeScreen,
    ScanQrScreen,
)
from app.core.factors import Right
from app.testing.phone import VirtualPhone

from .machine import StoreMachine, account_in, recent, run_on

NOBODY, OPERATOR = Nobody(), Operator(0)
FIRST = "plain lantern over wide rivers"
OWN = [f"{word} herons stand by the old weir" for word in ("seven", "green", "quiet", "later")]
CORE = st.sampled_from([0, 0, 0, 1])
RECENT = st.sampled_from([0, 0, 0, 0, 0, 1, 2])
MOVES = (c.PostponeEnrollment, c.ConfirmRecorded, c.SetUpNewAuthenticator, c.KeepAuthenticator, c.ShowAgain)
OPERATIONS = (
    o.ResetPassword("user"),
    o.ResetMfa("user", "machine"),
    o.UnlockAccount("user"),
    o.DisableAccount("user"),
    o.EnableAccount("user"),
    o.EnableAccount("user"),
    o.EnableAccount("user"),
)


class WaysBack(StoreMachine):
    """Two cores, a clock, and all that was ever handed out or shown."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.phone = VirtualPhone(self.clock)
        self.passwords = [FIRST]
        self.slips: list[str] = []
        self.activations: list[str] = []
        self.codes: list[str] = []
        self.attempts: list[str] = []
        self.owner: dict[str, int] = {}
        self.proved: dict[str, set[str]] = {}
        self.chosen: dict[str, str] = {}
        self.sessions: list[str] = []
        self.seen: dict[int, Any] = {}

    @initialize()
    def begin(self) -> None:
        """Make the account and open it."""
        self.cores = [self._open(), self._open()]
        self.cores[0].handle(NOBODY, c.CreateFirstAccount("user", "user@example.org", FIRST, FIRST))

    # --- what may happen ------------------------------------------------------------------------

    @rule(core=CORE, steps=st.integers(2, 7), which=st.integers(0, 3), forget=st.sampled_from([0, 0, 1]))
    def go_on(self, core: int, steps: int, which: int, forget: int) -> None:
        """Do some right things, each as the last screen asks."""
        for _ in range(steps):
            self.clock.advance(900)
            command = self._right(self.seen.get(core), which, forget=bool(forget))
            signed_in = isinstance(command, c.EnableMfa | c.ReplaceRecoveryCode | c.ConfirmReplaced)
            self._give(core, Person(recent(self.sessions, 0)) if signed_in else NOBODY, command)

    def _right(self, screen: Any, which: int, *, forget: bool) -> Any:  # noqa: PLR0911 one return a page
        match screen:
            case NewPasswordScreen():
                return c.SubmitNewPassword(screen.attempt, OWN[which], OWN[which])
            case ActivationScreen():
                return c.SubmitActivationCode(screen.attempt, self.activations[-1])
            case ScanQrScreen() | EnterCodeScreen():
                return c.SubmitCode(screen.attempt, self._code(0))
            case RecoveryCodeScreen():
                confirm = c.ConfirmReplaced if screen.replacing else c.ConfirmRecorded
                return confirm(screen.attempt)
            case ProfileScreen(mfa="off"):
                return c.EnableMfa(self._stored())
            case ProfileScreen(mfa="on") if forget:
                return c.ReplaceRecoveryCode(self._stored(), self._code(0))
        if forget and self.codes and self.phone.entries:
            return c.RecoverPassword("user", self.codes[-1], self._code(0))
        return c.SubmitPassword("user", self._stored())

    @rule(core=CORE, at=RECENT, slip=st.booleans())
    def password(self, core: int, at: int, slip: bool) -> None:
        """Type a password that is or was right."""
        typed = recent(self.slips if slip and self.slips else self.passwords, at)
        self._give(core, NOBODY, c.SubmitPassword("user", typed))

    @precondition(lambda self: self.attempts)
    @rule(at=RECENT, which=st.integers(0, 3))
    def choose(self, at: int, which: int) -> None:
        """Choose a password."""
        self._try(at, lambda attempt: c.SubmitNewPassword(attempt, OWN[which], OWN[which]))

    @precondition(lambda self: self.attempts and self.activations)
    @rule(at=RECENT, which=RECENT)
    def activation(self, at: int, which: int) -> None:
        """Type an activation code that was handed out once."""
        self._try(at, lambda attempt: c.SubmitActivationCode(attempt, recent(self.activations, which)))

    @precondition(lambda self: self.attempts and self.phone.entries)
    @rule(at=RECENT, key=RECENT, fresh=st.sampled_from([True, True, True, False]))
    def code(self, at: int, key: int, fresh: bool) -> None:
        """Type a code of a key there was."""
        if fresh:
            self.clock.next_code()
        self._try(at, lambda attempt: c.SubmitCode(attempt, self._code(key)))

    @precondition(lambda self: self.attempts and self.codes)
    @rule(at=RECENT, which=RECENT)
    def recovery_code(self, at: int, which: int) -> None:
        """Type a recovery code that was shown once."""
        self._try(at, lambda attempt: c.SubmitRecoveryCode(attempt, recent(self.codes, which)))

    @precondition(lambda self: self.codes and self.phone.entries)
    @rule(core=CORE, which=RECENT, key=RECENT)
    def forgotten(self, core: int, which: int, key: int) -> None:
        """Say that the password is forgotten."""
        self.clock.next_code()
        self._give(core, NOBODY, c.RecoverPassword("user", recent(self.codes, which), self._code(key)))

    @precondition(lambda self: self.attempts)
    @rule(at=RECENT, move=st.sampled_from(MOVES))
    def move(self, at: int, move: Any) -> None:
        """Choose something that some page allows."""
        self._try(at, move)

    @precondition(lambda self: self.sessions)
    @rule(core=CORE, at=RECENT, what=st.integers(0, 8), which=st.integers(0, 3))
    def person(self, core: int, at: int, what: int, which: int) -> None:
        """Do something while signed in, or while one believes to be."""
        self.clock.next_code()
        now, code, fresh = self._stored(), self._code(0), OWN[which]
        attempt = recent(self.attempts, 0) if self.attempts else ""
        command = (
            c.EnableMfa(now),
            c.EnableMfa(now),
            c.TurnOffMfa(now, code),
            c.ChangePassword(now, code, fresh, fresh),
            c.ReplaceRecoveryCode(now, code),
            c.ConfirmReplaced(attempt),
            c.KeepRecoveryCode(attempt),
            c.WatchSession(900),
            c.UnlockSession(code if self.phone.entries else now),
        )[what]
        self._give(core, Person(recent(self.sessions, at)), command)

    @rule(core=CORE, command=st.sampled_from(OPERATIONS))
    def administer(self, core: int, command: c.Act) -> None:
        """Do something at the command line."""
        notice = self._give(core, OPERATOR, command).notice
        if isinstance(notice, OneTimePasswordMade):
            self.slips.append(notice.password.replace("-", ""))
        if isinstance(notice, ActivationCodeMade):
            self.activations.append(notice.code)

    @rule(seconds=st.sampled_from([30, 30, 900, 7201, 260_000]))
    def time_passes(self, seconds: int) -> None:
        """Let time pass."""
        self.clock.advance(seconds)

    # --- what holds -----------------------------------------------------------------------------

    @invariant()
    def factors_fit(self) -> None:
        """One password, a key exactly while MFA is on, an activation code only while it is required."""
        if not self.cores:
            return
        with self.cores[0]._desk.store.transaction(write=False) as tx:
            account = account_in(tx)
            count = {
                kind: len(tx.authenticators.of(account.id, kind))
                for kind in ("password", "totp", "recovery_code", "activation_code")
            }
        assert count["password"] == 1
        assert count["totp"] == (account.mfa == "on")
        assert count["recovery_code"] <= (2 if account.mfa == "on" else 0)
        assert count["activation_code"] <= (account.mfa == "required")

    def _give(self, core: int, actor: Actor, command: c.Act | c.Query) -> Answer:
        before, state = self._stored(), self._mfa()
        answer = self.cores[core].handle(actor, command)
        self._heed(core, command, answer, state)
        self._check_password(command, before)
        if isinstance(answer.session, SessionOpened):
            self._check_session(command, answer.session, state)
        return answer

    def _check_session(self, command: Any, session: SessionOpened, state: str) -> None:
        """No session without what the account asks for, none by a one-time or a forgotten password."""
        proved = self.proved.get(getattr(command, "attempt", ""), {"pwd"})
        assert getattr(command, "password", "") not in self.slips
        assert "pwd" in proved
        assert "forgotten" not in proved
        assert "slip" not in proved or "own" in proved
        if self._mfa() == "on":
            assert proved & {"otp", "rec"}, (proved, state)
        else:
            assert self._mfa() == "off"
        self.sessions.append(session.token)

    def _check_password(self, command: Any, before: str) -> None:
        """The password changes by its own commands only, and to what was typed there."""
        now = self._stored()
        if now == before:
            return
        attempt = getattr(command, "attempt", "")
        match command:
            case o.ResetPassword():
                return
            case c.ChangePassword(password=typed):
                assert now == typed
            case c.SubmitNewPassword(password=typed):
                assert now == typed
                assert self.proved[attempt] & {"slip", "forgotten"}
            case c.SubmitCode() | c.SubmitRecoveryCode():
                assert now == self.chosen[attempt]
                assert self.proved[attempt] >= {"slip", "own"}
            case _:
                raise AssertionError(command)
        self.passwords.append(now)

    def _heed(self, core: int, command: Any, answer: Answer, state: str) -> None:
        """Enter into the ledger what was proved."""
        screen: Any = answer.screen
        self.seen[core] = screen if answer.notice is None else None
        attempt = getattr(screen, "attempt", "")
        went_on = answer.notice is None and (attempt or answer.session)
        if attempt and attempt not in self.proved:
            self.attempts.append(attempt)
            self.owner[attempt] = core
            self.proved[attempt] = {"forgotten"} if isinstance(command, c.RecoverPassword) else {"pwd"}
            if getattr(command, "password", "") in self.slips:
                self.proved[attempt].add("slip")
        if went_on and getattr(command, "attempt", ""):
            self._proof(command, screen)
        if isinstance(screen, ScanQrScreen):
            assert state != "on" or "rec" in self.proved[attempt]
            assert state != "required" or self.proved[attempt] & {"act", "slip"}
            self.phone.type_key(screen.manual_key.key)
        if isinstance(screen, RecoveryCodeScreen):
            self.codes.append(screen.code)

    def _proof(self, command: Any, screen: object) -> None:
        proved = self.proved[command.attempt]
        match command:
            case c.SubmitNewPassword(password=typed):
                self.chosen[command.attempt] = typed
                proved.add("own")
            case c.SubmitActivationCode():
                assert command.code == self.activations[-1]
                proved.add("act")
            case c.SubmitCode() if not isinstance(screen, ScanQrScreen | EnterCodeScreen):
                proved.add("otp")
            case c.SubmitRecoveryCode():
                proved.add("rec")

    # --- looking behind -------------------------------------------------------------------------

    def _try(self, at: int, command: Any) -> None:
        attempt = recent(self.attempts, at)
        answer = self._give(self.owner[attempt], NOBODY, command(attempt))
        assert not isinstance(answer.screen, ProfileScreen) or answer.session is not None

    def _code(self, key: int) -> str:
        return recent(self.phone.entries, key).code(self.clock()) if self.phone.entries else ""

    def _stored(self) -> str:
        """Return which of the passwords there ever were is the one in the store."""
        with self.cores[0]._desk.store.transaction(write=False) as tx:
            account = account_in(tx)
            (one,) = tx.authenticators.of(account.id, "password")
        known = dict.fromkeys([*reversed(self.slips), *reversed(self.passwords), *OWN])
        found = [each for each in known if isinstance(self.factor.check(one.secret, each), Right)]
        return found[0] if found else "a slip just made"


@pytest.mark.rule("S1", "N1", "N2", "P9", "R3")
def test_ways_back(request: pytest.FixtureRequest, stores: Callable[[], str]) -> None:
    """No session by half a proof, no password changed but by its own commands."""
    torture = request.config.getoption("--torture")
    settings = hypothesis.settings(
        max_examples=(250 if torture else 20) // (4 if "postgresql" in request.node.name else 1),
        stateful_step_count=60,
        deadline=None,
        phases=[hypothesis.Phase.generate],
    )
    run_on(WaysBack, stores, settings)
