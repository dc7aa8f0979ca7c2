"""Notices at a door, and about tickets; part of the union in ``notices``."""

from dataclasses import dataclass
from typing import Literal

from .notice import BaseNotice

TicketReason = Literal["expired", "not_yet", "audience", "signature", "malformed"]


@dataclass(frozen=True, slots=True)
class MfaRequiredHere(BaseNotice):
    """Behind a door MFA is a must, and this account has it off; said only after the right password (F3)."""


@dataclass(frozen=True, slots=True)
class NotForYou(BaseNotice):
    """The door is for another person or another role; said only after the right password."""


@dataclass(frozen=True, slots=True)
class TicketRefused(BaseNotice):
    """A ticket that opens nothing (to an operator only), and why."""

    reason: TicketReason
