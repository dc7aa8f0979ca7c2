"""The state machine of sign-in and enrollment: which step follows from what was proved.

Pure. ``TRANSITIONS`` holds the moves that prove or decide something; the moves a front makes
alone, such as from the QR code to the key, prove nothing and are not here: while enrolling the
core stands at SCAN_QR, at a later sign-in at ENTER_CODE, whichever of their pages is shown. The
core keeps an ``Attempt`` a sign-in behind an opaque id; restart and Back never raise what it has
reached (S1).
"""

from dataclasses import dataclass, field
from enum import Enum, auto


class Step(Enum):
    """Where a sign-in stands; REPLACING is a signed-in person's new recovery code."""

    SIGN_IN = auto()
    ENTER_CODE = auto()
    SCAN_QR = auto()
    RECOVERY_CODE = auto()
    PHONE_LOST = auto()
    NEW_PASSWORD = auto()
    ACTIVATION = auto()
    REPLACING = auto()
    ACCOUNT = auto()


class Event(Enum):
    """What happened to an attempt; every one but the choices is a proof the core has checked."""

    PASSWORD_ENOUGH = auto()
    CHANGE_ASKED = auto()
    PASSWORD_CHOSEN = auto()
    CODE_ASKED = auto()
    ACTIVATION_ASKED = auto()
    ACTIVATED = auto()
    ENROLLMENT_ASKED = auto()
    BOTH_PROVED = auto()
    RESET = auto()
    CODE_RIGHT = auto()
    CODE_RIGHT_NOT_RECORDED = auto()
    RECOVERED = auto()
    CONFIRMED = auto()
    REPLACED = auto()
    POSTPONED = auto()
    POSTPONED_THOUGH_REQUIRED = auto()
    RECORDED = auto()
    RECORDED_AFTER_RECOVERY = auto()
    RECORDED_AFTER_RESET = auto()
    NEW_AUTHENTICATOR_CHOSEN = auto()
    KEPT = auto()


TRANSITIONS: dict[tuple[Step, Event], Step] = {
    (Step.SIGN_IN, Event.PASSWORD_ENOUGH): Step.ACCOUNT,
    (Step.SIGN_IN, Event.CODE_ASKED): Step.ENTER_CODE,
    (Step.SIGN_IN, Event.ENROLLMENT_ASKED): Step.SCAN_QR,
    (Step.SIGN_IN, Event.ACTIVATION_ASKED): Step.ACTIVATION,
    (Step.SIGN_IN, Event.CHANGE_ASKED): Step.NEW_PASSWORD,
    (Step.SIGN_IN, Event.BOTH_PROVED): Step.NEW_PASSWORD,
    (Step.NEW_PASSWORD, Event.PASSWORD_CHOSEN): Step.SIGN_IN,
    (Step.NEW_PASSWORD, Event.RESET): Step.RECOVERY_CODE,
    (Step.ACTIVATION, Event.ACTIVATED): Step.SCAN_QR,
    (Step.ENTER_CODE, Event.CODE_RIGHT): Step.ACCOUNT,
    (Step.ENTER_CODE, Event.CODE_RIGHT_NOT_RECORDED): Step.RECOVERY_CODE,
    (Step.ENTER_CODE, Event.RECOVERED): Step.RECOVERY_CODE,
    (Step.SCAN_QR, Event.CONFIRMED): Step.RECOVERY_CODE,
    (Step.SCAN_QR, Event.REPLACED): Step.ACCOUNT,
    (Step.SCAN_QR, Event.POSTPONED): Step.ACCOUNT,
    (Step.SCAN_QR, Event.POSTPONED_THOUGH_REQUIRED): Step.SIGN_IN,
    (Step.RECOVERY_CODE, Event.RECORDED): Step.ACCOUNT,
    (Step.RECOVERY_CODE, Event.RECORDED_AFTER_RECOVERY): Step.PHONE_LOST,
    (Step.RECOVERY_CODE, Event.RECORDED_AFTER_RESET): Step.SIGN_IN,
    (Step.PHONE_LOST, Event.NEW_AUTHENTICATOR_CHOSEN): Step.SCAN_QR,
    (Step.PHONE_LOST, Event.KEPT): Step.ACCOUNT,
}


class OutOfOrderError(Exception):
    """A command that the attempt's step does not allow; a front that says it is broken or hostile."""


@dataclass(frozen=True, slots=True)
class PendingKey:
    """An authenticator's key that is not confirmed yet: only in memory, bound to one attempt (N3)."""

    secret: bytes = field(repr=False)
    born_ms: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one sign-in has reached. ``row_version`` is the account's when the password was right.

    ``enrolled``: with the authenticator confirmed in it. ``slip``: by a one-time password.
    ``new_password`` is the hash of the one chosen, stored with the proof that may store it. ``spends``
    is the recovery code that proves a forgotten password. ``proof`` are the groups of the fresh code
    that must be typed back.
    """

    id: str
    step: Step
    typed_name: str
    account_id: str
    row_version: int
    born_ms: int
    required: bool = False
    enrolled: bool = False
    recovered: bool = False
    slip: bool = False
    new_password: bytes | None = field(default=None, repr=False)
    spends: int | None = None
    pending: PendingKey | None = None
    recovery_code: str | None = field(default=None, repr=False)
    recovery_id: int | None = None
    proof: tuple[int, ...] = ()
    session_token: str | None = field(default=None, repr=False)
    methods: tuple[str, ...] = ("pwd",)


def progress(attempt: Attempt) -> tuple[int, int] | None:
    """Return the step an enrollment stands at and how many there are; None where nothing is set up.

    Password, QR code, one-time code, recovery code; after a recovery the last was there before.
    """
    steps = 3 if attempt.recovered else 4
    if attempt.step is Step.SCAN_QR:
        return 2, steps
    return (steps, steps) if attempt.step is Step.RECOVERY_CODE and attempt.enrolled else None


def after(step: Step, event: Event) -> Step:
    """Return the step that follows, or raise OutOfOrderError."""
    try:
        return TRANSITIONS[step, event]
    except KeyError:
        raise OutOfOrderError(step.name, event.name) from None
