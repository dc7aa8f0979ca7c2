"""Where the plain tour does not go: an account with much to tell, names as long as may be, and a bug."""

from collections.abc import Iterator

from ...core.api.notices import OneTimePasswordMade
from ...core.api.operator_commands import AddPerson
from ...core.api.screens import ProfileScreen
from .account import AWAY_S
from .walk import PASSWORD, Stop, Walk, WrongError

LONG_NAME = "wide_" * 12 + "name"
LONG_EMAIL = f"{LONG_NAME}@{'narrow-' * 8}lane.example.org"


def news(walk: Walk) -> Iterator[Stop]:
    """Enroll anew after everything was lost; the account tells all of it."""
    window, phone = walk.window, walk.phone
    phone.scan(window.scan_qr.go_on())
    walk.clock.next_code()
    window.enter_code.enter(phone.code())
    window.recovery_code.record()
    walk.must(window.profile.tells_news, "whoever comes back after a reset reads of it")
    yield walk.at("account", "news")
    window.profile.log_out()


def long_names(walk: Walk) -> Iterator[Stop]:
    """Enroll a person with the longest name there may be."""
    window, phone = walk.window, walk.phone
    slip = window.administer(AddPerson(LONG_NAME, LONG_EMAIL, enroll=True)).notice
    if not isinstance(slip, OneTimePasswordMade):
        message = f"no account: {slip}"
        raise WrongError(message)
    window.sign_in.sign_in(slip.password, LONG_NAME)
    yield walk.at("new_password", "long_name")
    window.new_password.choose(PASSWORD)
    yield walk.at("scan_qr", "long_name")
    phone.scan(window.scan_qr.code())
    window.scan_qr.trouble_scanning()
    yield walk.at("manual_key", "long_name")
    window.manual_key.go_on()
    window.enter_code.enter(phone.code())
    window.recovery_code.record()
    walk.must(window.profile.enrolled, "a long name is as good as any")
    yield walk.at("account", "long_name")
    account = window.parts.shell.account
    if account is not None:
        # Nobody is let in who must still enroll; should it ever be shown, it has to look right as well.
        account.show_profile(ProfileScreen(LONG_NAME, LONG_EMAIL, "required", None))
        yield walk.at("account", "required")
    window.leave_alone(AWAY_S)
    yield walk.at("locked", "long_name")
    window.locked.log_out()


def bug(walk: Walk) -> Iterator[Stop]:
    """Something unexpected: a page on which nothing can be done."""
    walk.window.sign_in.look()
    walk.window.parts.shell.lock("1a2b3c4d")
    walk.must(not walk.window.sign_in.can("Continue"), "a bug locks")
    yield walk.at("sign_in", "bug")
