"""Which pop-up stands for which of the account window's buttons."""

from .change_password import ChangePasswordDialog
from .dialog import AskDialog
from .enable_mfa import EnableMfaDialog
from .replace_code import ReplaceCodeDialog
from .turn_off_mfa import TurnOffMfaDialog
from .window import AccountWindow

KINDS = {
    "enable_mfa": EnableMfaDialog,
    "replace_code": ReplaceCodeDialog,
    "turn_off_mfa": TurnOffMfaDialog,
}


def pop_up(name: str, account: AccountWindow) -> AskDialog:
    """Make the pop-up of that name over the account window; raises KeyError for any other name."""
    if name == "change_password":
        return ChangePasswordDialog(account, enrolled=account.enrolled)
    return KINDS[name](account)
