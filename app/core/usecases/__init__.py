"""The registry: one row a command, with who may give it and which fresh proof it needs.

A front cannot reach a use case but through ``handle``, and ``handle`` looks here first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..api import commands as c
from ..api import door_commands as d
from ..api import operator_commands as o
from ..api.actors import Actor, Nobody, Operator, Person
from ..api.answers import Answer
from ..api.commands import Act, Query
from . import (
    admit,
    attempts,
    backups,
    doors,
    enroll,
    forgotten,
    hints,
    lock,
    newcomer,
    own_factors,
    people,
    profile,
    record,
    recover,
    replace_code,
    resets,
    rotate_keys,
    rotate_record,
    tickets,
    usage_notice,
)
from .desk import Desk

Run = Callable[[Desk, Actor, Any], Answer]


@dataclass(frozen=True, slots=True)
class Row:
    """Who may give a command, what runs it, and what must have been proved besides."""

    who: tuple[type[Nobody] | type[Person] | type[Operator], ...]
    run: Run
    proof: str


def _nobody(run: Run, proof: str) -> Row:
    return Row((Nobody,), run, proof)


def _person(run: Run, proof: str = "an open session") -> Row:
    return Row((Person,), run, proof)


def _operator(run: Run, proof: str = "the key") -> Row:
    return Row((Operator,), run, proof)


_PASSED = "an attempt with the password right"
_RECOVERED = "an attempt with the recovery code right"
_BOTH = "an open session, the current password and a one-time code"
_THERE_ARE = "an open session, the current password, a code where MFA is on"

REGISTRY: dict[type[Act] | type[Query], Row] = {
    c.Start: _nobody(attempts.start, "none"),
    c.AcknowledgeNotice: _nobody(usage_notice.acknowledge, "none"),
    c.CreateFirstAccount: _nobody(people.create_first_account, "no installation on record"),
    c.SubmitPassword: _nobody(admit.submit_password, "none"),
    c.SubmitNewPassword: _nobody(newcomer.submit_new_password, "an attempt with a one-time password right"),
    c.SubmitActivationCode: _nobody(newcomer.submit_activation_code, _PASSED),
    c.SubmitCode: _nobody(admit.submit_code, _PASSED),
    c.SubmitRecoveryCode: _nobody(recover.submit_recovery_code, _PASSED),
    c.RecoverPassword: _nobody(forgotten.recover_password, "none"),
    c.PostponeEnrollment: _nobody(enroll.postpone, "an attempt that enrolls"),
    c.ConfirmRecorded: _nobody(recover.confirm_recorded, "an attempt with the second factor right"),
    c.SetUpNewAuthenticator: _nobody(recover.set_up_new_authenticator, _RECOVERED),
    c.KeepAuthenticator: _nobody(recover.keep_authenticator, _RECOVERED),
    c.ShowAgain: Row((Nobody, Person), attempts.show_again, "the attempt that saw it"),
    c.RatePassword: Row((Nobody, Person), hints.rate_password, "none"),
    c.Abandon: _nobody(attempts.abandon, "the attempt itself"),
    c.ShowProfile: _person(profile.show_profile),
    c.WatchSession: _person(lock.watch_session),
    c.UnlockSession: _person(lock.unlock_session, "a session, a code where MFA is on, else the password"),
    c.EnableMfa: _person(profile.enable_mfa, "an open session and the current password"),
    c.TurnOffMfa: _person(own_factors.turn_off_mfa, _BOTH),
    c.ChangePassword: _person(own_factors.change_password, _THERE_ARE),
    c.ReplaceRecoveryCode: _person(replace_code.replace_recovery_code, _BOTH),
    c.ConfirmReplaced: _person(replace_code.confirm_replaced, "the session that asked for it"),
    c.KeepRecoveryCode: _person(replace_code.keep_recovery_code, "the session that asked for it"),
    c.LogOut: _person(profile.log_out),
    d.RedeemSession: _person(doors.redeem, "a door, and a session opened by both factors"),
    o.AddAccount: _operator(people.add_account, "no installation on record"),
    o.AddPerson: _operator(people.add_person),
    o.UnlockAccount: _operator(resets.unlock_account),
    o.ResetPassword: _operator(resets.reset_password),
    o.ResetMfa: _operator(resets.reset_mfa),
    o.ResetClock: _operator(resets.reset_clock),
    o.DisableAccount: _operator(resets.disable_account),
    o.EnableAccount: _operator(resets.enable_account),
    o.AcceptAccount: _operator(record.accept_account),
    o.AcknowledgeRollback: _operator(record.acknowledge_rollback),
    o.ListEvents: _operator(record.list_events),
    o.VerifyAudit: _operator(record.verify_audit),
    o.VerifyFile: _operator(rotate_record.verify_file),
    o.RotateAudit: _operator(rotate_record.rotate_audit),
    o.MakeBackup: _operator(backups.make_backup),
    o.RotateKeys: _operator(rotate_keys.rotate_keys),
    o.ListAccounts: _operator(people.list_accounts),
    o.ShowAccount: _operator(people.show_account),
    d.RecordCommandEnd: _operator(doors.record_end),
    d.VerifyTicket: _operator(tickets.verify),
    d.ListTicketKeys: _operator(tickets.list_keys),
}

# What a gate's core does: it lets people in, and makes no store and no account (F2).
AT_DOOR: frozenset[type[Act] | type[Query]] = frozenset(
    {
        *(kind for kind, row in REGISTRY.items() if Nobody in row.who and kind is not c.CreateFirstAccount),
        c.LogOut,
        d.RedeemSession,
        d.RecordCommandEnd,
    }
)
