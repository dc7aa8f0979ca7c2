"""The events of the record, all of them (A1): declared here once, so that a slip of the pen invents none."""

from typing import Literal, get_args

# What somebody may cause again and again without having proved everything. A flood of these is
# counted instead of written, so that it fills no disk (A7, L11).
Repeatable = Literal[
    # before anything is proved
    "notice_acknowledged",
    # name and password
    "password_refused",
    "password_right",
    "sign_in_waiting",
    "disabled_refused",
    "one_time_password_expired",
    "door_refused",
    # the second factor, and both of a forgotten password
    "code_refused",
    "otp_replay",
    "clock_step",
    "factor_off",
    "recovery_refused",
    "recovery_waiting",
    "activation_code_right",
    "activation_code_refused",
    "activation_missing",
    # enrollment
    "enrollment_started",
    "enrollment_code_refused",
    "enrollment_put_off",
    "enrollment_abandoned",
    # what is stored is not what was stored
    "integrity",
    "rolled_back_refused",
]

# What a proof stands behind, or an operator: each is a row.
Deed = Literal[
    # sessions
    "signed_in",
    "signed_out",
    "sign_in_abandoned",
    "session_locked",
    "session_unlocked",
    # what a session opened behind a door
    "command_started",
    "command_ended",
    "ticket_issued",
    # one's own factors
    "enrollment_asked",
    "enrollment_withdrawn",
    "mfa_enrolled",
    "mfa_turned_off",
    "authenticator_replaced",
    "authenticator_kept",
    "password_changed",
    "password_recovered",
    "recovery_proved",
    "recovery_used",
    "recovery_code_made",
    "recovery_code_recorded",
    "recovery_code_kept",
    # an operator's
    "account_created",
    "account_disabled",
    "account_enabled",
    "account_unlocked",
    "account_accepted",
    "password_reset",
    "mfa_reset",
    "clock_reset",
    "rollback_acknowledged",
    "key_rotation_begun",
    "key_rotated",
    "ticket_key_made",
    "backup_made",
    "backup_restored",
    "record_rotated",
    # the record's own
    "account_sealed",
    "repeated",
]

EventName = Repeatable | Deed
REPEATABLE: frozenset[str] = frozenset(get_args(Repeatable))
# Somebody was not let in: their person is told how often at the next sign-in.
REFUSALS: frozenset[str] = frozenset(
    {
        "password_refused",
        "sign_in_waiting",
        "disabled_refused",
        "door_refused",
        "code_refused",
        "otp_replay",
        "factor_off",
        "recovery_refused",
        "recovery_waiting",
        "activation_code_refused",
        "rolled_back_refused",
    }
)
EVENTS: tuple[str, ...] = tuple(sorted({*get_args(Repeatable), *get_args(Deed)}))
