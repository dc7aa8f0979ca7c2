"""The acts that faults are tried on, each step by step, with the states that are legal after each step.

An act is a generator: what comes before its first ``yield`` leads up to it; each further one says
what the person has seen since, by label. Its stages say which ways lead in: the one before the act,
then one after each step. Another act, such as an operator's, is another row.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from app.core.api.actors import Operator
from app.core.api.commands import (
    ChangePassword,
    ConfirmRecorded,
    ConfirmReplaced,
    EnableMfa,
    KeepAuthenticator,
    RecoverPassword,
    ReplaceRecoveryCode,
    SetUpNewAuthenticator,
    SubmitCode,
    SubmitNewPassword,
    SubmitRecoveryCode,
    TurnOffMfa,
)
from app.core.api.door import Door
from app.core.api.door_commands import RedeemSession
from app.core.api.notices import KeysRotated
from app.core.api.operator_commands import RotateKeys
from app.core.api.screens import (
    EnterCodeScreen,
    NewPasswordScreen,
    RecoveryCodeScreen,
    ScanQrScreen,
    TicketScreen,
)

from .hand import NEW, OLD, Hand

T = TypeVar("T")
Seen = dict[str, str]
# A way in: the password alone, password and then a key or a recovery code by label, the password as far
# as the QR code, or "create your account".
Ways = frozenset[str]


@dataclass(frozen=True)
class Act:
    """One act: what the store is before it, its steps, and the ways in before and after each of them."""

    before: str
    run: Callable[[Hand], Iterator[Seen]]
    stages: tuple[Ways, ...]

    def legal(self, steps_seen: int, known: Seen) -> set[Ways]:
        """Return the states that are legal once so many steps were answered, as far as anybody can tell them."""
        stages = self.stages[steps_seen : steps_seen + 2]
        return {frozenset(way for way in ways if _can_be_tried(way, known)) for ways in stages}


def _can_be_tried(way: str, known: Seen) -> bool:
    label = way.partition("+")[2]
    return not label or label in known


def ways(*listed: str) -> Ways:
    """Name a state by the ways that lead in."""
    return frozenset(listed)


def screen(answer: Any, kind: type[T]) -> T:
    """Return the answer's screen, which must be of a kind."""
    assert isinstance(answer.screen, kind), answer
    return answer.screen


# --- the steps ------------------------------------------------------------------------------------


def create(hand: Hand) -> Iterator[Seen]:
    """Make the first account, and the store with it."""
    assert not hand.core._desk.store.installed
    yield {}
    hand.create()
    yield {}


def enable_mfa(hand: Hand) -> Iterator[Seen]:
    """Ask for MFA while signed in."""
    hand.password()
    yield {}
    hand.ask(EnableMfa(OLD))
    yield {}


def confirm(hand: Hand) -> Iterator[Seen]:
    """Confirm a new authenticator, and tick the recovery code."""
    scan = screen(hand.password(), ScanQrScreen)
    yield {"K1": scan.manual_key.key}
    shown = screen(hand.ask(SubmitCode(scan.attempt, hand.code("K1"))), RecoveryCodeScreen)
    yield {"R1": shown.code}
    assert hand.ask(ConfirmRecorded(shown.attempt)).session is not None
    yield {}


def sign_in(hand: Hand) -> Iterator[Seen]:
    """Sign in with password and one-time code."""
    hand.core.handle(hand.actor, SubmitCode("none", "000000"))
    yield {}
    page = screen(hand.password(), EnterCodeScreen)
    yield {}
    assert hand.ask(SubmitCode(page.attempt, hand.code("K0"))).session is not None
    yield {}


def recover(hand: Hand) -> Iterator[Seen]:
    """Sign in with the recovery code, tick the new one, keep the authenticator."""
    page = screen(hand.password(), EnterCodeScreen)
    yield {}
    shown = screen(hand.ask(SubmitRecoveryCode(page.attempt, hand.known["R0"])), RecoveryCodeScreen)
    yield {"R1": shown.code}
    hand.ask(ConfirmRecorded(shown.attempt))
    yield {}
    assert hand.ask(KeepAuthenticator(shown.attempt)).session is not None
    yield {}


def replace_authenticator(hand: Hand) -> Iterator[Seen]:
    """After a recovery sign-in, set up another authenticator."""
    page = screen(hand.password(), EnterCodeScreen)
    shown = screen(hand.ask(SubmitRecoveryCode(page.attempt, hand.known["R0"])), RecoveryCodeScreen)
    hand.ask(ConfirmRecorded(shown.attempt))
    yield {"R1": shown.code}
    scan = screen(hand.ask(SetUpNewAuthenticator(shown.attempt)), ScanQrScreen)
    yield {"K1": scan.manual_key.key}
    assert hand.ask(SubmitCode(scan.attempt, hand.code("K1"))).session is not None
    yield {}


def _signed_in(hand: Hand) -> None:
    page = screen(hand.password(), EnterCodeScreen)
    assert hand.ask(SubmitCode(page.attempt, hand.code("K0"))).session is not None


def redeem(hand: Hand) -> Iterator[Seen]:
    """Give a session for a ticket; the first ticket's key is made with it."""
    _signed_in(hand)
    hand.core._desk = replace(hand.core._desk, door=Door("tool", "/usr/bin/tool"))
    yield {}
    screen(hand.ask(RedeemSession()), TicketScreen)
    yield {}


def change_password(hand: Hand) -> Iterator[Seen]:
    """Change the password while signed in, with a code."""
    _signed_in(hand)
    yield {}
    hand.ask(ChangePassword(OLD, hand.code("K0"), NEW, NEW))
    yield {}


def forgotten_password(hand: Hand) -> Iterator[Seen]:
    """Set a new password with recovery code and one-time code, and tick the new recovery code."""
    assert not hand.core._desk.store.rolled_back
    yield {}
    proved = hand.ask(RecoverPassword("user", hand.known["R0"], hand.code("K0")))
    page = screen(proved, NewPasswordScreen)
    yield {}
    shown = screen(hand.ask(SubmitNewPassword(page.attempt, NEW, NEW)), RecoveryCodeScreen)
    yield {"R1": shown.code}
    hand.ask(ConfirmRecorded(shown.attempt))
    yield {}


def replace_recovery_code(hand: Hand) -> Iterator[Seen]:
    """Have another recovery code shown while signed in, and tick it."""
    _signed_in(hand)
    yield {}
    shown = screen(hand.ask(ReplaceRecoveryCode(OLD, hand.code("K0"))), RecoveryCodeScreen)
    yield {"R1": shown.code}
    hand.ask(ConfirmReplaced(shown.attempt))
    yield {}


def turn_off_mfa(hand: Hand) -> Iterator[Seen]:
    """Turn MFA off, with password and code."""
    _signed_in(hand)
    yield {}
    hand.ask(TurnOffMfa(OLD, hand.code("K0")))
    yield {}


def upgrade(hand: Hand) -> Iterator[Seen]:
    """Open an older store, which upgrades it."""
    yield {}
    assert hand.core._desk.store.installed
    yield {}


def rotate_keys(hand: Hand) -> Iterator[Seen]:
    """Put new keys in place of those in use."""
    assert hand.core._desk.store.installed
    yield {}
    assert hand.core.handle(Operator(0), RotateKeys()).notice == KeysRotated(1)
    yield {}


BOTH = ways("old+K0", "old+R0")
CREATE, ALONE, SETUP = ways("create"), ways("old"), ways("old, then the QR code")

ACTS: dict[str, Act] = {
    "create": Act("nothing", create, (CREATE, ALONE)),
    "enable_mfa": Act("off", enable_mfa, (ALONE, SETUP)),
    "confirm": Act("wanted", confirm, (SETUP, ways("old+K1", "old+R1"), ways("old+K1", "old+R1"))),
    "sign_in": Act("on", sign_in, (BOTH, BOTH, BOTH)),
    "recover": Act("on", recover, (BOTH, *[ways("old+K0", "old+R1")] * 3)),
    "replace_authenticator": Act(
        "on", replace_authenticator, (*[ways("old+K0", "old+R1")] * 2, ways("old+K1", "old+R1"))
    ),
    "redeem": Act("on", redeem, (BOTH, BOTH)),
    "change_password": Act("on", change_password, (BOTH, ways("new+K0", "new+R0"))),
    "forgotten_password": Act("on", forgotten_password, (BOTH, BOTH, *[ways("new+K0", "new+R1")] * 2)),
    "replace_recovery_code": Act(
        "on",
        replace_recovery_code,
        (BOTH, ways("old+K0", "old+R0", "old+R1"), ways("old+K0", "old+R1")),
    ),
    "turn_off_mfa": Act("on", turn_off_mfa, (BOTH, ALONE)),
    "rotate_keys": Act("on", rotate_keys, (BOTH, BOTH)),
    "upgrade_v0": Act("v0", upgrade, (ways("old+K0"), ways("old+K0"))),
    "upgrade_v1": Act("v1", upgrade, (ways("old+K0"), ways("old+K0"))),
}
