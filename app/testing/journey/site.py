"""What a site adds by its settings, and what opens over a page: terms, menus, help, large codes, proof."""

from collections.abc import Iterator
from typing import Literal

from PySide6.QtCore import Qt

from ...core.api.notices import GroupsWrong
from .walk import EMAIL, NAME, PASSWORD, Stop, Walk, said

SETTINGS: dict[str, str | bool] = {
    "notice_text": "For the staff of this site only.\n\nWhoever signs in is on record, with day and time.",
    "support_text": "Lost phone or forgotten password: come to the desk in room 3, with your badge.",
    "support_phone": "+49 30 901820",
    "support_email": "help@example.org",
    "support_url": "https://example.org/help",
    "recovery_proof": True,
}


def stops(walk: Walk) -> Iterator[Stop]:
    """Walk from the terms to an account; opened with the settings above."""
    window = walk.window
    yield walk.at("usage_notice")
    window.usage_notice.accept()
    window.create_account.create(NAME, EMAIL, PASSWORD)
    yield walk.at("sign_in", "site")
    # A menu goes with the keyboard, and without a desktop a page that is built meanwhile takes it away.
    window.wait_until_built()
    menus: tuple[Literal["languages", "appearances"], ...] = ("languages", "appearances")
    for state in menus:
        window.sign_in.open_menu(state)
        yield Stop("sign_in", state, fleeting=True)
        window.desktop.press(Qt.Key.Key_Escape)
    window.sign_in.need_help()
    yield Stop("sign_in", "help")
    window.desktop.press(Qt.Key.Key_Escape)
    window.sign_in.sign_in(PASSWORD, NAME)
    window.profile.enable_mfa()
    window.enable_mfa.log_out(PASSWORD)
    yield walk.at("usage_notice", "again")
    window.usage_notice.accept()
    window.sign_in.sign_in(PASSWORD, NAME)
    yield from _large(walk)
    yield from _proof(walk)
    walk.must(window.profile.enrolled, "typed back: MFA is on")


def _large(walk: Walk) -> Iterator[Stop]:
    window, desktop = walk.window, walk.window.desktop
    walk.phone.scan(window.scan_qr.code())
    desktop.click("QR code")
    yield Stop("scan_qr", "large")
    desktop.press(Qt.Key.Key_Escape)
    window.scan_qr.trouble_scanning()
    desktop.click("Show large")
    yield Stop("manual_key", "large")
    desktop.press(Qt.Key.Key_Escape)
    window.manual_key.go_on()


def _proof(walk: Walk) -> Iterator[Stop]:
    page = walk.window.recovery_code
    walk.window.enter_code.enter(walk.phone.code())
    groups = page.code().split()
    page.tick()
    page.go_on()
    yield walk.at("recovery_code", "proof")
    first, second = page.asked_back
    page.type_back({first: groups[first - 1], second: "0000"})
    walk.must(page.error == said(GroupsWrong((second,))), "a wrong group is refused")
    yield walk.at("recovery_code", "proof_refused")
    page.type_back({second: groups[second - 1]})
