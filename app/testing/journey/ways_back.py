"""The ways back in: recovery code, its replacement, a forgotten password, everything lost."""

from collections.abc import Generator, Iterator

from ...core.api.notices import (
    ActivationCodeMade,
    ActivationCodeMalformed,
    CodeWrong,
    OneTimePasswordMade,
    PasswordRecovered,
    PasswordsDiffer,
    RecoveryCodeMalformed,
    RecoveryCodeReplaced,
    RecoveryRefused,
)
from ...core.api.operator_commands import ResetMfa, ResetPassword
from .walk import BEFORE_WAIT, NAME, NEW_PASSWORD, PASSWORD, WAIT_S, WRONG, Stop, Walk, WrongError, said

NO_CODE = "0" * 24
WEAK = "qwertyqwertyqwerty"


def recovery_sign_in(walk: Walk, code: str) -> Generator[Stop, None, str]:
    """Sign in with the recovery code in place of a one-time code; return the new one."""
    window = walk.window
    window.profile.log_out()
    window.sign_in.sign_in(PASSWORD, NAME)
    yield walk.at("enter_code")
    window.enter_code.use_recovery_code()
    window.recovery_sign_in.look()
    yield walk.at("recovery_sign_in")
    if walk.whole:
        window.recovery_sign_in.enter(WRONG)
        malformed = window.recovery_sign_in.error == said(RecoveryCodeMalformed())
        walk.must(malformed, "what is no recovery code is told apart")
        yield walk.at("recovery_sign_in", "refused")
    window.recovery_sign_in.enter(code)
    fresh = window.recovery_code.record()
    walk.must(fresh != code, "the recovery code works, and a new one is made")
    window.phone_lost.look()
    yield walk.at("phone_lost")
    window.phone_lost.keep()
    walk.must(window.profile.enrolled, "the authenticator is kept, the account is open")
    return fresh


def replace(walk: Walk, code: str) -> Generator[Stop, None, str]:
    """Another recovery code from the account; returns it."""
    window, phone = walk.window, walk.phone
    walk.clock.next_code()
    window.profile.replace_recovery_code()
    window.replace_code.look()
    yield walk.at("replace_code")
    if walk.whole:
        window.replace_code.show_new_code(PASSWORD, phone.wrong_code())
        refused = window.replace_code.error == said(CodeWrong())
        walk.must(refused, "a new recovery code asks for both factors")
        yield walk.at("replace_code", "refused")
    window.replace_code.show_new_code(PASSWORD, phone.code())
    yield walk.at("recovery_code", "replacing")
    fresh = window.recovery_code.record()
    told = window.profile.notice == said(RecoveryCodeReplaced())
    walk.must(fresh != code and told, "the recovery code is replaced")
    if walk.whole:
        yield walk.at("account", "replaced")
    return fresh


def forgotten(walk: Walk, code: str) -> Iterator[Stop]:
    """Forget the password: both codes set a new one."""
    window, phone = walk.window, walk.phone
    walk.clock.next_code()
    window.sign_in.forgot_password()
    page = window.forgot_password
    if walk.whole:
        yield walk.at("forgot_password")
        page.enter(WRONG, phone.code(), NAME)
        malformed = page.error == said(RecoveryCodeMalformed())
        walk.must(malformed, "a forgotten password: what is no recovery code is told apart")
        yield walk.at("forgot_password", "malformed")
    page.enter(NO_CODE, phone.code(), NAME)
    walk.must(page.notice == said(RecoveryRefused()), "a forgotten password: one wrong code is refused")
    yield walk.at("forgot_password", "refused")
    if walk.whole:
        for _ in range(BEFORE_WAIT - 1):
            page.enter(NO_CODE, phone.code(), NAME)
        walk.must(not page.can("Continue"), "after five of them one has to wait")
        yield walk.at("forgot_password", "waiting")
        walk.clock.advance(WAIT_S)
        window.wait_over()
    page.enter(code, phone.code())
    window.new_password.look()
    yield walk.at("new_password", "forgotten")
    if walk.whole:
        yield from _choosing(walk)
    window.new_password.choose(NEW_PASSWORD)
    window.recovery_code.record()
    changed = window.sign_in.notice == said(PasswordRecovered())
    walk.must(changed, "both codes set a new password")
    if walk.whole:
        yield walk.at("sign_in", "recovered")


def everything_lost(walk: Walk) -> Iterator[Stop]:
    """One-time password and activation code, handed out by an administrator."""
    window = walk.window
    slip = window.administer(ResetPassword(NAME)).notice
    handed = window.administer(ResetMfa(NAME, "the tour")).notice
    if not isinstance(slip, OneTimePasswordMade) or not isinstance(handed, ActivationCodeMade):
        message = f"no reset: {slip} {handed}"
        raise WrongError(message)
    window.sign_in.sign_in(slip.password.lower(), NAME)
    window.new_password.look()
    yield walk.at("new_password")
    window.new_password.choose(PASSWORD)
    window.activation.look()
    yield walk.at("activation")
    if walk.whole:
        window.activation.enter(WRONG)
        malformed = window.activation.error == said(ActivationCodeMalformed())
        walk.must(malformed, "what is no activation code is told apart")
        yield walk.at("activation", "refused")
    window.activation.enter(handed.code)
    window.scan_qr.look()
    walk.say("everything lost: one-time password and activation code lead to a new QR code")


def _choosing(walk: Walk) -> Iterator[Stop]:
    page = walk.window.new_password
    page.rate(WEAK)
    yield walk.at("new_password", "weak")
    page.rate(NEW_PASSWORD)
    yield walk.at("new_password", "strong")
    page.choose(NEW_PASSWORD, WRONG)
    walk.must(page.error == said(PasswordsDiffer()), "a new password is typed twice")
    yield walk.at("new_password", "differ")
