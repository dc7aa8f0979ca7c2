"""A process killed in the middle of the one transaction that matters leaves the old state or the new one."""

import random

import pytest

from app.core.api.commands import SubmitCode, SubmitPassword
from app.core.api.policy import Policy
from app.core.api.screens import EnterCodeScreen, RecoveryCodeScreen, ScanQrScreen

from .conftest import NOBODY, PASSWORD, Ground
from .racers import Order, Racers

LONGEST_S = 0.02
MOST_KILLS = 200
LONGEST_WAIT_S = Policy().longest_wait_s


@pytest.mark.rule("N6", "S2", "B1")
def test_killed_while_confirming(ground: Ground, rounds: int) -> None:
    """Wherever the kill falls, MFA is on with its key and a recovery code, or not at all; one gets in by it."""
    for _ in range(min(rounds, MOST_KILLS)):
        ground.unenroll()
        alone = Racers(1)
        alone.open(ground.settings, ground.clock())
        scan = alone.each(ground.clock(), [SubmitPassword("user", PASSWORD)])[0].screen
        assert isinstance(scan, ScanQrScreen)
        key = ground.phone.type_key(scan.manual_key.key)
        confirm = SubmitCode(scan.attempt, key.code(ground.clock()))
        after_s = random.uniform(0, LONGEST_S)  # noqa: S311 no secret
        alone.send_and_kill(Order(ground.clock(), commands=(confirm,)), after_s)
        ground.clock.next_code()
        screen = ground.core.handle(NOBODY, SubmitPassword("user", PASSWORD)).screen
        parts = (ground.live("totp"), ground.live("recovery_code"))
        if isinstance(screen, ScanQrScreen):
            assert parts == (0, 0)
        else:
            assert isinstance(screen, EnterCodeScreen)
            assert parts == (1, 1)
            code = SubmitCode(screen.attempt, key.code(ground.clock()))
            assert isinstance(ground.core.handle(NOBODY, code).screen, RecoveryCodeScreen)
        # A reserved attempt stays counted: let no wait stand in the way of the next round.
        ground.clock.advance(LONGEST_WAIT_S + 1)
