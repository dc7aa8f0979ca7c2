"""What every notice has: the field it stands beside, if any, and its tone."""

from dataclasses import dataclass
from typing import ClassVar, Literal

Field = Literal[
    "username",
    "email",
    "name",
    "password",
    "repeat",
    "current_password",
    "code",
    "recovery_code",
    "activation_code",
]
Tone = Literal["error", "info", "success", "hint"]


@dataclass(frozen=True, slots=True)
class BaseNotice:
    """``FIELD`` names the field that a notice stands beside; None is about the page as a whole."""

    FIELD: ClassVar[Field | None] = None
    TONE: ClassVar[Tone] = "error"
