"""What goes over the accessibility bus: names and texts for whoever needs them, but nothing of a password."""

from pathlib import Path

import pytest

from .conftest import Come
from .household import Household
from .person import Person, Phone
from .recording import Message, Recording
from .screen import wait_for

NAME = "Username or email address"
# Letters that nothing else here is typed with: one of them alone on the bus is one of a password.
SECRET = "zyqwvtkjbhdnfic"
OTHER = "cifndhbjktvwqyz"
WRONG = "bdfhjkntvyzwqic"
GRAM = 4


def leaks(messages: list[Message]) -> list[Message]:
    """Return what carries a letter of a password by itself, or four in a row."""
    grams = {word[at : at + GRAM] for word in (SECRET, OTHER, WRONG) for at in range(len(word) - GRAM + 1)}
    return [
        message
        for message in messages
        if any(
            (len(text) == 1 and text in SECRET) or any(gram in text for gram in grams)
            for text in message.strings
        )
    ]


def singles(messages: list[Message], member: str) -> str:
    """Return the single characters that messages of a name carried, in their order."""
    return "".join(
        text for message in messages if message.member == member for text in message.strings if len(text) == 1
    )


def secretly(person: Person, name: str, text: str) -> None:
    """Type into a password field: masked, shown, masked again, and once more over what is there."""
    person.focus_on(name)
    person.type(text[:5])
    person.key("Tab")
    person.focus_on("Show password")
    person.key("space", "shift+Tab")
    person.focus_on(name)
    person.key("End")
    person.type(text[5:])
    person.key("Tab", "space", "shift+Tab", "ctrl+a")
    person.focus_on(name)
    person.type(text)


@pytest.mark.rule("A2", "S8")
def test_no_password_is_on_the_bus(come: Come, tmp_path: Path, phone: Phone) -> None:
    """In a record of all that is said there, no message holds a letter of what password fields were given."""
    person = come()
    person.comes_to("Create your account")
    with Recording(person.screen, tmp_path) as record:
        _first_run(person)
        _enroll(person, phone)
        code = _pop_ups(person, phone)
        wait_for("the last code on the bus", lambda: code in singles(record.messages(), "TextChanged"))
        messages = record.messages()
    assert leaks(messages) == []
    # The record would have it: what may be read is there, as text and as keys.
    for member in ("TextChanged", "NotifyListenersSync"):
        assert "u" in singles(messages, member), member
    assert code[0] in singles(messages, "NotifyListenersSync")
    told = {text for message in messages for text in message.strings}
    assert {"Password", "Repeat password", "The password is shown."} <= told


def _first_run(person: Person) -> None:
    person.focus_on("Username")
    person.type("user")
    person.key("Tab")
    person.type("user@example.org")
    person.key("Tab")
    secretly(person, "Password", SECRET)
    person.key("Tab", "Tab")
    secretly(person, "Repeat password", SECRET)
    person.key("Return")
    person.comes_to("Sign in")
    secretly(person, "Password", WRONG)
    person.key("Return")
    person.reads("Name or password is not right.")
    secretly(person, "Password", SECRET)
    person.key("Return")


def _enroll(person: Person, phone: Phone) -> None:
    person.comes_to("Profile").focus_on("Enable MFA")
    person.key("Return")
    person.comes_to("Enable MFA")
    secretly(person, "Current password", SECRET)
    person.key("Return")
    person.comes_to("Sign in")
    secretly(person, "Password", SECRET)
    person.key("Return")
    person.scan(phone)
    person.key("Return")
    person.comes_to("One-time code").focus_on("One-time code")
    person.type(phone.code())
    person.key("Return")
    person.record()


def _pop_ups(person: Person, phone: Phone) -> str:
    """Change the password; return the code that was typed."""
    person.comes_to("Profile").press("Change password")
    person.comes_to("Change password")
    secretly(person, "Current password", SECRET)
    person.key("Tab", "Tab")
    person.focus_on("One-time code")
    code = phone.code()
    person.type(code)
    person.key("Tab")
    secretly(person, "New password", OTHER)
    person.key("Tab", "Tab")
    secretly(person, "Repeat new password", OTHER)
    person.key("Return")
    person.comes_to("Profile").press("Turn off MFA")
    person.comes_to("Turn off MFA")
    secretly(person, "Current password", OTHER)
    person.key("Escape")
    person.comes_to("Profile").press("Replace recovery code")
    person.comes_to("Replace recovery code")
    secretly(person, "Current password", OTHER)
    person.key("Escape")
    person.comes_to("Profile")
    return code


def hear(person: Person, text: str) -> list[tuple[str, str, str]]:
    """Type into a plain field and listen until the bus has brought it: whatever came before is there as well."""
    heard: list[tuple[str, str, str]] = []

    def brought() -> bool:
        heard.extend((kind, name, payload) for kind, name, payload in person.screen.spoken())
        letters = [payload for kind, name, payload in heard if name == NAME and kind.endswith("insert")]
        return text in "".join(letters)

    person.fill(NAME, text)
    wait_for(f"{text!r} on the bus", brought, person.describe)
    return heard


@pytest.mark.rule("A2", "S8")
def test_the_tree_holds_no_password(come: Come, tmp_path: Path, phone: Phone) -> None:
    """Masked, shown, cleared and masked again, neither events of the field nor the tree carry a letter of it."""
    Household(tmp_path).settle("off", phone)
    person = come()
    person.comes_to("Sign in")
    hear(person, "before")
    person.fill("Password", SECRET)
    person.click("Show password")
    person.fill("Password", OTHER)
    person.click("Show password")
    person.click("Continue")
    person.focus_on("Password")
    things = person.things()
    events = [(kind, payload) for kind, name, payload in hear(person, "after") if name == "Password"]
    assert events, "the field is on the bus, its text is not"
    assert not [payload for kind, payload in events if "text-changed" in kind], events
    told = str(things) + str(events)
    assert SECRET not in told
    assert OTHER not in told
