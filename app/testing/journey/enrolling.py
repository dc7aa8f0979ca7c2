"""From the QR code to the recorded recovery code, with a wrong code on the way."""

from collections.abc import Generator, Iterator

from ...core.api.notices import CodeWrong
from ..page_object import PageObject
from .walk import EMAIL, Stop, Walk, said

# After so long a page with a secret tells that it will be blanked, and is.
TOLD_AFTER_S, BLANK_AFTER_S = 105, 120


def scan(walk: Walk) -> Iterator[Stop]:
    """Let the phone read the QR code from the window's pixels."""
    window = walk.window
    yield walk.at("scan_qr")
    entry = walk.phone.scan(window.scan_qr.code())
    right = (entry.issuer, entry.account) == ("Twinlatch", EMAIL)
    walk.must(right, f"the phone reads it from the pixels: {entry.issuer}, {entry.account}")
    if walk.whole:
        yield from _left_alone(walk, "scan_qr", told=True)
        window.scan_qr.show_again()


def manual_key(walk: Walk) -> Iterator[Stop]:
    """Type the same key."""
    window, phone = walk.window, walk.phone
    window.scan_qr.trouble_scanning()
    typed = phone.type_key(window.manual_key.key())
    yield walk.at("manual_key")
    same = typed.key == phone.entries[0].key
    walk.must(same, "the enrollment code under “Trouble Scanning?” is the same key")
    phone.forget(typed)
    if walk.whole:
        window.manual_key.copy()
        walk.must(bool(window.manual_key.notice), "a copied key leaves the clipboard again")
        yield walk.at("manual_key", "copied")
        yield from _left_alone(walk, "manual_key")
        window.manual_key.show_again()
    window.manual_key.go_on()
    window.enter_code.look()


def confirm(walk: Walk) -> Generator[Stop, None, str]:
    """Enter a wrong code and the right one; return the recovery code."""
    window, phone = walk.window, walk.phone
    yield walk.at("enter_code", "enrolling")
    window.enter_code.enter(phone.wrong_code())
    walk.must(window.enter_code.error == said(CodeWrong()), "a wrong code is refused")
    yield walk.at("enter_code", "refused")
    window.enter_code.enter(phone.code())
    code = window.recovery_code.code()
    walk.must(not window.recovery_code.can("Continue"), "the right code brings the recovery code")
    yield walk.at("recovery_code")
    if walk.whole:
        yield from _recording(walk)
    window.recovery_code.record()
    walk.must(window.profile.enrolled, "recorded: MFA is on")
    yield walk.at("account", "mfa_on")
    return code


def _recording(walk: Walk) -> Iterator[Stop]:
    page = walk.window.recovery_code
    page.tick()
    walk.must(page.can("Continue"), "ticked, one may go on")
    yield walk.at("recovery_code", "ticked")
    page.copy()
    yield walk.at("recovery_code", "copied")
    yield from _left_alone(walk, "recovery_code")
    page.show_again()


def _left_alone(walk: Walk, page: str, *, told: bool = False) -> Iterator[Stop]:
    window, shown = walk.window, PageObject(walk.window.desktop)
    shown.NAME = page
    window.leave_alone(TOLD_AFTER_S)
    walk.must(bool(shown.notice), "a page that nobody looks at says that it will be hidden")
    if told:
        yield walk.at(page, "told")
    window.leave_alone(BLANK_AFTER_S)
    walk.must(shown.can("Show again"), "and is hidden, until somebody asks for it")
    yield walk.at(page, "hidden")
