"""Which page stands for which screen. A page is known by a number to QWizard, and by its loader to us.

Screens go by the name of their class, so that none has to be loaded before it is shown.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..core.api.first_screens import SignInScreen
from .pages.page import Page

if TYPE_CHECKING:
    from ..core.api.usage_screen import UsageNoticeScreen
    from ..settings import Settings


def _create_account() -> Callable[[], Page]:
    from .pages.create_account import CreateAccountPage

    return CreateAccountPage


def _sign_in() -> Callable[[], Page]:
    from .pages.sign_in import SignInPage

    return SignInPage


def _scan_qr() -> Callable[[], Page]:
    from .pages.scan_qr import ScanQrPage

    return ScanQrPage


def _manual_key() -> Callable[[], Page]:
    from .pages.manual_key import ManualKeyPage

    return ManualKeyPage


def _enter_code() -> Callable[[], Page]:
    from .pages.enter_code import EnterCodePage

    return EnterCodePage


def _recovery_sign_in() -> Callable[[], Page]:
    from .pages.recovery_sign_in import RecoverySignInPage

    return RecoverySignInPage


def _recovery_code() -> Callable[[], Page]:
    from .pages.recovery_code import RecoveryCodePage

    return RecoveryCodePage


def _phone_lost() -> Callable[[], Page]:
    from .pages.phone_lost import PhoneLostPage

    return PhoneLostPage


def _forgot_password() -> Callable[[], Page]:
    from .pages.forgot_password import ForgotPasswordPage

    return ForgotPasswordPage


def _new_password() -> Callable[[], Page]:
    from .pages.new_password import NewPasswordPage

    return NewPasswordPage


def _activation() -> Callable[[], Page]:
    from .pages.activation import ActivationPage

    return ActivationPage


def _locked() -> Callable[[], Page]:
    from .pages.locked import LockedPage

    return LockedPage


def _usage_notice() -> Callable[[], Page]:
    from .pages.usage_notice import UsageNoticePage

    return UsageNoticePage


# A page is imported and built when it is first shown, or before that while nobody does anything:
# the first paint pays for one page only.
PAGES: dict[str, tuple[int, Callable[[], Callable[[], Page]]]] = {
    "CreateAccountScreen": (0, _create_account),
    "SignInScreen": (1, _sign_in),
    "ScanQrScreen": (2, _scan_qr),
    "ManualKeyScreen": (3, _manual_key),
    "EnterCodeScreen": (4, _enter_code),
    "RecoverySignInScreen": (5, _recovery_sign_in),
    "RecoveryCodeScreen": (6, _recovery_code),
    "PhoneLostScreen": (7, _phone_lost),
    "ForgotPasswordScreen": (8, _forgot_password),
    "NewPasswordScreen": (9, _new_password),
    "ActivationScreen": (10, _activation),
    "LockedScreen": (11, _locked),
    "UsageNoticeScreen": (12, _usage_notice),
}


def first_screen(settings: "Settings", name: str = "") -> "SignInScreen | UsageNoticeScreen":
    """Return where a sign-in begins: at the site's terms of use, or at the sign-in page itself."""
    if not settings.notice_text:
        return SignInScreen(name)
    from ..core.api.usage_screen import UsageNoticeScreen

    return UsageNoticeScreen(settings.notice_text, name)
