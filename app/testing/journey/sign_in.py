"""The first account, and signing in with it: refused, waiting, busy and with a store that is gone."""

from collections.abc import Iterator

from ...core.api.errors import StoreVanished
from ...core.api.notices import CodeAlreadyUsed, PasswordTooShort, SignInRefused, UsernameInvalid
from .walk import BEFORE_WAIT, EMAIL, NAME, PASSWORD, WAIT_S, WRONG, Stop, Walk, said

SHORT = "short"


def first_account(walk: Walk) -> Iterator[Stop]:
    """First run, a wrong password, the right one."""
    window = walk.window
    yield walk.at("create_account")
    if walk.whole:
        yield from _not_taken(walk)
    window.create_account.create(NAME, EMAIL, PASSWORD)
    walk.must(window.sign_in.name == NAME, "the first account is created, an administrator")
    yield walk.at("sign_in")
    window.sign_in.sign_in(WRONG)
    walk.must(window.sign_in.error == said(SignInRefused()), "a wrong password is refused")
    yield walk.at("sign_in", "refused")
    if walk.whole:
        yield from _made_to_wait(walk)
        yield from _busy(walk)
        yield from _store_gone(walk)
    else:
        window.sign_in.sign_in(PASSWORD)
    walk.must(not window.profile.enrolled, "the right one opens the account, MFA is off")


def with_code(walk: Walk) -> Iterator[Stop]:
    """Sign in later: with the used code, then with the next one."""
    window, phone = walk.window, walk.phone
    window.profile.log_out()
    window.sign_in.sign_in(PASSWORD, EMAIL)
    window.enter_code.enter(phone.code())
    refused = window.enter_code.error == said(CodeAlreadyUsed())
    walk.must(refused, "a later sign-in refuses the used code")
    walk.clock.next_code()
    yield walk.at("enter_code", "used")
    window.enter_code.enter(phone.code())
    walk.must(window.profile.tells_news, "the next code opens the account, which tells what happened since")
    yield walk.at("account", "since_then")


def _not_taken(walk: Walk) -> Iterator[Stop]:
    page = walk.window.create_account
    page.create("no name", EMAIL, PASSWORD)
    walk.must(page.error == said(UsernameInvalid()), "a name with a blank is refused")
    yield walk.at("create_account", "name_refused")
    page.create(NAME, EMAIL, SHORT)
    minimum = PasswordTooShort(15, len(SHORT))
    walk.must(page.error == said(minimum), "a short password is refused")
    page.wait_for_bar(1)
    yield walk.at("create_account", "password_refused")
    page.rate(PASSWORD)
    yield walk.at("create_account", "hint")


def _made_to_wait(walk: Walk) -> Iterator[Stop]:
    window = walk.window
    for _ in range(BEFORE_WAIT - 1):
        window.sign_in.sign_in(WRONG)
    walk.must(not window.sign_in.can("Continue"), "after five of them one has to wait")
    yield walk.at("sign_in", "waiting")
    walk.clock.advance(WAIT_S)
    window.wait_over()


def _busy(walk: Walk) -> Iterator[Stop]:
    window = walk.window
    with window.held():
        window.sign_in.send(PASSWORD)
        window.desktop.wait_for("the action to say so", lambda: window.sign_in.busy)
        yield Stop("sign_in", "busy", at_rest=False)
    window.profile.look()
    walk.say("a core that takes its time is waited for")
    window.profile.log_out()


def _store_gone(walk: Walk) -> Iterator[Stop]:
    window = walk.window
    with window.without_store() as place:
        window.sign_in.sign_in(PASSWORD, NAME)
        gone = window.sign_in.notice == said(StoreVanished(str(place)))
        walk.must(gone, "a store that is gone is told")
        yield walk.at("sign_in", "failure")
    window.sign_in.retry()
    window.profile.look()
    walk.say("back again, the same sign-in works")
