"""The whole journey without a mouse: Tab in the order as read, Enter continues, Esc as each page means it."""

from tests.a11y.listener import whereabouts

from .conftest import Come
from .person import PASSWORD, Person, Phone

TICK = "I have safely recorded this code"


def test_whole_journey(come: Come, phone: Phone) -> None:
    """First run, enrollment and both kinds of later sign-ins by keys alone."""
    person = come()
    _first_run(person)
    _enable(person)
    recovery = _enroll(person, phone)
    _pop_ups(person)
    _later_sign_ins(person, phone, recovery)
    assert person.close() == 0


def _tab_to(person: Person, *names: str) -> None:
    """Press Tab, and find the named things on the way, in this order."""
    for name in names:
        person.key("Tab")
        person.focus_on(name)
        assert not whereabouts(person.things())


def _password_page(person: Person, name: str = "user") -> None:
    person.comes_to("Sign in")
    person.focus_on("Username or email address")
    person.key("ctrl+a")
    person.type(name)
    _tab_to(person, "Password")
    person.type(PASSWORD)
    person.key("Return")


def _first_run(person: Person) -> None:
    person.comes_to("Create your account")
    person.focus_on("Username")
    person.type("user")
    _tab_to(person, "Email address")
    person.type("user@example.org")
    _tab_to(person, "Password")
    person.type(PASSWORD)
    _tab_to(person, "Show password", "Repeat password")
    person.type(PASSWORD)
    _tab_to(person, "Show password", "Create account")
    person.key("shift+Tab", "shift+Tab", "Return")
    person.comes_to("Sign in")
    # The name is there already, so the password is what is asked for.
    person.focus_on("Password")
    person.key("Escape")
    person.type(PASSWORD)
    _tab_to(person, "Show password", "Continue")
    person.key("Return")


def _enable(person: Person) -> None:
    person.comes_to("Profile")
    person.focus_on("Enable MFA")
    person.key("Return")
    person.comes_to("Enable MFA")
    person.focus_on("Current password")
    person.key("Escape")
    person.comes_to("Profile").focus_on("Enable MFA")
    person.key("Return")
    person.comes_to("Enable MFA").focus_on("Current password")
    person.type(PASSWORD)
    person.key("Return")
    person.comes_to("Sign in").focus_on("Password")
    person.type(PASSWORD)
    person.key("Return")


def _enroll(person: Person, phone: Phone) -> str:
    """From the QR code by way of the manual key, there and back by Esc."""
    person.scan(phone)
    person.focus_on("Continue")
    person.key("shift+Tab")
    person.focus_on("Trouble Scanning?")
    person.key("Return")
    person.comes_to("Enter this code in your authenticator app")
    person.key("Escape")
    person.comes_to("Scan the QR code").focus_on("Continue")
    person.key("Return")
    person.comes_to("One-time code").focus_on("One-time code")
    person.key("Escape")
    person.comes_to("Scan the QR code").focus_on("Continue")
    person.key("Return")
    person.comes_to("One-time code").focus_on("One-time code")
    person.type(phone.code())
    person.key("Return")
    person.comes_to("Recovery code")
    person.focus_on(TICK)
    for before in ("Print…", "Save…", "Copy"):
        person.key("shift+Tab")
        person.focus_on(before)
    person.key("Return")
    person.reads("Copied.")
    _tab_to(person, "Save…", "Print…", TICK)
    code = " ".join(person.find("Recovery code")["text"].split())
    # Esc means nothing here, and Enter goes nowhere before the tick.
    person.key("Escape", "Return", "space")
    _tab_to(person, "Continue")
    person.key("Return")
    person.comes_to("Profile")
    return code


def _pop_ups(person: Person) -> None:
    """Each pop-up of the account, there by Tab and back by Esc or its Cancel; the focus comes back."""
    person.focus_on("Log out")
    for name in ("Replace recovery code", "Turn off MFA", "Change password"):
        _tab_to(person, name)
        person.key("Return")
        person.comes_to(name).focus_on("Current password")
        _tab_to(person, "Show password")
        person.key("space")
        _tab_to(person, "One-time code")
        person.key("Escape")
        person.comes_to("Profile").focus_on(name)
    person.key("space")
    person.comes_to("Change password").focus_on("Current password")
    _tab_to(person, "Show password", "One-time code", "New password", "Show password")
    _tab_to(person, "Repeat new password", "Show password", "Cancel")
    person.key("Return")
    person.comes_to("Profile").focus_on("Change password")
    _tab_to(person, "Log out")


def _forgotten(person: Person) -> None:
    """The way from the sign-in page for whoever forgot the password, and back by Esc."""
    person.comes_to("Sign in").focus_on("Username or email address")
    _tab_to(person, "Password", "Show password", "Continue", "Forgot your password?")
    person.key("Return")
    person.comes_to("Forgot your password?").focus_on("Username or email address")
    _tab_to(person, "Recovery code", "One-time code", "Continue", "Back")
    person.key("Escape")
    person.comes_to("Sign in")


def _later_sign_ins(person: Person, phone: Phone, recovery: str) -> None:
    person.focus_on("Log out")
    person.key("Return")
    _forgotten(person)
    _password_page(person, "user@example.org")
    person.comes_to("One-time code").focus_on("One-time code")
    # Esc starts over: nothing is kept.
    person.key("Escape")
    _password_page(person)
    person.comes_to("One-time code").focus_on("One-time code")
    person.type(phone.code())
    _tab_to(person, "Continue", "Use your recovery code")
    person.key("Return")
    person.comes_to("Use your recovery code").focus_on("Recovery code")
    person.type(recovery.replace(" ", "-").lower())
    person.key("Return")
    person.comes_to("Recovery code").focus_on(TICK)
    person.key("space")
    _tab_to(person, "Continue")
    person.key("Return")
    person.comes_to("Is your phone lost?").focus_on("Set up a new authenticator")
    _tab_to(person, "Keep my authenticator")
    person.key("Return")
    person.comes_to("Profile").reads("Multi-factor authentication: on since")
