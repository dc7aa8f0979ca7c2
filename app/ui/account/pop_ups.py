"""Which pop-up stands for which of the account window's buttons; each is loaded when it is asked for."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .dialog import AskDialog
    from .window import AccountWindow


def pop_up(name: str, account: "AccountWindow") -> "AskDialog":
    """Make the pop-up of that name over the account window; raises KeyError for any other name."""
    from .change_password import ChangePasswordDialog
    from .enable_mfa import EnableMfaDialog
    from .replace_code import ReplaceCodeDialog
    from .turn_off_mfa import TurnOffMfaDialog

    if name == "change_password":
        return ChangePasswordDialog(account, enrolled=account.enrolled)
    kinds = {
        "enable_mfa": EnableMfaDialog,
        "replace_code": ReplaceCodeDialog,
        "turn_off_mfa": TurnOffMfaDialog,
    }
    return kinds[name](account)
