"""The tour: the real window on a temporary store walks the whole journey by itself and is painted on the way.

Core, files and hashes are the program's own. Only the clock is not: it stands still and is moved on by
30 seconds where a person would wait for the next code.
"""

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ..testing.clock import FrozenClock
    from ..testing.phone import VirtualPhone
    from ..testing.window import Twinlatch

FAILED = 1
PASSWORD = "plain lantern over wide rivers"  # noqa: S105 of a person who exists for some seconds
NEW_PASSWORD = "seven green herons by the weir"  # noqa: S105 of the same person
AWAY_S = 900
APPEARANCES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
SHEET_COLUMNS = 5
SHEET_GAP = 16


class WrongError(Exception):
    """A step did not end as it must."""


def walk(out: Path | None) -> int:
    """Walk the journey, pictures into ``out``; 0 when every step ended as it must."""
    if find_spec("zxingcpp") is None:
        print("The tour reads its own QR code: install twinlatch[tour] for that.")
        return FAILED
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ..testing.clock import FrozenClock
    from ..testing.phone import VirtualPhone
    from ..testing.window import open_window

    out = Path(tempfile.mkdtemp(prefix="twinlatch-tour-")) if out is None else out
    out.mkdir(parents=True, exist_ok=True)
    clock = FrozenClock()
    with tempfile.TemporaryDirectory(prefix="twinlatch-") as folder:
        tour = Tour(out, clock, VirtualPhone(clock))
        try:
            with open_window(Path(folder), clock) as window:
                tour.walk(window)
        except Exception as error:  # noqa: BLE001 whatever it is, the step failed and says so
            print(f"FAILED: {type(error).__name__}: {error}")
            return FAILED
        finally:
            tour.write_sheets()
    print(f"Every step went as it must. Pictures: {out}")
    return 0


class Tour:
    """One walk."""

    def __init__(self, out: Path, clock: "FrozenClock", phone: "VirtualPhone") -> None:
        """Take the folder for the pictures, the clock and the phone."""
        self._out = out
        self._clock = clock
        self._phone = phone
        self._steps = 0
        self._pictures: list[str] = []

    def walk(self, window: "Twinlatch") -> None:
        """Walk the whole journey; raises where a step does not end as it must."""
        self._window = window
        self._account()
        self._enable()
        self._scan()
        recovery_code = self._confirm()
        self._sign_in_with_code()
        recovery_code = self._sign_in_with_recovery_code(recovery_code)
        recovery_code = self._replace(recovery_code)
        self._come_back()
        self._forget(recovery_code)
        self._reset()

    # --- the journey ----------------------------------------------------------------------------

    def _account(self) -> None:
        window = self._window
        self._picture("create_account")
        window.create_account.create("user", "user@example.org", PASSWORD)
        self._must(window.sign_in.name == "user", "the first account is created, an administrator")
        self._picture("sign_in")
        window.sign_in.sign_in("not this one, surely")
        self._must("not right" in window.sign_in.error, "a wrong password is refused")
        self._picture("sign_in", "refused")
        window.sign_in.sign_in(PASSWORD)
        self._must(window.profile.mfa == "off", "the right one opens the account, MFA is off")

    def _enable(self) -> None:
        window = self._window
        self._picture("account", "mfa_off")
        window.profile.enable_mfa()
        window.enable_mfa.look()
        self._picture("enable_mfa")
        window.enable_mfa.log_out(PASSWORD)
        self._must("authenticator" in window.sign_in.notice, "MFA is asked for, the account is logged out")
        window.sign_in.sign_in(PASSWORD)
        window.scan_qr.look()
        self._say("the next sign-in shows the QR code")

    def _scan(self) -> None:
        window, phone = self._window, self._phone
        self._picture("scan_qr")
        entry = phone.scan(window.scan_qr.code())
        right = (entry.issuer, entry.account) == ("Twinlatch", "user@example.org")
        self._must(right, f"the phone reads it from the pixels: {entry.issuer}, {entry.account}")
        window.scan_qr.trouble_scanning()
        typed = phone.type_key(window.manual_key.key())
        self._picture("manual_key")
        self._must(typed.key == entry.key, "the enrollment code under “Trouble Scanning?” is the same key")
        phone.forget(typed)
        window.manual_key.go_on()
        window.enter_code.look()

    def _confirm(self) -> str:
        window, phone = self._window, self._phone
        self._picture("enter_code", "enrolling")
        window.enter_code.enter(phone.wrong_code())
        self._must("not right" in window.enter_code.error, "a wrong code is refused")
        self._picture("enter_code", "refused")
        window.enter_code.enter(phone.code())
        code = window.recovery_code.code()
        self._must(not window.recovery_code.can("Continue"), "the right code brings the recovery code")
        self._picture("recovery_code")
        window.recovery_code.record()
        self._must(window.profile.mfa.startswith("on since"), "recorded: MFA is on")
        self._picture("account", "mfa_on")
        return code

    def _sign_in_with_code(self) -> None:
        window, phone = self._window, self._phone
        window.profile.log_out()
        window.sign_in.sign_in(PASSWORD, "user@example.org")
        window.enter_code.enter(phone.code())
        self._must("already used" in window.enter_code.error, "a later sign-in refuses the used code")
        self._clock.next_code()
        self._picture("enter_code", "used")
        window.enter_code.enter(phone.code())
        told = any("authenticator app was set up" in text for text in window.profile.says)
        self._must(told, "the next code opens the account, which tells what happened since")
        self._picture("account", "since_then")

    def _sign_in_with_recovery_code(self, code: str) -> str:
        window = self._window
        window.profile.log_out()
        window.sign_in.sign_in(PASSWORD, "user")
        self._picture("enter_code")
        window.enter_code.use_recovery_code()
        window.recovery_sign_in.look()
        self._picture("recovery_sign_in")
        window.recovery_sign_in.enter(code)
        fresh = window.recovery_code.record()
        self._must(fresh != code, "the recovery code works, and a new one is made")
        window.phone_lost.look()
        self._picture("phone_lost")
        window.phone_lost.keep()
        self._must(
            window.profile.mfa.startswith("on since"), "the authenticator is kept, the account is open"
        )
        return fresh

    # --- the ways back in -----------------------------------------------------------------------

    def _replace(self, code: str) -> str:
        window = self._window
        self._clock.next_code()
        window.profile.replace_recovery_code()
        window.replace_code.look()
        self._picture("replace_code")
        window.replace_code.show_new_code(PASSWORD, self._phone.code())
        self._picture("recovery_code", "replacing")
        fresh = window.recovery_code.record()
        self._must(fresh != code and "in force" in window.profile.notice, "the recovery code is replaced")
        return fresh

    def _come_back(self) -> None:
        window = self._window
        self._clock.next_code()
        window.leave_alone(AWAY_S)
        window.locked.look()
        self._picture("locked")
        window.locked.unlock_with_code(self._phone.code())
        window.profile.look()
        self._say("left alone the account is locked, and a code unlocks it")
        window.profile.log_out()

    def _forget(self, code: str) -> None:
        window = self._window
        self._clock.next_code()
        window.sign_in.forgot_password()
        window.forgot_password.enter("0" * 24, self._phone.code(), "user")
        refused = "do not fit together" in window.forgot_password.notice
        self._must(refused, "a forgotten password: one wrong code is refused")
        self._picture("forgot_password", "refused")
        window.forgot_password.enter(code, self._phone.code())
        window.new_password.look()
        self._picture("new_password", "forgotten")
        window.new_password.choose(NEW_PASSWORD)
        window.recovery_code.record()
        self._must("new password is in force" in window.sign_in.notice, "both codes set a new password")

    def _reset(self) -> None:
        from ..core.api.notices import ActivationCodeMade, OneTimePasswordMade
        from ..core.api.operator_commands import ResetMfa, ResetPassword

        window = self._window
        slip = window.administer(ResetPassword("user")).notice
        handed = window.administer(ResetMfa("user", "the tour")).notice
        if not isinstance(slip, OneTimePasswordMade) or not isinstance(handed, ActivationCodeMade):
            raise WrongError(f"no reset: {slip} {handed}")
        window.sign_in.sign_in(slip.password.lower(), "user")
        window.new_password.look()
        self._picture("new_password")
        window.new_password.choose(PASSWORD)
        window.activation.look()
        self._picture("activation")
        window.activation.enter(handed.code)
        window.scan_qr.look()
        self._say("everything lost: one-time password and activation code lead to a new QR code")

    # --- what is said and painted ---------------------------------------------------------------

    def _say(self, what: str) -> None:
        self._steps += 1
        print(f"{self._steps:2}  {what}", flush=True)

    def _must(self, right: bool, what: str) -> None:
        if not right:
            raise WrongError(f"not so: {what}; {self._window.desktop.describe()}")
        self._say(what)

    def _picture(self, page: str, state: str = "") -> None:
        """Paint the page in front in each appearance, the mouse out of the way."""
        from ..testing.desktop import NotOnScreenError
        from ..ui.theme import current

        self._window.desktop.look_for(page)
        self._pictures.append(f"{len(self._pictures) + 1:02}-{page}{'-' if state else ''}{state}")
        for appearance in reversed(APPEARANCES):
            current().set_appearance(appearance)
            picture = self._window.desktop.picture()
            if not picture.save(str(self._file(self._pictures[-1], appearance))):
                raise NotOnScreenError(f"the picture cannot be written into {self._out}")

    def _file(self, name: str, appearance: str) -> Path:
        return self._out / f"{name}-{appearance}.png"

    def write_sheets(self) -> None:
        """Paste what was painted into one picture an appearance, at half its size."""
        from PIL import Image

        for appearance in APPEARANCES:
            files = [self._file(name, appearance) for name in self._pictures]
            pages = [Image.open(file).reduce(2) for file in files if file.exists()]
            if not pages:
                continue
            wide = max(page.width for page in pages) + SHEET_GAP
            high = max(page.height for page in pages) + SHEET_GAP
            rows = -(-len(pages) // SHEET_COLUMNS)
            size = (SHEET_COLUMNS * wide + SHEET_GAP, rows * high + SHEET_GAP)
            sheet = Image.new("RGB", size, "#8A8F99")
            for at, page in enumerate(pages):
                row, column = divmod(at, SHEET_COLUMNS)
                sheet.paste(page, (SHEET_GAP + column * wide, SHEET_GAP + row * high))
            sheet.save(self._out / f"journey-{appearance}.png")
