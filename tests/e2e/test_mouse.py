"""The whole journey with the mouse, a wrong answer on each page, in the real program on a real screen."""

import pytest

from app.core.api.notices import (
    AccountCreated,
    CodeAlreadyUsed,
    CodeMalformed,
    CodeWrong,
    CurrentPasswordWrong,
    RecoveryCodeWrong,
    SignInRefused,
    UsernameInvalid,
)
from app.messages import words

from .conftest import Come
from .person import PASSWORD, Person, Phone


@pytest.mark.rule("T12", "R3", "R5", "N9")
def test_whole_journey(come: Come, phone: Phone) -> None:
    """First run, enrollment, later sign-ins with code and with recovery code, each with its refusals."""
    person = come()
    first_run(person)
    code, recovery = enrollment(person, phone)
    later_sign_ins(person, phone, code, recovery)
    assert person.close() == 0


def first_run(person: Person) -> None:
    """As far as the log-out before enrollment."""
    person.comes_to("Create your account")
    person.fill("Username", "user name")
    person.click("Create account")
    person.reads(words(UsernameInvalid()).text)
    person.create_account()
    person.reads(words(AccountCreated()).text)

    person.sign_in("not this one, surely")
    person.reads(words(SignInRefused()).text)
    person.focus_on("Password")
    person.sign_in()
    person.comes_to("Profile").reads("Multi-factor authentication: off")

    person.click("Enable MFA")
    person.comes_to("Enable MFA")
    person.fill("Current password", "not this one, surely")
    person.click("Log out")
    person.reads(words(CurrentPasswordWrong()).text)
    person.fill("Current password", PASSWORD)
    person.click("Log out")
    person.comes_to("Sign in")


def enrollment(person: Person, phone: Phone) -> tuple[str, str]:
    """From the QR code to the account; return the code that was used and the recovery code."""
    person.sign_in(name="USER@example.org")
    person.scan(phone)
    person.click("Trouble Scanning?")
    person.comes_to("Enter this code in your authenticator app")
    assert person.find("Enrollment code")["text"].replace(" ", "").replace("\n", "") == phone.key
    person.click("Back")
    person.comes_to("Scan the QR code").click("Continue")
    person.enter_code(phone.wrong_code())
    person.reads(words(CodeWrong()).text)
    person.enter_code("12 34")
    person.reads(words(CodeMalformed(6)).text)
    person.click("Back")
    person.comes_to("Scan the QR code").click("Continue")
    code = phone.code()
    person.enter_code(f"{code[:3]}-{code[3:]}")
    person.comes_to("Recovery code")
    assert "enabled" not in person.find("Continue")["states"]
    recovery = person.record()
    person.comes_to("Profile").reads("Multi-factor authentication: on since")
    return code, recovery


def later_sign_ins(person: Person, phone: Phone, code: str, recovery: str) -> None:
    """With the used code, the next one, and the recovery code."""
    person.click("Log out")
    person.sign_in()
    person.enter_code(code)
    person.reads(words(CodeAlreadyUsed()).text)
    person.enter_code(phone.code())
    person.comes_to("Profile").click("Log out")

    person.sign_in()
    person.comes_to("One-time code").click("Use your recovery code")
    person.comes_to("Use your recovery code")
    person.fill("Recovery code", "0000 0000 0000 0000 0000 0000")
    person.click("Continue")
    person.reads(words(RecoveryCodeWrong()).text)
    person.fill("Recovery code", recovery.lower())
    person.click("Continue")
    assert person.record() != recovery
    person.comes_to("Is your phone lost?").click("Keep my authenticator")
    person.comes_to("Profile").reads("Multi-factor authentication: on since")
