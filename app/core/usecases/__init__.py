"""The registry: one row a command, with who may give it and which fresh proof it needs.

A front cannot reach a use case but through ``handle``, and ``handle`` looks here first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..api.actors import Actor, Nobody, Operator, Person
from ..api.answers import Answer
from ..api.commands import (
    Abandon,
    Act,
    AddAccount,
    ChangePassword,
    ConfirmRecorded,
    CreateFirstAccount,
    DisableAccount,
    EnableAccount,
    EnableMfa,
    KeepAuthenticator,
    ListAccounts,
    LogOut,
    PostponeEnrollment,
    Query,
    SetUpNewAuthenticator,
    ShowAccount,
    ShowAgain,
    ShowProfile,
    Start,
    SubmitCode,
    SubmitPassword,
    SubmitRecoveryCode,
    TurnOffMfa,
    UnlockAccount,
)
from . import admit, attempts, enroll, own_factors, people, profile, recover
from .desk import Desk

Run = Callable[[Desk, Actor, Any], Answer]


@dataclass(frozen=True, slots=True)
class Row:
    """Who may give a command, what runs it, and what must have been proved besides."""

    who: type[Nobody] | type[Person] | type[Operator]
    run: Run
    proof: str


REGISTRY: dict[type[Act] | type[Query], Row] = {
    Start: Row(Nobody, attempts.start, "none"),
    CreateFirstAccount: Row(Nobody, people.create_first_account, "no installation on record"),
    SubmitPassword: Row(Nobody, admit.submit_password, "none"),
    SubmitCode: Row(Nobody, admit.submit_code, "an attempt with the password right"),
    SubmitRecoveryCode: Row(Nobody, recover.submit_recovery_code, "an attempt with the password right"),
    PostponeEnrollment: Row(Nobody, enroll.postpone, "an attempt that enrolls"),
    ConfirmRecorded: Row(Nobody, recover.confirm_recorded, "an attempt with the second factor right"),
    SetUpNewAuthenticator: Row(
        Nobody, recover.set_up_new_authenticator, "an attempt with the recovery code right"
    ),
    KeepAuthenticator: Row(Nobody, recover.keep_authenticator, "an attempt with the recovery code right"),
    ShowAgain: Row(Nobody, attempts.show_again, "the attempt that saw it"),
    Abandon: Row(Nobody, attempts.abandon, "the attempt itself"),
    ShowProfile: Row(Person, profile.show_profile, "an open session"),
    EnableMfa: Row(Person, profile.enable_mfa, "an open session and the current password"),
    TurnOffMfa: Row(
        Person, own_factors.turn_off_mfa, "an open session, the current password and a one-time code"
    ),
    ChangePassword: Row(
        Person, own_factors.change_password, "an open session, the current password, a code where MFA is on"
    ),
    LogOut: Row(Person, profile.log_out, "an open session"),
    AddAccount: Row(Operator, people.add_account, "no installation on record"),
    UnlockAccount: Row(Operator, people.unlock_account, "the key"),
    DisableAccount: Row(Operator, people.disable_account, "the key"),
    EnableAccount: Row(Operator, people.enable_account, "the key"),
    ListAccounts: Row(Operator, people.list_accounts, "the key"),
    ShowAccount: Row(Operator, people.show_account, "the key"),
}
