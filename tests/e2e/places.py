"""Every place where a person may be when the program ends, and what must hold afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from .person import PASSWORD, Person, Phone

Before = Literal["nothing", "off", "wanted", "on"]
# What opens the account afterwards: nothing is installed yet, the password alone, an enrollment, the
# one-time code, or that and then a new recovery code to record.
After = Literal["nothing", "off", "wanted", "on", "unticked"]


@dataclass(frozen=True)
class Place:
    """A page, what the store is before, the way there from the first page, and what holds after."""

    name: str
    before: Before
    go: Callable[[Person, Phone, str], None]
    after: After


def by_keyboard(person: Person) -> None:
    """Enter name and password without the mouse."""
    person.comes_to("Sign in")
    person.focus_on("Username or email address")
    person.type("user")
    person.key("Tab")
    person.type(PASSWORD)
    person.key("Return")


def _create_account(person: Person, _phone: Phone, _recovery: str) -> None:
    person.comes_to("Create your account")
    person.focus_on("Username")
    person.type("user")


def _sign_in(person: Person, _phone: Phone, _recovery: str) -> None:
    person.comes_to("Sign in")
    person.focus_on("Username or email address")
    person.type("user")


def _account(person: Person, _phone: Phone, _recovery: str) -> None:
    by_keyboard(person)
    person.comes_to("Profile")


def _pop_up(person: Person, phone: Phone, recovery: str) -> None:
    _account(person, phone, recovery)
    person.key("Return")
    person.comes_to("Enable MFA")
    person.type(PASSWORD)


def _scan(person: Person, phone: Phone, _recovery: str) -> None:
    by_keyboard(person)
    person.scan(phone)


def _manual_key(person: Person, phone: Phone, recovery: str) -> None:
    _scan(person, phone, recovery)
    person.click("Trouble Scanning?")
    person.comes_to("Enter this code in your authenticator app")


def _enrolling_code(person: Person, phone: Phone, recovery: str) -> None:
    _scan(person, phone, recovery)
    person.key("Return")
    person.comes_to("One-time code")
    person.type(phone.code())


def _recovery_code(person: Person, phone: Phone, recovery: str) -> None:
    _enrolling_code(person, phone, recovery)
    person.key("Return")
    person.comes_to("Recovery code")


def _enrolled(person: Person, phone: Phone, recovery: str) -> None:
    _recovery_code(person, phone, recovery)
    person.record()
    person.comes_to("Profile")


def _code(person: Person, phone: Phone, _recovery: str) -> None:
    by_keyboard(person)
    person.comes_to("One-time code")
    person.type(phone.wrong_code())


def _recovery_sign_in(person: Person, _phone: Phone, recovery: str) -> None:
    by_keyboard(person)
    person.comes_to("One-time code").click("Use your recovery code")
    person.comes_to("Use your recovery code")
    person.type(recovery)


def _new_recovery_code(person: Person, phone: Phone, recovery: str) -> None:
    _recovery_sign_in(person, phone, recovery)
    person.key("Return")
    person.comes_to("Recovery code")


def _phone_lost(person: Person, phone: Phone, recovery: str) -> None:
    _new_recovery_code(person, phone, recovery)
    person.record()
    person.comes_to("Is your phone lost?")


def _new_authenticator(person: Person, phone: Phone, recovery: str) -> None:
    _phone_lost(person, phone, recovery)
    person.click("Set up a new authenticator")
    person.comes_to("Scan the QR code")


PLACES = (
    Place("create_account", "nothing", _create_account, "nothing"),
    Place("sign_in", "off", _sign_in, "off"),
    Place("account", "off", _account, "off"),
    Place("enable_mfa", "off", _pop_up, "off"),
    Place("scan_qr", "wanted", _scan, "wanted"),
    Place("manual_key", "wanted", _manual_key, "wanted"),
    Place("enter_code-enrolling", "wanted", _enrolling_code, "wanted"),
    Place("recovery_code", "wanted", _recovery_code, "unticked"),
    Place("account-enrolled", "wanted", _enrolled, "on"),
    Place("enter_code", "on", _code, "on"),
    Place("recovery_sign_in", "on", _recovery_sign_in, "on"),
    Place("recovery_code-new", "on", _new_recovery_code, "unticked"),
    Place("phone_lost", "on", _phone_lost, "on"),
    Place("scan_qr-new", "on", _new_authenticator, "on"),
)
