"""The rules about people, each declared once: default, range, unit and rule id.

The pages, the command line and SECURITY.md's table are made from these fields. It stands in
``api`` because the first page shows the password rule before the core is there.
"""

from dataclasses import dataclass, field, fields
from typing import Any


def _rule(default: int, low: int, high: int, unit: str, rule: str, meaning: str) -> Any:  # noqa: ANN401 the type checker takes the field for its default
    return field(
        default=default,
        metadata={"range": (low, high), "unit": unit, "rule": rule, "meaning": meaning},
    )


@dataclass(frozen=True, slots=True)
class Policy:
    """The numbers in force."""

    password_min: int = _rule(15, 8, 64, "code points", "P1", "shortest password that may stand alone")
    password_max: int = _rule(1024, 64, 1024, "code points", "T10", "longest password")
    password_max_bytes: int = _rule(4096, 256, 4096, "bytes", "T10", "longest password as UTF-8")
    failures_before_wait: int = _rule(5, 1, 10, "failures", "L3", "failures in a row before the first wait")
    first_wait_s: int = _rule(30, 1, 900, "s", "L3", "first wait; each further failure doubles it")
    longest_wait_s: int = _rule(900, 30, 900, "s", "L3", "longest wait")
    most_failures: int = _rule(
        100, 10, 100, "failures", "L1", "failures in a row after which a factor is off until bound anew"
    )
    code_window: int = _rule(1, 0, 1, "time steps", "T5", "time steps accepted before and after now")
    setup_key_life_s: int = _rule(3600, 60, 3600, "s", "N3", "life of an enrollment code not yet confirmed")
    attempt_life_s: int = _rule(
        7200, 300, 7200, "s", "S4", "longest life of a sign-in begun but not completed"
    )
    blank_after_s: int = _rule(
        120, 30, 120, "s", "N10", "idle time after which a page with a secret is blanked"
    )
    blank_notice_s: int = _rule(20, 20, 60, "s", "S4", "notice before a page is blanked")
    clipboard_clear_s: int = _rule(
        30, 5, 30, "s", "S7", "time after which a copied secret leaves the clipboard"
    )
    typed_clear_s: int = _rule(
        60, 30, 60, "s", "S4", "idle time after which typed secrets are cleared from a page"
    )
    session_idle_s: int = _rule(900, 60, 900, "s", "S4", "idle time after which an open account is locked")
    handed_out_life_s: int = _rule(
        259200, 3600, 259200, "s", "N2", "life of a one-time password or an activation code"
    )
    session_life_s: int = _rule(43200, 300, 86400, "s", "S4", "longest life of a session")
    ticket_life_s: int = _rule(300, 30, 900, "s", "S4", "life of a ticket that a program gets for a sign-in")

    def __post_init__(self) -> None:
        """Refuse a number outside its range (ValueError)."""
        for rule in fields(self):
            low, high = rule.metadata["range"]
            if not low <= getattr(self, rule.name) <= high:
                message = f"{rule.name} must be from {low} to {high} {rule.metadata['unit']}"
                raise ValueError(message)
