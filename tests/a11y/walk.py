"""The whole journey by screen reader: first run, enrollment by the typed key, every kind of later sign-in."""

from app.core.api.notices import (
    ActivationCodeMade,
    CodeWrong,
    CurrentPasswordWrong,
    OneTimePasswordMade,
    RecoveryCodeWrong,
    SignInRefused,
    UsernameInvalid,
)
from app.core.api.operator_commands import ResetMfa, ResetPassword
from app.messages import words
from tests.e2e.household import Household
from tests.e2e.person import PASSWORD, Phone

from .listener import Listener

NAME = "Username or email address"
TICK = "I have safely recorded this code"
NOBODY = "nobody"
BEFORE_THE_WAIT = 5


def walk(listener: Listener, phone: Phone, household: Household) -> None:
    """Go from the first page to the last."""
    _first_run(listener)
    _enable(listener)
    recovery = _enroll(listener, phone)
    _pop_ups(listener)
    _sign_in_by_code(listener, phone)
    _sign_in_by_recovery_code(listener, phone, recovery)
    _all_lost(listener, household)
    _ways_out(listener, household)


def _first_run(listener: Listener) -> None:
    listener.stop("First start", "Create your account", "Username")
    listener.press("Create account")
    listener.stop(
        "Nothing filled in", "Create your account", "Username", announced=words(UsernameInvalid()).text
    )
    listener.enter("Username", "user")
    listener.enter("Email address", "user@example.org")
    listener.enter("Password", PASSWORD)
    listener.enter("Repeat password", PASSWORD)
    listener.press("Create account")
    listener.stop("The account is made", "Sign in", "Password")


def _password(listener: Listener, password: str = PASSWORD) -> None:
    listener.comes_to("Sign in")
    listener.enter(NAME, "user")
    listener.enter("Password", password)
    listener.press("Continue")


def _enable(listener: Listener) -> None:
    _password(listener, "not this one, surely")
    listener.stop("A wrong password", "Sign in", "Password", announced=words(SignInRefused()).text)
    listener.key("Tab", "space")
    listener.stop("The password is shown", "Sign in", "Show password", reads="Sign in")
    listener.key("space")
    _password(listener)
    listener.stop("The account, without MFA", "Profile", "Enable MFA")
    listener.press("Enable MFA")
    listener.stop("Enable MFA", "Enable MFA", "Current password")
    listener.type("not this one, surely")
    listener.key("Return")
    listener.stop(
        "A wrong password there",
        "Enable MFA",
        "Current password",
        announced=words(CurrentPasswordWrong()).text,
    )
    listener.enter("Current password", PASSWORD)
    listener.press("Log out")
    listener.stop("Logged out to enroll", "Sign in", "Password")


def _enroll(listener: Listener, phone: Phone) -> str:
    """Take the key from the tree; return the recovery code."""
    listener.type(PASSWORD)
    listener.key("Return")
    listener.stop("Enrollment", "Scan the QR code", "Continue")
    listener.press("Trouble Scanning?")
    listener.stop("Without scanning", "Enter this code in your authenticator app", "Continue")
    phone.key = "".join(listener.find("Enrollment code")["text"].split())
    listener.press("Copy")
    listener.stop("Copied", "Enter this code in your authenticator app", "Continue", reads="Copied.")
    listener.press("Continue")
    listener.stop("Confirm with a code", "One-time code", "One-time code")
    listener.type(phone.wrong_code())
    listener.key("Return")
    listener.stop("A wrong code", "One-time code", "One-time code", announced=words(CodeWrong()).text)
    listener.enter("One-time code", phone.code())
    listener.key("Return")
    return _record(listener, "The recovery code")


def _record(listener: Listener, title: str) -> str:
    listener.stop(title, "Recovery code", TICK)
    recovery = " ".join(listener.find("Recovery code")["text"].split())
    listener.press(TICK)
    listener.stop(f"{title}, recorded", "Recovery code", TICK, reads="Recovery code")
    listener.press("Continue")
    return recovery


def _pop_ups(listener: Listener) -> None:
    listener.stop("The account, with MFA", "Profile", "Log out")
    for name in ("Change password", "Replace recovery code", "Turn off MFA"):
        listener.press(name)
        listener.stop(name, name, "Current password")
        listener.key("Escape")
        listener.comes_to("Profile").focus_on("Log out")
    listener.press("Log out")


def _sign_in_by_code(listener: Listener, phone: Phone) -> None:
    _password(listener)
    listener.stop("A later sign-in", "One-time code", "One-time code")
    listener.type(phone.code())
    listener.key("Return")
    listener.comes_to("Profile").focus_on("Log out")
    listener.press("Log out")


def _sign_in_by_recovery_code(listener: Listener, _phone: Phone, recovery: str) -> None:
    _password(listener)
    listener.comes_to("One-time code").focus_on("One-time code")
    listener.press("Use your recovery code")
    listener.stop("Without the phone", "Use your recovery code", "Recovery code")
    listener.type("0000 0000 0000 0000 0000 0000")
    listener.key("Return")
    wrong = words(RecoveryCodeWrong()).text
    listener.stop("A wrong recovery code", "Use your recovery code", "Recovery code", announced=wrong)
    listener.enter("Recovery code", recovery)
    listener.key("Return")
    assert _record(listener, "A new recovery code") != recovery
    listener.stop("After recovery", "Is your phone lost?", "Set up a new authenticator")
    listener.press("Keep my authenticator")
    listener.stop("The account, with news", "Profile", "Log out")
    listener.press("Log out")


def _all_lost(listener: Listener, household: Household) -> None:
    slip = household.administer(ResetPassword("user"))
    handed = household.administer(ResetMfa("user", "the walk"))
    assert isinstance(slip, OneTimePasswordMade), slip
    assert isinstance(handed, ActivationCodeMade), handed
    _password(listener, slip.password)
    listener.stop("With a one-time password", "Choose a new password", "New password")
    listener.enter("New password", PASSWORD)
    listener.enter("Repeat new password", PASSWORD)
    listener.press("Continue")
    listener.stop("With an activation code", "Activation code", "Activation code")
    listener.enter("Activation code", handed.code)
    listener.press("Continue")
    listener.comes_to("Scan the QR code").focus_on("Continue")
    listener.press("Not you? Start over")


def _ways_out(listener: Listener, household: Household) -> None:
    listener.comes_to("Sign in")
    listener.press("Forgot your password?")
    listener.stop("A forgotten password", "Forgot your password?", NAME)
    listener.key("Escape")
    listener.comes_to("Sign in")
    household.fail(NOBODY, BEFORE_THE_WAIT - 1)
    listener.enter(NAME, NOBODY)
    listener.enter("Password", "not this one, surely")
    listener.press("Continue")
    listener.stop("Too many attempts", "Sign in", "Password", reads="Too many attempts.")
