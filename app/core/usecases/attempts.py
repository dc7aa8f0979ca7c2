"""Where the window begins, what it may show again, and how a sign-in is given up."""

from ..api.actors import Actor
from ..api.answers import Answer
from ..api.commands import Abandon, ShowAgain, Start
from ..api.notices import AccountChanged
from ..api.screens import PhoneLostScreen, SignInScreen
from ..journey import Attempt, Step
from . import admit, doors, enroll, fresh_code, replace_code, steps
from .desk import Desk


def start(desk: Desk, _actor: Actor, _command: Start) -> Answer:
    """Name the first page."""
    return Answer(SignInScreen()) if desk.store.installed else doors.first_run(desk)


def show_again(desk: Desk, actor: Actor, command: ShowAgain) -> Answer:
    """Hand out the attempt's screen once more: the same key, the same code (N10)."""
    attempt = desk.attempts.get(command.attempt)
    if attempt.step is Step.REPLACING:
        return replace_code.show_again(desk, actor, attempt)
    return _screen_again(desk, attempt)


def abandon(desk: Desk, _actor: Actor, command: Abandon) -> Answer:
    """End the attempt, and a session that it committed but that nobody entered."""
    attempt = desk.attempts.drop(command.attempt)
    if attempt is None or (attempt.session_token is None and attempt.step is not Step.SCAN_QR):
        return Answer(SignInScreen())
    with desk.store.transaction() as tx:
        if attempt.step is Step.SCAN_QR:
            tx.audit.write("enrollment_abandoned", account_id=attempt.account_id, actor="nobody")
        if attempt.session_token is not None:
            tx.sessions.end(attempt.session_token)
            tx.audit.write("sign_in_abandoned", account_id=attempt.account_id, actor="nobody")
    return Answer(SignInScreen())


def _screen_again(desk: Desk, attempt: Attempt) -> Answer:
    with desk.store.transaction(write=False) as tx:
        account = steps.unchanged(desk, tx, attempt)
    if account is None:
        return desk.start_over(attempt, AccountChanged())
    match attempt.step:
        case Step.SCAN_QR:
            return Answer(enroll.screen(desk, account, attempt))
        case Step.RECOVERY_CODE:
            return Answer(fresh_code.screen(attempt))
        case Step.ENTER_CODE:
            return Answer(admit.code_screen(attempt))
        case Step.PHONE_LOST:
            return Answer(PhoneLostScreen(attempt.id, attempt.typed_name))
        case _:
            return desk.start_over(attempt)
